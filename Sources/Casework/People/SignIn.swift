import Crypto
public import FoundationEssentials
import Postgres
public import Rules
import Store

/// What a sign-in gives: shown once, never stored.
public struct NewSession: Sendable, Hashable {
  /// 32 random bytes in Base64url; the database has its SHA-256.
  public let token: String
  /// Its hard end.
  public let expiresAt: Date
  /// Who signed in.
  public let person: SignedIn
}

/// A signed-in person with their roles of today.
public struct SignedIn: Sendable, Hashable {
  /// Who acts.
  public let principal: Principal
  /// Their id.
  public let id: ID<Person>
  /// Full name.
  public let name: String
  /// What they sign in with.
  public let username: String
}

/// Why nobody was signed in. The page says the same for all: name or password is wrong, or the
/// account waits.
public enum SignInRefusal: Error, Sendable, Equatable {
  /// Unknown name, wrong password, or an account that is switched off.
  case wrong
  /// Too many failures; sign-in waits until then.
  case locked(until: Date)
}

extension Office {
  /// What a session is for.
  public enum SessionPurpose: String, Sendable {
    /// Pages: ends when nobody was at the keyboard.
    case page
    /// A person's API client.
    case api
    /// A machine's token, made by an administrator.
    case machine
  }

  /// Signs in. Failures are counted; after five the account waits for a quarter of an hour, and
  /// an unknown name costs as much time as a wrong password.
  ///
  /// - Throws: `SignInRefusal`.
  public func signIn(
    username: String, password: String, purpose: SessionPurpose, label: String? = nil
  ) async throws -> NewSession {
    let username = username.lowercased()
    let now = now
    let row = try await reads.first(People.byUsername(username))
    let matches = try await verify(password, against: row?.passwordHash)
    let settings = settings
    let outcome = try await database.write { tx -> Result<PersonRow, SignInRefusal> in
      guard let person = try tx.first(People.locked(username: username)) else {
        try tx.run(People.logSignIn(nil, outcome: "wrong", at: now))
        return .failure(.wrong)
      }
      if let until = person.lockedUntil, until > now {
        try tx.run(People.logSignIn(person.id, outcome: "locked", at: now))
        return .failure(.locked(until: until))
      }
      guard matches, person.isActive, person.passwordHash == row?.passwordHash else {
        let failures = person.failedAttempts + 1
        let locks = Int(failures) >= settings.lockoutAfter
        let until = locks ? now.addingTimeInterval(settings.lockoutFor) : nil
        try tx.run(
          People.setFailures(locks ? 0 : failures, lockedUntil: until, of: person.id))
        try tx.run(People.logSignIn(person.id, outcome: "wrong", at: now))
        return .failure(until.map { .locked(until: $0) } ?? .wrong)
      }
      try tx.run(People.setFailures(0, lockedUntil: nil, of: person.id))
      try tx.run(People.logSignIn(person.id, outcome: "signed_in", at: now))
      return .success(person)
    }
    let person = try outcome.get()
    return try await begin(purpose, for: person, label: label)
  }

  /// Who holds a token; nil if it is unknown, has expired, or was left alone for too long.
  ///
  /// - Parameter isAtKeyboard: whether somebody asks for something: what a page does by itself
  ///   keeps no session alive.
  public func signedIn(token: String, isAtKeyboard: Bool = true) async throws -> SignedIn? {
    let now = now
    let digest = Office.digest(of: token)
    let day = await openDay()
    guard let session = try await reads.first(Sessions.of(digest, at: now, on: day)) else {
      return nil
    }
    let isIdle = now.timeIntervalSince(session.seenAt) > settings.sessionIdle
    if session.purpose == SessionPurpose.page.rawValue && isIdle { return nil }
    if isAtKeyboard, now.timeIntervalSince(session.seenAt) > 60 {
      _ = try await database.write { try $0.run(Sessions.touch(digest, at: now)) }
    }
    return SignedIn(
      principal: .person(session.person, grants: Set(session.grants)), id: session.person,
      name: session.name, username: session.username)
  }

  /// Ends a session.
  public func signOut(token: String) async throws {
    let digest = Office.digest(of: token)
    let now = now
    let day = await openDay()
    try await database.write { tx in
      let session = try tx.first(Sessions.of(digest, at: now, on: day))
      try tx.run(Sessions.end(digest))
      try tx.run(People.logSignIn(session?.person, outcome: "signed_out", at: now))
    }
  }

  /// Begins a session of a person.
  func begin(
    _ purpose: SessionPurpose, for person: PersonRow, label: String?
  ) async throws -> NewSession {
    var random = SystemRandomNumberGenerator()
    let bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    let token = Data(bytes).base64EncodedString()
      .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    let now = now
    let life = purpose == .machine ? 366.0 * 86_400 : settings.sessionLife
    let end = now.addingTimeInterval(life)
    _ = try await database.write { tx in
      try tx.run(
        Sessions.begin(
          Office.digest(of: token), person: person.id, purpose: purpose.rawValue, label: label,
          at: now, until: end))
    }
    let signedIn = try await signedIn(
      person.id, name: person.name, username: person.username)
    return NewSession(token: token, expiresAt: end, person: signedIn)
  }

  private func signedIn(
    _ id: ID<Person>, name: String, username: String
  ) async throws -> SignedIn {
    let grants = try await reads.all(People.grants(id, on: today()))
    return SignedIn(
      principal: .person(id, grants: Set(grants)), id: id, name: name, username: username)
  }

  /// Checks a password off the cooperative threads: it takes a tenth of a second on purpose.
  private func verify(_ password: String, against hash: String?) async throws -> Bool {
    let isKnown = hash != nil
    let stored = hash ?? Office.nobodysHash
    let matches = try await PasswordHash.queue.run {
      try PasswordHash.verify(password, against: stored)
    }
    return isKnown && matches
  }

  /// The hash of a password that nobody has: unknown names cost the same time.
  private static let nobodysHash =
    "scrypt$65536$8$1$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="

  private static func digest(of token: String) -> [UInt8] {
    Array(SHA256.hash(data: Array(token.utf8)))
  }
}

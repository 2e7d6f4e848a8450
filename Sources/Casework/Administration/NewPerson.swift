import FoundationEssentials
import Postgres
public import Rules
import Store

/// Somebody who is to work here, with what can be wrong about them already looked at.
public struct NewPerson: Sendable {
  /// What they sign in with.
  public let username: String
  /// Full name.
  public let name: String
  /// How to tell them something; nil if there is none.
  public var email: String?
  /// The same by telephone.
  public var phone: String?
  /// Their password; nil for one to be set later.
  public let password: String?

  /// Small letters, digits, dots, dashes and underscores, from 2 to 64; the first is a letter or
  /// digit.
  ///
  /// - Throws: `Refusal.invalid`.
  public init(username: String, name: String, password: String? = nil) throws {
    guard username.wholeMatch(of: /[a-z0-9][a-z0-9._-]{1,63}/) != nil else {
      throw Refusal.invalid([ActProblem(.username, username.isEmpty ? .missing : .badUsername)])
    }
    self.username = username
    self.name = NFC.clean(name)
    if self.name.isEmpty { throw Refusal.invalid([ActProblem(.name, .missing)]) }
    if let password { try NewPerson.check(password: password) }
    self.password = password
  }

  /// - Throws: `Refusal.invalid` for a password of less than twelve characters.
  static func check(password: String) throws {
    guard password.count >= 12 else {
      throw Refusal.invalid([ActProblem(.password, .tooShort(minimum: 12))])
    }
  }
}

extension Office {
  /// Adds a person; they can sign in once they have a password.
  public func addPerson(
    username: String, name: String, email: String? = nil, phone: String? = nil, by actor: Actor
  ) async throws -> ID<Person> {
    var person = try NewPerson(username: username, name: name)
    (person.email, person.phone) = (email, phone)
    return try await add(person, by: actor)
  }

  /// Adds a person with their password and a role from today on: all of it or nothing.
  ///
  /// - Throws: `Refusal.invalid` for a unit that there is not, or not today;
  ///   `Refusal.conflict(.taken)` for a username that somebody has.
  public func add(
    _ person: NewPerson, as grant: Grant? = nil, by actor: Actor
  ) async throws -> ID<Person> {
    try require(.editPeople, actor)
    let day = try await today()
    if let grant { try await check(grant, on: day) }
    var hash: String?
    if let password = person.password {
      hash = try await PasswordHash.queue.run { try PasswordHash.make(password) }
    }
    return try await edit(.editPeople, "person", person.username, actor) { [hash] tx, now in
      let id = try tx.one(
        People.add(
          username: person.username, name: person.name, email: person.email, phone: person.phone,
          at: now))
      func log(_ subject: String, _ key: String) throws {
        try tx.run(
          CatalogueEdits.log(
            Verb.editPeople.rawValue, subject: subject, key: key, before: nil, after: nil,
            by: actor.principal.person, at: now))
      }
      if let grant {
        _ = try tx.one(People.give(grant, to: id, from: day))
        try log("role", "\(id) \(grant.role.rawValue)")
      }
      if let hash {
        _ = try tx.run(People.setPassword(hash, of: id, at: now))
        try log("password", "\(id)")
      }
      return id
    }
  }

  /// - Throws: `Refusal.invalid` for a role that nobody of the office holds, or a unit that there
  ///   is not, or not on that day.
  func check(_ grant: Grant, on day: LocalDay) async throws {
    guard grant.role != .citizen else { throw Refusal.invalid([ActProblem(.role, .unknown)]) }
    guard let unit = try await catalogue().units[grant.unit] else {
      throw Refusal.invalid([ActProblem(.unit, .unknown)])
    }
    guard unit.isValid(on: day) else {
      throw Refusal.invalid([ActProblem(.unit, .notValidThen)])
    }
  }
}

import Crypto
import FoundationEssentials
import Postgres
public import Rules
import Store

/// What whoever filed is told: enough to read out on the phone.
public struct Receipt: Sendable, Hashable {
  /// The number, with its check digit.
  public let number: TicketNumber
  /// Shown once, and again to the same request within 24 hours; nil after that.
  public let code: AccessCode?
  /// What was written; nil if the same request had filed it before.
  public let decision: FilingDecision?

  /// Whether the same request had filed it before.
  public var isReplay: Bool { decision == nil }
}

extension Office {
  /// For how long a replay of the same request shows the access code again: 24 hours.
  static let codeReplayWindow = 24.0 * 3600

  /// Files a ticket. When this returns, the ticket survives a crash; the same key and body again
  /// give the same ticket.
  ///
  /// - Parameters:
  ///   - key: the Idempotency-Key of the principal.
  ///   - request: the request as it came, to tell a replay from another request.
  /// - Throws: `Refusal.notFound` without the right to file, `.conflict` for a key that was used
  ///   for another request or an external number that is known, `.overloaded`.
  public func file(
    _ submission: Submission, key: String, request: some Sequence<UInt8>, by actor: Actor
  ) async throws -> Receipt {
    guard let right = Policy.right(of: actor.principal, to: .file) else {
      throw Refusal.notFound
    }
    if submission.forward && !mayForward(actor.principal) { throw Refusal.notFound }
    let role = actor.principal.person == nil ? "citizen" : right.role.rawValue
    let digest = Array(SHA256.hash(data: Array(request)))
    var catalogue = await rules.latest
    for _ in 1...5 {
      let record = try record(
        submission, by: actor, role: role, catalogue: catalogue, now: now, key: key,
        digest: digest)
      switch try await outcome(of: record) {
      case .filed(_, let number):
        return Receipt(
          number: number, code: code(of: record.key, version: 1), decision: record.decision)
      case .known(let id, let number, _, let isSame, let filedAt):
        guard isSame else { throw Refusal.conflict(.keyUsedForAnotherRequest) }
        let isFresh = now.timeIntervalSince(filedAt) <= Office.codeReplayWindow
        let code = isFresh ? try await codeInForce(of: id) : nil
        return Receipt(number: number, code: code, decision: nil)
      case .externalKnown: throw Refusal.conflict(.externalNumberKnown)
      case .stale: catalogue = try await rules.reload()
      }
    }
    throw Refusal.overloaded
  }

  /// Which unit and which due dates a submission would get, shown before it is saved.
  public func preview(_ submission: Submission, by actor: Actor) async throws -> FilingDecision {
    try await FilingDecision(
      submission, byStaff: actor.principal.person != nil, in: catalogue(), now: now)
  }

  private func mayForward(_ principal: Principal) -> Bool {
    let facts = Policy.Facts(state: .accepted)
    guard let scope = Policy.right(of: principal, to: .forward)?.scope else { return false }
    return facts.state.isOpen && (scope == .atFiling || scope == .office)
  }

  /// Files through the batch writer. A lost connection leaves the outcome unknown: the key is
  /// looked up before anything is said.
  private func outcome(of record: FilingRecord) async throws -> FilingOutcome {
    do {
      return try await refusing { try await filing.write(record) }
    } catch let error as PostgresError where error.kind == .unknownOutcome {
      guard let known = try await database.first(Filing.known(record)) else { throw error }
      return known
    } catch let error as PostgresError where error.constraint == "same_key_is_same_ticket" {
      guard let known = try await database.first(Filing.known(record)) else { throw error }
      return known
    }
  }

  /// Decides and draws the access code.
  func record(
    _ submission: Submission, by actor: Actor, role: String, catalogue: Catalogue, now: Date,
    key: String, digest: [UInt8]
  ) throws -> FilingRecord {
    let decision = try FilingDecision(
      submission, byStaff: actor.principal.person != nil, in: catalogue, now: now)
    var random = SystemRandomNumberGenerator()
    let ticketKey = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    let code = code(of: ticketKey, version: 1)
    let reporter = submission.reporter
    return FilingRecord(
      submission: submission, decision: decision, key: ticketKey,
      accessDigest: AccessCode.digest(key: settings.key, code: code), filedAt: now,
      year: catalogue.officeCalendar?.day(at: now).year ?? 1970, filedBy: actor.principal.person,
      role: role, principal: actor.filer,
      idempotencyKey: key, requestDigest: digest,
      folded: SearchFolding.fold(submission.searchText),
      tellsCitizen: reporter.email != nil || reporter.phoneNumber != nil)
  }

  private func code(of ticketKey: [UInt8], version: Int) -> AccessCode {
    AccessCode.code(key: settings.key, ticketKey: ticketKey, version: version)
  }

  private func codeInForce(of id: ID<TicketRow>) async throws -> AccessCode? {
    let ticket = try await reads.first(Tickets.byID(id))
    return ticket.map { code(of: $0.key, version: Int($0.accessVersion)) }
  }
}

public import FoundationEssentials
public import Rules

/// A ticket to be filed, as decided: everything that one member of a batch writes.
public struct FilingRecord: Sendable {
  /// What the citizen said.
  public let submission: Submission
  /// What the rules made of it.
  public let decision: FilingDecision
  /// 16 random bytes; with `accessDigest` they make the access code.
  public let key: [UInt8]
  /// HMAC of the access code.
  public let accessDigest: [UInt8]
  /// When it is filed.
  public let filedAt: Date
  /// The office's year of `filedAt`: the series of its number.
  public let year: Int
  /// Who files; nil for citizens and machines.
  public let filedBy: ID<Person>?
  /// The role in the history.
  public let role: String
  /// Who used the Idempotency-Key, such as `person 12`.
  public let principal: String
  /// The Idempotency-Key; every filing has one.
  public let idempotencyKey: String
  /// SHA-256 of the request.
  public let requestDigest: [UInt8]
  /// Search form of title, body and place.
  public let folded: String
  /// Errands that follow from it, with their JSON; the ticket's id is put in by the statement.
  public let tellsCitizen: Bool

  /// A member of a batch.
  public init(
    submission: Submission, decision: FilingDecision, key: [UInt8], accessDigest: [UInt8],
    filedAt: Date, year: Int, filedBy: ID<Person>?, role: String, principal: String,
    idempotencyKey: String, requestDigest: [UInt8], folded: String, tellsCitizen: Bool
  ) {
    self.submission = submission
    self.decision = decision
    self.key = key
    self.accessDigest = accessDigest
    self.filedAt = filedAt
    self.year = year
    self.filedBy = filedBy
    self.role = role
    self.principal = principal
    self.idempotencyKey = idempotencyKey
    self.requestDigest = requestDigest
    self.folded = folded
    self.tellsCitizen = tellsCitizen
  }
}

/// What became of a member of a batch.
public enum FilingOutcome: Sendable, Hashable {
  /// It is a ticket now, and will be after any crash.
  case filed(ID<TicketRow>, TicketNumber)
  /// The same key was used before: this is its ticket, and whether the request was the same.
  case known(ID<TicketRow>, TicketNumber, key: [UInt8], sameRequest: Bool, filedAt: Date)
  /// The external number already has this ticket.
  case externalKnown(TicketNumber)
  /// The rules have changed: decide again.
  case stale
}

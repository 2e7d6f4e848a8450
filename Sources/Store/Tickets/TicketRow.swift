public import FoundationEssentials
public import Postgres
public import Rules

/// A row of `ticket`: where a matter stands now.
public struct TicketRow: Sendable, Hashable {
  /// The row's key; the world outside sees `number`.
  public let id: ID<TicketRow>
  /// Its number within its year, gapless.
  public let number: TicketNumber
  /// 32 random bytes that access codes are derived from.
  public let key: [UInt8]
  /// How often an access code was issued anew; old codes die.
  public var accessVersion: Int16
  /// What the code in force hashes to; the code itself is nowhere.
  public var accessDigest: [UInt8]
  /// Where it stands in its life.
  public var state: State
  /// When it came into that state.
  public var stateSince: Date
  /// How many moves it has made; the ETag.
  public var revision: Int32
  /// The number of its newest event.
  public var lastSeq: Int32
  /// Complaint, recommendation and so on.
  public var kind: Kind
  /// The code of its field.
  public var category: String
  /// The code of the channel it came through.
  public let channel: String
  /// The lead unit; nil before one is named.
  public var unit: ID<Unit>?
  /// The person of the lead unit who works on it; nil while nobody does.
  public var assignee: ID<Person>?
  /// The commune it is about; nil if unknown.
  public var commune: ID<Unit>?
  /// Marked urgent.
  public var urgent: Bool
  /// Marked restricted: only named people see it.
  public var restricted: Bool
  /// The reporter asked that their identity be kept.
  public var confidential: Bool
  /// Opened again after its end at least once.
  public var reopened: Bool
  /// Filed more than a day after it was received.
  public let receivedLate: Bool
  /// What the citizen said of publishing it; nil for nothing.
  public var publicationWish: PublicationWish?
  /// How often units have returned it, 0…2.
  public var returns: Int16
  /// When it reached an office; deadlines count from it.
  public var receivedAt: Date
  /// When it was written down here.
  public let filedAt: Date
  /// Who wrote it down; nil for citizens themselves and machines.
  public let filedBy: ID<Person>?
  /// What the routing rules proposed; nil if none fitted.
  public let proposedUnit: ID<Unit>?
  /// Why, as the rule put it.
  public let proposedBecause: PostgresJSON?
  /// The system it was taken over from; nil if none.
  public let externalSystem: String?
  /// Its number over there, unique in that system.
  public let externalNumber: String?
  /// The ticket it was merged into; nil unless merged.
  public var mergedInto: ID<TicketRow>?
  /// The ticket it was split from; nil unless split.
  public let splitFrom: ID<TicketRow>?
  /// The ordinal of its live answer obligation; nil when none is owed.
  public var answerObligation: Int16?
  /// When that is due.
  public var dueAt: Date?

  /// The columns in the order in which `init(_:)` reads them; the table's alias is `t`.
  public static let columns: SQL = """
    t.id, t.year, t.serial, t.key, t.access_version, t.access_digest, t.state, t.state_since,
    t.revision, t.last_seq, t.kind, t.category, t.channel, t.unit_id, t.assignee_id,
    t.commune_id, t.urgent, t.restricted, t.confidential, t.reopened, t.received_late,
    t.publication_wish, t.returns, t.received_at, t.filed_at, t.filed_by,
    t.proposed_unit_id, t.proposed_because, t.external_system, t.external_number,
    t.merged_into, t.split_from, t.answer_obligation, t.due_at
    """

  /// Reads the next columns of a row.
  ///
  /// - Throws: `PostgresError` of kind decoding.
  public init(_ row: inout RowReader) throws(PostgresError) {
    id = try row.next()
    number = try TicketNumber(&row)
    key = try row.next()
    accessVersion = try row.next()
    accessDigest = try row.next()
    state = try row.next()
    stateSince = try row.next()
    revision = try row.next()
    lastSeq = try row.next()
    kind = try row.next()
    category = try row.next()
    channel = try row.next()
    unit = try row.next()
    assignee = try row.next()
    commune = try row.next()
    urgent = try row.next()
    restricted = try row.next()
    confidential = try row.next()
    reopened = try row.next()
    receivedLate = try row.next()
    publicationWish = try row.next()
    returns = try row.next()
    receivedAt = try row.next()
    filedAt = try row.next()
    filedBy = try row.next()
    proposedUnit = try row.next()
    proposedBecause = try row.next()
    externalSystem = try row.next()
    externalNumber = try row.next()
    mergedInto = try row.next()
    splitFrom = try row.next()
    answerObligation = try row.next()
    dueAt = try row.next()
  }
}

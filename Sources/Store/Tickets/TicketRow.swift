public import FoundationEssentials
public import Postgres
public import Rules

/// A row of `ticket`: where a matter stands now.
public struct TicketRow: Sendable, Hashable {
  public let id: ID<TicketRow>
  public let number: TicketNumber
  public let key: [UInt8]
  public var accessVersion: Int16
  public var accessDigest: [UInt8]
  public var state: State
  public var stateSince: Date
  public var revision: Int32
  public var lastSeq: Int32
  public var kind: Kind
  public var category: String
  public let channel: String
  public var unit: ID<Unit>?
  public var assignee: ID<Person>?
  public var commune: ID<Unit>?
  public var urgent: Bool
  public var restricted: Bool
  public var confidential: Bool
  public var reopened: Bool
  public let receivedLate: Bool
  public var refusesPublication: Bool
  public var returns: Int16
  public var receivedAt: Date
  public let filedAt: Date
  public let filedBy: ID<Person>?
  public let proposedUnit: ID<Unit>?
  public let proposedBecause: PostgresJSON?
  public let externalSystem: String?
  public let externalNumber: String?
  public var mergedInto: ID<TicketRow>?
  public let splitFrom: ID<TicketRow>?
  public var answerObligation: Int16?
  public var dueAt: Date?

  /// The columns in the order in which `init(_:)` reads them; the table's alias is `t`.
  public static let columns: SQL = """
    t.id, t.year, t.serial, t.key, t.access_version, t.access_digest, t.state, t.state_since,
    t.revision, t.last_seq, t.kind, t.category, t.channel, t.unit_id, t.assignee_id,
    t.commune_id, t.urgent, t.restricted, t.confidential, t.reopened, t.received_late,
    t.refuses_publication, t.returns, t.received_at, t.filed_at, t.filed_by,
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
    refusesPublication = try row.next()
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

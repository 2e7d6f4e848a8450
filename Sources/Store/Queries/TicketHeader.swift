public import FoundationEssentials
import Postgres
public import Rules

/// Where a ticket stands, as staff may see it: `TicketRow` without its secrets.
public struct TicketHeader: Sendable, Hashable {
  /// Its id.
  public let id: ID<TicketRow>
  /// Its number.
  public let number: TicketNumber
  /// Where it stands.
  public let state: State
  /// Since when.
  public let stateSince: Date
  /// Number of the last move; the ETag.
  public let revision: Int
  /// The kind.
  public let kind: Kind
  /// The category's code.
  public let category: String
  /// The channel's code.
  public let channel: String
  /// The lead unit: holds it, or held it last.
  public let unit: ID<Unit>?
  /// To whom it is assigned.
  public let assignee: ID<Person>?
  /// Their name.
  public let assigneeName: String?
  /// The commune of its place.
  public let commune: ID<Unit>?
  /// The mark urgent.
  public let urgent: Bool
  /// The mark restricted.
  public let restricted: Bool
  /// The mark confidential.
  public let confidential: Bool
  /// The mark reopened.
  public let reopened: Bool
  /// It was overdue when it arrived.
  public let receivedLate: Bool
  /// What the citizen said of publishing it; nil for nothing.
  public let publicationWish: PublicationWish?
  /// How often a unit said "not mine".
  public let returns: Int
  /// When it reached the authorities; clocks start here.
  public let receivedAt: Date
  /// When it was entered.
  public let filedAt: Date
  /// Who entered it; nil for citizens and machines.
  public let filedBy: ID<Person>?
  /// The citizen's promise; nil for tickets that never owed an answer.
  public let dueAt: Date?
  /// The system it came from, such as `1022`.
  public let externalSystem: String?
  /// Its number there.
  public let externalNumber: String?

  /// The columns in the order in which `init(_:)` reads them; aliases `t` for the ticket and `p`
  /// for its assignee.
  static let columns: SQL = """
    t.id, t.year, t.serial, t.state, t.state_since, t.revision, t.kind, t.category, t.channel,
    t.unit_id, t.assignee_id, p.name, t.commune_id, t.urgent, t.restricted, t.confidential,
    t.reopened, t.received_late, t.publication_wish, t.returns, t.received_at, t.filed_at,
    t.filed_by, t.due_at, t.external_system, t.external_number
    """

  init(_ row: inout RowReader) throws(PostgresError) {
    id = try row.next()
    number = try TicketNumber(&row)
    state = try row.next()
    stateSince = try row.next()
    revision = Int(try row.next(Int32.self))
    kind = try row.next()
    category = try row.next()
    channel = try row.next()
    unit = try row.next()
    assignee = try row.next()
    assigneeName = try row.next()
    commune = try row.next()
    urgent = try row.next()
    restricted = try row.next()
    confidential = try row.next()
    reopened = try row.next()
    receivedLate = try row.next()
    publicationWish = try row.next()
    returns = Int(try row.next(Int16.self))
    receivedAt = try row.next()
    filedAt = try row.next()
    filedBy = try row.next()
    dueAt = try row.next()
    externalSystem = try row.next()
    externalNumber = try row.next()
  }
}

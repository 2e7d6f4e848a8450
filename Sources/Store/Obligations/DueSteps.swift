public import FoundationEssentials
public import Postgres
public import Rules

/// An obligation with a step that is due, and what decides whom it concerns.
public struct DueStep: Sendable, Hashable {
  /// The obligation.
  public var obligation: ObligationRow
  /// The lead unit of its ticket.
  public let unit: ID<Unit>?
  /// Who has the ticket in hand.
  public let assignee: ID<Person>?
  /// Whether the ticket is restricted.
  public let restricted: Bool
  /// Whether it is confidential.
  public let confidential: Bool
  /// Whether it is urgent.
  public let urgent: Bool

  /// An obligation of a ticket as it stands.
  public init(obligation: ObligationRow, of ticket: TicketRow) {
    self.obligation = obligation
    unit = ticket.unit
    assignee = ticket.assignee
    restricted = ticket.restricted
    confidential = ticket.confidential
    urgent = ticket.urgent
  }

  init(_ row: inout RowReader) throws(PostgresError) {
    obligation = try ObligationRow(&row)
    unit = try row.next()
    assignee = try row.next()
    restricted = try row.next()
    confidential = try row.next()
    urgent = try row.next()
  }
}

extension Obligations {
  /// Obligations with a step whose time has passed, the oldest first, locked together with
  /// their tickets until the transaction ends. What somebody works on at the moment is passed
  /// over: it is due again a moment later.
  public static func lockDueSteps(at now: Date, limit: Int) -> Statement<DueStep> {
    Statement(
      "Obligations.lockDueSteps",
      """
      SELECT \(sql: ObligationRow.columns), t.unit_id, t.assignee_id, t.restricted,
        t.confidential, t.urgent
      FROM obligation o
      JOIN ticket t ON t.id = o.ticket_id
      WHERE o.state = 'running' AND o.next_step_at < \(now)
      ORDER BY o.next_step_at, o.ticket_id, o.ordinal
      LIMIT \(limit)
      FOR UPDATE OF t, o SKIP LOCKED
      """
    ) { row in
      var row = row.reader
      return try DueStep(&row)
    }
  }

  /// When the next step is due; nil if none is planned.
  public static var nextStep: Statement<Date?> {
    Statement(
      "Obligations.nextStep",
      """
      SELECT min(next_step_at)
      FROM obligation
      WHERE state = 'running' AND next_step_at IS NOT NULL
      """, column: Date?.self)
  }
}

public import FoundationEssentials
public import Postgres
public import Rules

/// Statements that count due dates anew after a calendar has changed.
public enum Recomputations {
  /// From the first to the last instant over which something runs by a calendar; nil bounds if
  /// nothing does.
  public static func span(of calendar: String) -> Statement<(from: Date?, to: Date?)> {
    Statement(
      "Recomputations.span",
      """
      SELECT min(o.based_on), max(o.due_at)
      FROM obligation o
      JOIN calendar_version v ON v.id = o.calendar_version_id
      WHERE o.state = 'running' AND v.calendar_code = \(calendar)
      """
    ) { row in
      var reader = row.reader
      return try (from: reader.next(), to: reader.next())
    }
  }

  /// Plans the recomputation that a new version asks for.
  public static func plan(
    _ version: ID<CalendarVersion>, touching days: Range<Date>, at now: Date
  ) -> Statement<Void> {
    Statement(
      "Recomputations.plan",
      """
      INSERT INTO recomputation (calendar_version_id, planned_at, touched)
      VALUES (\(version), \(now), tstzrange(\(days.lowerBound), \(days.upperBound)))
      """)
  }

  /// A recomputation that is not finished, locked; no row if it is.
  public static func locked(_ version: ID<CalendarVersion>) -> Statement<RecomputationRow> {
    one(
      "Recomputations.locked",
      "WHERE r.calendar_version_id = \(version) AND r.finished_at IS NULL FOR UPDATE OF r")
  }

  /// Every recomputation of a calendar, newest first.
  public static func of(_ calendar: String) -> Statement<RecomputationRow> {
    one(
      "Recomputations.of", "WHERE v.calendar_code = \(calendar) ORDER BY r.planned_at DESC LIMIT 20"
    )
  }

  private static func one(_ name: String, _ condition: SQL) -> Statement<RecomputationRow> {
    Statement(
      name,
      """
      SELECT r.calendar_version_id, v.calendar_code, v.version, r.planned_at, lower(r.touched),
        upper(r.touched), r.seen_ticket_id, r.seen_ordinal, r.examined, r.moved, r.flagged,
        r.finished_at
      FROM recomputation r
      JOIN calendar_version v ON v.id = r.calendar_version_id
      \(sql: condition)
      """
    ) { row in
      var reader = row.reader
      return try RecomputationRow(&reader)
    }
  }

  /// What runs by an older version of a calendar over the days that changed, the next of them in
  /// the order of the keys, locked together with their tickets.
  public static func lockNext(_ work: RecomputationRow, limit: Int) -> Statement<RunningRow> {
    running(
      "Recomputations.lockNext", by: work.calendar, touching: work.touched,
      """
      AND v.version < \(Int32(work.number))
        AND (o.ticket_id, o.ordinal) > (\(work.seenTicket), \(work.seenOrdinal))
      ORDER BY o.ticket_id, o.ordinal
      LIMIT \(limit)
      FOR UPDATE OF t, o
      """)
  }

  /// The same without a lock and from the beginning, to see what a change would move.
  public static func running(
    by calendar: String, touching days: Range<Date>
  ) -> Statement<RunningRow> {
    running(
      "Recomputations.running", by: calendar, touching: days,
      "ORDER BY o.due_at, o.ticket_id, o.ordinal")
  }

  private static func running(
    _ name: String, by calendar: String, touching days: Range<Date>, _ rest: SQL
  ) -> Statement<RunningRow> {
    Statement(
      name,
      """
      SELECT \(sql: RunningRow.columns)
      FROM obligation o
      JOIN calendar_version v ON v.id = o.calendar_version_id
      JOIN ticket t ON t.id = o.ticket_id
      WHERE o.state = 'running' AND v.calendar_code = \(calendar)
        AND o.based_on < \(days.upperBound) AND o.due_at >= \(days.lowerBound)
      \(sql: rest)
      """
    ) { row in
      var reader = row.reader
      return try RunningRow(&reader)
    }
  }

  /// The pauses of some tickets.
  public static func pauses(of tickets: [Int64]) -> Statement<PauseRow> {
    Statement(
      "Recomputations.pauses",
      """
      SELECT ticket_id, seq, started_at, planned_end, ended_at, reason
      FROM ticket_pause
      WHERE ticket_id = ANY(\(tickets))
      ORDER BY ticket_id, seq
      """
    ) { row in
      var reader = row.reader
      return try PauseRow(&reader)
    }
  }

  /// Moves the promise of a ticket to its citizen along with the obligation.
  public static func movePromise(
    _ ticket: ID<TicketRow>, ordinal: Int16, to due: Date
  ) -> Statement<Void> {
    Statement(
      "Recomputations.movePromise",
      """
      UPDATE ticket
      SET due_at = \(due)
      WHERE id = \(ticket) AND answer_obligation = \(ordinal)
      """)
  }

  /// Writes how far it has come.
  public static func progress(_ row: RecomputationRow) -> Statement<Void> {
    Statement(
      "Recomputations.progress",
      """
      UPDATE recomputation
      SET seen_ticket_id = \(row.seenTicket), seen_ordinal = \(row.seenOrdinal),
        examined = \(row.examined), moved = \(row.moved), flagged = \(row.flagged),
        finished_at = \(row.finishedAt)
      WHERE calendar_version_id = \(row.version)
      """)
  }
}

/// A row of `recomputation`, with the calendar it is about.
public struct RecomputationRow: Sendable, Hashable {
  /// The version that asks for it.
  public let version: ID<CalendarVersion>
  /// The calendar's code.
  public let calendar: String
  /// The version's number within the calendar.
  public let number: Int
  /// When the version was saved.
  public let plannedAt: Date
  /// From the first to the last day that changed.
  public let touched: Range<Date>
  /// The last obligation that was examined: its ticket.
  public var seenTicket: ID<TicketRow>
  /// The last obligation that was examined: its number within the ticket.
  public var seenOrdinal: Int16
  /// How many were examined so far.
  public var examined: Int32
  /// How many moved.
  public var moved: Int32
  /// How many would have been due in the past and were left as they were.
  public var flagged: Int32
  /// When it was done; nil while it is under way.
  public var finishedAt: Date?

  init(_ row: inout RowReader) throws(PostgresError) {
    version = try row.next()
    calendar = try row.next()
    let number: Int32 = try row.next()
    self.number = Int(number)
    plannedAt = try row.next()
    let (first, last): (Date, Date) = (try row.next(), try row.next())
    touched = first..<last
    seenTicket = try row.next()
    seenOrdinal = try row.next()
    examined = try row.next()
    moved = try row.next()
    flagged = try row.next()
    finishedAt = try row.next()
  }
}

/// A running obligation with what its due date depends on besides its own row.
public struct RunningRow: Sendable, Hashable {
  /// The obligation.
  public var obligation: ObligationRow
  /// Its ticket.
  public let number: TicketNumber
  /// Who has the ticket.
  public let unit: ID<Unit>?
  /// Whether the ticket is restricted.
  public let restricted: Bool
  /// What was granted for it, in the unit of its target; nil for no extension.
  public let granted: Int32?

  static let columns: SQL = """
    \(sql: ObligationRow.columns), t.year, t.serial, t.unit_id, t.restricted,
    (SELECT e.amount FROM extension_request e
      WHERE e.ticket_id = o.ticket_id AND e.ordinal = o.ordinal AND e.granted)
    """

  init(_ row: inout RowReader) throws(PostgresError) {
    obligation = try ObligationRow(&row)
    number = try TicketNumber(&row)
    unit = try row.next()
    restricted = try row.next()
    granted = try row.next()
  }
}

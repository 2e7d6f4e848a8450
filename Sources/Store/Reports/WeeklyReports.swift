public import FoundationEssentials
public import Postgres
public import Rules

/// Statements of the weekly report: what history says of a period, so that the same period gives
/// the same figures for ever; and the reports that were kept.
public enum WeeklyReports {
  /// A stretch of time: from and including `from`, up to and excluding `to`.
  public struct Period: Sendable, Hashable {
    /// Its first instant.
    public let from: Date
    /// The first instant after it.
    public let to: Date
    /// At which what is open is looked at: `to`, or now while the period lasts.
    public let asOf: Date

    /// A period as it is known at `now`.
    public init(from: Date, to: Date, now: Date) {
      self.from = from
      self.to = to
      asOf = min(to, now)
    }
  }

  /// What was counted of a unit, or of restricted tickets.
  public struct Count: Sendable, Hashable {
    /// The lead unit at the end of the period; nil if there was none yet, and for restricted
    /// tickets.
    public let unit: ID<Unit>?
    /// Whether it counts restricted tickets.
    public let isRestricted: Bool
    /// The figures.
    public let figures: WeeklyFigures
  }

  /// The figures of a period by unit, restricted tickets in one row of their own.
  public static func figures(_ period: Period) -> Statement<Count> {
    Statement(
      "WeeklyReports.figures",
      """
      WITH \(sql: standing(period))
      SELECT CASE WHEN NOT s.restricted THEN s.unit_id END, s.restricted,
        count(*) FILTER (WHERE \(sql: isOpen("s.state_before"))),
        sum(s.received), sum(s.reopened),
        sum(coalesce(a.on_time, 0)), sum(coalesce(a.late, 0)), sum(coalesce(a.extended, 0)),
        sum(s.declined), sum(s.transferred), sum(s.merged), sum(s.withdrawn),
        count(*) FILTER (WHERE p.stands = 'running'), count(*) FILTER (WHERE p.stands = 'overdue'),
        count(*) FILTER (WHERE p.stands = 'paused'), count(*) FILTER (WHERE p.is_extended),
        sum(coalesce(b.breaches, 0)), sum(coalesce(a.seconds, 0)),
        sum(coalesce(a.paused, 0))::bigint
      FROM standing s
      LEFT JOIN promise p ON p.ticket_id = s.ticket_id
      LEFT JOIN answered a ON a.ticket_id = s.ticket_id
      LEFT JOIN breached b ON b.ticket_id = s.ticket_id
      GROUP BY 1, 2
      """
    ) { row in
      var row = row.reader
      return try Count(
        unit: row.next(), isRestricted: row.next(), figures: WeeklyFigures(&row))
    }
  }

  /// The tickets that were open and overdue at the end, the oldest promise first; neither
  /// restricted nor confidential ones.
  public static func overdue(_ period: Period) -> Statement<WeeklyTicketRow> {
    Statement(
      "WeeklyReports.overdue",
      """
      WITH \(sql: standing(period))
      SELECT t.id, t.year, t.serial, t.received_at, s.category, s.state, s.unit_id, s.assignee_id,
        p.due_at, NULL::timestamptz, p.is_extended, p.calendar_version_id, p.target_kind,
        p.target_amount, p.receipt_day, p.end_of_day, \(sql: reminders(before: period.to)), NULL
      FROM promise p
      JOIN standing s ON s.ticket_id = p.ticket_id
      JOIN ticket t ON t.id = p.ticket_id
      WHERE p.stands = 'overdue' AND t.may_be_public
      ORDER BY p.due_at, t.id
      """, decode: WeeklyTicketRow.read)
  }

  /// The tickets that were answered late within the period, in order; neither restricted nor
  /// confidential ones.
  public static func answeredLate(_ period: Period) -> Statement<WeeklyTicketRow> {
    Statement(
      "WeeklyReports.answeredLate",
      """
      SELECT t.id, t.year, t.serial, t.received_at, e.category, 'answered', e.unit_id,
        e.assignee_id, o.due_at, e.at, \(sql: isExtended), o.calendar_version_id, o.target_kind,
        o.target_amount, o.receipt_day, o.end_of_day, \(sql: reminders(before: period.to)),
        e.reason_code
      FROM ticket_event e
      JOIN ticket t ON t.id = e.ticket_id AND t.may_be_public
      JOIN obligation o ON o.ticket_id = e.ticket_id AND o.kind = 'answer' AND o.state = 'met'
        AND o.ended_at = e.at AND o.ended_at > o.due_at
      WHERE e.revision IS NOT NULL AND e.to_state = 'answered'
        AND e.at >= \(period.from) AND e.at < \(period.to)
      ORDER BY e.at, t.id
      """, decode: WeeklyTicketRow.read)
  }

  /// Whether a state is one in which an answer is owed.
  static func isOpen(_ state: SQL) -> SQL {
    """
    \(sql: state) IN ('received', 'accepted', 'awaiting_information', 'forwarded', 'returned',
      'in_progress', 'awaiting_approval')
    """
  }

  /// Whether the obligation `o` was granted more time.
  static let isExtended: SQL = """
    EXISTS (SELECT 1 FROM extension_request x
      WHERE x.ticket_id = o.ticket_id AND x.ordinal = o.ordinal AND x.granted)
    """

  private static func reminders(before instant: Date) -> SQL {
    """
    (SELECT count(*) FROM ticket_event r
      WHERE r.ticket_id = t.id AND r.verb = 'remind' AND r.by_person IS NOT NULL
        AND r.at < \(instant))
    """
  }
}

/// A ticket of a report's list as the database has it.
public struct WeeklyTicketRow: Sendable, Hashable {
  /// The ticket.
  public let id: ID<TicketRow>
  /// Its number.
  public let number: TicketNumber
  /// When the citizen said it.
  public let receivedAt: Date
  /// Code of its field.
  public let category: String
  /// Where it stood.
  public let state: State
  /// Who held it.
  public let unit: ID<Unit>?
  /// Who had it in hand.
  public let assignee: ID<Person>?
  /// When it was promised.
  public let dueAt: Date
  /// When it was answered; nil for the open ones.
  public let answeredAt: Date?
  /// Whether the promise had been extended.
  public let isExtended: Bool
  /// The calendar its promise is counted in.
  public let calendarVersion: ID<CalendarVersion>
  /// How much time was promised.
  public let target: Target
  /// How often people reminded the unit.
  public let reminders: Int64
  /// Code of the reason given.
  public let lateReason: String?

  static let read: @Sendable (Row) throws -> WeeklyTicketRow = { row in
    var row = row.reader
    return try WeeklyTicketRow(
      id: row.next(), number: TicketNumber(&row), receivedAt: row.next(), category: row.next(),
      state: row.next(), unit: row.next(), assignee: row.next(), dueAt: row.next(),
      answeredAt: row.next(), isExtended: row.next(), calendarVersion: row.next(),
      target: Target(&row), reminders: row.next(), lateReason: row.next())
  }
}

extension WeeklyFigures {
  /// Reads the next seventeen columns, in the order of `WeeklyReports.figures`.
  fileprivate init(_ row: inout RowReader) throws(PostgresError) {
    self.init()
    for path in [
      \WeeklyFigures.opening, \.received, \.reopened, \.answeredOnTime, \.answeredLate,
      \.answeredExtended, \.declined, \.transferred, \.merged, \.withdrawn, \.openInTime,
      \.openOverdue, \.openPaused, \.openExtended, \.breaches, \.answerSeconds,
    ] {
      self[keyPath: path] = Int(try row.next(Int64.self))
    }
    pausedSeconds = Int(try row.next(Int64.self))
  }
}

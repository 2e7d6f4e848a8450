public import FoundationEssentials
public import Postgres
public import Rules

/// Statements over obligations, their pauses and their events.
public enum Obligations {
  /// Everything owed for a ticket, ever.
  public static func of(_ ticket: ID<TicketRow>) -> Statement<ObligationRow> {
    Statement(
      "Obligations.of",
      """
      SELECT \(sql: ObligationRow.columns)
      FROM obligation o
      WHERE o.ticket_id = \(ticket)
      ORDER BY o.ordinal
      """
    ) { row in
      var reader = row.reader
      return try ObligationRow(&reader)
    }
  }

  /// Inserts a new one.
  public static func insert(_ new: ObligationRow) -> Statement<Void> {
    Statement(
      "Obligations.insert",
      """
      INSERT INTO obligation (ticket_id, ordinal, kind, unit_id, state, based_on,
        service_level_id, calendar_version_id, target_kind, target_amount, receipt_day,
        end_of_day, generation, original_due_at, due_at, next_step, next_step_at, breached,
        ended_at)
      VALUES (\(new.ticket), \(new.ordinal), \(new.kind), \(new.unit), \(new.status),
        \(new.basedOn), \(new.serviceLevel), \(new.calendarVersion),
        \(new.target.measure.rawValue), \(Int32(new.target.amount)), \(new.target.receiptDayCode),
        \(new.target.endOfDayCode), \(new.generation), \(new.originalDueAt), \(new.dueAt),
        \(new.nextStep), \(new.nextStepAt), \(new.breached), \(new.endedAt))
      """)
  }

  /// Writes what changed.
  public static func update(_ row: ObligationRow) -> Statement<Void> {
    Statement(
      "Obligations.update",
      """
      UPDATE obligation
      SET state = \(row.status), calendar_version_id = \(row.calendarVersion),
        generation = \(row.generation), due_at = \(row.dueAt), next_step = \(row.nextStep),
        next_step_at = \(row.nextStepAt), breached = \(row.breached), ended_at = \(row.endedAt)
      WHERE ticket_id = \(row.ticket) AND ordinal = \(row.ordinal)
      """)
  }

  /// A ticket's pauses, oldest first.
  public static func pauses(_ ticket: ID<TicketRow>) -> Statement<PauseRow> {
    Statement(
      "Obligations.pauses",
      """
      SELECT ticket_id, seq, started_at, planned_end, ended_at, reason
      FROM ticket_pause
      WHERE ticket_id = \(ticket)
      ORDER BY seq
      """
    ) { row in
      var reader = row.reader
      return try PauseRow(&reader)
    }
  }

  /// Begins a pause, or writes one that has ended; `seq` is that of the event.
  public static func pause(_ new: PauseRow, by person: ID<Person>?) -> Statement<Void> {
    Statement(
      "Obligations.pause",
      """
      INSERT INTO ticket_pause
        (ticket_id, seq, started_at, planned_end, ended_at, reason, by_person)
      VALUES (\(new.ticket), \(new.seq), \(new.startedAt), \(new.plannedEnd), \(new.endedAt),
        \(new.reason), \(person))
      """)
  }

  /// Ends the pause that lasts.
  public static func resume(_ ticket: ID<TicketRow>, at now: Date) -> Statement<Void> {
    Statement(
      "Obligations.resume",
      """
      UPDATE ticket_pause
      SET ended_at = \(now)
      WHERE ticket_id = \(ticket) AND ended_at IS NULL
      """)
  }

  /// Appends to an obligation's history; a step that has fired already is not written again.
  public static func append(_ event: ObligationEventRow) -> Statement<Int64> {
    Statement(
      "Obligations.append",
      """
      INSERT INTO obligation_event (ticket_id, ordinal, generation, what, at, recorded_at,
        old_due_at, new_due_at, cause, calendar_version_id, unit_id, by_person)
      VALUES (\(event.ticket), \(event.ordinal), \(event.generation), \(event.what), \(event.at),
        \(event.recordedAt), \(event.oldDueAt), \(event.newDueAt), \(event.cause),
        \(event.calendarVersion), \(event.unit), \(event.person))
      ON CONFLICT DO NOTHING
      RETURNING id
      """, column: Int64.self)
  }
}

/// A row of `ticket_pause`.
public struct PauseRow: Sendable, Hashable {
  /// The ticket.
  public let ticket: ID<TicketRow>
  /// `seq` of the event that began it.
  public let seq: Int32
  /// When the citizen was asked.
  public let startedAt: Date
  /// When the dispatcher is asked to decide if no answer comes.
  public let plannedEnd: Date
  /// When it ended; nil while it lasts.
  public var endedAt: Date?
  /// Why.
  public let reason: PauseReason

  /// A stretch of waiting.
  public init(
    ticket: ID<TicketRow>, seq: Int32, startedAt: Date, plannedEnd: Date, endedAt: Date?,
    reason: PauseReason
  ) {
    self.ticket = ticket
    self.seq = seq
    self.startedAt = startedAt
    self.plannedEnd = plannedEnd
    self.endedAt = endedAt
    self.reason = reason
  }

  init(_ row: inout RowReader) throws(PostgresError) {
    ticket = try row.next()
    seq = try row.next()
    startedAt = try row.next()
    plannedEnd = try row.next()
    endedAt = try row.next()
    reason = try row.next()
  }
}

extension Sequence<PauseRow> {
  /// Those that fall into the life of a clock.
  ///
  /// - Parameters:
  ///   - life: from the clock's base to its end, `.distantFuture` while it runs.
  ///   - now: until when one that still lasts is counted; nil for its planned end.
  public func touching(_ life: ClosedRange<Date>, openUntil now: Date? = nil) -> [Pause] {
    compactMap { row in
      let end = row.endedAt ?? now ?? row.plannedEnd
      guard row.startedAt < life.upperBound, end > life.lowerBound else { return nil }
      return try? Pause(from: row.startedAt, to: end, reason: row.reason.rawValue)
    }
  }
}

/// A row of `obligation_event`.
public struct ObligationEventRow: Sendable, Hashable {
  /// Whose obligation.
  public let ticket: ID<TicketRow>
  /// Which one of the ticket's.
  public let ordinal: Int16
  /// In which counting.
  public let generation: Int32
  /// What happened, such as `breach`.
  public let what: String
  /// When it happened, or should have.
  public let at: Date
  /// When it was written down.
  public let recordedAt: Date
  /// When it had been due, if that changed.
  public let oldDueAt: Date?
  /// When it is due since.
  public let newDueAt: Date?
  /// Why it changed.
  public let cause: String?
  /// The calendar it was counted with.
  public let calendarVersion: ID<CalendarVersion>?
  /// Whom it concerns.
  public let unit: ID<Unit>?
  /// Who did it; nil for the clock.
  public let person: ID<Person>?

  /// An event of an obligation, such as `breach`.
  public init(
    ticket: ID<TicketRow>, ordinal: Int16, generation: Int32, what: String, at: Date,
    recordedAt: Date, oldDueAt: Date? = nil, newDueAt: Date? = nil, cause: String? = nil,
    calendarVersion: ID<CalendarVersion>? = nil, unit: ID<Unit>? = nil, person: ID<Person>? = nil
  ) {
    self.ticket = ticket
    self.ordinal = ordinal
    self.generation = generation
    self.what = what
    self.at = at
    self.recordedAt = recordedAt
    self.oldDueAt = oldDueAt
    self.newDueAt = newDueAt
    self.cause = cause
    self.calendarVersion = calendarVersion
    self.unit = unit
    self.person = person
  }
}

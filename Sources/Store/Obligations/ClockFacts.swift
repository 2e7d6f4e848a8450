public import FoundationEssentials
public import Postgres
public import Rules

/// Statements that read the clocks of many tickets at once, each a stretch of ids in order.
public enum ClockFacts {
  /// The next tickets by id.
  public static func tickets(
    after last: ID<TicketRow>, limit: Int
  ) -> Statement<ClockedTicket> {
    Statement(
      "ClockFacts.tickets",
      """
      SELECT id, year, serial, state, answer_obligation, due_at
      FROM ticket
      WHERE id > \(last)
      ORDER BY id
      LIMIT \(limit)
      """
    ) { row in
      var row = row.reader
      return try ClockedTicket(
        id: row.next(), number: TicketNumber(&row), state: row.next(),
        promise: row.next(Int16?.self).map { Int($0) }, promisedAt: row.next())
    }
  }

  /// Their histories: instants and states. An answer that was taken back before it left was never
  /// given: neither of the two is a move.
  public static func acts(
    of tickets: ClosedRange<ID<TicketRow>>
  ) -> Statement<(ID<TicketRow>, AuditedTicket.Act)> {
    Statement(
      "ClockFacts.acts",
      """
      SELECT e.ticket_id, e.at, CASE WHEN \(sql: Events.lasts) THEN e.from_state END,
        CASE WHEN \(sql: Events.lasts) THEN e.to_state END
      FROM ticket_event e
      WHERE e.ticket_id BETWEEN \(tickets.lowerBound) AND \(tickets.upperBound)
      ORDER BY e.ticket_id, e.seq
      """
    ) { row in
      var row = row.reader
      return try (
        row.next(), AuditedTicket.Act(at: row.next(), from: row.next(), to: row.next())
      )
    }
  }

  /// Everything owed for them, ever.
  public static func obligations(
    of tickets: ClosedRange<ID<TicketRow>>
  ) -> Statement<ObligationRow> {
    Statement(
      "ClockFacts.obligations",
      """
      SELECT \(sql: ObligationRow.columns)
      FROM obligation o
      WHERE o.ticket_id BETWEEN \(tickets.lowerBound) AND \(tickets.upperBound)
      ORDER BY o.ticket_id, o.ordinal
      """
    ) { row in
      var reader = row.reader
      return try ObligationRow(&reader)
    }
  }

  /// What happened to their clocks, in the order of writing.
  public static func events(
    of tickets: ClosedRange<ID<TicketRow>>
  ) -> Statement<(ClockKey, AuditedTicket.Event)> {
    Statement(
      "ClockFacts.events",
      """
      SELECT ticket_id, ordinal, generation, what, at, recorded_at, old_due_at, new_due_at,
        calendar_version_id
      FROM obligation_event
      WHERE ticket_id BETWEEN \(tickets.lowerBound) AND \(tickets.upperBound)
      ORDER BY ticket_id, ordinal, id
      """
    ) { row in
      var row = row.reader
      return try (
        ClockKey(&row),
        AuditedTicket.Event(
          generation: Int(row.next(Int32.self)), what: row.next(), at: row.next(),
          recordedAt: row.next(Date.self), oldDueAt: row.next(), newDueAt: row.next(),
          calendar: row.next())
      )
    }
  }

  /// While their citizens were asked.
  public static func waits(
    of tickets: ClosedRange<ID<TicketRow>>
  ) -> Statement<(ID<TicketRow>, AuditedTicket.Wait)> {
    Statement(
      "ClockFacts.waits",
      """
      SELECT ticket_id, started_at, planned_end, ended_at, reason
      FROM ticket_pause
      WHERE ticket_id BETWEEN \(tickets.lowerBound) AND \(tickets.upperBound)
      ORDER BY ticket_id, seq
      """
    ) { row in
      var row = row.reader
      return try (
        row.next(),
        AuditedTicket.Wait(
          from: row.next(), plannedEnd: row.next(), end: row.next(), reason: row.next())
      )
    }
  }

  /// More time that was granted for them.
  public static func grants(
    of tickets: ClosedRange<ID<TicketRow>>
  ) -> Statement<(ClockKey, AuditedTicket.Grant)> {
    Statement(
      "ClockFacts.grants",
      """
      SELECT ticket_id, ordinal, amount, decided_at
      FROM extension_request
      WHERE granted AND ticket_id BETWEEN \(tickets.lowerBound) AND \(tickets.upperBound)
      ORDER BY ticket_id, ordinal, id
      """
    ) { row in
      var row = row.reader
      return try (
        ClockKey(&row),
        AuditedTicket.Grant(amount: Int(row.next(Int32.self)), at: row.next())
      )
    }
  }

  /// Codes of calendars whose recomputation is not finished.
  public static var underway: Statement<String> {
    Statement(
      "ClockFacts.underway",
      """
      SELECT DISTINCT v.calendar_code
      FROM recomputation r
      JOIN calendar_version v ON v.id = r.calendar_version_id
      WHERE r.finished_at IS NULL
      """, column: String.self)
  }
}

/// What a ticket's own row says of its clocks.
public struct ClockedTicket: Sendable, Hashable {
  /// The ticket.
  public let id: ID<TicketRow>
  /// Its number.
  public let number: TicketNumber
  /// Where it stands.
  public let state: State
  /// The obligation it names as its promise.
  public let promise: Int?
  /// The due instant it shows.
  public let promisedAt: Date?
}

/// Which obligation of which ticket.
public struct ClockKey: Sendable, Hashable {
  /// The ticket.
  public let ticket: ID<TicketRow>
  /// The obligation's number within it.
  public let ordinal: Int16

  /// An obligation's key.
  public init(ticket: ID<TicketRow>, ordinal: Int16) {
    (self.ticket, self.ordinal) = (ticket, ordinal)
  }

  init(_ row: inout RowReader) throws(PostgresError) {
    (ticket, ordinal) = try (row.next(), row.next())
  }
}

extension AuditedTicket.Clock {
  /// An obligation's row with when somebody is told of it, and what happened to it.
  public init(
    _ row: ObligationRow, _ alarms: Alarms, grants: [AuditedTicket.Grant],
    events: [AuditedTicket.Event]
  ) {
    let status: AuditedTicket.Status =
      switch row.status {
      case .running: .running
      case .paused: .paused
      case .met: .met
      case .cancelled: .cancelled
      }
    self.init(
      ordinal: Int(row.ordinal), kind: row.kind, status: status, basedOn: row.basedOn,
      target: row.target, calendar: row.calendarVersion, generation: Int(row.generation),
      originalDueAt: row.originalDueAt, dueAt: row.dueAt, alarms: alarms,
      nextStep: row.nextStep, nextStepAt: row.nextStepAt, isBreached: row.breached,
      endedAt: row.endedAt,
      grants: grants, events: events)
  }
}

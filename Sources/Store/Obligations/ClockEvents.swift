public import Postgres
public import Rules

/// What happened to a clock, with whose and by whom.
public struct ClockEvent: Sendable, Hashable {
  /// What happened.
  public let event: ObligationEventRow
  /// Which clock.
  public let kind: ObligationKind
  /// Who did it; nil for the clock itself.
  public let personName: String?
}

extension Obligations {
  /// What happened to a ticket's clocks, oldest first.
  public static func clockEvents(_ ticket: ID<TicketRow>) -> Statement<ClockEvent> {
    Statement(
      "Obligations.clockEvents",
      """
      SELECT v.ticket_id, v.ordinal, v.generation, v.what, v.at, v.recorded_at, v.old_due_at,
        v.new_due_at, v.cause, v.calendar_version_id, v.unit_id, v.by_person, o.kind, p.name
      FROM obligation_event v
      JOIN obligation o ON o.ticket_id = v.ticket_id AND o.ordinal = v.ordinal
      LEFT JOIN person p ON p.id = v.by_person
      WHERE v.ticket_id = \(ticket)
      ORDER BY v.at, v.id
      """
    ) { row in
      var row = row.reader
      return try ClockEvent(
        event: ObligationEventRow(
          ticket: row.next(), ordinal: row.next(), generation: row.next(), what: row.next(),
          at: row.next(), recordedAt: row.next(), oldDueAt: row.next(), newDueAt: row.next(),
          cause: row.next(), calendarVersion: row.next(), unit: row.next(), person: row.next()),
        kind: row.next(), personName: row.next())
    }
  }
}

import Postgres
public import Rules
public import Store

/// An obligation that accounts for its due date: the facts, and what they count up to.
public struct ObligationAccount: Sendable {
  /// The ticket.
  public let view: TicketView
  /// The obligation.
  public let row: ObligationRow
  /// The promise it was made under; nil if the office's data lack it by now.
  public let level: ServiceLevel?
  /// The version of the calendar it was last counted with.
  public let calendar: CalendarVersion
  /// The facts. While the citizen is asked, the pause is counted up to now.
  public let reckoning: Reckoning
  /// How they count, date by date.
  public let account: Reckoning.Account
  /// What happened to its clock, oldest first; empty without the right to the ticket's history.
  public let events: [ClockEvent]

  /// Whether the facts count up to the due date that stands: always, unless the clock stands
  /// still at the moment.
  public var agrees: Bool { row.status == .paused || account.due == row.dueAt }
}

extension Office {
  /// How the due date of one obligation came about.
  ///
  /// - Throws: `Refusal.notFound` whether there is no such obligation or it may not be seen.
  public func account(
    of number: TicketNumber, ordinal: Int16, for principal: Principal
  ) async throws -> ObligationAccount {
    let view = try await ticket(number, for: principal)
    guard let row = view.obligations.first(where: { $0.row.ordinal == ordinal })?.row,
      let calendar = view.catalogue.calendars[row.calendarVersion]
    else { throw Refusal.notFound }
    let reckoning = view.reckoning(of: row, in: calendar.calendar)
    let events = try await clockEvents(of: view)
    return ObligationAccount(
      view: view, row: row,
      level: view.catalogue.serviceLevel(row.serviceLevel),
      calendar: calendar, reckoning: reckoning, account: try reckoning.explained(),
      events: events.filter { $0.event.ordinal == ordinal })
  }
}

extension TicketView {
  /// The facts of one of its obligations.
  func reckoning(of row: ObligationRow, in calendar: WorkingCalendar) -> Reckoning {
    let granted = extensions.last { $0.ordinal == row.ordinal && $0.granted == true }
    return row.reckoning(
      in: calendar, pauses, extra: granted.map { row.target.of(Int($0.amount)) },
      until: row.endedAt ?? asOf, openUntil: asOf)
  }
}

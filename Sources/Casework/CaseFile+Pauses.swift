import FoundationEssentials
import Postgres
import Rules
import Store

// While the citizen is asked, clocks stand still; what moves a due date leaves a trace.

extension Office {
  /// How long the citizen is given before the dispatcher decides: seven days (`vietnam.md` 3.3).
  public static let wait = 7 * 86_400.0
}

extension CaseFile {
  /// Stops the clocks that stand still while the citizen is asked.
  func pause() throws {
    let row = PauseRow(
      ticket: ticket.id, seq: before.lastSeq + 1, startedAt: now,
      plannedEnd: now.addingTimeInterval(Office.wait), endedAt: nil,
      reason: .awaitingInformation)
    try tx.run(Obligations.pause(row, by: principal.person))
    pauses.append(row)
    errands.append(
      PlannedErrand(.waitIsOver(ticket: ticket.id.rawValue, seq: row.seq), at: row.plannedEnd))
    for index in obligations.indices
    where obligations[index].kind.pausesWhileWaiting && obligations[index].status == .running {
      try stop(at: index)
    }
  }

  /// Stops one clock.
  func stop(at index: Int) throws {
    try noteSteps(at: index)
    try append(obligations[index], what: "paused", at: now)
    obligations[index].status = .paused
    obligations[index].rest()
    changed.insert(obligations[index].ordinal)
  }

  /// Lets them run on, each due date moved by the pause.
  func resume() throws {
    try tx.run(Obligations.resume(ticket.id, at: now))
    for index in pauses.indices where pauses[index].endedAt == nil { pauses[index].endedAt = now }
    for index in obligations.indices where obligations[index].status == .paused {
      obligations[index].status = .running
      try recompute(at: index, what: "resumed", cause: "information")
    }
  }

  /// Derives the due date anew from its facts; a moved date is a new generation with a trace.
  func recompute(at index: Int, what: String, cause: String, by extra: Target? = nil) throws {
    try noteSteps(at: index)
    let row = obligations[index]
    let version = try calendarInForce(for: row)
    let reckoning = row.reckoning(
      in: version.calendar, pauses, extra: try extra ?? grantedExtension(of: row))
    let due = try reckoning.due()
    obligations[index].calendarVersion = version.id
    try append(obligations[index], what: what, at: now, newDueAt: due, cause: cause)
    obligations[index].move(
      to: due, reckoning.steps(due: due, row.alarms(in: catalogue)), at: now)
    changed.insert(row.ordinal)
  }

  /// The version of an obligation's calendar that is in force: days off that were announced while
  /// the clock stood still count too.
  func calendarInForce(for row: ObligationRow) throws -> CalendarVersion {
    guard let used = catalogue.calendars[row.calendarVersion],
      let version = catalogue.calendar(used.code)
    else { throw ObligationProblem.noCalendar("\(row.calendarVersion)") }
    return version
  }

  func grantedExtension(of row: ObligationRow) throws -> Target? {
    let amount = try tx.first(Extensions.granted(row.ticket, ordinal: row.ordinal))
    return amount.map { row.target.of(Int($0)) }
  }
}

import FoundationEssentials
import Postgres
import Rules
import Store

// What becomes of running clocks when two days are swapped late, as `Recounting` of `Casework`
// has it.

extension Life {
  /// Lets time pass: the worker records steps, and a notice that comes meanwhile moves what runs
  /// over its days.
  mutating func pass(to now: Date, on desk: Desk, into sheets: inout Sheets) throws {
    if !knowsNotice, let notice = desk.notice, notice.at <= now {
      try advance(to: notice.at, on: desk, into: &sheets)
      try recount(after: notice, on: desk, into: &sheets)
      knowsNotice = true
    }
    try advance(to: now, on: desk, into: &sheets)
  }

  private mutating func recount(
    after notice: LateNotice, on desk: Desk, into sheets: inout Sheets
  ) throws {
    let now = notice.at
    actor = nil
    for index in obligations.indices {
      var row = obligations[index]
      guard row.status == .running,
        let used = notice.earlier.calendars[row.calendarVersion],
        used.code == notice.version.code, used.version < notice.version.version,
        row.basedOn < notice.touched.upperBound, row.dueAt >= notice.touched.lowerBound
      else { continue }
      recounted.examined += 1
      let reckoning = row.reckoning(in: notice.version.calendar, pauses, extra: granted(row))
      let due = try reckoning.due()
      if due == row.dueAt { continue }
      let isFlagged = due < now && row.dueAt >= now
      row.calendarVersion = notice.version.id
      try append(
        row, what: isFlagged ? "flagged" : "recomputed", at: now, recordedAt: now, newDueAt: due,
        cause: "calendar", into: &sheets)
      if isFlagged {
        recounted.flagged += 1
        continue
      }
      recounted.moved += 1
      row.move(to: due, reckoning.steps(due: due, row.alarms(in: desk.catalogue)), at: now)
      obligations[index] = row
      if row.kind == .answer { dueAt = due }
    }
  }
}

extension Desk {
  /// Clocks by the rules before or since the notice.
  func clock(since isKnown: Bool) -> ObligationClock { isKnown ? clock : earlierClock }

  /// The version in force of the calendar of an obligation.
  func calendar(of row: ObligationRow, since isKnown: Bool) -> CalendarVersion? {
    let rules = (isKnown ? clock : earlierClock).catalogue
    return rules.calendars[row.calendarVersion].flatMap { rules.calendar($0.code) }
  }
}

import FoundationEssentials
import Postgres
import Rules
import Store

/// A day off and the Saturday that is worked for it, which nobody knew of until late: the calendar
/// without them, and the version with them that was saved in the middle of the past.
struct LateNotice: Sendable {
  /// When it was saved.
  let at: Date
  /// From the first to the last day that changed.
  let touched: Range<Date>
  /// The version with the swap.
  let version: CalendarVersion
  /// The rules before.
  let earlier: Catalogue

  /// How many obligations were counted anew.
  struct Tally: Sendable {
    var examined: Int32 = 0
    var moved: Int32 = 0
    var flagged: Int32 = 0

    static func += (left: inout Tally, right: Tally) {
      left.examined += right.examined
      left.moved += right.moved
      left.flagged += right.flagged
    }
  }
}

extension LateNotice {
  /// Code of the calendar that it is about.
  private static var code: String { "office" }
  /// How many working days before the first of the two days it becomes known.
  private static var lead: Int { 2 }

  /// Saves a calendar as it was before a notice, and as it is since; the swap is one that the
  /// office's calendar has, the nearest to the middle of the past.
  ///
  /// - Returns: the notice with the rules since then; nil if the calendar has no swap in that time.
  static func save(
    in database: Database, _ catalogue: Catalogue, from first: LocalDay, to now: Date
  ) async throws -> (LateNotice, Catalogue)? {
    guard let calendar = catalogue.calendar(code)?.calendar,
      let swap = swap(in: calendar, from: first, to: calendar.day(at: now))
    else { return nil }
    let earlier = try WorkingCalendar(calendar.draft.without(swap))
    let days = min(swap.worked, swap.off)...max(swap.worked, swap.off)
    guard let touched = calendar.difference(from: earlier, within: days),
      let at = announcement(before: days.lowerBound, in: earlier)
    else { return nil }
    let begin = calendar.midnight(of: first)
    let definitions = try [earlier, calendar].map {
      PostgresJSON(bytes: try JSONEncoder().encode($0))
    }
    let ids = try await database.write { tx in
      [
        try tx.one(
          CatalogueEdits.addCalendarVersion(
            code, definition: definitions[0],
            note: "Mô phỏng: trước thông báo hoán đổi ngày làm việc",
            by: nil, at: begin)),
        try tx.one(
          CatalogueEdits.addCalendarVersion(
            code, definition: definitions[1], note: "Mô phỏng: thông báo hoán đổi ngày làm việc",
            by: nil, at: at)),
      ]
    }
    let saved = try await CatalogueRows.read(over: database)
    guard let version = saved.calendars[ids[1]] else { return nil }
    return (
      LateNotice(
        at: at, touched: touched, version: version, earlier: saved.without(version: ids[1])),
      saved
    )
  }

  /// A worked day that the week does not have, with the day off that its notice or that day's names.
  private static func swap(
    in calendar: WorkingCalendar, from first: LocalDay, to last: LocalDay
  ) -> (worked: LocalDay, off: LocalDay)? {
    let middle = (first.number + last.number) / 2
    let around = first.adding(days: 30)...max(last.adding(days: -14), first.adding(days: 30))
    var nearest: (worked: LocalDay, off: LocalDay)?
    for (worked, override) in calendar.overrides {
      guard around.contains(worked), !override.intervals.isEmpty,
        calendar.week[worked.weekday] == nil
      else { continue }
      let off = calendar.overrides.first { day, other in
        other.isClosed && calendar.week[day.weekday] != nil && around.contains(day)
          && (named(in: override.notice).contains(day) || named(in: other.notice).contains(worked))
      }
      guard let off = off?.key,
        abs(worked.number - middle) < nearest.map({ abs($0.worked.number - middle) }) ?? .max
      else { continue }
      nearest = (worked, off)
    }
    return nearest
  }

  /// The dates, as 22/8/2026, that a notice names.
  private static func named(in notice: String?) -> [LocalDay] {
    (notice ?? "").split { !$0.isNumber && $0 != "/" }.compactMap { word in
      let parts = word.split(separator: "/").compactMap { Int($0) }
      return parts.count == 3 ? LocalDay(year: parts[2], month: parts[1], day: parts[0]) : nil
    }
  }

  /// Two hours after the opening, some working days before.
  private static func announcement(
    before day: LocalDay, in calendar: WorkingCalendar
  ) -> Date? {
    let earlier = (1...14).map { day.adding(days: -$0) }.filter { calendar.isWorkingDay($0) }
    guard earlier.count >= lead else { return nil }
    return calendar.workingTime(on: earlier[lead - 1]).first?.lowerBound.addingTimeInterval(7_200)
  }
}

extension CalendarDraft {
  /// The calendar as if nobody had swapped two days.
  fileprivate func without(_ swap: (worked: LocalDay, off: LocalDay)) -> CalendarDraft {
    var draft = self
    for day in ["\(swap.worked)", "\(swap.off)"] {
      draft.special[day] = nil
      draft.notices[day] = nil
      draft.closed.removeAll { $0 == day }
    }
    return draft
  }
}

extension Catalogue {
  /// The same rules before a version of a calendar was saved.
  fileprivate func without(version: ID<CalendarVersion>) -> Catalogue {
    Catalogue(
      version: self.version, units: Array(units.values), categories: Array(categories.values),
      channels: Array(channels.values), routing: routing, serviceLevels: serviceLevels,
      calendars: calendars.values.filter { $0.id != version }, successions: successions)
  }
}

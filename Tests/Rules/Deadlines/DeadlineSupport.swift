import Foundation
import Rules
import Testing

/// Local time in Viet Nam, `2026-06-01 10:00` or with seconds, as an instant; a full RFC 3339
/// instant as it is.
func localTime(_ text: String) throws -> Date {
  if let date = Instant.date(rfc3339: text) { return date }
  let seconds = text.count == 16 ? ":00" : ""
  return try #require(
    Instant.date(rfc3339: text.replacing(" ", with: "T") + seconds + "+07:00"), "\(text)")
}

/// Pauses written as `from/to`.
func pauses(_ texts: [String]) throws -> [Pause] {
  try texts.map { text in
    let ends = text.split(separator: "/").map(String.init)
    try #require(ends.count == 2)
    return try Pause(from: localTime(ends[0]), to: localTime(ends[1]), reason: "hỏi thêm")
  }
}

/// Calendars of the tests, as they are written.
enum Drafts {
  static let weekdays = ["mon", "tue", "wed", "thu", "fri"]

  /// An office of 2026 with the holidays and worked Saturdays of that year.
  static let office = CalendarDraft(
    timeZone: "Asia/Ho_Chi_Minh",
    week: week(weekdays, ["07:30-11:30", "13:00-17:00"]),
    closed: [
      "2026-01-01", "2026-01-02", "2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19",
      "2026-02-20", "2026-04-27", "2026-04-30", "2026-05-01", "2026-08-31", "2026-09-01",
      "2026-09-02", "2026-11-24",
    ],
    special: [
      "2026-01-10": ["07:30-11:30", "13:00-17:00"], "2026-08-22": ["07:30-11:30", "13:00-17:00"],
    ],
    notices: ["2026-08-31": "TB 9441/TB-BNV", "2026-08-22": "TB 9441/TB-BNV"])

  /// A calendar that never closes.
  static func always(_ zone: String = "Asia/Ho_Chi_Minh") -> CalendarDraft {
    CalendarDraft(timeZone: zone, week: week(weekdays + ["sat", "sun"], ["00:00-24:00"]))
  }

  static func week(_ days: [String], _ hours: [String]) -> [String: [String]] {
    Dictionary(uniqueKeysWithValues: days.map { ($0, hours) })
  }
}

import Foundation

extension SubmissionParser {
  /// Clocks of machines may run ahead of ours by this much.
  private static let graceSeconds = 60.0

  /// The instant of receipt, now if none is given; nil if it can't be. What came long ago by post
  /// or in a list keeps its date if its source is named: where it is registered, and as what.
  mutating func receivedAt(channel: Channel?, isImported: Bool) -> Date? {
    let typed = NFC.line(form.receivedAt)
    guard !typed.isEmpty else { return now }
    guard let instant = Instant.date(rfc3339: typed) ?? clock.instant(local: typed),
      clock.day(at: instant).year >= 2000
    else {
      refuse(.receivedAt, .badDate)
      return nil
    }
    guard instant <= now.addingTimeInterval(Self.graceSeconds) else {
      refuse(.receivedAt, .inFuture)
      return nil
    }
    let earliest = now.addingTimeInterval(-Double(Submission.backdatingDays) * 86_400)
    if !isImported, instant < earliest {
      if channel?.keepsOwnDate == true {
        refuse(.externalSystem, .missing)
        refuse(.externalNumber, .missing)
      } else {
        refuse(.receivedAt, .tooOld(days: Submission.backdatingDays))
      }
    }
    return min(instant, now)
  }
}

/// Local time at the office: that of its calendar, or Viet Nam's.
struct OfficeClock {
  private let calendar: WorkingCalendar?

  /// The clock of the calendar that most offices call `office`, else of the oldest one.
  init(_ catalogue: Catalogue) {
    let versions = catalogue.calendars.values
    let office = versions.filter { $0.code == "office" }.max { $0.version < $1.version }
    calendar = (office ?? versions.min { $0.id < $1.id })?.calendar
  }

  /// UTC+7 without summer time (tz database, `Asia/Ho_Chi_Minh` since 1975).
  private static let vietnam = 7 * 3600

  /// The local date of an instant.
  func day(at instant: Date) -> LocalDay {
    guard let calendar else {
      let seconds = Int(instant.timeIntervalSince1970.rounded(.down)) + Self.vietnam
      return LocalDay(number: seconds.flooredQuotient(by: 86_400))
    }
    return calendar.day(at: instant)
  }

  /// Reads `dd/MM/yyyy HH:mm`, day, month and hour also of one digit, or `yyyy-MM-ddTHH:mm`.
  func instant(local text: String) -> Date? {
    let parts = text.split(whereSeparator: { $0 == " " || $0 == "T" })
    guard parts.count == 2, let day = LocalDay(String(parts[0])) ?? day(slashed: parts[0]),
      let minute = minute(parts[1])
    else { return nil }
    if let calendar { return calendar.instant(on: day, minute: minute) }
    return Date(timeIntervalSince1970: Double(day.number * 86_400 + minute * 60 - Self.vietnam))
  }

  private func day(slashed text: Substring) -> LocalDay? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count <= 2, parts[1].count <= 2, parts[2].count == 4,
      let day = Digits.number(parts[0].utf8), let month = Digits.number(parts[1].utf8),
      let year = Digits.number(parts[2].utf8)
    else { return nil }
    return LocalDay(year: year, month: month, day: day)
  }

  private func minute(_ text: Substring) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count <= 2, parts[1].count == 2,
      let hour = Digits.number(parts[0].utf8), hour < 24,
      let minute = Digits.number(parts[1].utf8), minute < 60
    else { return nil }
    return hour * 60 + minute
  }
}

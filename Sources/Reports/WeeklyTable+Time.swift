import FoundationEssentials
import Rules

extension WeeklyTable {
  /// `2026-11-23 16:30` by the office's clock: sorts and is read by every spreadsheet.
  func local(_ instant: Date) -> String {
    guard let calendar = catalogue.officeCalendar else { return Instant.rfc3339(instant) }
    let day = calendar.day(at: instant)
    let minutes = Int(instant.timeIntervalSince(calendar.midnight(of: day))) / 60
    return "\(day) \(twoDigits(minutes / 60)):\(twoDigits(minutes % 60))"
  }

  /// The same of a due instant; the end of a day is `2026-12-03 24:00`, as ISO 8601 has it.
  func localDue(_ due: Date) -> String {
    let text = local(due)
    guard let calendar = catalogue.officeCalendar, text.hasSuffix(" 00:00") else { return text }
    return "\(calendar.day(at: due).adding(days: -1)) 24:00"
  }

  private func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : String(number)
  }
}

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

  private func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : String(number)
  }
}

public import FoundationEssentials
public import Rules

// Due instants in words. What is due at midnight may be done until the end of the day before
// (Civil Code 2015, article 148.5: the last day ends at 24:00), and that day is the one to say.

extension Wording {
  /// The last day on which a promise can be kept.
  public func lastDay(_ due: Date) -> LocalDay {
    let reading = clock.reading(due)
    return endsWithDay(due) ? reading.day.adding(days: -1) : reading.day
  }

  /// Whether a promise can be kept until the end of its last day.
  func endsWithDay(_ due: Date) -> Bool {
    let reading = clock.reading(due)
    return reading.hour == 0 && reading.minute == 0
  }

  /// `hết ngày 03/12/2026`; nil for a due instant within a day.
  private func endOfDay(_ due: Date) -> String? {
    guard endsWithDay(due) else { return nil }
    return say("hết ngày \(day(lastDay(due)))", "end of \(day(lastDay(due)))")
  }

  /// `16 giờ 30, thứ Năm 26/11/2026`, `hết ngày 03/12/2026`: until when.
  public func due(_ due: Date) -> String { endOfDay(due) ?? moment(due) }

  /// `16:30 26/11`, `hết 3/12`: for tables.
  public func shortDue(_ due: Date) -> String {
    guard endsWithDay(due) else { return shortMoment(due) }
    let last = lastDay(due)
    return say("hết \(last.day)/\(last.month)", "end of \(last.day)/\(last.month)")
  }

  /// `trước 17 giờ 00, ngày 16/6/2026`, `chậm nhất hết ngày 03/12/2026`.
  public func deadline(_ due: Date) -> String {
    if endsWithDay(due) {
      return say(
        "chậm nhất hết ngày \(day(lastDay(due)))", "by the end of \(day(lastDay(due)))")
    }
    return say("trước \(time(due)), ngày \(day(due))", "before \(time(due)) on \(day(due))")
  }

  /// `16 giờ 30 26/11/2026`, `hết ngày 03/12/2026`: in text messages.
  func terseDue(_ due: Date) -> String { endOfDay(due) ?? "\(time(due)) \(day(due))" }

  /// `2026-11-26 16:30`: sorts, and is read by every spreadsheet.
  public func sortableMoment(_ instant: Date) -> String {
    let reading = clock.reading(instant)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(reading.day) \(two(reading.hour)):\(two(reading.minute))"
  }

  /// The same of a due instant; the end of a day is `2026-12-03 24:00`, as ISO 8601 has it.
  public func sortableDue(_ due: Date) -> String {
    endsWithDay(due) ? "\(lastDay(due)) 24:00" : sortableMoment(due)
  }

  /// `trước 17 giờ 00 phút, ngày …`, `chậm nhất hết ngày 03 tháng 12 năm 2026`.
  func paperDeadline(_ due: Date) -> String {
    endsWithDay(due)
      ? "chậm nhất hết \(paperDay(due.addingTimeInterval(-60)))" : "trước \(paperMoment(due))"
  }
}

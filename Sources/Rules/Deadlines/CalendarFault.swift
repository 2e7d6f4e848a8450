/// Why a working calendar is refused: the day or entry, and the rule it breaks.
public enum CalendarFault: Hashable, Sendable, CustomStringConvertible {
  /// Not a JSON object of the right shape; names the place, such as `week.mon`.
  case malformed(String)
  /// Not the name of a zone of the IANA time zone database.
  case unknownTimeZone(String)
  /// A key of `week` that is none of `mon` … `sun`.
  case unknownWeekday(String)
  /// Not a date, or one that does not exist, such as `2023-02-29`.
  case unknownDate(String)
  /// Not of the form `HH:MM-HH:MM`, or with a time that does not exist.
  case unreadableInterval(day: String, interval: String)
  /// Ends at or before its beginning; one past midnight is to be split at 24:00.
  case endsBeforeItBegins(day: String, interval: String)
  /// Two intervals of one day share some time.
  case overlap(day: String, first: DayInterval, second: DayInterval)
  /// A legal notice for a day that is neither closed nor special.
  case noticeWithoutOverride(day: String)
  /// A day that is given twice, such as closed and special.
  case givenTwice(day: String)
  /// A day off or with hours of its own that says nothing of what it rests on.
  case withoutNotice(day: String)
  /// A day that was typed among those of another year.
  case ofAnotherYear(day: String, year: Int)
  /// A promise that is counted in it would not be due within ten years.
  case tooLittleTime

  /// The weekday (`mon`) or date (`2026-02-16`) at fault; nil if the fault lies elsewhere.
  public var day: String? {
    switch self {
    case .malformed, .unknownTimeZone, .tooLittleTime: nil
    case .unknownWeekday(let day), .unknownDate(let day), .noticeWithoutOverride(let day): day
    case .unreadableInterval(let day, _), .endsBeforeItBegins(let day, _): day
    case .overlap(let day, _, _), .givenTwice(let day), .withoutNotice(let day): day
    case .ofAnotherYear(let day, _): day
    }
  }

  /// One English sentence for a log or a technical answer; pages word the case themselves.
  public var description: String {
    switch self {
    case .malformed(let place): "\(place) is missing or of the wrong type"
    case .unknownTimeZone(let name): "unknown time zone \(quoted(name))"
    case .unknownWeekday(let name): "unknown weekday \(quoted(name)); use mon … sun"
    case .unknownDate(let name): "\(quoted(name)) is not a date YYYY-MM-DD that exists"
    case .unreadableInterval(let day, let interval):
      "\(day): \(quoted(interval)) is not an interval HH:MM-HH:MM"
    case .endsBeforeItBegins(let day, let interval):
      "\(day): \(quoted(interval)) must end after it begins, on the same day (split at 24:00)"
    case .overlap(let day, let first, let second): "\(day): \(first) and \(second) overlap"
    case .noticeWithoutOverride(let day): "\(day): a notice needs a closed or special day"
    case .givenTwice(let day): "\(day): given twice; it is either a day off or has hours of its own"
    case .withoutNotice(let day): "\(day): name the notice or law it rests on"
    case .ofAnotherYear(let day, let year): "\(day): does not belong to \(year)"
    case .tooLittleTime: "too little working time: a promise would not be due within ten years"
    }
  }

  private func quoted(_ text: String) -> String { "\"\(text.prefix(40))\"" }
}

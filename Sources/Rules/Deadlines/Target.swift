/// How much time is granted. Hours and days are different kinds: 16 working hours are not two
/// working days where a day has seven and a half hours.
public enum Target: Hashable, Sendable {
  /// Working time in seconds; runs at once (Civil Code 2015, art. 147.1).
  case workingSeconds(Int)
  /// Whole working days.
  case workingDays(
    Int, receiptDay: ReceiptDay = .excluded, endOfDay: EndOfDay = .closeOfBusiness)
  /// Days of the calendar; ending on a day off, it rolls to the next working day (art. 148.5).
  case calendarDays(Int, endOfDay: EndOfDay = .midnight)
  /// Months of the calendar, clipped to the month's last day, then rolled.
  case months(Int, endOfDay: EndOfDay = .midnight)

  /// Which day is the uncounted first day of a working-day target.
  public enum ReceiptDay: String, Hashable, Sendable, Codable, CaseIterable {
    /// The local date of receipt (Civil Code 2015, art. 147.2).
    case excluded
    /// The same, but what arrives after the last closing of a day, or on a day off, is deemed
    /// received on the next working day.
    case deemedNext
  }

  /// When a day ends for the one who owes.
  public enum EndOfDay: String, Hashable, Sendable, Codable, CaseIterable {
    /// The last closing of that day: a service promise.
    case closeOfBusiness
    /// 24:00 of that day: a legal clock (art. 148).
    case midnight
  }

  /// The kinds of target, by the key they are written with.
  public enum Measure: String, CaseIterable, Sendable {
    case workingSeconds, workingDays, calendarDays, months

    /// The most that an office may promise: about two years. The engine counts more.
    public var most: Int {
      switch self {
      case .workingSeconds: 4_000 * 3_600
      case .workingDays: 500
      case .calendarDays: 730
      case .months: 24
      }
    }
  }

  /// Which kind of target it is.
  public var measure: Measure {
    switch self {
    case .workingSeconds: .workingSeconds
    case .workingDays: .workingDays
    case .calendarDays: .calendarDays
    case .months: .months
    }
  }

  /// How many seconds, days or months.
  public var amount: Int {
    switch self {
    case .workingSeconds(let amount), .workingDays(let amount, _, _),
      .calendarDays(let amount, _), .months(let amount, _):
      amount
    }
  }
}

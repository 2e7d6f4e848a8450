/// A date without a time or a zone, in the Gregorian calendar extended backwards.
///
/// Written as ISO 8601 `YYYY-MM-DD`, read strictly: `2023-02-29` and `2024-4-3` are refused.
public struct LocalDay: Hashable, Sendable, Comparable, LosslessStringConvertible, Codable {
  /// Days since 1970-01-01; negative before.
  public let number: Int

  /// The day that lies `number` days after 1970-01-01.
  public init(number: Int) {
    self.number = number
  }

  /// A date, if it exists; nil for a month or day that does not, or a year outside 1…9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= LocalDay.length(ofMonth: month, year: year)
    else { return nil }
    number = LocalDay.number(year: year, month: month, day: day)
  }

  /// Reads `YYYY-MM-DD`; nil for any other form and for a date that does not exist.
  public init?(_ description: String) {
    let bytes = Array(description.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = Digits.number(bytes[0..<4]), let month = Digits.number(bytes[5..<7]),
      let day = Digits.number(bytes[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The year, 1…9999 for a day that was read or built from its parts.
  public var year: Int { parts.year }

  /// The month, 1…12.
  public var month: Int { parts.month }

  /// The day of the month, 1…31.
  public var day: Int { parts.day }

  /// The day of the week.
  public var weekday: Weekday {
    Weekday.allCases[LocalDay.weekdayIndex(number)]
  }

  /// The day `days` later, or earlier if negative.
  public func adding(days: Int) -> LocalDay {
    LocalDay(number: number + days)
  }

  /// The same day `months` later, or earlier if negative; in a month that has no such day, that
  /// month's last day.
  public func adding(months: Int) -> LocalDay {
    let (year, month, day) = parts
    let count = year * 12 + month - 1 + months
    let newYear = count.flooredQuotient(by: 12)
    let newMonth = count - newYear * 12 + 1
    let last = LocalDay.length(ofMonth: newMonth, year: newYear)
    return LocalDay(
      number: LocalDay.number(year: newYear, month: newMonth, day: min(day, last)))
  }

  /// How many days from this day to `other`; negative if that is earlier.
  public func days(to other: LocalDay) -> Int { other.number - number }

  /// ISO 8601, `YYYY-MM-DD`.
  public var description: String {
    let (year, month, day) = parts
    return Digits.padded(year, 4) + "-" + Digits.padded(month, 2) + "-" + Digits.padded(day, 2)
  }

  /// The earlier day is the smaller.
  public static func < (left: Self, right: Self) -> Bool { left.number < right.number }

  /// Decodes from a string `YYYY-MM-DD`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let day = LocalDay(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "not a date of the form YYYY-MM-DD")
    }
    self = day
  }

  /// Encodes as a string `YYYY-MM-DD`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  /// Year, month and day at once, cheaper than one after the other.
  var parts: (year: Int, month: Int, day: Int) {
    // Counted in eras of 400 years from 0000-03-01, so that a leap day ends its year.
    let shifted = number + 719_468
    let era = shifted.flooredQuotient(by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// 0 for a Monday … 6 for a Sunday. 1970-01-01 was a Thursday.
  static func weekdayIndex(_ number: Int) -> Int {
    number + 3 - (number + 3).flooredQuotient(by: 7) * 7
  }

  private static func number(year: Int, month: Int, day: Int) -> Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear.flooredQuotient(by: 400)
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

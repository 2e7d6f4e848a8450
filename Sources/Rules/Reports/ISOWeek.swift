/// A week of ISO 8601: from Monday to Sunday; week 1 is the one with the year's first Thursday.
///
/// Written `2026-W47`, and read strictly in that form.
public struct ISOWeek: Hashable, Sendable, Comparable, LosslessStringConvertible, Codable {
  /// Its Monday.
  public let monday: LocalDay

  /// The week in which a day lies.
  public init(containing day: LocalDay) {
    monday = day.adding(days: -LocalDay.weekdayIndex(day.number))
  }

  /// A week by year and number; nil for a week that the year does not have.
  public init?(year: Int, week: Int) {
    guard (1...53).contains(week), let fourth = LocalDay(year: year, month: 1, day: 4) else {
      return nil
    }
    self.init(containing: fourth.adding(days: 7 * (week - 1)))
    guard self.year == year else { return nil }
  }

  /// Reads `2026-W47`; nil for any other form and for a week that does not exist.
  public init?(_ description: String) {
    let bytes = Array(description.utf8)
    guard bytes.count == 8, bytes[4] == UInt8(ascii: "-"), bytes[5] == UInt8(ascii: "W"),
      let year = Digits.number(bytes[0..<4]), let week = Digits.number(bytes[6..<8])
    else { return nil }
    self.init(year: year, week: week)
  }

  /// Its Sunday.
  public var sunday: LocalDay { monday.adding(days: 6) }

  /// The year that the week is counted in: that of its Thursday.
  public var year: Int { monday.adding(days: 3).year }

  /// Its number, 1…53.
  public var week: Int {
    guard let first = LocalDay(year: year, month: 1, day: 4) else { return 1 }
    return ISOWeek(containing: first).monday.days(to: monday) / 7 + 1
  }

  /// The week so many weeks later, or earlier if negative.
  public func adding(weeks: Int) -> ISOWeek { ISOWeek(containing: monday.adding(days: 7 * weeks)) }

  /// `2026-W47`.
  public var description: String {
    Digits.padded(year, 4) + "-W" + Digits.padded(week, 2)
  }

  /// The earlier week is the smaller.
  public static func < (left: Self, right: Self) -> Bool { left.monday < right.monday }

  /// Decodes from a string `2026-W47`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let week = ISOWeek(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "not a week of the form YYYY-Www")
    }
    self = week
  }

  /// Encodes as a string `2026-W47`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

public import Foundation

/// A day of the proleptic Gregorian calendar, PostgreSQL's `date`.
///
/// It checks nothing when it is made; a day that doesn't exist is refused when it is bound.
public struct PostgresDate: SQLBindable, SQLDecodable, Hashable, Comparable {
  /// The year; 0 is 1 BC.
  public let year: Int
  /// 1…12
  public let month: Int
  /// 1…31
  public let day: Int

  /// Names a day.
  public init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// The earlier day is the lesser.
  public static func < (left: PostgresDate, right: PostgresDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// `date`
  public static var sqlType: SQLType { .date }

  /// Appends the days since 2000-01-01.
  ///
  /// - Throws: `UnbindableValue` when there is no such day or PostgreSQL can't hold it.
  public func appendSQL(to buffer: inout [UInt8]) throws(UnbindableValue) {
    guard (-4712...5_874_897).contains(year), (1...12).contains(month), (1...31).contains(day),
      Civil(days: Civil.days(year, month, day)) == Civil(year: year, month: month, day: day)
    else { throw UnbindableValue("there is no such day") }
    buffer.appendBigEndian(Int32(Civil.days(year, month, day) - Civil.days2000))
  }

  /// Reads the ISO form; infinity is no such value.
  public static func decodeSQL(_ text: UnsafeRawBufferPointer) -> PostgresDate? {
    var scanner = TimeScanner(text)
    guard let civil = scanner.date(), scanner.isAtEnd else { return nil }
    return PostgresDate(year: civil.year, month: civil.month, day: civil.day)
  }
}

extension Date: SQLBindable, SQLDecodable {
  /// `timestamptz`
  public static var sqlType: SQLType { .timestamptz }

  /// Appends the microseconds since 2000-01-01, rounded to the nearest.
  ///
  /// - Throws: `UnbindableValue` for infinity and for dates PostgreSQL can't hold.
  public func appendSQL(to buffer: inout [UInt8]) throws(UnbindableValue) {
    let seconds = timeIntervalSinceReferenceDate + Date.secondsBefore2001
    guard seconds.isFinite, abs(seconds) < 9_000_000_000_000,
      seconds >= -211_813_488_000  // 4714-11-24 BC, the first day PostgreSQL knows
    else { throw UnbindableValue("a date lies outside of timestamptz") }
    let reference = (timeIntervalSinceReferenceDate * 1_000_000).rounded()
    buffer.appendBigEndian(Int64(reference) + Int64(Date.secondsBefore2001) * 1_000_000)
  }

  /// Reads the ISO form with its offset; infinity is no such value.
  public static func decodeSQL(_ text: UnsafeRawBufferPointer) -> Date? {
    var scanner = TimeScanner(text)
    guard let microseconds = scanner.microsecondsSince2001() else { return nil }
    return Date(timeIntervalSinceReferenceDate: Double(microseconds) / 1_000_000)
  }

  /// From 2000-01-01, PostgreSQL's epoch, to 2001-01-01, Foundation's.
  private static let secondsBefore2001: Double = 366 * 86_400
}

/// A day, and its count since 1970-01-01 (Howard Hinnant, "chrono-Compatible Low-Level Date
/// Algorithms").
struct Civil: Equatable {
  var year: Int
  var month: Int
  var day: Int

  static let days2000 = 10_957

  init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  init(days: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let march = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * march + 2) / 5 + 1
    month = march < 10 ? march + 3 : march - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}

/// Reads PostgreSQL's ISO dates and times from their bytes.
struct TimeScanner {
  private var rest: Slice<UnsafeRawBufferPointer>

  init(_ text: UnsafeRawBufferPointer) { rest = text[...] }

  var isAtEnd: Bool { rest.isEmpty }

  private mutating func take(_ character: UInt8) -> Bool {
    guard rest.first == character else { return false }
    rest = rest.dropFirst()
    return true
  }

  private mutating func number() -> Int? {
    var value = 0
    var digits = 0
    while let byte = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte), digits < 9
    {
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
      digits += 1
      rest = rest.dropFirst()
    }
    return digits == 0 ? nil : value
  }

  /// `2024-05-06`, and a trailing ` BC` of the whole text.
  mutating func date() -> Civil? {
    let beforeChrist = rest.count > 3 && rest.suffix(3).elementsEqual(" BC".utf8)
    if beforeChrist { rest = rest.dropLast(3) }
    guard let year = number(), take(UInt8(ascii: "-")), let month = number(),
      take(UInt8(ascii: "-")), let day = number()
    else { return nil }
    return Civil(year: beforeChrist ? 1 - year : year, month: month, day: day)
  }

  /// `2024-05-06 07:08:09.123456+07`
  mutating func microsecondsSince2001() -> Int64? {
    guard let civil = date(), take(UInt8(ascii: " ")), let clock = clock() else { return nil }
    let fraction = fraction()
    guard let offset = offset(), isAtEnd else { return nil }
    let days = Civil.days(civil.year, civil.month, civil.day) - (Civil.days2000 + 366)
    return Int64(days * 86_400 + clock - offset) * 1_000_000 + Int64(fraction)
  }

  private mutating func clock() -> Int? {
    guard let hour = number(), take(UInt8(ascii: ":")), let minute = number(),
      take(UInt8(ascii: ":")), let second = number()
    else { return nil }
    return hour * 3600 + minute * 60 + second
  }

  private mutating func fraction() -> Int {
    guard take(UInt8(ascii: ".")) else { return 0 }
    let before = rest.count
    guard var value = number() else { return 0 }
    for _ in (before - rest.count)..<6 { value *= 10 }
    return value
  }

  private mutating func offset() -> Int? {
    let negative = take(UInt8(ascii: "-"))
    guard negative || take(UInt8(ascii: "+")), let hours = number() else { return nil }
    var seconds = hours * 3600
    if take(UInt8(ascii: ":")) { seconds += (number() ?? 0) * 60 }
    if take(UInt8(ascii: ":")) { seconds += number() ?? 0 }
    return negative ? -seconds : seconds
  }
}

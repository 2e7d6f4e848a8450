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

extension Target: Codable {
  private enum Key: String, CodingKey {
    case workingSeconds, workingDays, calendarDays, months, receiptDay, endOfDay
  }

  /// Decodes `{"workingDays": 5, "receiptDay": "excluded", "endOfDay": "closeOfBusiness"}` and
  /// its like: exactly one kind; a setting that means nothing to that kind is ignored.
  ///
  /// - Throws: `DeadlineError.badTarget`.
  public init(from decoder: any Decoder) throws {
    guard let container = try? decoder.container(keyedBy: Key.self) else {
      throw DeadlineError.badTarget("target must be an object")
    }
    var found: (measure: Measure, amount: Int)?
    for measure in Measure.allCases {
      guard let key = Key(rawValue: measure.rawValue), container.contains(key),
        (try? container.decodeNil(forKey: key)) != true
      else { continue }
      guard let amount = try? container.decode(Int.self, forKey: key), amount >= 0 else {
        throw DeadlineError.badTarget("\(measure.rawValue) must be a whole number of at least 0")
      }
      guard found == nil else {
        throw DeadlineError.badTarget("target must have exactly one kind")
      }
      found = (measure, amount)
    }
    guard let found else { throw DeadlineError.badTarget("target must have exactly one kind") }
    switch found.measure {
    case .workingSeconds: self = .workingSeconds(found.amount)
    case .workingDays:
      self = .workingDays(
        found.amount,
        receiptDay: try Target.setting(container, .receiptDay) ?? .excluded,
        endOfDay: try Target.setting(container, .endOfDay) ?? .closeOfBusiness)
    case .calendarDays:
      self = .calendarDays(
        found.amount, endOfDay: try Target.setting(container, .endOfDay) ?? .midnight)
    case .months:
      self = .months(
        found.amount, endOfDay: try Target.setting(container, .endOfDay) ?? .midnight)
    }
  }

  /// Encodes in the form that `init(from:)` reads, with every setting written out.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .workingSeconds(let seconds):
      try container.encode(seconds, forKey: .workingSeconds)
    case .workingDays(let days, let receiptDay, let endOfDay):
      try container.encode(days, forKey: .workingDays)
      try container.encode(receiptDay, forKey: .receiptDay)
      try container.encode(endOfDay, forKey: .endOfDay)
    case .calendarDays(let days, let endOfDay):
      try container.encode(days, forKey: .calendarDays)
      try container.encode(endOfDay, forKey: .endOfDay)
    case .months(let months, let endOfDay):
      try container.encode(months, forKey: .months)
      try container.encode(endOfDay, forKey: .endOfDay)
    }
  }

  private static func setting<Setting: RawRepresentable<String> & Decodable & CaseIterable>(
    _ container: KeyedDecodingContainer<Key>, _ key: Key
  ) throws -> Setting? {
    do {
      return try container.decodeIfPresent(Setting.self, forKey: key)
    } catch {
      let known = Setting.allCases.map { $0.rawValue }.joined(separator: " or ")
      throw DeadlineError.badTarget("\(key.rawValue) must be \(known)")
    }
  }
}

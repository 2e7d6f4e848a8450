/// A target as it is written, before it was judged.
struct TargetDraft {
  /// Every kind that is there, with its amount; nil if that is no whole number of at least 0.
  var amounts: [(measure: Target.Measure, amount: Int?)] = []
  /// The settings as written; nil if they are not.
  var receiptDay: String?
  var endOfDay: String?
}

extension Target {
  /// Judges a draft: exactly one kind; a setting that means nothing to it is ignored.
  init(_ draft: TargetDraft) throws(DeadlineError) {
    guard let (measure, written) = draft.amounts.first, draft.amounts.count == 1 else {
      throw .badTarget("target must have exactly one kind")
    }
    guard let amount = written, amount >= 0 else {
      throw .badTarget("\(measure.rawValue) must be a whole number of at least 0")
    }
    switch measure {
    case .workingSeconds: self = .workingSeconds(amount)
    case .workingDays:
      self = .workingDays(
        amount, receiptDay: try Target.setting(draft.receiptDay, "receiptDay") ?? .excluded,
        endOfDay: try Target.setting(draft.endOfDay, "endOfDay") ?? .closeOfBusiness)
    case .calendarDays:
      self = .calendarDays(
        amount, endOfDay: try Target.setting(draft.endOfDay, "endOfDay") ?? .midnight)
    case .months:
      self = .months(
        amount, endOfDay: try Target.setting(draft.endOfDay, "endOfDay") ?? .midnight)
    }
  }

  private static func setting<Setting: RawRepresentable<String> & CaseIterable>(
    _ text: String?, _ name: String
  ) throws(DeadlineError) -> Setting? {
    guard let text else { return nil }
    guard let setting = Setting(rawValue: text) else {
      let known = Setting.allCases.map { $0.rawValue }.joined(separator: " or ")
      throw .badTarget("\(name) must be \(known)")
    }
    return setting
  }
}

extension Target: Codable {
  private enum Key: String, CodingKey {
    case workingSeconds, workingDays, calendarDays, months, receiptDay, endOfDay
  }

  /// Decodes `{"workingDays": 5, "receiptDay": "excluded", "endOfDay": "closeOfBusiness"}` and
  /// its like: exactly one kind; a setting that means nothing to that kind is ignored.
  ///
  /// - Throws: `DeadlineError.badTarget`, or `DecodingError` if it is no object.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    var draft = TargetDraft()
    for measure in Measure.allCases {
      guard let key = Key(rawValue: measure.rawValue),
        container.contains(key), try !container.decodeNil(forKey: key)
      else { continue }
      draft.amounts.append((measure, try? container.decode(Int.self, forKey: key)))
    }
    draft.receiptDay = try container.decodeIfPresent(String.self, forKey: .receiptDay)
    draft.endOfDay = try container.decodeIfPresent(String.self, forKey: .endOfDay)
    try self.init(draft)
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
}

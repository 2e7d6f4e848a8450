import Foundation

/// A telephone number as people in Viet Nam write it, kept both as typed and in one canonical
/// form (`vietnam.md` 4.4). Two numbers are equal when their canonical forms are.
public struct PhoneNumber: Sendable, Hashable {
  /// What answers at the other end.
  public enum Sort: Sendable, Hashable, CaseIterable {
    /// A Vietnamese mobile: ten digits.
    case mobile
    /// A Vietnamese landline with its area code, such as 0251.
    case landline
    /// A number of three or four digits such as 113 or 1022, also with an area code (0251 1022).
    case shortCode
    /// 1800 or 1900 and four or six digits.
    case service
    /// A number of another country.
    case foreign
  }

  /// What answers at the other end.
  public let sort: Sort
  /// E.164 (`+84912000274`) for numbers that can be called from abroad, otherwise the bare digits
  /// (`113`, `19001234`).
  public let canonical: String
  /// The text as it was typed.
  public let asTyped: String

  /// Reads a number however it is typed: with +84, 84 or 0084, with blanks, dots, dashes, slashes
  /// and brackets, with the letters o, O for 0 and l, I for 1, in full-width digits, with an old
  /// prefix of eleven digits, or with its leading zero lost in a spreadsheet.
  /// - Returns: nil if the whole text is not one number of a known form.
  public init?(_ typed: String) {
    guard let digits = PhoneDigits(typed), let known = PhonePlan.number(of: digits) else {
      return nil
    }
    sort = known.sort
    canonical = known.canonical
    asTyped = typed
  }

  /// E.164, nil for short codes and service numbers.
  public var e164: String? { canonical.hasPrefix("+") ? canonical : nil }

  /// As it is read aloud: `0912 000 274`, `0251 3871 000`, `1022`; a foreign number in E.164.
  public var display: String { groups.joined(separator: " ") }

  /// Recognisable for who knows it and no other: `0912 *** 274`. Short codes and service numbers
  /// are nobody's and stay.
  public var masked: String {
    switch sort {
    case .shortCode, .service:
      return display
    case .mobile, .landline:
      let parts = groups
      guard parts.count == 3 else { return "***" }
      return [parts[0], String(repeating: "*", count: parts[1].count), parts[2]]
        .joined(separator: " ")
    case .foreign:
      return "\(canonical.prefix(4)) *** \(canonical.suffix(3))"
    }
  }

  /// Whether two texts are the same number.
  public static func == (left: PhoneNumber, right: PhoneNumber) -> Bool {
    left.canonical == right.canonical
  }

  /// By the canonical form.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(canonical)
  }

  private var groups: [String] {
    let national = "0" + canonical.dropFirst(3)
    switch sort {
    case .mobile:
      return cut(national, [4, 3, 3])
    case .landline:
      let isBigCity = national.hasPrefix("024") || national.hasPrefix("028")
      return cut(national, isBigCity ? [3, 4, 4] : [4, 4, 3])
    case .shortCode:
      return canonical.hasPrefix("+") ? cut(national, [4, 4]) : [canonical]
    case .service:
      return cut(canonical, [4, 4, 2])
    case .foreign:
      return [canonical]
    }
  }

  private func cut(_ text: String, _ lengths: [Int]) -> [String] {
    var rest = Substring(text)
    return lengths.map { length in
      defer { rest = rest.dropFirst(length) }
      return String(rest.prefix(length))
    }.filter { !$0.isEmpty }
  }
}

/// The digits of a typed number and whether it began with `+` or `00`.
struct PhoneDigits {
  let digits: String
  let isInternational: Bool

  init?(_ typed: String) {
    var digits = ""
    var hasPlus = false
    for scalar in NFC.clean(typed).decomposedStringWithCompatibilityMapping.unicodeScalars {
      switch scalar {
      case "0"..."9": digits.unicodeScalars.append(scalar)
      case "o", "O": digits.append("0")
      case "l", "I": digits.append("1")
      case "+" where digits.isEmpty && !hasPlus: hasPlus = true
      case " ", ".", "-", "/", "(", ")", "\u{2010}"..."\u{2015}", "\u{2212}": continue
      default: return nil
      }
    }
    guard (3...17).contains(digits.count) else { return nil }
    isInternational = hasPlus || digits.hasPrefix("00")
    self.digits = !hasPlus && digits.hasPrefix("00") ? String(digits.dropFirst(2)) : digits
  }
}

import Foundation

extension TicketNumber {
  /// One way to understand what was typed.
  public struct Reading: Sendable, Hashable {
    /// What became of the check digit.
    public enum Check: Sendable, Hashable, CaseIterable {
      /// Typed, and it fits.
      case right
      /// Not typed.
      case absent
      /// Typed apart from the serial, and it doesn't fit: a digit was misheard somewhere.
      case wrong
    }

    /// The number in this reading.
    public let number: TicketNumber
    /// What became of the check digit.
    public let check: Check

    /// Whether the check digit was typed and fits.
    public var checked: Bool { check == .right }
  }

  /// Every way to understand a typed number, the surest first: in small letters, with blanks, dots,
  /// dashes or nothing between its parts, with or without `PA`, year, leading zeros and check
  /// digit, with the letters o for 0 and l, i for 1. Staff see all of them.
  /// - Parameters:
  ///   - text: What was typed.
  ///   - currentYear: The year meant when none is typed.
  /// - Returns: At most one reading a number; empty if the text is not a ticket number.
  public static func readings(of text: String, currentYear: Int) -> [Reading] {
    guard let typed = TypedNumber(text) else { return [] }
    let all = typed.parts(currentYear: currentYear).flatMap { year, rest, loneCheck in
      readings(year: year, rest: rest, loneCheck: loneCheck)
    }
    var seen: Set<TicketNumber> = []
    return [Reading.Check.right, .absent, .wrong]
      .flatMap { check in all.filter { $0.check == check } }
      .filter { seen.insert($0.number).inserted }
  }

  /// The readings of the digits after the year: with their last one as check digit, and without.
  private static func readings(year: Int, rest: String, loneCheck: Bool) -> [Reading] {
    var found: [Reading] = []
    if let number = TicketNumber(year: year, serialDigits: rest.dropLast()) {
      if String(number.checkDigit) == rest.suffix(1) {
        found.append(Reading(number: number, check: .right))
      } else if loneCheck {
        found.append(Reading(number: number, check: .wrong))
      }
    }
    if !loneCheck, let serial = Int(rest), let number = TicketNumber(year: year, serial: serial) {
      found.append(Reading(number: number, check: .absent))
    }
    return found
  }
}

/// The groups of digits in a typed number.
struct TypedNumber {
  let groups: [String]

  /// All digits in their order.
  var joined: String { groups.joined() }

  /// Splits a typed text into groups of digits.
  /// - Returns: nil if there is anything but digits, their look-alikes and the words people put
  ///   before a number, or no digit, or more than 15.
  init?(_ typed: String) {
    var words = SearchFolding.fold(typed).split(separator: " ")
    while let first = words.first, Self.leadingWords.contains(first) { words.removeFirst() }
    if let first = words.first, first.hasPrefix("pa") { words[0] = first.dropFirst(2) }
    var groups: [String] = []
    for word in words where !word.isEmpty {
      guard let digits = Self.digits(of: word) else { return nil }
      groups.append(digits)
    }
    self.groups = groups
    guard (1...15).contains(groups.reduce(0) { $0 + $1.count }),
      words.contains(where: { $0.contains(where: \.isNumber) })
    else { return nil }
  }

  /// The ways to divide the digits into a year and the rest, and whether the last digit stands
  /// alone, that is, can only be a check digit.
  func parts(currentYear: Int) -> [(year: Int, rest: String, loneCheck: Bool)] {
    let loneLast = groups.count > 1 && groups[groups.count - 1].count == 1
    let longSerial = groups.count > 1 && groups[groups.count - 2].count >= 3
    var parts: [(year: Int, rest: String, loneCheck: Bool)] = []
    if joined.count > 4, let year = Int(joined.prefix(4)), (2000...currentYear + 1).contains(year) {
      let rest = String(joined.dropFirst(4))
      parts.append((year, rest, loneLast && groups.count > 2 && longSerial))
    }
    if groups.count > 1, groups[0].count == 2, let year = Int(groups[0]) {
      let rest = groups.dropFirst().joined()
      parts.append((2000 + year, rest, loneLast && groups.count > 2 && longSerial))
    }
    parts.append((currentYear, joined, loneLast && groups.count == 2 && longSerial))
    return parts
  }

  private static func digits(of word: Substring) -> String? {
    var digits = ""
    for letter in word {
      switch letter {
      case "0"..."9": digits.append(letter)
      case "o": digits.append("0")
      case "l", "i": digits.append("1")
      default: return nil
      }
    }
    return digits
  }

  private static let leadingWords: Set<Substring> = [
    "pa", "p", "a", "ma", "so", "phieu", "phan", "anh", "kien", "nghi", "pakn", "ticket", "number",
  ]
}

/// The number that is said on the phone: `PA-2026-000123-8`. Year of receipt, serial of the
/// database's series of that year in at least six digits, and one check digit over both.
public struct TicketNumber: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Year of the series, 2000…2999.
  public let year: Int
  /// Position in the year's series, 1…999,999,999.
  public let serial: Int

  /// A number of the series.
  /// - Returns: nil outside the ranges of `year` and `serial`.
  public init?(year: Int, serial: Int) {
    guard (2000...2999).contains(year), (1...999_999_999).contains(serial) else { return nil }
    self.year = year
    self.serial = serial
  }

  /// The only number a typed text can mean, with year and a right check digit: what the public
  /// side needs, so that a slip of the finger never opens a neighbour's ticket.
  /// - Parameter checked: Typed in any form (`TicketNumber.readings`), the year in four digits.
  /// - Returns: nil without a year, without a check digit, or with a wrong one.
  public init?(checked: String) {
    if let number = TicketNumber(printed: checked) {
      self = number
      return
    }
    guard let typed = TypedNumber(checked), typed.joined.count >= 6,
      let year = Int(typed.joined.prefix(4)),
      let number = TicketNumber(year: year, serialDigits: typed.joined.dropFirst(4).dropLast()),
      String(number.checkDigit) == typed.joined.suffix(1)
    else { return nil }
    self = number
  }

  /// The Damm digit over year and serial, 0…9.
  public var checkDigit: Int { Damm.checkDigit(of: "\(year)\(paddedSerial)") }

  /// As it is printed and read out: `PA-2026-000123-8`.
  public var description: String { "PA-\(year)-\(paddedSerial)-\(checkDigit)" }

  /// By year, then serial.
  public static func < (left: TicketNumber, right: TicketNumber) -> Bool {
    (left.year, left.serial) < (right.year, right.serial)
  }

  private var paddedSerial: String {
    let digits = String(serial)
    return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }

  /// A number exactly as it is printed, as links hold it: read without a thought about what else
  /// it could mean. Nil for every other form, and for a wrong check digit.
  private init?(printed text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count == 4, parts[0].elementsEqual("PA".utf8), parts[1].count == 4,
      parts[2].count >= 6, parts[3].count == 1, let year = Digits.number(parts[1]),
      Digits.number(parts[2]) != nil, let check = Digits.number(parts[3]),
      let number = TicketNumber(year: year, serialDigits: Substring(parts[2])),
      number.checkDigit == check
    else { return nil }
    self = number
  }

  /// A serial as it was typed before a check digit: leading zeros may miss, but there are never
  /// more of them than are printed, or a wrong first digit of a long serial would go unnoticed.
  init?(year: Int, serialDigits: some StringProtocol) {
    guard serialDigits.count <= 6 || !serialDigits.hasPrefix("0"), serialDigits.count <= 9,
      let serial = Int(serialDigits)
    else { return nil }
    self.init(year: year, serial: serial)
  }
}

extension TicketNumber: Codable {
  /// Decodes the printed form.
  /// - Throws: `DecodingError` for a text that is not a number with its check digit.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let number = TicketNumber(checked: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "not a ticket number")
    }
    self = number
  }

  /// Encodes the printed form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

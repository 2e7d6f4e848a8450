/// Fixed-width decimal numbers, as dates and times are written.
enum Digits {
  /// The number that bytes spell if all are ASCII digits; nil otherwise, and for no bytes.
  static func number(_ bytes: some Collection<UInt8>) -> Int? {
    guard !bytes.isEmpty else { return nil }
    var number = 0
    for byte in bytes {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      number = number * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return number
  }

  /// A number of at least `width` digits, with zeros in front.
  static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  /// Fills a place with a number that is not negative, zeros in front; what does not fit is cut
  /// off in front.
  static func write(_ number: Int, into place: Slice<UnsafeMutableBufferPointer<UInt8>>) {
    var place = place
    var rest = number
    for index in place.indices.reversed() {
      place[index] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    }
  }
}

extension Int {
  /// The quotient rounded down, also for negative numbers.
  func flooredQuotient(by divisor: Int) -> Int {
    self >= 0 ? self / divisor : -((divisor - 1 - self) / divisor)
  }
}

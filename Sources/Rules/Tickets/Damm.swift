/// The check digit of Damm over the digits 0–9.
///
/// Source: H. Michael Damm, "Total anti-symmetrische Quasigruppen", Marburg 2004; the table is the
/// totally anti-symmetric quasigroup of order 10 given there. It catches every single wrong digit
/// and every swap of neighbours, the check digit included.
enum Damm {
  /// The digit that makes the whole valid.
  /// - Parameter digits: Decimal digits; anything else is skipped.
  static func checkDigit(of digits: some StringProtocol) -> Int {
    var interim = 0
    for byte in digits.utf8 where (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
      interim = table[interim][Int(byte - UInt8(ascii: "0"))]
    }
    return interim
  }

  private static let table: [[Int]] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
  ]
}

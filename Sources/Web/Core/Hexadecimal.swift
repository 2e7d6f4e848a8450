extension [UInt8] {
  /// The 32 bytes of a SHA-256 digest in 64 hexadecimal digits; nil for anything else.
  init?(digest text: some StringProtocol) {
    let digits = text.compactMap { $0.isASCII ? $0.hexDigitValue : nil }
    guard text.utf8.count == 64, digits.count == 64 else { return nil }
    self = stride(from: 0, to: 64, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }
}

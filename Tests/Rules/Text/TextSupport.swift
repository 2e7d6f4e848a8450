/// A generator whose numbers are the same in every run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
  }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state &* 0x2545_F491_4F6C_DD1D
  }
}

/// The code points of a text: `String` itself calls NFC and NFD equal.
func scalars(_ text: String) -> [UInt32] {
  text.unicodeScalars.map(\.value)
}

/// Text of letters, marks, signs, blanks and controls, up to 40 code points.
func randomText(using random: inout SeededGenerator) -> String {
  let pool = Array(
    "aAăÂđĐeơƯyỳủOòàqQgGiI09 .-\t\n\r\u{0}\u{301}\u{31B}\u{309}½№ﬁ²\u{200B}😭с".unicodeScalars)
  var text = String.UnicodeScalarView()
  for _ in 0..<Int.random(in: 0...40, using: &random) {
    text.append(pool[Int.random(in: 0..<pool.count, using: &random)])
  }
  return String(text)
}

import Foundation

extension SearchFolding {
  /// The same for texts of which every letter is ASCII or one that Latin scripts write as one
  /// letter: nearly all. Nothing is asked of Unicode then, which takes most of the time.
  /// - Returns: nil for any other text.
  static func quick(_ text: String) -> String? {
    var folded: [UInt8] = []
    folded.reserveCapacity(text.utf8.count)
    var wordStart = 0
    var letters: (Unicode.Scalar, Unicode.Scalar) = (" ", " ")
    for scalar in text.unicodeScalars {
      guard let letter = plain(scalar) else { return nil }
      // gởi → gửi.
      if letter == UInt8(ascii: "i"), letters.1 == "ở" || letters.1 == "Ở", folded.count > 1,
        letters.0 == "g" || letters.0 == "G"
      {
        folded[folded.count - 1] = UInt8(ascii: "u")
      }
      letters = (letters.1, scalar)
      guard letter == UInt8(ascii: " ") else {
        folded.append(letter)
        continue
      }
      if folded.count > wordStart {
        endWord(in: &folded, from: wordStart)
        folded.append(letter)
        wordStart = folded.count
      }
    }
    endWord(in: &folded, from: wordStart)
    if folded.last == UInt8(ascii: " ") { folded.removeLast() }
    return String(decoding: folded, as: UTF8.self)
  }

  /// Step 6.
  private static func endWord(in folded: inout [UInt8], from start: Int) {
    let stem = folded[start...].dropLast()
    guard folded.count - start > 1, folded.last == UInt8(ascii: "y"),
      stem.elementsEqual("qu".utf8) || stem.allSatisfy(isConsonant)
    else { return }
    folded[folded.count - 1] = UInt8(ascii: "i")
  }

  private static func isConsonant(_ letter: UInt8) -> Bool {
    "bcdghklmnpqrstvx".utf8.contains(letter)
  }

  /// A letter or digit, or a blank; nil for what has to be asked of Unicode.
  private static func plain(_ scalar: Unicode.Scalar) -> UInt8? {
    if scalar.isASCII {
      return isBlank(scalar) ? UInt8(ascii: " ") : UInt8(truncatingIfNeeded: lower(scalar).value)
    }
    return latin[scalar.value]
  }

  /// Letters with marks, as the steps for every text fold them.
  private static let latin: [UInt32: UInt8] = {
    var latin: [UInt32: UInt8] = [:]
    for value in [0xC0...0x24F, 0x1EA0...0x1EF9].joined() {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
      let folded = slow(String(Character(scalar))).utf8
      if folded.count == 1, let letter = folded.first, letter < 128 {
        latin[UInt32(value)] = letter
      }
    }
    return latin
  }()
}

import Foundation

/// Whether something can be a written Vietnamese syllable: an onset, a rhyme and a tone. Names and
/// foreign words may fail; nothing is refused for it.
enum Syllable {
  /// Combining marks of the five tones that are written.
  static let tones: [Character: Unicode.Scalar] = [
    "s": "\u{301}", "f": "\u{300}", "r": "\u{309}", "x": "\u{303}", "j": "\u{323}",
  ]

  /// Whether a word of small letters is a syllable, with or without a tone. One that ends in c, ch,
  /// p or t bears only the tones sắc and nặng.
  static func isOne(_ word: String) -> Bool {
    let plain = withoutTone(word)
    let isStopped = ["c", "h", "p", "t"].contains { plain.hasSuffix($0) } && !plain.hasSuffix("nh")
    if isStopped, plain != word {
      let mark = word.decomposedStringWithCanonicalMapping.unicodeScalars.first {
        tones.values.contains($0)
      }
      if let mark, mark != tones["s"], mark != tones["j"] { return false }
    }
    return onsets.contains { plain.hasPrefix($0) && rhymes.contains(plain.dropFirst($0.count)) }
  }

  /// Without its tone, in NFC; the letters themselves (â, ơ, đ) stay.
  static func withoutTone(_ word: String) -> String {
    if word.utf8.allSatisfy({ $0 < 128 }) { return word }
    var letters = ""
    for scalar in word.unicodeScalars {
      guard let letter = toneless[scalar] else { return byUnicode(word) }
      letters.unicodeScalars.append(letter)
    }
    return letters
  }

  /// Small letters as they are without their tone; ASCII and those that Vietnamese writes as one.
  private static let toneless: [Unicode.Scalar: Unicode.Scalar] = {
    var toneless: [Unicode.Scalar: Unicode.Scalar] = [:]
    for value in 0..<UInt8(128) { toneless[Unicode.Scalar(value)] = Unicode.Scalar(value) }
    toneless["đ"] = "đ"
    for vowel in "aăâeêioôơuưy" {
      for tone in tones.values.map(String.init(_:)) + [""] {
        let marked = (String(vowel) + tone).precomposedStringWithCanonicalMapping.unicodeScalars
        if marked.count == 1, let letter = marked.first {
          toneless[letter] = vowel.unicodeScalars.first
        }
      }
    }
    return toneless
  }()

  private static func byUnicode(_ word: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in word.decomposedStringWithCanonicalMapping.unicodeScalars
    where !tones.values.contains(scalar) { scalars.append(scalar) }
    return String(scalars).precomposedStringWithCanonicalMapping
  }

  /// With a tone on the vowel that bears it (older place: hòa).
  ///
  /// - Parameter letters: a syllable without a tone, small letters.
  static func with(_ tone: Unicode.Scalar, on letters: [Character]) -> String {
    guard let index = bearer(of: letters) else { return String(letters) }
    var marked = letters
    marked[index] = Character(
      (String(letters[index]) + String(Character(tone))).precomposedStringWithCanonicalMapping)
    return String(marked)
  }

  /// Where the vowels are that can bear a tone: those of "qu" and "gi" before another vowel can't.
  static func vowels(of letters: [Character]) -> Range<Int>? {
    guard var start = letters.firstIndex(where: isVowel) else { return nil }
    let isGlide =
      start > 0 && start + 1 < letters.count && isVowel(letters[start + 1])
      && (letters[start - 1] == "q" && letters[start] == "u"
        || letters[start - 1] == "g" && letters[start] == "i" && start == 1)
    if isGlide { start += 1 }
    let end = letters[start...].firstIndex { !isVowel($0) } ?? letters.count
    return start..<end
  }

  private static func bearer(of letters: [Character]) -> Int? {
    guard let vowels = vowels(of: letters) else { return nil }
    if let marked = vowels.last(where: { "âăêôơư".contains(letters[$0]) }) { return marked }
    switch vowels.count {
    case 1: return vowels.lowerBound
    case 2: return vowels.upperBound < letters.count ? vowels.lowerBound + 1 : vowels.lowerBound
    case _: return vowels.lowerBound + 1
    }
  }

  static func isVowel(_ letter: Character) -> Bool { "aăâeêioôơuưy".contains(letter) }

  /// Every onset with every rhyme; some make no syllable of any word.
  static var everyOne: [String] { onsets.flatMap { onset in rhymes.map { onset + $0 } } }

  private static let onsets = [
    "ngh", "ng", "nh", "gh", "gi", "kh", "ph", "th", "tr", "ch", "qu", "b", "c", "d", "đ", "g",
    "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
  ]

  private static let rhymes = Set(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây \
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu \
    iêc iêm iên iêng iêp iêt iêu o oc oi om on ong op ot oa oac oach oai oan oang oanh oao oat \
    oay oăc oăm oăn oăng oăt oe oen oeo oet ooc oong ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt \
    u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uôc uôi uôm uôn uông uôt uơ \
    uy uya uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt \
    ươu y yêm yên yêng yêt yêu
    """.split(separator: " "))
}

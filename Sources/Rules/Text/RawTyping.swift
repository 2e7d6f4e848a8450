import Foundation

/// The keys of an input method that was off: "Vieetj Nam" (Telex), "Vie65t Nam" (VNI). The text is
/// kept as it was typed; what it means is shown beside it, and read by what looks for words.
public enum RawTyping: String, Sendable, CaseIterable, Codable {
  /// Letters stand for marks: aa, ow, dd; s f r x j for tones.
  case telex
  /// Digits stand for marks: 6 7 8 9; 1 to 5 for tones.
  case vni

  /// The method whose keys stand in a text; nil for a text as it is read, with marks or without.
  public static func detect(_ text: String) -> RawTyping? {
    let words = RawTyping.words(of: text).filter { $0.count > 1 }
    return allCases.first { method in
      let meant = words.count { word in
        let small = word.lowercased()
        return !Syllable.isOne(small) && method.syllable(small) != nil
      }
      // English has words that could be keys, such as "his" and "of".
      return meant >= 3 && meant * 5 >= words.count * 2
    }
  }

  /// The text as it was meant; words that make no syllable stay.
  public func read(_ text: String) -> String {
    var read = ""
    var word = ""
    func isOfWord(_ letter: Character) -> Bool { letter.isLetter || letter.isNumber }
    for letter in NFC.clean(text) {
      if isOfWord(letter) {
        word.append(letter)
      } else {
        read += meant(word) + String(letter)
        word = ""
      }
    }
    return read + meant(word)
  }

  /// What one word may mean as the keys of an input method. Empty for a word that is a syllable as
  /// it stands, for one that makes none, and for one that has a tone's key only: "gas" is no "gá".
  static func readings(of word: String) -> [String] {
    let small = word.lowercased()
    guard !Syllable.isOne(small) else { return [] }
    return allCases.compactMap { $0.syllable(small) }
      .filter { Syllable.withoutTone($0).contains { "âăêôơưđ".contains($0) } }
  }

  private static func words(of text: String) -> [String] {
    text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  private func meant(_ word: String) -> String {
    guard let syllable = syllable(word.lowercased()) else { return word }
    if word.count > 1, word == word.uppercased() { return syllable.uppercased() }
    guard word.first?.isUppercase == true else { return syllable }
    return syllable.prefix(1).uppercased() + syllable.dropFirst()
  }

  /// The syllable that the keys of a word mean; nil if they mean none.
  private func syllable(_ keys: String) -> String? {
    var word = TypedSyllable()
    for key in keys {
      switch self {
      case .telex: word.takeTelex(key)
      case .vni: word.takeVNI(key)
      }
    }
    guard word.isChanged else { return nil }
    let text = word.text
    return Syllable.isOne(text) ? text : nil
  }
}

/// A syllable as an input method builds it, key by key.
private struct TypedSyllable {
  private var letters: [Character] = []
  private var tone: Unicode.Scalar?
  private(set) var isChanged = false

  var text: String { tone.map { Syllable.with($0, on: spelled) } ?? String(spelled) }

  /// One horn is enough for both letters of "ươ" before a final: methods add the other.
  private var spelled: [Character] {
    guard let index = letters.firstIndex(of: "ư"), index + 2 < letters.count,
      letters[index + 1] == "o"
    else { return letters }
    var whole = letters
    whole[index + 1] = "ơ"
    return whole
  }

  private static let hats: [Character: Character] = ["a": "â", "e": "ê", "o": "ô"]
  private static let horns: [Character: Character] = ["u": "ư", "o": "ơ", "a": "ă"]
  private static let digits: [Character: Character] = [
    "1": "s", "2": "f", "3": "r", "4": "x", "5": "j",
  ]

  mutating func takeTelex(_ key: Character) {
    if let mark = Syllable.tones[key], hasVowel { return put(mark) }
    switch key {
    case "w": putHorn(on: "uoa", orNew: true)
    case "d" where letters.first == "d": replace(0, by: "đ")
    case "a", "e", "o":
      if let index = lastVowel(key), isDoubled(at: index), let hat = TypedSyllable.hats[key] {
        replace(index, by: hat)
      } else {
        letters.append(key)
      }
    case _: letters.append(key)
    }
  }

  mutating func takeVNI(_ key: Character) {
    if let code = TypedSyllable.digits[key], let mark = Syllable.tones[code], hasVowel {
      return put(mark)
    }
    switch key {
    case "6":
      if let index = letters.lastIndex(where: { TypedSyllable.hats[$0] != nil }) {
        replace(index, by: TypedSyllable.hats[letters[index]] ?? letters[index])
      } else {
        letters.append(key)
      }
    case "7": putHorn(on: "uo", orNew: false)
    case "8": putHorn(on: "a", orNew: false)
    case "9" where letters.first == "d": replace(0, by: "đ")
    case _: letters.append(key)
    }
  }

  private var hasVowel: Bool { letters.contains(where: Syllable.isVowel) }

  private mutating func put(_ mark: Unicode.Scalar) {
    (tone, isChanged) = (mark, true)
  }

  private mutating func replace(_ index: Int, by letter: Character) {
    letters[index] = letter
    isChanged = true
  }

  private func lastVowel(_ key: Character) -> Int? { letters.lastIndex(of: key) }

  /// Whether the same key comes again at once, or after the syllable's last consonants.
  private func isDoubled(at index: Int) -> Bool {
    index == letters.count - 1 || letters[(index + 1)...].allSatisfy { !Syllable.isVowel($0) }
  }

  /// One key for both of "uo"; else for the last vowel that can bear it.
  private mutating func putHorn(on bearers: String, orNew: Bool) {
    if bearers.contains("u"), let index = letters.lastIndex(of: "u"),
      index + 1 < letters.count, letters[index + 1] == "o", letters.dropLast().last != "q"
    {
      replace(index, by: "ư")
      return replace(index + 1, by: "ơ")
    }
    let isUa = bearers.contains("u") && letters.suffix(2) == ["u", "a"] && !letters.contains("q")
    if isUa { return replace(letters.count - 2, by: "ư") }
    if let index = letters.lastIndex(where: { bearers.contains($0) }),
      let horn = TypedSyllable.horns[letters[index]]
    {
      replace(index, by: horn)
    } else if orNew {
      letters.append("ư")
      isChanged = true
    } else {
      letters.append("7")
    }
  }
}

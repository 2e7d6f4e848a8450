import Foundation

/// A text as the finder looks at it: one base letter for each letter typed, without its marks, and
/// where it stands in the text as given. Small letters for patterns, capitals remembered.
struct RedactionText {
  /// Base letters, small, one UTF-16 unit each.
  let letters: [UInt16]
  /// Whether the letter was a capital.
  let isCapital: [Bool]
  /// Whether the letter carried marks, or is đ.
  let isMarked: [Bool]
  /// The same letters as a string; its UTF-16 offsets are indices of `letters`.
  let lower: String
  /// Code points of the text as given that make up each letter.
  let source: [Range<Int>]
  /// The words in their order.
  let words: [RedactionWord]
  /// Whether hardly any word has marks, so that marks tell nothing.
  let isUnmarked: Bool

  init(_ text: String) {
    var builder = Builder()
    for (index, scalar) in text.unicodeScalars.enumerated() { builder.add(scalar, at: index) }
    letters = builder.letters
    isCapital = builder.isCapital
    isMarked = builder.isMarked
    source = builder.source
    lower = String(utf16CodeUnits: letters, count: letters.count)
    words = RedactionWord.all(in: builder, of: Array(text.unicodeScalars))
    let long = words.filter { !$0.isNumber }
    isUnmarked = long.filter(\.hasMarks).count * 12 < long.count
  }

  /// The letter at an index, a blank outside the text.
  func letter(_ index: Int) -> UInt16 {
    letters.indices.contains(index) ? letters[index] : 32
  }

  /// The small letters of a range, as far as it lies within the text.
  func string(_ range: Range<Int>) -> String {
    let range = range.clamped(to: 0..<letters.count)
    return String(utf16CodeUnits: Array(letters[range]), count: range.count)
  }

  /// The letters before an index, back to the end of a sentence, at most `count`.
  func before(_ index: Int, _ count: Int) -> String {
    var start = index
    while start > 0, index - start < count, !endsSentence(start - 1) { start -= 1 }
    return string(start..<index)
  }

  /// Whether the letter at an index of the text ends a line or a sentence.
  func endsSentence(_ index: Int) -> Bool {
    switch letters[index] {
    case 10, 59, 33, 63: true
    case 46: letter(index + 1) == 32
    default: false
    }
  }

  /// Collects letters one code point at a time.
  struct Builder {
    var letters: [UInt16] = []
    var isCapital: [Bool] = []
    var isMarked: [Bool] = []
    var source: [Range<Int>] = []

    mutating func add(_ scalar: Unicode.Scalar, at index: Int) {
      if scalar.isASCII {
        append(SearchFolding.lower(scalar), isCapital: ("A"..."Z").contains(scalar), false, index)
        return
      }
      if SearchFolding.isIgnored(scalar) || (0x20D0...0x20FF).contains(scalar.value) {
        guard let last = source.indices.last else { return }
        source[last] = source[last].lowerBound..<(index + 1)
        isMarked[last] = isMarked[last] || (0x300...0x36F).contains(scalar.value)
        return
      }
      let parts = String(scalar).decomposedStringWithCompatibilityMapping.unicodeScalars
      let hasMarks = "đĐ".unicodeScalars.contains(scalar) || parts.contains(where: isMark)
      let isCapital = scalar.properties.isUppercase
      for part in parts where !SearchFolding.isIgnored(part) {
        append(look(of: part), isCapital: isCapital, hasMarks, index)
      }
    }

    private mutating func append(
      _ scalar: Unicode.Scalar, isCapital: Bool, _ isMarked: Bool, _ index: Int
    ) {
      let isBlank = scalar.properties.isWhitespace && scalar != "\n"
      letters.append(isBlank ? 32 : UInt16(exactly: scalar.value) ?? 0xFFFC)
      self.isCapital.append(isCapital)
      self.isMarked.append(isMarked)
      source.append(index..<(index + 1))
    }

    private func isMark(_ scalar: Unicode.Scalar) -> Bool {
      (0x300...0x36F).contains(scalar.value)
    }

    /// Small, and Cyrillic or Greek letters as the Latin ones they pass for.
    private func look(of scalar: Unicode.Scalar) -> Unicode.Scalar {
      switch scalar {
      case "о", "О", "ο", "Ο": "o"
      case "а", "А", "α", "Α": "a"
      case "е", "Е", "ε", "Ε": "e"
      case "І", "і", "Ι", "ι": "i"
      case "с", "С": "c"
      case "\u{2010}"..."\u{2015}", "\u{2212}": "-"
      default:
        scalar.isASCII || scalar == "đ" || scalar == "Đ"
          ? SearchFolding.lower(scalar)
          : scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
      }
    }
  }
}

/// A word: letters and digits without anything between.
struct RedactionWord {
  /// Indices of `RedactionText.letters`.
  let range: Range<Int>
  /// Small letters without marks.
  let plain: String
  /// Small letters with marks, the tone at its older place. Made when it is asked for: hardly any
  /// word has to be told from another by its marks.
  var marked: String { hasMarks ? SearchFolding.marked(typed) : plain }
  let isCapitalised: Bool
  /// Two letters or more, all capitals.
  let isShouted: Bool
  /// What stands between the word before and this one.
  let gap: String
  let isNumber: Bool
  let hasMarks: Bool
  /// Whether only blanks on the same line separate it from the word before.
  let follows: Bool
  private let typed: String

  static func all(in builder: RedactionText.Builder, of scalars: [Unicode.Scalar])
    -> [RedactionWord]
  {
    var words: [RedactionWord] = []
    var index = 0
    var end = 0
    let letters = builder.letters
    while index < letters.count {
      let start = index
      while index < letters.count, isPart(letters[index]) { index += 1 }
      if index > start {
        let gap = String(utf16CodeUnits: Array(letters[end..<start]), count: start - end)
        words.append(RedactionWord(start..<index, gap: gap, builder, scalars))
        end = index
      }
      index += 1
    }
    return words
  }

  private init(
    _ range: Range<Int>, gap: String, _ builder: RedactionText.Builder, _ scalars: [Unicode.Scalar]
  ) {
    self.range = range
    self.gap = gap
    plain = String(utf16CodeUnits: Array(builder.letters[range]), count: range.count)
    let first = builder.source[range.lowerBound].lowerBound
    let last = builder.source[range.upperBound - 1].upperBound
    typed = String(String.UnicodeScalarView(scalars[first..<last]))
    isCapitalised = builder.isCapital[range.lowerBound]
    isShouted = range.count > 1 && range.allSatisfy { builder.isCapital[$0] }
    isNumber = builder.letters[range].contains { (48...57).contains($0) }
    hasMarks = range.contains { builder.isMarked[$0] }
    follows = !gap.isEmpty && gap.utf8.allSatisfy { $0 == 32 }
  }

  private static func isPart(_ letter: UInt16) -> Bool {
    guard let scalar = Unicode.Scalar(letter), letter != 0xFFFC else { return false }
    return (48...57).contains(letter) || (97...122).contains(letter)
      || (letter > 0xBF && scalar.properties.isAlphabetic)
  }
}

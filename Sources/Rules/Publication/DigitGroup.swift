/// Digits without anything between, letters that pass for digits included.
struct DigitGroup {
  let range: Range<Int>
  let digits: String
  /// How many of them are digits.
  let trueDigits: Int
  /// What stands between the group before and this one.
  let gap: String
  /// The same without its blanks.
  let divider: String
  /// Index of a `+` right before it.
  let plus: Int?
  /// Index of an o right before it that ends a word, or is the number's zero.
  let zero: Int?
  /// Whether a bracket opens right before it.
  let isOpened: Bool
  /// Whether a unit of money, length or count follows.
  let hasUnit: Bool

  var isYear: Bool { digits.count == 4 && (digits.hasPrefix("19") || digits.hasPrefix("20")) }

  /// The groups of a text, those that may belong to one number together.
  static func chains(in text: RedactionText) -> [[DigitGroup]] {
    var chains: [[DigitGroup]] = []
    var end = 0
    let units = Set(unit.ranges(in: text).map(\.lowerBound))
    for range in runs(in: text) {
      let gap = text.string(end..<range.lowerBound)
      let group = DigitGroup(range, gap: gap, hasUnit: units.contains(range.upperBound), text)
      let joins = !chains.isEmpty && group.plus == nil && isGap(gap)
      if joins { chains[chains.count - 1].append(group) } else { chains.append([group]) }
      end = range.upperBound
    }
    return chains.filter { $0.reduce(0) { $0 + $1.trueDigits } >= 6 }
  }

  /// What makes money, a length or a count of a number before it.
  static let unit = RedactionExpression(
    "(?<=[0-9oli]) ?(?:dong|d|vnd|trieu|ty|ti|nghin|ngan(?! hang)|m2|m3|m|km|nguoi|ho|usd|kwh|kw)"
      + "(?![a-z0-9])")

  private init(_ range: Range<Int>, gap: String, hasUnit: Bool, _ text: RedactionText) {
    self.range = range
    self.gap = gap
    self.hasUnit = hasUnit
    isOpened = text.letter(range.lowerBound - 1) == 40
    divider = gap.filter { $0 != " " }
    digits = String(
      text.string(range).map { letter in
        letter == "o" ? "0" : letter == "l" || letter == "i" ? "1" : letter
      })
    trueDigits = range.count { Self.isDigit(text.letters[$0]) }
    plus = text.letter(range.lowerBound - 1) == 43 ? range.lowerBound - 1 : nil
    zero = Self.zero(before: range.lowerBound, in: text)
  }

  /// "zaloo912345678" is "zalo" and a number; the o of "zalo912345678" belongs to the word.
  private static func zero(before start: Int, in text: RedactionText) -> Int? {
    guard start > 0, text.letters[start - 1] == 111, !text.isMarked[start - 1],
      text.letter(start) != 48
    else { return nil }
    let word = text.string(max(0, start - 8)..<start)
    return endings.contains(where: word.hasSuffix) ? nil : start - 1
  }

  /// Words before numbers that end in o.
  private static let endings = ["alo", "so", "cho", "vao"]

  /// Ranges of digits and their look-alikes, trimmed of letters that belong to a word.
  private static func runs(in text: RedactionText) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var index = 0
    while index < text.letters.count {
      var run = index..<index
      while run.upperBound < text.letters.count, isDigitLike(run.upperBound, text) {
        run = run.lowerBound..<(run.upperBound + 1)
      }
      index = max(run.upperBound, index + 1)
      if isLetter(text.letter(run.lowerBound - 1)) {
        while let first = run.first, !isDigit(text.letters[first]) { run = run.dropFirst() }
      }
      if isLetter(text.letter(run.upperBound)) {
        while let last = run.last, !isDigit(text.letters[last]) { run = run.dropLast() }
      }
      if !run.isEmpty { runs.append(run) }
    }
    return runs
  }

  private static func isDigitLike(_ index: Int, _ text: RedactionText) -> Bool {
    if isDigit(text.letters[index]) { return true }
    guard !text.isMarked[index] else { return false }
    switch text.letters[index] {
    case 111: return true
    case 108: return !text.isCapital[index]
    case 105: return text.isCapital[index]
    default: return false
    }
  }

  private static func isDigit(_ letter: UInt16) -> Bool { (48...57).contains(letter) }

  private static func isLetter(_ letter: UInt16) -> Bool {
    (97...122).contains(letter) || letter > 0xBF && letter != 0xFFFC
  }

  /// Blanks, points, dashes, brackets and slashes; a comma only without a blank after it.
  private static func isGap(_ gap: String) -> Bool {
    gap == "," || (1...4).contains(gap.utf16.count) && gap.allSatisfy { " \n.-()/_·".contains($0) }
  }
}

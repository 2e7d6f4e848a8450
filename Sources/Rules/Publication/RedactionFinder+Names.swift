extension RedactionFinder {
  /// Names of persons: after words that introduce them, after titles, and by their family names.
  mutating func findNames() {
    for index in text.words.indices where isFree(text.words[index].range) {
      if let cue = cue(endingBefore: index) {
        addName(at: index, count: introduced(at: index, by: cue), .cue)
      } else if isTitle(index - 1), text.words[index].follows {
        addName(at: index, count: titled(at: index), .cue)
      }
    }
    for index in text.words.indices where isFree(text.words[index].range) {
      addName(at: index, count: unannounced(at: index), .familyName)
    }
  }

  /// Dates and years right after a name, such as "Lê Thị Tư, 12/03/1941" or "Lê Thị Tư (1957)".
  mutating func findBirthsBesideNames() {
    for name in found where name.sort == .name {
      let rest = text.string(name.range.upperBound..<(name.range.upperBound + 20))
      guard let match = Self.dateBesideName.first(in: rest) else { continue }
      let end = name.range.upperBound + match.upperBound
      let digits = (name.range.upperBound..<end).drop { !(48...57).contains(text.letters[$0]) }
      add(.birth, digits.startIndex..<end, .cue)
    }
  }

  static let dateBesideName = RedactionExpression(
    #"^[ ,(\-]{1,4}((?:\d{1,2}[/.\-]){2}(?:19|20)\d{2}|(?:19[2-9]|200)\d)(?!\d)"#)

  private mutating func addName(at index: Int, count: Int, _ because: Redaction.Because) {
    guard count > 0 else { return }
    let words = text.words[index..<(index + count)]
    let name = words.map(\.marked).joined(separator: " ")
    let withTitle = index > 0 ? "\(text.words[index - 1].marked) \(name)" : name
    guard let first = words.first, let last = words.last,
      NameLexicon.publicNames.isDisjoint(with: [name, withTitle])
    else { return }
    add(.name, first.range.lowerBound..<last.range.upperBound, because)
  }

  // MARK: Introduced by a phrase

  private enum Cue {
    case strong
    case weak
  }

  private func cue(endingBefore index: Int) -> Cue? {
    let gap = text.words[index].gap
    guard gap.utf8.count <= 3, gap.allSatisfy({ " :\"'\n".contains($0) }) else { return nil }
    if Cues.strong.end(before: index, in: text) { return .strong }
    return Cues.weak.end(before: index, in: text) ? .weak : nil
  }

  private func introduced(at index: Int, by cue: Cue) -> Int {
    let word = text.words[index]
    guard !isOffice(index), !isTitle(index) else { return 0 }
    if tellsCase(index), word.isCapitalised {
      guard cue == .strong || isFamily(word) || isGiven(word) else { return 0 }
      return capitalised(from: index)
    }
    guard isFamily(word) || isGiven(word) && !NameLexicon.ordinary.containsMarked(word) else {
      return 0
    }
    return running(from: index, limit: isFamily(word) ? 4 : 3)
  }

  // MARK: After a title

  private func isTitle(_ index: Int) -> Bool {
    guard text.words.indices.contains(index) else { return false }
    let word = text.words[index]
    return NameLexicon.titles.containsMarked(word)
      || text.isUnmarked && NameLexicon.plainTitles.contains(word.plain)
  }

  private func titled(at index: Int) -> Int {
    let word = text.words[index]
    let title = text.words[index - 1]
    guard !isOffice(index), !isTitle(index) || word.isCapitalised && tellsCase(index) else {
      return 0
    }
    if title.isCapitalised, tellsCase(index - 1), isPlace(before: index - 1) { return 0 }
    if tellsCase(index), word.isCapitalised { return capitalised(from: index) }
    if word.hasMarks || !text.isUnmarked {
      let isName = isFamily(word) && isFamilyPair(index) || NameLexicon.given.containsMarked(word)
      guard isName, isShouting[index] || !NameLexicon.ordinary.containsMarked(word) else {
        return 0
      }
      if !isShouting[index], title.marked == "em" || title.marked == "cháu" { return 0 }
      return running(from: index, limit: isFamily(word) ? 4 : isShouting[index] ? 2 : 1)
    }
    if NameLexicon.plainFamilies.contains(word.plain) { return running(from: index, limit: 4) }
    return NameLexicon.plainGiven.contains(word.plain) && title.plain != "em" ? 1 : 0
  }

  /// Whether a family name is followed by a word that can go on a name.
  private func isFamilyPair(_ index: Int) -> Bool {
    guard text.words.indices.contains(index + 1), text.words[index + 1].follows else {
      return false
    }
    let next = text.words[index + 1]
    return NameLexicon.middles.containsMarked(next) || NameLexicon.given.containsMarked(next)
  }

  // MARK: Unannounced

  private func unannounced(at index: Int) -> Int {
    let word = text.words[index]
    guard isFamily(word), !isPlace(before: index) else { return 0 }
    guard tellsCase(index) else {
      return isShouting[index] || text.isUnmarked ? plainName(at: index) : 0
    }
    guard word.isCapitalised else { return text.isUnmarked ? plainName(at: index) : 0 }
    let count = capitalised(from: index)
    guard count >= 2 else { return 0 }
    if isBesideNumber(index, count) { return count }
    let isStrong =
      NameLexicon.families.containsMarked(word)
      || NameLexicon.plainFamilies.contains(word.plain)
    if count >= 3, isStrong || isBesideName(index) || isMiddle(index + 1) { return count }
    return 0
  }

  /// A name where capitals tell nothing: family name, a usual second word, and what follows.
  private func plainName(at index: Int) -> Int {
    let word = text.words[index]
    guard text.words.indices.contains(index + 2), text.words[index + 2].follows else { return 0 }
    let second = text.words[index + 1]
    if word.hasMarks {
      guard NameLexicon.families.containsMarked(word), isMiddle(index + 1), !isOffice(index + 1)
      else { return 0 }
    } else {
      guard NameLexicon.plainFamilies.contains(word.plain), ["van", "thi"].contains(second.plain)
      else { return 0 }
    }
    let count = running(from: index, limit: 4)
    guard count == 4 else { return count >= 3 ? count : 0 }
    return NameLexicon.given.contains(text.words[index + 3], isUnmarked: text.isUnmarked) ? 4 : 3
  }

  private func isMiddle(_ index: Int) -> Bool {
    guard text.words.indices.contains(index), text.words[index].follows else { return false }
    return NameLexicon.middles.containsMarked(text.words[index])
  }

  /// Whether a telephone or identity number stands right beside the words.
  private func isBesideNumber(_ index: Int, _ count: Int) -> Bool {
    let start = text.words[index].range.lowerBound
    let end = text.words[index + count - 1].range.upperBound
    return [nearest(from: end, by: 1), nearest(from: start - 1, by: -1)].contains { index in
      switch index.flatMap({ span(at: $0) })?.sort {
      case .phone, .identity, .email, .passport: true
      default: false
      }
    }
  }

  private func isBesideName(_ index: Int) -> Bool {
    let before = nearest(from: text.words[index].range.lowerBound - 1, by: -1)
    return before.flatMap { span(at: $0) }?.sort == .name
  }

  /// The next letter that is no blank, comma, dash, colon or bracket, at most five away.
  private func nearest(from start: Int, by step: Int) -> Int? {
    var index = start
    for _ in 0..<5 {
      guard text.letters.indices.contains(index) else { return nil }
      if ![32, 44, 45, 58, 40, 41, 10].contains(text.letters[index]) { return index }
      index += step
    }
    return nil
  }
}

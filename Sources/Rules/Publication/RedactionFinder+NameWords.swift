/// The phrases before names, by their last word without marks.
struct Cues {
  static let strong = Cues(NameLexicon.nameCues)
  static let weak = Cues(NameLexicon.weakCues)

  private let phrases: [String: [[WordSet]]]

  init(_ phrases: [String]) {
    let words = phrases.map { $0.split(separator: " ").map(String.init) }
    self.phrases = Dictionary(grouping: words) { NameLexicon.plain($0.last ?? "") }
      .mapValues { $0.map { $0.map { WordSet($0) } } }
  }

  /// Whether the words before an index are those of a phrase.
  func end(before index: Int, in text: RedactionText) -> Bool {
    guard index > 0, let phrases = phrases[text.words[index - 1].plain] else { return false }
    return phrases.contains { phrase in
      guard index >= phrase.count else { return false }
      return phrase.indices.allSatisfy { offset in
        let word = text.words[index - phrase.count + offset]
        return phrase[offset].contains(word, isUnmarked: text.isUnmarked)
          && (offset == 0 || word.follows)
      }
    }
  }
}

extension RedactionText {
  /// Whether most of the words around one are in capitals: of few, all of them.
  func isShouting(_ index: Int) -> Bool {
    guard words[index].isShouted else { return false }
    var near = 0
    var shouted = 0
    for other in max(0, index - 5)...min(words.count - 1, index + 5) {
      guard !words[other].isNumber, words[other].range.count > 1 else { continue }
      near += 1
      if words[other].isShouted { shouted += 1 }
    }
    return near > 4 ? shouted * 3 >= near * 2 : near > 2 && shouted == near
  }
}

extension RedactionFinder {
  func isFamily(_ word: RedactionWord) -> Bool {
    NameLexicon.families.contains(word, isUnmarked: text.isUnmarked)
      || NameLexicon.otherFamilies.contains(word, isUnmarked: text.isUnmarked)
      || NameLexicon.plainFamilies.contains(word.plain) && !word.hasMarks
  }

  func isGiven(_ word: RedactionWord) -> Bool {
    NameLexicon.given.contains(word, isUnmarked: text.isUnmarked)
  }

  /// Whether a capital letter here means a name.
  func tellsCase(_ index: Int) -> Bool { !isShouting[index] }

  /// Whether a word begins the name of an office or a role, or a word of place and paper.
  func isOffice(_ index: Int) -> Bool {
    let word = text.words[index]
    let isUnmarked = text.isUnmarked
    if NameLexicon.offices.contains(word, isUnmarked: isUnmarked) { return true }
    if NameLexicon.hardStops.contains(word, isUnmarked: isUnmarked) { return true }
    guard text.words.indices.contains(index + 1), text.words[index + 1].follows else {
      return false
    }
    let next = text.words[index + 1]
    if next.isCapitalised, tellsCase(index + 1), word.isCapitalised, !isUnmarked { return false }
    return NameLexicon.officePairs.contains("\(word.marked) \(next.marked)")
  }

  /// How many words from an index are capitalised and go on one name, at most five.
  func capitalised(from index: Int) -> Int {
    var count = 0
    for (offset, word) in text.words[index...].prefix(5).enumerated() {
      guard offset == 0 || word.follows || isInitial(index + offset - 1), word.isCapitalised,
        !word.isNumber, isFree(word.range), isShouting[index] || !isShouting[index + offset],
        !NameLexicon.hardStops.containsMarked(word)
      else { break }
      count += 1
    }
    return count
  }

  /// How many words from an index can go on one name where capitals tell nothing.
  func running(from index: Int, limit: Int) -> Int {
    var count = 0
    for (offset, word) in text.words[index...].prefix(limit).enumerated() {
      guard offset == 0 || word.follows, !word.isNumber, isFree(word.range) else { break }
      if offset > 0, isStop(word) { break }
      count += 1
    }
    return count
  }

  /// Whether a word ends a name where capitals tell nothing. Without marks a word that can be a
  /// name goes on one: "tai" is "Tài" before it is "tại".
  private func isStop(_ word: RedactionWord) -> Bool {
    let canBeName =
      text.isUnmarked
      && (NameLexicon.middles.contains(word, isUnmarked: true)
        || NameLexicon.given.contains(word, isUnmarked: true))
    return NameLexicon.hardStops.contains(word, isUnmarked: text.isUnmarked)
      || NameLexicon.softStops.contains(word, isUnmarked: text.isUnmarked) && !canBeName
  }

  /// Whether the words before an index make a place of it: "đường", "trường THPT",
  /// "ngã tư Trần Phú -". It looks at a few streets of a few words before it.
  func isPlace(before index: Int) -> Bool {
    if isPlaceWord(index - 1) { return index > 0 && text.words[index].follows }
    var first = index
    for _ in 0..<4 {
      guard isJoined(first) else { return false }
      var before = first - (isAnd(first - 1) ? 2 : 1)
      let limit = max(0, before - 6)
      while before > limit, text.words[before].isCapitalised, text.words[before].follows,
        !isPlaceWord(before - 1)
      {
        before -= 1
      }
      guard before > 0, before < first else { return false }
      if isPlaceWord(before - 1) {
        return NameLexicon.streets.containsMarked(text.words[before - 1])
          || before > 1 && NameLexicon.streets.containsMarked(text.words[before - 2])
      }
      first = before
    }
    return false
  }

  /// Whether a dash, a stroke or "và" joins a word to those before it.
  private func isJoined(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    let gap = text.words[index].gap
    return gap.utf8.prefix(8).contains(45) || gap == "/" || isAnd(index - 1)
  }

  private func isAnd(_ index: Int) -> Bool {
    index > 0 && ["và", "với"].contains(text.words[index].marked)
  }

  private func isPlaceWord(_ index: Int) -> Bool {
    guard text.words.indices.contains(index) else { return false }
    let word = text.words[index]
    if NameLexicon.places.contains(word, isUnmarked: text.isUnmarked) { return true }
    guard index > 0, word.follows else { return false }
    return NameLexicon.placePairs.contains("\(text.words[index - 1].marked) \(word.marked)")
  }

  /// "Nguyễn V. An": an initial and its point go on a name.
  private func isInitial(_ index: Int) -> Bool {
    let word = text.words[index]
    return word.range.count <= 2 && text.words.indices.contains(index + 1)
      && [".", ". "].contains(text.words[index + 1].gap)
  }
}

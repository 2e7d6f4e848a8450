/// What somebody typed to find words by, without marks: each word in the spellings that may be
/// meant.
public struct SearchTerms: Sendable, Hashable {
  /// One word.
  public struct Word: Sendable, Hashable {
    /// As it may be spelled, folded; never empty.
    public let spellings: [String]
    /// How the word may begin, folded, of whatever is no syllable; nil for whole words only.
    public let beginning: String?

    init(_ spellings: [String], beginning: String? = nil) {
      self.spellings = spellings
      self.beginning = beginning
    }

    /// Whether a folded word is the one that is looked for.
    public func fits(_ folded: some StringProtocol) -> Bool {
      spellings.contains { $0 == folded } || beginning.map { folded.hasPrefix($0) } ?? false
    }
  }

  /// The words, in their order.
  public let words: [Word]

  /// The most words that are looked for; what comes after them isn't looked at.
  public static let longest = 12

  /// The words as they were typed; what was typed with the input method off ("dduwowngf") is
  /// looked for as it is and as it was meant.
  public init(_ typed: String) {
    words = NFC.clean(typed).split { $0.isWhitespace || $0.isPunctuation || $0.isSymbol }
      .flatMap { SearchTerms.words(of: String($0)) }.prefix(SearchTerms.longest).map(\.self)
  }

  private init(words: [Word]) { self.words = words }

  private static func words(of typed: String) -> [Word] {
    let plain = folded(typed)
    guard plain.count == 1, typed.allSatisfy(\.isASCII) else { return plain.map { Word([$0]) } }
    let meant = RawTyping.readings(of: typed).flatMap(folded)
    return [Word(plain + Set(meant).subtracting(plain).sorted())]
  }

  private static func folded(_ text: String) -> [String] {
    SearchFolding.fold(text).split(separator: " ")
      .map { $0.filter { $0.isLetter || $0.isNumber } }.filter { !$0.isEmpty }
  }
}

extension SearchTerms {
  /// Whether every word is a syllable or a figure, so that a slip would have made another word.
  public var isPlain: Bool { words.allSatisfy { $0.isSyllable || $0.isFigure } }

  /// What may have been meant if the words as typed find too little, each to be looked for on its
  /// own: a word that is no syllable with one slip of the finger put right, taken apart, or as the
  /// beginning of a longer one; else one of the words with one slip. Empty where nothing can be
  /// guessed: of one syllable, of figures.
  public var slips: [SearchTerms] {
    let unknown = words.indices.filter { !words[$0].isSyllable && !words[$0].isFigure }
    guard unknown.isEmpty else { return SearchTerms.repaired(words, at: unknown) }
    guard words.count > 1 else { return [] }
    return words.indices.compactMap { index in
      let others = words[index].neighbours(isLast: index == words.indices.last)
      guard !others.isEmpty else { return nil }
      var words = words
      words[index] = Word(others)
      return SearchTerms(words: words)
    }
  }

  private static func repaired(_ words: [Word], at unknown: [Int]) -> [SearchTerms] {
    var repaired: [Word] = []
    var isChanged = false
    for index in words.indices {
      let word = words[index]
      guard unknown.contains(index) else {
        repaired.append(word)
        continue
      }
      if let parts = Syllables.parts(of: word.spellings[0]) {
        repaired += parts.map { Word([$0]) }
        isChanged = true
        continue
      }
      let others = word.neighbours(isLast: index == words.indices.last)
      let stem = word.spellings[0].count >= 5 ? String(word.spellings[0].dropLast(1)) : nil
      repaired.append(Word(word.spellings + others, beginning: others.isEmpty ? stem : nil))
      isChanged = isChanged || !others.isEmpty || stem != nil
    }
    return isChanged ? [SearchTerms(words: repaired)] : []
  }
}

extension SearchTerms.Word {
  fileprivate var isFigure: Bool { spellings[0].contains(where: \.isNumber) }

  fileprivate var isSyllable: Bool { spellings.contains { Syllables.all.contains($0) } }

  /// Syllables one slip away; of the last word also those that it begins.
  fileprivate func neighbours(isLast: Bool) -> [String] {
    guard !isFigure else { return [] }
    let typed = spellings[0]
    var found = Syllables.neighbours(of: typed)
    if isLast, typed.count > 1 { found.formUnion(Syllables.beginning(with: typed)) }
    return found.subtracting([typed]).sorted()
  }
}

/// The syllables that Vietnamese can have, folded: what a slip of the finger is measured by. Nobody
/// said them, so that they keep nothing of anybody.
enum Syllables {
  /// All of them, some of which no word has.
  static let all: Set<String> = Set(Syllable.everyOne.map(SearchFolding.fold))

  /// Those that are one letter longer, shorter or other, or have two letters swapped.
  static func neighbours(of word: String) -> Set<String> {
    let letters = Array(word)
    guard (2...8).contains(letters.count) else { return [] }
    var near: Set<String> = []
    func add(_ candidate: some Sequence<Character>) {
      let candidate = String(candidate)
      if all.contains(candidate) { near.insert(candidate) }
    }
    for index in 0...letters.count {
      let (head, tail) = (letters[..<index], letters[index...])
      for letter in alphabet {
        add(head + [letter] + tail)
        if !tail.isEmpty { add(head + [letter] + tail.dropFirst()) }
      }
      if !tail.isEmpty { add(head + tail.dropFirst()) }
      if tail.count > 1 {
        let swapped: [Character] = [letters[index + 1], letters[index]]
        add(head + swapped + tail.dropFirst(2))
      }
    }
    return near
  }

  /// Those that a word begins.
  static func beginning(with word: String) -> Set<String> {
    all.filter { $0.hasPrefix(word) }
  }

  /// A word that was typed without blanks, as two or three syllables of two letters at least; nil
  /// if it can't be taken apart.
  static func parts(of word: String, most: Int = 3) -> [String]? {
    guard word.count >= 4, most > 1 else { return nil }
    for length in stride(from: min(6, word.count - 2), through: 2, by: -1) {
      let (head, tail) = (String(word.prefix(length)), String(word.dropFirst(length)))
      guard all.contains(head) else { continue }
      if all.contains(tail) { return [head, tail] }
      if let rest = parts(of: tail, most: most - 1) { return [head] + rest }
    }
    return nil
  }

  private static let alphabet = Array("abcdeghiklmnopqrstuvxy")
}

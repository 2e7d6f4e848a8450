/// A piece of a text with the words that were looked for told apart.
public struct Excerpt: Sendable, Hashable {
  /// Some letters in a row.
  public struct Piece: Sendable, Hashable {
    /// As they stand in the text.
    public let text: String
    /// Whether they are a word that was looked for.
    public let isFound: Bool

    /// A piece.
    public init(_ text: String, isFound: Bool) {
      self.text = text
      self.isFound = isFound
    }
  }

  /// The pieces, in their order; an ellipsis where something was left out.
  public let pieces: [Piece]

  /// Whether any word stands in it.
  public var hasFound: Bool { pieces.contains(where: \.isFound) }

  /// The whole as it reads.
  public var text: String { pieces.map(\.text).joined() }

  /// Pieces.
  public init(_ pieces: [Piece]) { self.pieces = pieces }
}

/// A text in which words are looked for, as one person may read it.
public struct SearchedText: Sendable {
  private struct Token {
    let range: Range<String.Index>
    let folded: String
  }

  private let text: String
  private let tokens: [Token]

  /// Letters before the first word that is shown.
  private static let lead = 48

  /// Cuts a text in words.
  public init(_ text: String) {
    self.text = text
    let masks = SearchedText.masks(in: text)
    tokens = SearchedText.words(of: text).filter { token in
      !masks.contains { $0.contains(token.range.lowerBound) }
    }
  }

  /// What stands in the place of what was masked: nobody said it.
  private static func masks(in text: String) -> [Range<String.Index>] {
    guard text.contains("[") else { return [] }
    return Set(Redaction.Sort.allCases.map(\.mask)).flatMap { text.ranges(of: $0) }
  }

  /// Which of the words stand in it, by their place among the terms.
  public func found(_ terms: SearchTerms) -> Set<Int> {
    Set(
      terms.words.indices.filter { index in
        tokens.contains { terms.words[index].fits($0.folded) }
      })
  }

  /// The text around the place where most of the words stand closest, on one line.
  ///
  /// - Parameter length: about so many letters; the whole text if it is no longer.
  public func excerpt(_ terms: SearchTerms, length: Int = 180) -> Excerpt {
    let hits = tokens.indices.filter { index in
      terms.words.contains { $0.fits(tokens[index].folded) }
    }
    let window = window(around: hits, terms, length)
    var pieces: [Excerpt.Piece] = []
    func add(_ range: Range<String.Index>, isFound: Bool) {
      let words = String(text[range].map { $0.isNewline ? " " : $0 })
      if !words.isEmpty { pieces.append(Excerpt.Piece(words, isFound: isFound)) }
    }
    if window.lowerBound > text.startIndex { pieces.append(Excerpt.Piece("… ", isFound: false)) }
    var position = window.lowerBound
    for hit in hits {
      let range = tokens[hit].range
      guard range.lowerBound >= position, range.upperBound <= window.upperBound else { continue }
      add(position..<range.lowerBound, isFound: false)
      add(range, isFound: true)
      position = range.upperBound
    }
    add(position..<window.upperBound, isFound: false)
    if window.upperBound < text.endIndex { pieces.append(Excerpt.Piece(" …", isFound: false)) }
    return Excerpt(pieces)
  }

  /// The letters that are shown: from a little before the hit from which on most words follow.
  private func window(
    around hits: [Int], _ terms: SearchTerms, _ length: Int
  ) -> Range<String.Index> {
    guard text.count > length else { return text.startIndex..<text.endIndex }
    func end(from start: String.Index) -> String.Index {
      text.index(
        start, offsetBy: max(length - SearchedText.lead, SearchedText.lead),
        limitedBy: text.endIndex)
        ?? text.endIndex
    }
    func worth(_ hit: Int) -> Int {
      let limit = end(from: tokens[hit].range.lowerBound)
      let shown = hits.filter { $0 >= hit && tokens[$0].range.upperBound <= limit }
      return terms.words.count { word in shown.contains { word.fits(tokens[$0].folded) } }
    }
    let best = hits.prefix(40).max { (worth($0), -$0) < (worth($1), -$1) }
    let center = best.map { tokens[$0].range.lowerBound } ?? text.startIndex
    let wanted =
      text.index(center, offsetBy: -SearchedText.lead, limitedBy: text.startIndex)
      ?? text.startIndex
    // From the beginning of a word to the end of one.
    let start =
      wanted == text.startIndex
      ? wanted : tokens.first { $0.range.lowerBound >= wanted }?.range.lowerBound ?? wanted
    let last = end(from: center)
    let stop =
      last == text.endIndex
      ? last : tokens.last { $0.range.upperBound <= last }?.range.upperBound ?? last
    return start..<max(stop, start)
  }

  private static func words(of text: String) -> [Token] {
    var tokens: [Token] = []
    var start: String.Index?
    func end(at index: String.Index) {
      guard let first = start else { return }
      let folded = SearchFolding.fold(String(text[first..<index]))
      if !folded.isEmpty { tokens.append(Token(range: first..<index, folded: folded)) }
      start = nil
    }
    for index in text.indices {
      if text[index].unicodeScalars.allSatisfy(isBetweenWords) {
        end(at: index)
      } else if start == nil {
        start = index
      }
    }
    end(at: text.endIndex)
    return tokens
  }

  /// Whether a letter of the text as typed becomes a blank; "m²" is one word.
  private static func isBetweenWords(_ scalar: Unicode.Scalar) -> Bool {
    SearchFolding.isBlank(scalar) && !SearchFolding.isIgnored(scalar)
      && !"ªº²³¹".unicodeScalars.contains(scalar)
  }
}

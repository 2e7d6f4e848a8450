import Rules
import Store

/// Where in what one person reads of a ticket the words stand.
struct SearchReading {
  let terms: SearchTerms
  /// The words around the place; nil if they stand in the title alone.
  let excerpt: Excerpt?
  /// Where the place is.
  let part: SearchedPart?
}

extension SearchSheet {
  /// Looks for all words in what may be read.
  ///
  /// - Returns: nil if one of them stands in nothing of it.
  func reading(of terms: SearchTerms) -> SearchReading? {
    var missing = Set(terms.words.indices)
    var best: (part: SearchedPart, text: SearchedText, count: Int)?
    for part in parts where !missing.isEmpty || best == nil {
      guard let shown = shown(part) else { continue }
      let text = SearchedText(shown)
      var found = text.found(terms)
      if knowsWho, !isMasked, shown != part.words {
        // It may be known, but a list tells nobody's number.
        found.formUnion(SearchedText(part.words).found(terms))
      }
      missing.subtract(found)
      if part.part != .title, found.count > best?.count ?? 0 {
        best = (part.part, text, found.count)
      }
    }
    guard missing.isEmpty else { return nil }
    return SearchReading(
      terms: terms, excerpt: best.map { $0.text.excerpt(terms) }, part: best?.part)
  }

  /// The words as they are read; nil for those that are not.
  private func shown(_ part: Part) -> String? {
    switch part.part {
    case .note, .draft:
      guard seesHistory else { return nil }
    case .title, .text, .place, .answer, .publication, .message: break
    }
    if part.part == .publication { return part.words }
    if isMasked { return Redaction.mask(part.words, reporter: reporter).text }
    return part.part.isTold ? Redaction.conceal(part.words, reporter: reporter) : part.words
  }
}

extension SearchedPart {
  /// Whether citizens' words stand in it, from which who reported is concealed.
  fileprivate var isTold: Bool {
    switch self {
    case .title, .text, .place, .message, .note: true
    case .answer, .publication, .draft: false
    }
  }
}

extension RedactionFinder {
  /// The reporter's own name, whole in any spelling and in the parts by which people are called,
  /// and the reporter's address.
  mutating func findReporter(_ reporter: Redaction.Reporter) {
    let name = reporter.name.map { RedactionText($0).words.filter { !$0.isNumber } } ?? []
    if name.count > 1 {
      addJoined(name, sort: .name)
      addParts(of: name)
    }
    if let given = name.last { addGiven(given) }
    let address = reporter.address.map { RedactionText($0).words } ?? []
    if address.count > 2 { addJoined(address, sort: .address) }
  }

  /// The same words one after the other, or words that give the same when their blanks are left
  /// out, where a scanner tore them or nobody typed any.
  private mutating func addJoined(_ known: [RedactionWord], sort: Redaction.Sort) {
    let joined = known.map(\.plain).joined()
    for index in text.words.indices where joined.hasPrefix(text.words[index].plain) {
      var rest = Substring(joined)
      var last = index
      while last < text.words.count, rest.hasPrefix(text.words[last].plain) {
        rest = rest.dropFirst(text.words[last].plain.count)
        if rest.isEmpty { break }
        last += 1
      }
      guard rest.isEmpty, last < text.words.count else { continue }
      let words = text.words[index...last]
      let isSame = words.count == known.count && zip(words, known).allSatisfy { agrees($0, $1) }
      guard isSame || words.count != known.count && joined.count >= 6, let end = words.last else {
        continue
      }
      add(sort, text.words[index].range.lowerBound..<end.range.upperBound, .reporter)
    }
  }

  /// Two or more words of the name in its order: "Thị Bưởi", "Lê Bưởi", "Lê T. Bưởi".
  private mutating func addParts(of name: [RedactionWord]) {
    guard let given = name.last, let family = name.first else { return }
    for index in text.words.indices.dropFirst() where agrees(text.words[index], given) {
      let before = text.words[index - 1]
      let isPart = name.dropLast().contains { agrees(before, $0) || isInitial(before, of: $0) }
      guard isPart, text.words[index].isCapitalised || isTitled(index - 1) || text.isUnmarked,
        [" ", ".", ". "].contains(text.words[index].gap), !isPlace(before: index - 1)
      else { continue }
      var first = index - 1
      if first > 0, text.words[first].follows || text.words[first].gap == ". ",
        name.dropLast().contains(where: { agrees(text.words[first - 1], $0) })
          || isInitial(text.words[first - 1], of: family)
      {
        first -= 1
      }
      add(
        .name, text.words[first].range.lowerBound..<text.words[index].range.upperBound, .reporter)
    }
  }

  /// The given name after a title, or alone with a capital where no other word goes with it.
  private mutating func addGiven(_ given: RedactionWord) {
    for index in text.words.indices where agrees(text.words[index], given) {
      let word = text.words[index]
      let isAlone = word.isCapitalised && tellsCase(index) && isSignature(index)
      if isTitled(index) || isAlone { add(.name, word.range, .reporter) }
    }
  }

  private func isTitled(_ index: Int) -> Bool {
    index > 0 && text.words[index].follows
      && NameLexicon.titles.contains(text.words[index - 1], isUnmarked: text.isUnmarked)
  }

  /// Nothing but signs and line ends on both sides.
  private func isSignature(_ index: Int) -> Bool {
    let after = text.words.indices.contains(index + 1) ? text.words[index + 1].gap : "."
    return !text.words[index].follows && after != " " && !isPlace(before: index)
      || index > 0 && text.words[index].follows && after != " "
        && !text.words[index - 1].isCapitalised && !isPlace(before: index)
  }

  private func isInitial(_ word: RedactionWord, of part: RedactionWord) -> Bool {
    word.range.count == 1 && word.isCapitalised && part.plain.hasPrefix(word.plain)
  }

  /// The same word, or the same without marks where it was typed without.
  private func agrees(_ word: RedactionWord, _ part: RedactionWord) -> Bool {
    word.hasMarks && part.hasMarks ? word.marked == part.marked : word.plain == part.plain
  }
}

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
    let joined = known.flatMap { $0.plain.utf16 }
    for index in text.words.indices {
      guard let last = lastWord(of: joined, from: index) else { continue }
      let words = text.words[index...last]
      let isSame = words.count == known.count && agree(index, known)
      guard isSame || words.count != known.count && joined.count >= 6 else { continue }
      add(
        sort, text.words[index].range.lowerBound..<text.words[last].range.upperBound, .reporter)
    }
  }

  /// Whether the words from an index are these.
  private func agree(_ index: Int, _ known: [RedactionWord]) -> Bool {
    for (offset, word) in known.enumerated() {
      guard agrees(text.words[index + offset], word) else { return false }
    }
    return true
  }

  /// The word with which words from an index, one after the other, give just these letters.
  private func lastWord(of joined: [UInt16], from index: Int) -> Int? {
    var position = 0
    var last = index
    for word in text.words[index...] {
      guard position + word.range.count <= joined.count else { return nil }
      for letter in word.range {
        guard text.letters[letter] == joined[position] else { return nil }
        position += 1
      }
      if position == joined.count { return last }
      last += 1
    }
    return nil
  }

  /// Two or more words of the name in its order: "Thị Bưởi", "Lê Bưởi", "Lê T. Bưởi".
  private mutating func addParts(of name: [RedactionWord]) {
    guard let given = name.last else { return }
    let others = name.dropLast().prefix(8)
    for index in text.words.indices.dropFirst() where agrees(text.words[index], given) {
      guard text.words[index].isCapitalised || isTitled(index - 1) || text.isUnmarked else {
        continue
      }
      var first = index
      while first > max(0, index - others.count), isPart(first - 1, before: first, of: others) {
        first -= 1
      }
      guard first < index, !isPlace(before: first) else { continue }
      add(
        .name, text.words[first].range.lowerBound..<text.words[index].range.upperBound, .reporter)
    }
  }

  /// Whether a word is one of a name's, or its initial, and the next one goes on it.
  private func isPart(
    _ index: Int, before next: Int, of name: ArraySlice<RedactionWord>
  ) -> Bool {
    guard [" ", ".", ". "].contains(text.words[next].gap) else { return false }
    return name.contains {
      agrees(text.words[index], $0) || isInitial(text.words[index], of: $0)
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

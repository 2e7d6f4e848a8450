extension RedactionFinder {
  /// Phone numbers, identity numbers and accounts: chains of groups of digits, however they are
  /// divided.
  mutating func findNumbers() {
    let cues = NumberCues.all(in: text)
    for chain in DigitGroup.chains(in: text) {
      var first = 0
      while first < chain.count {
        let candidates = NumberCandidate.all(
          from: first, of: chain, cues: cues[chain[first].range.lowerBound])
        guard let (rule, number) = surest(of: candidates) else {
          first += 1
          continue
        }
        add(rule.sort, number.range, rule.because)
        first += number.groups.count
      }
    }
  }

  /// The number by the first rule that holds for any of the candidates.
  private func surest(of candidates: [NumberCandidate]) -> (NumberCandidate.Rule, NumberCandidate)?
  {
    guard !candidates.isEmpty else { return nil }
    for rule in NumberCandidate.rules {
      for number in candidates where rule.counts.contains(number.count) {
        if rule.holds(number), isFree(number.range) { return (rule, number) }
      }
    }
    return nil
  }
}

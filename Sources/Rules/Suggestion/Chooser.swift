/// Chooses the value for which the signs of a text speak most: what the cues say, and what was
/// learned on top of it. A log-linear model, so that every sign's share can be shown.
struct Chooser: Sendable {
  /// A value with what speaks for it.
  struct Choice {
    let value: String
    /// The words of the text that speak most for it.
    let because: [String]
  }

  let cues: CueTable
  /// Every value, in a fixed order.
  let values: [String]
  /// What speaks for a value from the start, such as for the most frequent kind.
  let bias: [String: Double]
  var learned: Knowledge.Weights

  /// A cue's weight, which people write from 1 to 8, as a logarithm of odds.
  static let scale = 3.0

  /// What a sign is worth for each value before anything was learned.
  func prior(of name: String) -> [(value: String, weight: Double)] {
    name == TextSigns.always
      ? bias.map { ($0.key, $0.value) }
      : cues.weights(of: name).map { ($0.value, $0.weight / Chooser.scale) }
  }

  /// The value for which most speaks; of two alike, the first in order.
  func choose(_ text: TextSigns) -> Choice {
    let signs = text.all(cues).map { (sign: $0, weights: weights(of: $0.name)) }
    var sums: [String: Double] = [:]
    for (sign, weights) in signs {
      for (value, weight) in weights { sums[value, default: 0] += weight * sign.strength }
    }
    let best = values.max { sums[$0, default: 0] < sums[$1, default: 0] } ?? ""
    let shares = signs.filter { !$0.sign.shown.isEmpty }.compactMap { sign, weights in
      weights.first { $0.value == best }.map { (sign.shown, $0.weight * sign.strength) }
    }
    return Choice(value: best, because: Chooser.strongest(shares))
  }

  /// At most three, none within another.
  private static func strongest(_ shares: [(shown: String, share: Double)]) -> [String] {
    var chosen: [String] = []
    for (shown, share) in shares.sorted(by: { $0.share > $1.share }) where chosen.count < 3 {
      let isTold = chosen.contains {
        " \($0) ".contains(" \(shown) ") || " \(shown) ".contains(" \($0) ")
      }
      if share >= 0.3, !isTold { chosen.append(shown) }
    }
    return chosen
  }

  private func weights(of name: String) -> [(value: String, weight: Double)] {
    let prior = prior(of: name)
    guard let more = learned[name] else { return prior }
    var sums = more
    for (value, weight) in prior { sums[value, default: 0] += weight }
    return sums.map { ($0.key, $0.value) }
  }
}

import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#endif

/// Learns from decisions: multinomial logistic regression around what the cues say (a Gaussian
/// prior, so that little is learned from little), by AdaGrad over the decisions in their order. The
/// same decisions always give the same knowledge; nothing is drawn by lot.
struct Learner {
  /// A text and what was decided about it.
  struct Example {
    let signs: [Sign]
    let value: String
  }

  /// In how many texts a word must have stood; rarer ones are names and chance.
  static let fewestTexts = 2
  private static let rounds = 30
  private static let step = 0.2
  /// Smaller weights are left out: they change no decision and make the file large.
  private static let smallest = 0.08

  private let values: [String: Int]
  private var names: [String] = []
  private var counts: [Double] = []
  private var prior: [Double] = []
  private var gained: [Double] = []
  private var squares: [Double] = []

  /// What is learned for a chooser, beyond its cues.
  static func learn(from examples: [Example], for chooser: Chooser) -> Knowledge.Weights {
    var learner = Learner(examples, chooser)
    let rows = examples.compactMap { example in
      learner.values[example.value].map { (learner.row(of: example.signs), $0) }
    }
    for _ in 0..<rounds {
      for (row, value) in rows { learner.take(row, value) }
    }
    return learner.weights(of: chooser.values)
  }

  private var index: [String: Int] = [:]

  private init(_ examples: [Example], _ chooser: Chooser) {
    values = Dictionary(uniqueKeysWithValues: chooser.values.enumerated().map { ($1, $0) })
    var texts: [String: Int] = [:]
    var order: [String] = []
    for sign in examples.flatMap(\.signs) {
      if texts[sign.name] == nil { order.append(sign.name) }
      texts[sign.name, default: 0] += 1
    }
    for name in order {
      let count = texts[name] ?? 0
      if name.hasPrefix("~"), count < Learner.fewestTexts { continue }
      index[name] = names.count
      names.append(name)
      counts.append(Double(count))
      var row = [Double](repeating: 0, count: values.count)
      for (value, weight) in chooser.prior(of: name) {
        if let index = values[value] { row[index] = weight }
      }
      prior += row
    }
    gained = [Double](repeating: 0, count: prior.count)
    squares = gained
  }

  private func row(of signs: [Sign]) -> [(start: Int, strength: Double, pull: Double)] {
    signs.compactMap { sign in
      index[sign.name].map { ($0 * values.count, sign.strength, 1 / counts[$0]) }
    }
  }

  /// One step towards one decision.
  private mutating func take(_ row: [(start: Int, strength: Double, pull: Double)], _ value: Int) {
    var odds = [Double](repeating: 0, count: values.count)
    for (start, strength, _) in row {
      for index in odds.indices {
        odds[index] += strength * (prior[start + index] + gained[start + index])
      }
    }
    let top = odds.max() ?? 0
    for index in odds.indices { odds[index] = exp(odds[index] - top) }
    let sum = odds.reduce(0, +)
    for index in odds.indices { odds[index] = odds[index] / sum - (index == value ? 1 : 0) }
    for (start, strength, pull) in row {
      for index in odds.indices {
        let place = start + index
        let slope = strength * odds[index] + pull * gained[place]
        squares[place] += slope * slope
        gained[place] -= Learner.step * slope / (squares[place] + 1e-9).squareRoot()
      }
    }
  }

  private func weights(of values: [String]) -> Knowledge.Weights {
    var weights: Knowledge.Weights = [:]
    for (index, name) in names.enumerated() {
      for (offset, value) in values.enumerated() {
        let weight = gained[index * values.count + offset]
        guard abs(weight) >= Learner.smallest else { continue }
        weights[name, default: [:]][value] = (weight * 100).rounded() / 100
      }
    }
    return weights
  }
}

/// How much two texts tell of the same thing: the share of neighbouring words that they have in
/// common, of the shorter one's. Anybody can recount it by hand.
public struct Likeness: Sendable, Hashable {
  private let pairs: Set<String>

  /// From this score on two texts are shown as perhaps the same; a person decides.
  public static let threshold = 0.4

  /// A text with less than so many pairs says too little to be like another.
  private static let fewest = 3

  /// A text.
  ///
  /// - Parameter folded: in its search form (`SearchFolding.fold`).
  public init(folded: String) {
    let words = folded.split(separator: " ")
    pairs = Set(zip(words, words.dropFirst()).map { "\($0) \($1)" })
  }

  /// 0, nothing in common, to 1: all that the shorter one says stands in the other.
  public func score(_ other: Likeness) -> Double {
    let fewer = min(pairs.count, other.pairs.count)
    guard fewer >= Likeness.fewest else { return 0 }
    return Double(pairs.intersection(other.pairs).count) / Double(fewer)
  }
}

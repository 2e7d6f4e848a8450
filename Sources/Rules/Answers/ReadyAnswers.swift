/// Something that answers many: a template, or a question that was answered in public.
public struct ReadyCandidate: Sendable, Hashable {
  /// What the caller knows it by.
  public let key: String
  /// One line.
  public let title: String
  /// Its words: what is searched beside the title.
  public let words: String
  /// Its category; nil for all.
  public let category: String?

  /// A candidate.
  public init(key: String, title: String, words: String, category: String?) {
    self.key = key
    self.title = title
    self.words = words
    self.category = category
  }
}

/// Finds what could be answered at once. The same words and candidates give the same order.
public enum ReadyAnswers {
  /// The most that are shown.
  public static let most = 5

  /// The words by which a matter is looked for, without marks and without those that every text
  /// has; at most 16, in their order.
  public static func words(of text: String) -> [String] {
    var seen: Set<String> = []
    return SearchFolding.fold(text).split(separator: " ").map(String.init)
      .filter { $0.count > 1 && !Report.common.contains($0) && seen.insert($0).inserted }
      .prefix(16).map(\.self)
  }

  /// The keys of what fits, the best first: a word in the title counts twice, the right category
  /// as much as three words. What shares nothing but the category is offered only where it was
  /// written for that category, what shares one word only with the category.
  public static func best(
    of candidates: [ReadyCandidate], for text: String, category: String?
  ) -> [String] {
    let asked = Set(words(of: text))
    let ranked = candidates.enumerated().compactMap { index, candidate -> (Int, Int, String)? in
      let title = asked.intersection(Set(words(of: candidate.title)))
      let all = asked.intersection(
        Set(SearchFolding.fold(candidate.words).split(separator: " ").map(String.init))
      )
      .union(title)
      let isAlike = category != nil && candidate.category == category
      guard isAlike || all.count > 1 else { return nil }
      return (all.count + title.count + (isAlike ? 3 : 0), index, candidate.key)
    }
    return ranked.sorted { ($1.0, $0.1) < ($0.0, $1.1) }.prefix(most).map(\.2)
  }
}

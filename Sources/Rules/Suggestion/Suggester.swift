/// What a text is probably about, and why: shown beside the form, decided by a person.
public struct Suggestion: Sendable, Hashable {
  /// A value with what speaks for it.
  public struct Choice<Value: Sendable & Hashable>: Sendable, Hashable {
    /// The value.
    public let value: Value
    /// The words of the text that speak for it, the strongest first; empty if it is only the most
    /// frequent one.
    public let because: [String]
  }

  /// Its kind.
  public let kind: Choice<Kind>
  /// Code of its category.
  public let category: Choice<String>
  /// Whether somebody should act at once.
  public let urgent: Choice<Bool>
}

/// Suggests kind, category and urgency by the signs of a text: the same text always gives the same
/// suggestion, each comes with its reason, and nothing is asked of a network.
public struct Suggester: Sendable {
  private let kinds: Chooser
  private let categories: Chooser
  private let urgency: Chooser
  private let units: [String: [String: [String: Int]]]

  /// A suggester.
  /// - Parameter knowledge: What was learned from decisions; `.none` for the language alone.
  public init(knowledge: Knowledge = .none) {
    kinds = Chooser(
      cues: .kinds, values: Kind.allCases.map(\.rawValue), bias: [Kind.feedback.rawValue: 1],
      learned: knowledge.kinds)
    categories = Chooser(
      cues: .categories, values: Suggester.codes, bias: [Suggester.other: 0.3],
      learned: knowledge.categories)
    urgency = Chooser(
      cues: .urgency, values: ["no", "yes"], bias: ["no": 2], learned: knowledge.urgency)
    units = knowledge.units
  }

  /// What a text is probably about.
  public func suggest(title: String, body: String) -> Suggestion {
    let text = TextSigns(title: title, body: body)
    let kind = kinds.choose(text)
    let category = categories.choose(text)
    let urgent = urgency.choose(text)
    let isUrgent = urgent.value == "yes"
    return Suggestion(
      kind: Suggestion.Choice(
        value: Kind(rawValue: kind.value) ?? .feedback, because: kind.because),
      category: Suggestion.Choice(value: category.value, because: category.because),
      urgent: Suggestion.Choice(value: isUrgent, because: isUrgent ? urgent.because : []))
  }

  /// The unit that answered most of a category's tickets in a commune, or anywhere if none came
  /// from there; nil if nobody decided about any.
  /// - Returns: The unit's name, and how many of how many it got.
  public func unit(for category: String, in commune: String?) -> (
    unit: String, got: Int, of: Int
  )? {
    let here = commune.flatMap { units[category]?[SearchFolding.fold($0)] }
    guard let counts = here ?? units[category]?[""],
      let most = counts.sorted(by: { $0.key < $1.key }).max(by: { $0.value < $1.value })
    else { return nil }
    return (most.key, most.value, counts.values.reduce(0, +))
  }

  /// What these decisions teach, for texts to come.
  public static func learn(from decisions: [Decision]) -> Knowledge {
    let blank = Suggester()
    let texts = decisions.map { ($0, TextSigns(title: $0.title, body: $0.body)) }
    func weights(_ chooser: Chooser, _ value: (Decision) -> String) -> Knowledge.Weights {
      let examples = texts.map { decision, text in
        Learner.Example(signs: text.all(chooser.cues), value: value(decision))
      }
      return Learner.learn(from: examples, for: chooser)
    }
    var units: [String: [String: [String: Int]]] = [:]
    for decision in decisions {
      guard let unit = decision.unit else { continue }
      let communes = [""] + (decision.commune.map { [SearchFolding.fold($0)] } ?? [])
      for commune in communes {
        units[decision.category, default: [:]][commune, default: [:]][unit, default: 0] += 1
      }
    }
    return Knowledge(
      kinds: weights(blank.kinds) { $0.kind.rawValue },
      categories: weights(blank.categories, \.category),
      urgency: weights(blank.urgency) { $0.urgent ? "yes" : "no" }, units: units,
      decisions: decisions.count)
  }

  /// The category of what belongs to no other.
  static let other = "khac"

  /// The codes that the cues know, in a fixed order (`vietnam.md` 3.5).
  static let codes = CueTable.categories.values
}

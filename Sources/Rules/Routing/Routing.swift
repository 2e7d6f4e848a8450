/// Which unit should answer: the first rule of the office's table that matches.
public enum Routing {
  /// What the rules look at.
  public struct Facts: Sendable, Hashable {
    /// The kind of ticket.
    public let kind: Kind
    /// Its category's code.
    public let category: String
    /// The commune of its place, if known.
    public let commune: ID<Unit>?
    /// The channel's code.
    public let channel: String
    /// Whether it is urgent.
    public let urgent: Bool
    /// Title, body and place as `SearchFolding.fold` gives them.
    public let folded: String

    /// The facts of a ticket.
    /// - Parameter text: Title, body and place as typed.
    public init(
      kind: Kind, category: String, commune: ID<Unit>?, channel: String, urgent: Bool, text: String
    ) {
      self.init(
        kind: kind, category: category, commune: commune, channel: channel, urgent: urgent,
        folded: SearchFolding.fold(text))
    }

    /// The facts of a ticket whose words are folded already.
    public init(
      kind: Kind, category: String, commune: ID<Unit>?, channel: String, urgent: Bool,
      folded: String
    ) {
      self.kind = kind
      self.category = category
      self.commune = commune
      self.channel = channel
      self.urgent = urgent
      self.folded = folded
    }
  }

  /// The unit that the first matching rule proposes.
  ///
  /// A restricted kind is matched only by rules that name it, and a confidential category only by
  /// rules that name it, so that a general rule never sends a denunciation to the unit it is about.
  /// - Parameters:
  ///   - facts: What the rules look at.
  ///   - catalogue: The rules in their order, and the tree of units.
  ///   - day: A rule whose unit doesn't exist on this day is passed over.
  /// - Returns: nil if no rule matches: a person decides.
  public static func propose(for facts: Facts, in catalogue: Catalogue, on day: LocalDay)
    -> Proposal?
  {
    let rule = catalogue.routing.first { rule in
      guard let unit = catalogue.units[rule.unit], unit.isValid(on: day) else { return false }
      return matches(rule, facts, catalogue)
    }
    return rule.map { Proposal(unit: $0.unit, rule: $0.id, because: Proposal.Because($0)) }
  }

  /// The unit that the first matching rule proposes for a submission.
  public static func propose(
    for submission: Submission, in catalogue: Catalogue, on day: LocalDay
  ) -> Proposal? {
    propose(for: submission.routingFacts, in: catalogue, on: day)
  }

  private static func matches(_ rule: RoutingRule, _ facts: Facts, _ catalogue: Catalogue)
    -> Bool
  {
    let isConfidential = catalogue.categories[facts.category]?.isConfidential ?? false
    return holds(rule.kind, facts.kind, mustBeNamed: facts.kind.isRestricted)
      && holds(rule.category, facts.category, mustBeNamed: isConfidential)
      && holds(rule.channel, facts.channel)
      && holds(rule.urgent, facts.urgent)
      && isPlace(facts.commune, within: rule.commune, catalogue)
      && (rule.foldedKeyword.map { SearchFolding.contains($0, in: facts.folded) } ?? true)
  }

  private static func holds<Value: Equatable>(
    _ asked: Value?, _ given: Value, mustBeNamed: Bool = false
  ) -> Bool {
    asked.map { $0 == given } ?? !mustBeNamed
  }

  private static func isPlace(
    _ place: ID<Unit>?, within asked: ID<Unit>?, _ catalogue: Catalogue
  ) -> Bool {
    guard let asked else { return true }
    return place.map { catalogue.isUnit($0, within: asked) } ?? false
  }
}

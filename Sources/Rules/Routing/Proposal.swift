/// A unit that a rule proposes for a ticket, and why.
public struct Proposal: Sendable, Hashable, Codable {
  /// The conditions of the rule that held, each with the value it asked for; all nil for a rule
  /// that takes everything. Its JSON is what the ticket keeps.
  public struct Because: Sendable, Hashable, Codable {
    /// The kind the rule asked for.
    public var kind: Kind?
    /// The category it asked for.
    public var category: String?
    /// The unit within which the place lies.
    public var commune: ID<Unit>?
    /// The channel it asked for.
    public var channel: String?
    /// The phrase that was found, as the rule writes it.
    public var keyword: String?
    /// The urgency it asked for.
    public var urgent: Bool?

    /// The conditions a rule sets.
    init(_ rule: RoutingRule) {
      kind = rule.kind
      category = rule.category
      commune = rule.commune
      channel = rule.channel
      keyword = rule.keyword
      urgent = rule.urgent
    }
  }

  /// The proposed unit.
  public let unit: ID<Unit>
  /// The rule that proposes it.
  public let rule: ID<RoutingRule>
  /// The conditions that held.
  public let because: Because
}

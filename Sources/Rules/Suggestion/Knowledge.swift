/// What was learned from the decisions people made: how much a sign of a text speaks for a value,
/// beyond what the language says by itself, and which unit got what. Holds words of one or two that
/// stood in several texts; no text, no name, no number.
public struct Knowledge: Sendable, Hashable, Codable {
  /// Sign → value → weight, the logarithm of odds.
  public typealias Weights = [String: [String: Double]]

  /// Of kinds.
  public var kinds: Weights
  /// Of categories.
  public var categories: Weights
  /// Of urgency: yes or no.
  public var urgency: Weights
  /// How often a unit got a category, by commune; the empty commune stands for all.
  public var units: [String: [String: [String: Int]]]
  /// How many decisions it comes from.
  public var decisions: Int

  /// Nothing was learned.
  public static let none = Knowledge(
    kinds: [:], categories: [:], urgency: [:], units: [:], decisions: 0)
}

/// A decision somebody made about a text.
public struct Decision: Sendable, Hashable {
  /// The title, as typed; may be empty.
  public let title: String
  /// The text, as typed.
  public let body: String
  /// Its kind.
  public let kind: Kind
  /// Its category's code.
  public let category: String
  /// Whether it was urgent.
  public let urgent: Bool
  /// The commune's name; nil if it is not known.
  public let commune: String?
  /// The name of the unit that answered; nil if it is not known.
  public let unit: String?

  /// A decision.
  public init(
    title: String, body: String, kind: Kind, category: String, urgent: Bool = false,
    commune: String? = nil, unit: String? = nil
  ) {
    self.title = title
    self.body = body
    self.kind = kind
    self.category = category
    self.urgent = urgent
    self.commune = commune
    self.unit = unit
  }
}

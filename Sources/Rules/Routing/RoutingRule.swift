/// One line of the office's ordered table "who answers what": if every condition that is set
/// holds, the unit is proposed. A rule proposes, a person decides.
public struct RoutingRule: Sendable, Hashable {
  /// Surrogate id; a proposal names it.
  public let id: ID<RoutingRule>
  /// Its place in the table; the smaller one is asked first.
  public let position: Int
  /// Only this kind; nil for every kind that is not restricted.
  public let kind: Kind?
  /// Only this category; nil for every category that is not confidential.
  public let category: String?
  /// Only places in this unit or below it, such as a commune or a province.
  public let commune: ID<Unit>?
  /// Only this channel.
  public let channel: String?
  /// A phrase in title, body or place, whatever its case and marks, starting at a word.
  public let keyword: String?
  /// Only urgent tickets, or only the others; nil for both.
  public let urgent: Bool?
  /// The unit that is proposed.
  public let unit: ID<Unit>
  /// The office's own words why, for people: a decision's number, a sentence.
  public let because: String

  /// `keyword` as `SearchFolding.fold` gives it; nil when it is not set or holds no letter.
  let foldedKeyword: String?

  /// A rule as the catalogue holds it.
  public init(
    id: ID<RoutingRule>, position: Int, kind: Kind?, category: String?, commune: ID<Unit>?,
    channel: String?, keyword: String?, urgent: Bool?, unit: ID<Unit>, because: String
  ) {
    self.id = id
    self.position = position
    self.kind = kind
    self.category = category
    self.commune = commune
    self.channel = channel
    self.keyword = keyword
    self.urgent = urgent
    self.unit = unit
    self.because = because
    foldedKeyword = keyword.map(SearchFolding.fold)
  }
}

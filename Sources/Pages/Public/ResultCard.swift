public import FoundationEssentials
public import Rules

/// A published result in a list.
public struct ResultCard: Sendable, Hashable {
  /// What goes beside the words of a result.
  public struct Facts: Sendable, Hashable {
    /// The number.
    public var number: TicketNumber
    /// Name of the category, worded.
    public var category: String
    /// Its code, for the form of whoever has the same problem.
    public var categoryCode: String
    /// The kind.
    public var kind: Kind
    /// The channel's code.
    public var channel: String
    /// Who answered; nil if the office did.
    public var unit: String?
    /// Where; nil if no place was given.
    public var commune: String?
    /// When it was received.
    public var receivedAt: Date
    /// Until when it had to be answered.
    public var dueAt: Date?
    /// When it was answered.
    public var answeredAt: Date?
    /// Whether the answer was disputed, and another one is worked on.
    public var isUnderReview: Bool
    /// When it was published.
    public var publishedAt: Date

    /// Facts.
    public init(
      number: TicketNumber, category: String, categoryCode: String, kind: Kind, channel: String,
      unit: String?, commune: String?, receivedAt: Date, dueAt: Date?, answeredAt: Date?,
      isUnderReview: Bool = false, publishedAt: Date
    ) {
      self.number = number
      self.category = category
      self.categoryCode = categoryCode
      self.kind = kind
      self.channel = channel
      self.unit = unit
      self.commune = commune
      self.receivedAt = receivedAt
      self.dueAt = dueAt
      self.answeredAt = answeredAt
      self.isUnderReview = isUnderReview
      self.publishedAt = publishedAt
    }

    /// Under review, in time or late; nil if that is not known.
    func chip(_ words: any Wording) -> Chip? {
      if isUnderReview { return Chip(.soon, words[.resultUnderReview]) }
      guard let answeredAt, let dueAt else { return nil }
      return .done(inTime: answeredAt <= dueAt, words)
    }

    /// Where, unless the unit's own name says it.
    var communeApart: String? {
      guard let commune, let unit else { return commune }
      return unit.lowercased().hasSuffix(commune.lowercased()) ? nil : commune
    }

    /// Where everyone can read it.
    var path: String { "/ket-qua/\(number)" }
  }

  /// One line.
  public var title: String
  /// The beginning of what was said.
  public var excerpt: String
  /// What goes beside it.
  public var facts: Facts

  /// A result.
  public init(title: String, excerpt: String, facts: Facts) {
    self.title = title
    self.excerpt = excerpt
    self.facts = facts
  }

  func content(_ words: any Wording) -> Content {
    let names = [facts.communeApart, facts.unit].compactMap(\.self)
    return [
      "title": title, "excerpt": ResultCard.cut(excerpt), "href": words.address(facts.path),
      "about": facts.category, "names": names.joined(separator: " · "),
      "chip": facts.chip(words)?.content,
      "answered": words.day(facts.answeredAt ?? facts.publishedAt),
      "instant": Instant.rfc3339(facts.answeredAt ?? facts.publishedAt),
    ]
  }

  /// At most 180 characters, cut at a word.
  private static func cut(_ text: String) -> String {
    let line = NFC.line(text)
    guard line.count > 180 else { return line }
    let words = line.prefix(180).split(separator: " ")
    return words.dropLast().joined(separator: " ") + "…"
  }
}

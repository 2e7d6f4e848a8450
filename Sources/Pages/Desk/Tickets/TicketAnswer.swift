public import FoundationEssentials

/// Answers of a ticket, and how they reached the citizen.
public struct TicketAnswer: Sendable, Hashable {
  /// A version.
  public struct Version: Sendable, Hashable {
    /// From 1.
    public var version: Int
    /// The words.
    public var body: String
    /// Who wrote it.
    public var author: String
    /// When it was last saved.
    public var savedAt: Date
    /// When it was handed in; nil if it was not.
    public var submittedAt: Date?
    /// Who approved it; nil for a draft.
    public var approver: String?
    /// When.
    public var approvedAt: Date?
    /// Why it came late, worded.
    public var lateReason: String?

    /// A version.
    public init(
      version: Int, body: String, author: String, savedAt: Date, submittedAt: Date? = nil,
      approver: String? = nil, approvedAt: Date? = nil, lateReason: String? = nil
    ) {
      self.version = version
      self.body = body
      self.author = author
      self.savedAt = savedAt
      self.submittedAt = submittedAt
      self.approver = approver
      self.approvedAt = approvedAt
      self.lateReason = lateReason
    }

    func content(_ words: any Wording) -> Content {
      [
        "version": version, "body": body, "author": author, "saved": words.moment(savedAt),
        "submitted": submittedAt.map { words.moment($0) }, "approver": approver,
        "approved": approvedAt.map { words.moment($0) }, "isDraft": approvedAt == nil,
        "lateReason": lateReason,
      ]
    }
  }

  /// Newest first.
  public var versions: [Version]
  /// How it is brought to the citizen, worded with its state, newest first.
  public var deliveries: [Chip]
  /// What the citizen thought, worded.
  public var rating: String?
  /// In their words.
  public var comment: String?

  /// Answers.
  public init(
    versions: [Version], deliveries: [Chip] = [], rating: String? = nil, comment: String? = nil
  ) {
    self.versions = versions
    self.deliveries = deliveries
    self.rating = rating
    self.comment = comment
  }

  func content(_ words: any Wording) -> Content {
    [
      "current": versions.first?.content(words),
      "older": versions.dropFirst().map { $0.content(words) },
      "hasOlder": versions.count > 1, "deliveries": deliveries.map(\.content),
      "hasDeliveries": !deliveries.isEmpty, "rating": rating, "comment": comment,
    ]
  }
}

/// How it stands with the public text of a ticket.
public struct TicketPublication: Sendable, Hashable {
  /// In a sentence.
  public var text: String
  /// Where it can be read by everyone; nil unless it is published.
  public var href: String?

  /// A sentence.
  public init(_ text: String, href: String? = nil) {
    self.text = text
    self.href = href
  }

  func content(_ words: any Wording) -> Content { ["text": text, "href": href] }
}

public import FoundationEssentials
public import Rules

/// Work that is no queue: answers to bring, texts to publish, requests to decide.
public struct TaskPage: Page, Hashable {
  /// One piece of work.
  public struct Item: Sendable, Hashable {
    /// The ticket.
    public var number: TicketNumber
    /// One line of it.
    public var title: String
    /// Until when, and how that stands.
    public var chip: Chip?
    /// Until when.
    public var dueAt: Date?
    /// What is to be done, worded: "Gọi lại".
    public var what: String
    /// More about it, worded.
    public var facts: [String]
    /// Where it is done; the ticket if nil.
    public var href: String?
    /// The form that says it is done; nil where it is done elsewhere.
    public var form: ActForm?

    /// A piece of work.
    public init(
      number: TicketNumber, title: String, chip: Chip?, dueAt: Date?, what: String,
      facts: [String] = [], href: String? = nil, form: ActForm? = nil
    ) {
      self.number = number
      self.title = title
      self.chip = chip
      self.dueAt = dueAt
      self.what = what
      self.facts = facts
      self.href = href
      self.form = form
    }

    func content(_ words: any Wording) -> Content {
      [
        "number": "\(number)", "title": title, "chip": chip?.content,
        "due": dueAt.map { words.shortDue($0) }, "what": what,
        "facts": facts.joined(separator: " · "),
        "href": words.address(href ?? "/desk/tickets/\(number)"),
        "form": form?.content(words),
      ]
    }
  }

  /// The heading.
  public var heading: String
  /// What it is about, a sentence.
  public var intro: String?
  /// The work, the most urgent first.
  public var items: [Item]
  /// What is said when there is none.
  public var empty: EmptyState

  /// A list.
  public init(_ heading: String, intro: String? = nil, items: [Item], empty: EmptyState) {
    self.heading = heading
    self.intro = intro
    self.items = items
    self.empty = empty
  }

  /// `desk/tasks`.
  public var template: Template { .deskTasks }

  /// The heading.
  public func title(_ words: any Wording) -> String { heading }

  /// What the template sees.
  public func content(_ words: any Wording) -> Content {
    [
      "heading": heading, "intro": intro, "items": items.map { $0.content(words) },
      "hasItems": !items.isEmpty, "empty": items.isEmpty ? empty.content : nil,
    ]
  }
}

public import FoundationEssentials
public import Rules

/// A ticket as a co-operating unit sees it: the matter without who reported, what it is asked, what
/// it has given.
public struct ContributionPage: Page {
  /// The number.
  public var number: TicketNumber
  /// Where it stands.
  public var state: State
  /// What was said, masked.
  public var matter: TicketMatter
  /// The unit that leads.
  public var lead: String?
  /// Until when its part is owed; nil if it is not any more.
  public var dueAt: Date?
  /// What was asked of the unit.
  public var asked: Timeline
  /// What it has given.
  public var given: Timeline
  /// The answer that the citizen got; nil before.
  public var answer: String?
  /// The form; nil where nothing can be given any more.
  public var form: ActForm?

  /// A page.
  public init(
    number: TicketNumber, state: State, matter: TicketMatter, lead: String?, dueAt: Date?,
    asked: Timeline, given: Timeline, answer: String?, form: ActForm?
  ) {
    self.number = number
    self.state = state
    self.matter = matter
    self.lead = lead
    self.dueAt = dueAt
    self.asked = asked
    self.given = given
    self.answer = answer
    self.form = form
  }

  /// `desk/contribution`.
  public var template: Template { .deskContribution }

  /// "Góp phần xử lý".
  public func title(_ words: any Wording) -> String { "\(words[.contributionWord]) · \(number)" }

  /// What the template sees.
  public func content(_ words: any Wording) -> Content {
    [
      "number": "\(number)", "state": words.state(state), "matter": matter.content(words),
      "lead": lead, "due": dueAt.map { words.deadline($0) },
      "asked": asked.entries.isEmpty ? nil : asked.content,
      "given": given.entries.isEmpty ? nil : given.content, "answer": answer,
      "form": form?.content(words),
    ]
  }
}

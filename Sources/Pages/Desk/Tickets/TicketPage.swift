public import Rules

/// A ticket: on the left what was said, what was answered and what happened; on the right the
/// clock, who has it, and what this person can do now.
public struct TicketPage: Page {
  /// The number.
  public var number: TicketNumber
  /// Where it stands.
  public var state: State
  /// Its marks.
  public var marks: [TicketMark]
  /// What was said.
  public var matter: TicketMatter
  /// Its clocks.
  public var clocks: TicketClocks
  /// Who has it.
  public var hands: TicketHands
  /// Answers, deliveries, ratings; nil before anything was written.
  public var answer: TicketAnswer?
  /// The answer that this person gave and may take back; nil once it has left.
  public var sent: Sent?
  /// How it stands with publication; nil where that is no question yet.
  public var publication: TicketPublication?
  /// What happened.
  public var history: Timeline
  /// Tickets tied to it.
  public var relatives: [Relative]
  /// What leads to a page of its own: writing the answer, the public text.
  public var ways: [EmptyState.Link]
  /// Papers that can be printed now.
  public var papers: [EmptyState.Link]
  /// What can be done now, the likeliest first.
  public var acts: [ActForm]
  /// What is wrong with an act that was tried.
  public var problems: ErrorSummary?
  /// Whether the words are masked for this reader.
  public var isMasked: Bool

  /// A ticket tied to this one.
  public struct Relative: Sendable, Hashable {
    /// How, worded.
    public var name: String
    /// Its number.
    public var number: TicketNumber

    /// A relative.
    public init(_ name: String, _ number: TicketNumber) {
      self.name = name
      self.number = number
    }
  }

  /// An answer that waits in the house.
  public struct Sent: Sendable, Hashable {
    /// For how long.
    public var seconds: Int
    /// The button that takes it back.
    public var form: ActForm

    /// An answer on its way.
    public init(seconds: Int, form: ActForm) {
      self.seconds = seconds
      self.form = form
    }

    func content(_ words: any Wording) -> Content {
      [
        "sentText": words.answerLeaves(in: seconds), "seconds": seconds,
        "undo": form.content(words),
      ]
    }
  }

  /// A ticket.
  public init(
    number: TicketNumber, state: State, marks: [TicketMark], matter: TicketMatter,
    clocks: TicketClocks, hands: TicketHands, answer: TicketAnswer? = nil,
    sent: Sent? = nil, publication: TicketPublication? = nil, history: Timeline,
    relatives: [Relative] = [],
    ways: [EmptyState.Link] = [], papers: [EmptyState.Link] = [], acts: [ActForm] = [],
    problems: ErrorSummary? = nil, isMasked: Bool = false
  ) {
    self.number = number
    self.state = state
    self.marks = marks
    self.matter = matter
    self.clocks = clocks
    self.hands = hands
    self.answer = answer
    self.sent = sent
    self.publication = publication
    self.history = history
    self.relatives = relatives
    self.ways = ways
    self.papers = papers
    self.acts = acts
    self.problems = problems
    self.isMasked = isMasked
  }

  /// `desk/ticket`.
  public var template: Template { .deskTicket }

  /// Number and title.
  public func title(_ words: any Wording) -> String { "\(number) · \(matter.title)" }

  /// What the template sees.
  public func content(_ words: any Wording) -> Content {
    [
      "number": "\(number)", "state": words.state(state),
      "marks": marks.map { $0.content(words) }, "matter": matter.content(words),
      "clocks": clocks.content(words), "hands": hands.content(words),
      "answer": answer?.content(words), "sent": sent?.content(words),
      "publication": publication?.content(words),
      "history": history.entries.isEmpty ? nil : history.content,
      "relatives": relatives.map { relative -> Content in
        [
          "name": relative.name, "number": "\(relative.number)",
          "href": words.address("/desk/tickets/\(relative.number)"),
        ]
      },
      "hasRelatives": !relatives.isEmpty, "ways": ways.map(\.content),
      "papers": papers.map(\.content), "hasPapers": !papers.isEmpty,
      "nowActs": acts.filter(\.isAtHand).map { $0.content(words) },
      "otherActs": acts.filter { !$0.isAtHand }.map { $0.content(words) },
      "hasOtherActs": acts.contains { !$0.isAtHand }, "problems": problems?.content,
      "isMasked": isMasked, "hasOpenAct": acts.contains(where: \.isAtHand),
      "hasActs": !acts.isEmpty || !ways.isEmpty,
    ]
  }
}

public import FoundationEssentials
public import Rules
public import Store

/// A ticket as one person may see it, with everything around it and what they can do now.
public struct TicketView: Sendable {
  /// Something owed, with what is left.
  public struct Obligation: Sendable, Hashable {
    /// The row.
    public let row: ObligationRow
    /// What is left, or by how much it has passed; nil when it has ended or stands still.
    public let remaining: Remaining?
  }

  /// What the rules proposed when it was filed.
  public struct Proposed: Sendable, Hashable {
    /// The unit.
    public let unit: ID<Unit>
    /// The rule; it may be gone by now.
    public let rule: ID<RoutingRule>?
    /// The conditions of the rule that held.
    public let because: Proposal.Because?
  }

  /// Where it stands.
  public let header: TicketHeader
  /// What was said; masked for whoever reads masked words only.
  public internal(set) var text: TextRow
  /// How the reporter can be reached, never who they are; nil if nothing was left.
  public let ways: ReporterWays?
  /// Who entered it; nil for citizens.
  public let filerName: String?
  /// What the rules proposed; nil if none matched.
  public let proposed: Proposed?
  /// Everything owed, ever, in order.
  public let obligations: [Obligation]
  /// While the citizen was asked.
  public let pauses: [PauseRow]
  /// What happened, oldest first; without the right to see it, only what the citizen reads too.
  public internal(set) var history: [HistoryEntry]
  /// Versions of the answer, oldest first.
  public internal(set) var answers: [AnswerRow]
  /// How the answer reaches the citizen.
  public let deliveries: [DeliveryRow]
  /// Requests for more time.
  public let extensions: [ExtensionRow]
  /// Files.
  public let attachments: [AttachmentRow]
  /// What the citizen thought of answers.
  public internal(set) var ratings: [RatingRow]
  /// Versions of the public text.
  public let publications: [PublicationRow]
  /// Units that hold, held or help.
  public let stays: [UnitStay]
  /// Tickets tied to it.
  public let relatives: [Relative]
  /// What the one who looks can do now, and by which right.
  public let actions: [Verb: Policy.Right]
  /// The verbs that the one who looks has a right to here, whatever the ticket's state leaves
  /// open.
  public let rights: Set<Verb>
  /// Whether the words are masked.
  public let isMasked: Bool
  /// The rules by which it was read: names of units, categories and channels.
  public let catalogue: Catalogue
  /// When it was read.
  public let asOf: Date

  /// Whether a verb can be done now.
  public func may(_ verb: Verb) -> Bool { actions[verb] != nil }

  /// The draft that waits to be edited, submitted or approved.
  public var draft: AnswerRow? { answers.last.flatMap { $0.isDraft ? $0 : nil } }

  /// The answer in force: the last approved version.
  public var answer: AnswerRow? { answers.last { !$0.isDraft } }

  /// How often the unit was reminded, as far as the history is shown.
  public var reminders: Int {
    history.filter { $0.event.verb == Verb.remind.rawValue }.count
  }

  /// What the citizen was promised: the answer obligation that runs, or ran last.
  public var promise: Obligation? { obligations.last { $0.row.kind == .answer } }

  /// Whether the one who looks can give a restricted ticket its first answer now, without a unit.
  public var mayAnswerRestricted: Bool {
    header.restricted && may(.approveAnswer) && header.state != .awaitingApproval
  }

  /// Until when a denunciation that is another authority's is to be handed to it: five working
  /// days from its receipt (Luật Tố cáo 2018, art. 24); nil for every other ticket.
  public var transferBy: Date? {
    guard header.kind == .denunciation, may(.transfer) else { return nil }
    let subject = ObligationClock.Subject(
      kind: header.kind, category: header.category, urgent: header.urgent,
      receivedAt: header.receivedAt)
    let planned = try? ObligationClock(catalogue).plan(
      .forward, for: subject, unit: nil, from: header.receivedAt)
    return planned?.dueAt
  }

  /// The public text that waits for approval.
  public var publicationDraft: PublicationRow? { publications.last { $0.state == "draft" } }

  /// The public text in force.
  public var published: PublicationRow? { publications.last { $0.state == "published" } }
}

extension TicketView {
  /// The view for those who may read what was said, not who said it: without the reporter's name
  /// and address, and without anybody's numbers.
  mutating func conceal(_ reporter: Redaction.Reporter?) {
    func concealed(_ words: String) -> String { Redaction.conceal(words, reporter: reporter) }
    text = TextRow(masked: text, keepsPosition: true, by: concealed)
    history = history.map { $0.with(words: $0.words.map(concealed)) }
  }

  /// The view with every word masked as a publisher would begin to.
  mutating func mask(_ reporter: Redaction.Reporter?) {
    func masked(_ words: String) -> String { Redaction.mask(words, reporter: reporter).text }
    text = TextRow(masked: text, by: masked)
    history = history.map { $0.with(words: $0.words.map(masked)) }
    answers = answers.map { $0.with(body: masked($0.body)) }
    ratings = ratings.map { $0.with(comment: $0.comment.map(masked)) }
  }
}

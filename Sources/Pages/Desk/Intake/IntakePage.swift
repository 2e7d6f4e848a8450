public import FoundationEssentials
public import Rules

/// The operator's form while a caller is on the line: the story first, everything else can be
/// corrected; beside it, after a look, the unit and the dates it would get.
public struct IntakePage: Page {
  /// What saving would lead to.
  public struct Preview: Sendable, Hashable {
    /// The proposed unit; nil if no rule matches.
    public var unit: String?
    /// Why this unit.
    public var because: ProposalReason?
    /// What is owed and until when, the answer first.
    public var owed: [Owed]
    /// It is overdue already.
    public var isLate: Bool
    /// It leaves the flow: a complaint or denunciation.
    public var isRestricted: Bool

    /// Something that would be owed.
    public struct Owed: Sendable, Hashable {
      /// What.
      public var kind: ObligationKind
      /// Until when.
      public var dueAt: Date
      /// How much time that is, worded.
      public var granted: String

      /// Something owed.
      public init(_ kind: ObligationKind, dueAt: Date, granted: String) {
        self.kind = kind
        self.dueAt = dueAt
        self.granted = granted
      }
    }

    /// A look ahead.
    public init(
      unit: String?, because: ProposalReason?, owed: [Owed], isLate: Bool, isRestricted: Bool
    ) {
      self.unit = unit
      self.because = because
      self.owed = owed
      self.isLate = isLate
      self.isRestricted = isRestricted
    }

    func content(_ words: any Wording) -> Content {
      [
        "unit": unit, "because": because.map { words.because($0) }, "isLate": isLate,
        "isRestricted": isRestricted,
        "owed": owed.map { owed -> Content in
          [
            "kind": words.obligation(owed.kind), "due": words.due(owed.dueAt),
            "target": owed.granted,
          ]
        },
      ]
    }
  }

  /// Fields by their place in the form.
  public struct Fields: Sendable, Hashable {
    /// What happened, and its title.
    public var story: [Field]
    /// Kind, category, urgency.
    public var sorting: [Field]
    /// Where.
    public var place: [Field]
    /// Who.
    public var reporter: [Field]
    /// Channel, receipt, external number, another unit.
    public var receipt: [Field]
    /// The answer given at once; empty unless that was asked for.
    public var answer: [Field]

    /// Fields.
    public init(
      story: [Field], sorting: [Field], place: [Field], reporter: [Field], receipt: [Field],
      answer: [Field]
    ) {
      self.story = story
      self.sorting = sorting
      self.place = place
      self.reporter = reporter
      self.receipt = receipt
      self.answer = answer
    }

    /// All of them, in the order in which they stand.
    public var all: [Field] { story + sorting + place + reporter + receipt + answer }
  }

  /// The fields.
  public var fields: Fields
  /// What is wrong, above the form.
  public var problems: ErrorSummary?
  /// What goes along unseen: token and idempotency key.
  public var hidden: [ActForm.Hidden]
  /// What saving would lead to; nil before a look or while something is wrong.
  public var preview: Preview?
  /// Whom to call first, worded; nil without words of danger.
  public var emergency: String?
  /// What the words suggest; nil for too few words.
  public var suggestions: IntakeSuggestions?
  /// Open tickets of the same telephone number; nil if it was not looked for.
  public var known: [TicketLine]?
  /// Whether this person may forward while filing.
  public var mayForward: Bool
  /// Whether this person may answer at once.
  public var mayAnswer: Bool
  /// The call during which it is filled in; nil for none.
  public var call: CallPanel?
  /// How what was typed is kept.
  public var keeping: Keeping
  /// Other forms that were not sent yet.
  public var drafts: [Draft]
  /// What the caller could be told at once; nil for nothing.
  public var ready: ReadyAnswersPart?

  /// A form.
  public init(
    fields: Fields, problems: ErrorSummary? = nil, hidden: [ActForm.Hidden],
    preview: Preview? = nil, emergency: String? = nil,
    suggestions: IntakeSuggestions? = nil, known: [TicketLine]? = nil, mayForward: Bool,
    mayAnswer: Bool, call: CallPanel? = nil, keeping: Keeping = Keeping(), drafts: [Draft] = [],
    ready: ReadyAnswersPart? = nil
  ) {
    self.fields = fields
    self.problems = problems
    self.hidden = hidden
    self.preview = preview
    self.emergency = emergency
    self.suggestions = suggestions
    self.known = known
    self.mayForward = mayForward
    self.mayAnswer = mayAnswer
    self.call = call
    self.keeping = keeping
    self.drafts = drafts
    self.ready = ready
  }

  /// `desk/intake`.
  public var template: Template { .deskIntake }

  /// "Phiếu mới".
  public func title(_ words: any Wording) -> String { words[.newTicket] }

  /// What the template sees.
  public func content(_ words: any Wording) -> Content {
    let unit = preview?.unit
    let forwards = mayForward && preview?.isRestricted != true && fields.answer.isEmpty
    return [
      "action": words.address("/desk/intake"),
      "ahead": words.address("/desk/intake/ahead"), "problems": problems?.content,
      "hidden": hidden.map { ["name": $0.name, "value": $0.value] as Content },
      "story": fields.story.map(\.content), "sorting": fields.sorting.map(\.content),
      "place": fields.place.map(\.content), "reporter": fields.reporter.map(\.content),
      "receipt": fields.receipt.map(\.content), "answer": fields.answer.map(\.content),
      "hasAnswer": !fields.answer.isEmpty, "preview": preview?.content(words),
      "emergency": emergency, "suggestions": suggestions?.content(words),
      "call": call?.content(words),
      "known": known.map { $0.map { $0.content(words) } },
      "hasKnown": known.map { !$0.isEmpty } ?? false, "isUnknown": known?.isEmpty ?? false,
      "forward": forwards ? words.saveAndForward(to: unit) : nil,
      "mayAnswer": mayAnswer && fields.answer.isEmpty && preview?.isRestricted != true,
      "readyAnswers": ready?.content(words),
      "keeping": keeping.content(words),
      "drafts": drafts.map { $0.content(words, hidden) }, "hasDrafts": !drafts.isEmpty,
    ]
  }
}

public import FoundationEssentials
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
  /// How it stands with publication; nil where that is no question yet.
  public var publication: TicketPublication?
  /// What happened.
  public var history: Timeline
  /// Tickets tied to it.
  public var relatives: [Relative]
  /// What leads to a page of its own: writing the answer, the public text.
  public var ways: [EmptyState.Link]
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

  /// A ticket.
  public init(
    number: TicketNumber, state: State, marks: [TicketMark], matter: TicketMatter,
    clocks: TicketClocks, hands: TicketHands, answer: TicketAnswer? = nil,
    publication: TicketPublication? = nil, history: Timeline, relatives: [Relative] = [],
    ways: [EmptyState.Link] = [], acts: [ActForm] = [], problems: ErrorSummary? = nil,
    isMasked: Bool = false
  ) {
    self.number = number
    self.state = state
    self.marks = marks
    self.matter = matter
    self.clocks = clocks
    self.hands = hands
    self.answer = answer
    self.publication = publication
    self.history = history
    self.relatives = relatives
    self.ways = ways
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
      "answer": answer?.content(words), "publication": publication?.content(words),
      "history": history.entries.isEmpty ? nil : history.content,
      "relatives": relatives.map { relative -> Content in
        [
          "name": relative.name, "number": "\(relative.number)",
          "href": words.address("/desk/tickets/\(relative.number)"),
        ]
      },
      "hasRelatives": !relatives.isEmpty, "ways": ways.map(\.content),
      "acts": acts.map { $0.content(words) }, "problems": problems?.content,
      "isMasked": isMasked, "hasActs": !acts.isEmpty || !ways.isEmpty,
    ]
  }
}

/// What the citizen said.
public struct TicketMatter: Sendable, Hashable {
  /// A file that came with it or was added.
  public struct File: Sendable, Hashable {
    /// Where it can be seen; nil while it is being cleaned, or if it could not be.
    public var href: String?
    /// Its small picture; nil for none.
    public var thumbnail: String?
    /// What it is, worded.
    public var name: String

    /// A file.
    public init(href: String?, thumbnail: String?, name: String) {
      self.href = href
      self.thumbnail = thumbnail
      self.name = name
    }

    var content: Content { ["href": href, "thumbnail": thumbnail, "name": name] }
  }

  /// One line.
  public var title: String
  /// The words; empty if they were erased.
  public var body: String
  /// Whether they were erased by law.
  public var isErased: Bool
  /// Where.
  public var place: String?
  /// Kind.
  public var kind: Kind
  /// Name of the category.
  public var category: String
  /// Name of the channel.
  public var channel: String
  /// When it was received.
  public var receivedAt: Date
  /// Who entered it; nil for citizens.
  public var filer: String?
  /// Its number elsewhere, with the system's name.
  public var external: String?
  /// Files.
  public var files: [File]

  /// A matter.
  public init(
    title: String, body: String, isErased: Bool = false, place: String?, kind: Kind,
    category: String, channel: String, receivedAt: Date, filer: String?, external: String?,
    files: [File] = []
  ) {
    self.title = title
    self.body = body
    self.isErased = isErased
    self.place = place
    self.kind = kind
    self.category = category
    self.channel = channel
    self.receivedAt = receivedAt
    self.filer = filer
    self.external = external
    self.files = files
  }

  func content(_ words: any Wording) -> Content {
    [
      "title": title, "body": body, "isErased": isErased, "place": place,
      "kind": words.kind(kind), "category": category, "channel": channel,
      "received": words.moment(receivedAt), "filer": filer, "external": external,
      "files": files.map(\.content), "hasFiles": !files.isEmpty,
    ]
  }
}

/// The clocks of a ticket.
public struct TicketClocks: Sendable, Hashable {
  /// Something owed.
  public struct Owed: Sendable, Hashable {
    /// What.
    public var kind: ObligationKind
    /// By which unit; nil for the office.
    public var unit: String?
    /// How it stands.
    public var clock: PromiseClock
    /// Until when.
    public var dueAt: Date
    /// When it ended; nil while it lives.
    public var endedAt: Date?
    /// When it would have been due without an extension; nil if that is the same.
    public var originalDueAt: Date?
    /// How much time was granted.
    public var target: Target
    /// What it rests on.
    public var legalBasis: String?

    /// Something owed.
    public init(
      _ kind: ObligationKind, unit: String? = nil, clock: PromiseClock, dueAt: Date,
      endedAt: Date? = nil, originalDueAt: Date? = nil, target: Target, legalBasis: String? = nil
    ) {
      self.kind = kind
      self.unit = unit
      self.clock = clock
      self.dueAt = dueAt
      self.endedAt = endedAt
      self.originalDueAt = originalDueAt
      self.target = target
      self.legalBasis = legalBasis
    }

    func content(_ words: any Wording) -> Content {
      [
        "kind": words.obligation(kind), "unit": unit, "chip": clock.chip(words)?.content,
        "due": words.shortMoment(dueAt), "dueFull": words.moment(dueAt),
        "ended": endedAt.map { words.shortMoment($0) },
        "original": originalDueAt.map { words.shortMoment($0) }, "target": words.target(target),
        "basis": legalBasis,
      ]
    }
  }

  /// The citizen's promise; nil for none.
  public var promise: Owed?
  /// Everything else that lives or lived.
  public var others: [Owed]
  /// Pauses and extensions, worded, one line each.
  public var remarks: [String]

  /// Clocks.
  public init(promise: Owed?, others: [Owed], remarks: [String] = []) {
    self.promise = promise
    self.others = others
    self.remarks = remarks
  }

  func content(_ words: any Wording) -> Content {
    [
      "promise": promise?.content(words), "others": others.map { $0.content(words) },
      "hasOthers": !others.isEmpty, "remarks": remarks, "hasRemarks": !remarks.isEmpty,
    ]
  }
}

/// Who has a ticket, and who told it.
public struct TicketHands: Sendable, Hashable {
  /// The lead unit; nil before one has it.
  public var unit: String?
  /// To whom it is assigned.
  public var assignee: String?
  /// Units that help.
  public var cooperating: [String]
  /// What the rules proposed, while no unit has it.
  public var proposed: String?
  /// Why.
  public var because: ProposalReason?
  /// How the reporter can be reached, worded; nil if nothing was left.
  public var reach: String?
  /// Who it is; only in the answer to a logged click.
  public var identity: Identity?
  /// The form of that click; nil without the right.
  public var identityForm: ActForm?

  /// Who reported.
  public struct Identity: Sendable, Hashable {
    /// Label and value, one line each.
    public var lines: [Line]

    /// A line.
    public struct Line: Sendable, Hashable {
      /// What it is, worded.
      public var label: String
      /// The value.
      public var value: String

      /// A line.
      public init(_ label: String, _ value: String) {
        self.label = label
        self.value = value
      }
    }

    /// An identity.
    public init(_ lines: [Line]) {
      self.lines = lines
    }
  }

  /// Hands.
  public init(
    unit: String? = nil, assignee: String? = nil, cooperating: [String] = [],
    proposed: String? = nil, because: ProposalReason? = nil, reach: String? = nil,
    identity: Identity? = nil, identityForm: ActForm? = nil
  ) {
    self.unit = unit
    self.assignee = assignee
    self.cooperating = cooperating
    self.proposed = proposed
    self.because = because
    self.reach = reach
    self.identity = identity
    self.identityForm = identityForm
  }

  func content(_ words: any Wording) -> Content {
    [
      "unit": unit, "assignee": assignee, "cooperating": cooperating.joined(separator: ", "),
      "proposed": unit == nil ? proposed : nil,
      "because": unit == nil ? because.map { words.because($0) } : nil, "reach": reach,
      "identity": identity.map { identity -> Content in
        ["lines": identity.lines.map { ["label": $0.label, "value": $0.value] as Content }]
      },
      "identityForm": identity == nil ? identityForm?.content(words) : nil,
    ]
  }
}

public import FoundationEssentials

/// How a call-back stands, in the queue and on its own page.
public struct CallBackStanding: Sendable, Hashable {
  /// How much time is left.
  public var chip: Chip?
  /// Until when.
  public var dueAt: Date
  /// When they rang first.
  public var since: Date
  /// How often.
  public var missedCalls: Int
  /// How often they were called.
  public var attempts: Int
  /// When last.
  public var lastAttemptAt: Date?
  /// Who calls them now; nil for nobody else.
  public var holder: String?

  /// Where it stands.
  public init(
    chip: Chip?, dueAt: Date, since: Date, missedCalls: Int, attempts: Int,
    lastAttemptAt: Date?, holder: String?
  ) {
    self.chip = chip
    self.dueAt = dueAt
    self.since = since
    self.missedCalls = missedCalls
    self.attempts = attempts
    self.lastAttemptAt = lastAttemptAt
    self.holder = holder
  }

  func facts(_ words: any Wording) -> String {
    words.callBackFacts(missed: missedCalls, attempts: attempts, last: lastAttemptAt)
  }
}

/// Who is to be called back, the most urgent first.
public struct CallBacksPage: Page {
  /// One of them.
  public struct Item: Sendable, Hashable {
    /// The number, masked.
    public var caller: String
    /// How it stands.
    public var standing: CallBackStanding
    /// The form that takes them; nil while somebody else does.
    public var form: ActForm?

    /// One of them.
    public init(caller: String, standing: CallBackStanding, form: ActForm?) {
      self.caller = caller
      self.standing = standing
      self.form = form
    }

    func content(_ words: any Wording) -> Content {
      [
        "caller": caller, "chip": standing.chip?.content,
        "due": words.shortDue(standing.dueAt), "dueFull": words.due(standing.dueAt),
        "missed": words.shortMoment(standing.since), "facts": standing.facts(words),
        "holder": standing.holder.map { words.calledBy($0) }, "form": form?.content(words),
      ]
    }
  }

  /// In their order.
  public var items: [Item]

  /// A queue.
  public init(_ items: [Item]) {
    self.items = items
  }

  /// `desk/call-backs`.
  public var template: Template { .deskCallBacks }

  /// "Gọi lại".
  public func title(_ words: any Wording) -> String { words[.callBacksTitle] }

  /// What the template sees.
  public func content(_ words: any Wording) -> Content {
    let empty = EmptyState(words[.callBacksEmpty], text: words[.callBacksEmptyText])
    return [
      "items": items.map { $0.content(words) }, "hasItems": !items.isEmpty,
      "empty": items.isEmpty ? empty.content : nil,
      "here": words.address("/desk/call-backs"),
      "back": EmptyState.Link(words.address("/desk/calls"), words[.callsTitle]).content,
    ]
  }
}

/// One who is to be called back: the number for whoever has taken them, and what came of it.
public struct CallBackPage: Page {
  /// The number; nil if it was erased.
  public var caller: String?
  /// What a telephone dials; nil for nobody's business.
  public var dial: String?
  /// How it stands.
  public var standing: CallBackStanding
  /// Whether nothing is left to be done.
  public var isDone: Bool
  /// Open tickets of the number.
  public var open: [TicketLine]
  /// What can be done; nil for nothing.
  public var form: ActForm?
  /// The queue.
  public var back: EmptyState.Link

  /// One of them.
  public init(
    caller: String?, dial: String?, standing: CallBackStanding, isDone: Bool,
    open: [TicketLine], form: ActForm? = nil, back: EmptyState.Link
  ) {
    self.caller = caller
    self.dial = dial
    self.standing = standing
    self.isDone = isDone
    self.open = open
    self.form = form
    self.back = back
  }

  /// `desk/call-back`.
  public var template: Template { .deskCallBack }

  /// "Gọi lại".
  public func title(_ words: any Wording) -> String { words[.callBacksTitle] }

  /// What the template sees.
  public func content(_ words: any Wording) -> Content {
    [
      "caller": caller ?? words[.numberErased], "dial": dial.map { "tel:\($0)" },
      "chip": isDone ? nil : standing.chip?.content, "due": words.due(standing.dueAt),
      "missed": words.moment(standing.since), "facts": standing.facts(words),
      "holder": standing.holder.map { words.calledBy($0) }, "isDone": isDone,
      "open": open.map { $0.content(words) }, "hasOpen": !open.isEmpty,
      "form": form?.content(words), "back": back.content,
    ]
  }
}

public import FoundationEssentials
public import Rules

/// A mark that a ticket bears.
public enum TicketMark: String, Sendable, CaseIterable {
  case urgent, restricted, confidential, reopened, receivedLate

  func content(_ words: any Wording) -> Content {
    ["mark": rawValue, "name": words.mark(self)]
  }
}

/// How the citizen's promise stands.
public enum PromiseClock: Sendable, Hashable {
  /// It runs.
  case running(Remaining)
  /// The citizen was asked; it stands still. Once the time to answer is over, somebody decides.
  case paused(isOver: Bool)
  /// It was kept, or not.
  case kept(inTime: Bool)
  /// Nothing is promised any more.
  case none

  func chip(_ words: any Wording) -> Chip? {
    switch self {
    case .running(let remaining): Chip(remaining, words)
    case .paused(false): Chip(.paused, words.pausedShort)
    case .paused(true): Chip(.today, words.waitIsOver)
    case .kept(let inTime): Chip.done(inTime: inTime, words)
    case .none: nil
    }
  }
}

/// A ticket as one line of a list at the desk, the due date leftmost.
public struct TicketLine: Sendable, Hashable {
  /// What is owed next beside the answer.
  public struct Stage: Sendable, Hashable {
    /// What.
    public var kind: ObligationKind
    /// What is left for it.
    public var remaining: Remaining

    /// A stage.
    public init(_ kind: ObligationKind, _ remaining: Remaining) {
      self.kind = kind
      self.remaining = remaining
    }

    /// The name with the sign of how it stands.
    func short(_ words: any Wording) -> Chip {
      Chip(Chip(remaining, words).tone, words.obligationShort(kind))
    }
  }

  /// Its number.
  public var number: TicketNumber
  /// One line of it.
  public var title: String
  /// The place in words.
  public var place: String?
  /// Where it stands.
  public var state: State
  /// Short name of the lead unit.
  public var unit: String?
  /// To whom it is assigned.
  public var assignee: String?
  /// The citizen's promise.
  public var dueAt: Date?
  /// How it stands.
  public var clock: PromiseClock
  /// What is owed next.
  public var stage: Stage?
  /// Its marks.
  public var marks: [TicketMark]
  /// How often the unit was reminded.
  public var reminders: Int
  /// How often a unit said "not mine".
  public var returns: Int
  /// Its title with the words told apart that were looked for; nil for the title as it is.
  public var markedTitle: Excerpt?
  /// Where else they stand; nil for nowhere.
  public var excerpt: Excerpt?
  /// What the excerpt is taken from, or how else it was found.
  public var foundIn: String?
  /// What its box sends, where several can be chosen: number and revision; nil without a box.
  public var pick: String?

  /// A line.
  public init(
    number: TicketNumber, title: String, place: String? = nil, state: State, unit: String? = nil,
    assignee: String? = nil, dueAt: Date? = nil, clock: PromiseClock = .none,
    stage: Stage? = nil, marks: [TicketMark] = [], reminders: Int = 0, returns: Int = 0
  ) {
    self.number = number
    self.title = title
    self.place = place
    self.state = state
    self.unit = unit
    self.assignee = assignee
    self.dueAt = dueAt
    self.clock = clock
    self.stage = stage
    self.marks = marks
    self.reminders = reminders
    self.returns = returns
  }

  /// What the part `desk/lines` sees of it.
  /// What is owed next, if it presses: otherwise the state says enough.
  private var pressing: Stage? {
    stage.flatMap { stage in
      switch stage.remaining {
      case .workingDaysLeft(let days): days <= 1 ? stage : nil
      case .hoursLeft(let hours), .clockHoursLeft(let hours): hours <= 2 ? stage : nil
      case .minutesLeft, .dueToday, .overdueMinutes, .overdueHours, .overdueClockHours,
        .overdueWorkingDays:
        stage
      }
    }
  }

  /// State and next step in full, for who points at it.
  private func stageFull(_ words: any Wording) -> String {
    let next = stage.map { stage in
      "\(words.obligation(stage.kind)): \(words.remaining(stage.remaining))"
    }
    return [words.stateShort(state), next].compactMap(\.self).joined(separator: " · ")
  }

  /// Why a search found it.
  private var found: Content? {
    if excerpt == nil && foundIn == nil { return nil }
    return ["foundIn": foundIn, "pieces": excerpt?.content, "hasPieces": excerpt != nil]
  }

  func content(_ words: any Wording) -> Content {
    var facts: [String] = []
    if reminders > 0 { facts.append(words.reminded(reminders)) }
    if returns > 0 { facts.append(words.returned(returns)) }
    return [
      "number": "\(number)", "href": words.address("/desk/tickets/\(number)"), "title": title,
      "pick": pick,
      "place": place, "state": words.stateShort(state), "unit": unit, "assignee": assignee,
      "due": dueAt.map { words.shortDue($0) }, "dueFull": dueAt.map { words.due($0) },
      "chip": clock.chip(words)?.content,
      "stage": pressing.map { $0.short(words).content }, "stageFull": stageFull(words),
      "marks": marks.map { $0.content(words) }, "facts": facts.joined(separator: " · "),
      "titlePieces": markedTitle?.content, "found": found,
    ]
  }
}

extension Excerpt {
  /// What templates see: pieces one after the other.
  fileprivate var content: [Content] {
    pieces.map { ["text": $0.text, "isWord": $0.isFound] }
  }
}

/// Lines, or what stands in their place.
public struct TicketLines: Sendable, Hashable {
  /// In their order.
  public var lines: [TicketLine]
  /// What is said when there are none.
  public var empty: EmptyState
  /// The way to the next page; nil for one page only.
  public var pager: Pager?

  /// A list.
  public init(_ lines: [TicketLine], empty: EmptyState, pager: Pager? = nil) {
    self.lines = lines
    self.empty = empty
    self.pager = pager
  }

  func content(_ words: any Wording) -> Content {
    [
      "lines": lines.map { $0.content(words) }, "hasLines": !lines.isEmpty,
      "hasPicks": lines.contains { $0.pick != nil },
      "empty": lines.isEmpty ? empty.content : nil, "pager": pager?.content,
    ]
  }
}

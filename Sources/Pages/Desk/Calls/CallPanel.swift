public import FoundationEssentials
public import Rules

/// A call above the intake: who calls, what is open of theirs, what comes of it.
public struct CallPanel: Sendable, Hashable {
  /// Somebody who has reported by the number.
  public struct Person: Sendable, Hashable {
    /// Their name's first letters; empty without a name.
    public var initials: String
    /// How many open tickets there are of them.
    public var tickets: Int

    /// Somebody.
    public init(initials: String, tickets: Int) {
      self.initials = initials
      self.tickets = tickets
    }
  }

  /// The call's own number.
  public var id: Int64
  /// Who calls, worded.
  public var caller: String
  /// Whether that is a telephone number.
  public var isKnown: Bool
  /// Where it stands.
  public var state: CallState
  /// Since when.
  public var since: Date?
  /// Whether the office rang.
  public var isOutgoing: Bool
  /// Whether the number is blocked.
  public var isBlocked: Bool
  /// What came of it; nil for nothing yet.
  public var outcome: CallOutcome?
  /// Its tickets.
  public var tickets: [TicketNumber]
  /// Open tickets of the number.
  public var open: [TicketLine]
  /// Who reported these.
  public var people: [Person]
  /// Seconds left to write down what came of it; nil if that is not to be done.
  public var wrapUpLeft: Int?
  /// Seconds that there are for it altogether.
  public var wrapUp: Int
  /// The call-back that waits for the number; nil for none.
  public var callBack: EmptyState.Link?
  /// Where the number is blocked; nil for those who can't.
  public var block: EmptyState.Link?
  /// The hidden field that proves that a form comes from this session.
  public var token: ActForm.Hidden

  /// A call.
  public init(
    id: Int64, caller: String, isKnown: Bool, state: CallState, since: Date?, isOutgoing: Bool,
    isBlocked: Bool, outcome: CallOutcome?, tickets: [TicketNumber], open: [TicketLine],
    people: [Person], wrapUpLeft: Int?, wrapUp: Int, callBack: EmptyState.Link?,
    block: EmptyState.Link?, token: ActForm.Hidden
  ) {
    self.id = id
    self.caller = caller
    self.isKnown = isKnown
    self.state = state
    self.since = since
    self.isOutgoing = isOutgoing
    self.isBlocked = isBlocked
    self.outcome = outcome
    self.tickets = tickets
    self.open = open
    self.people = people
    self.wrapUpLeft = wrapUpLeft
    self.wrapUp = wrapUp
    self.callBack = callBack
    self.block = block
    self.token = token
  }

  /// What the part `desk/call` sees.
  func content(_ words: any Wording) -> Content {
    let isUnsettled = outcome == nil && state != .missed
    return [
      "id": "\(id)", "caller": caller, "isKnown": isKnown,
      "state": words.call(state, since: since, isOutgoing: isOutgoing),
      "isBlocked": isBlocked, "outcome": outcome.map { words.callOutcome($0) },
      "tickets": tickets.map { number -> Content in
        ["number": "\(number)", "href": words.address("/desk/tickets/\(number)")]
      }, "hasTickets": !tickets.isEmpty,
      "open": open.map { $0.content(words) }, "hasOpen": !open.isEmpty,
      "people": words.people(people), "asksForName": !people.isEmpty,
      "mayTie": state != .missed,
      "wrapUp": wrapUpLeft.map { words.wrapUp($0) }, "left": wrapUpLeft.map { "\($0)" },
      "seconds": isUnsettled ? "\(wrapUp)" : nil, "pattern": words.wrapUpPattern,
      "callBack": callBack?.content, "block": block?.content,
      "token": ["name": token.name, "value": token.value] as Content,
      "endAddress": words.address("/desk/calls/\(id)/outcome"),
      "tieAddress": words.address("/desk/calls/\(id)/tickets"),
      "callsHref": words.address("/desk/calls"), "answersHref": words.address("/ket-qua"),
      "isUnsettled": isUnsettled,
      "endings": [CallOutcome.answeredAtOnce, .dropped, .nuisance].map { outcome -> Content in
        ["value": outcome.rawValue, "name": words.callOutcome(outcome)]
      },
    ]
  }
}

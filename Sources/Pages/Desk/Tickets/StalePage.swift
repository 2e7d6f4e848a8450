public import Rules

/// Somebody else was faster: how it was, how it is, and what was typed, so that nothing is lost.
public struct StalePage: Page {
  /// A state of the ticket.
  public struct Version: Sendable, Hashable {
    /// Its revision.
    public var revision: Int
    /// Where it stood.
    public var state: State
    /// The lead unit.
    public var unit: String?
    /// To whom it was assigned.
    public var assignee: String?

    /// A version.
    public init(revision: Int, state: State, unit: String?, assignee: String?) {
      self.revision = revision
      self.state = state
      self.unit = unit
      self.assignee = assignee
    }

    func content(_ words: any Wording) -> Content {
      [
        "revision": revision, "state": words.state(state), "unit": unit, "assignee": assignee,
      ]
    }
  }

  /// The number.
  public var number: TicketNumber
  /// One line of it.
  public var matter: String
  /// How it was when the form was opened; nil if that is not known any more.
  public var seen: Version?
  /// How it is now.
  public var current: Version
  /// What happened in between.
  public var between: Timeline
  /// The form with what was typed, for the revision of now; nil if that can't be done any more.
  public var again: ActForm?
  /// What was typed, label and words, where the form can't be sent again.
  public var typed: [TicketHands.Identity.Line]

  /// A clash.
  public init(
    number: TicketNumber, matter: String, seen: Version?, current: Version, between: Timeline,
    again: ActForm?, typed: [TicketHands.Identity.Line]
  ) {
    self.number = number
    self.matter = matter
    self.seen = seen
    self.current = current
    self.between = between
    self.again = again
    self.typed = typed
  }

  /// `desk/stale`.
  public var template: Template { .deskStale }

  /// "Phiếu vừa thay đổi".
  public func title(_ words: any Wording) -> String { words[.ticketChanged] }

  /// What the template sees.
  public func content(_ words: any Wording) -> Content {
    [
      "number": "\(number)", "href": words.address("/desk/tickets/\(number)"), "matter": matter,
      "seen": seen?.content(words), "current": current.content(words),
      "between": between.entries.isEmpty ? nil : between.content,
      "again": again?.content(words),
      "typed": typed.map { ["label": $0.label, "value": $0.value] as Content },
      "hasTyped": again == nil && !typed.isEmpty,
    ]
  }
}

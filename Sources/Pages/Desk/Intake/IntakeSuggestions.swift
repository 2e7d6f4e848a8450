public import FoundationEssentials
public import Rules

/// What the words of a form suggest, each with the words that speak for it; somebody decides.
public struct IntakeSuggestions: Sendable, Hashable {
  /// A value for a field of the form.
  public struct Choice: Sendable, Hashable {
    /// The field's name.
    public var field: String
    /// The value it would get.
    public var value: String
    /// That value's name.
    public var label: String
    /// The words that speak for it.
    public var because: [String]
    /// Whether the field has that value already.
    public var isChosen: Bool

    /// A suggested value.
    public init(
      field: String, value: String, label: String, because: [String], isChosen: Bool
    ) {
      self.field = field
      self.value = value
      self.label = label
      self.because = because
      self.isChosen = isChosen
    }
  }

  /// An open ticket that may tell of the same.
  public struct Alike: Sendable, Hashable {
    /// Its number.
    public var number: TicketNumber
    /// Its title.
    public var title: String
    /// Its state.
    public var state: State
    /// When it was received.
    public var receivedAt: Date

    /// A ticket.
    public init(number: TicketNumber, title: String, state: State, receivedAt: Date) {
      self.number = number
      self.title = title
      self.state = state
      self.receivedAt = receivedAt
    }
  }

  /// Values, in the order of the form.
  public var choices: [Choice]
  /// Whether it may leave the flow; then nothing is chosen without a person.
  public var isRestricted: Bool
  /// Tickets that may tell of the same, the newest first.
  public var alike: [Alike]
  /// Whether this person may add whoever reports to one of them.
  public var mayJoin: Bool

  /// Suggestions.
  public init(choices: [Choice], isRestricted: Bool, alike: [Alike], mayJoin: Bool = false) {
    self.choices = choices
    self.isRestricted = isRestricted
    self.alike = alike
    self.mayJoin = mayJoin
  }

  func content(_ words: any Wording) -> Content {
    [
      "choices": choices.map { choice -> Content in
        [
          "field": choice.field, "value": choice.value, "label": choice.label,
          "because": choice.because.isEmpty ? nil : words.quoted(choice.because),
          "isChosen": choice.isChosen,
        ]
      },
      "hasOpen": choices.contains { !$0.isChosen }, "isRestricted": isRestricted,
      "hasAlike": !alike.isEmpty,
      "alike": alike.map { ticket -> Content in
        [
          "number": "\(ticket.number)", "href": words.address("/desk/tickets/\(ticket.number)"),
          "title": ticket.title, "state": words.state(ticket.state),
          "join": mayJoin ? "\(IntakePage.joins)\(ticket.number)" : nil,
          "received": words.moment(ticket.receivedAt),
        ]
      },
    ]
  }
}

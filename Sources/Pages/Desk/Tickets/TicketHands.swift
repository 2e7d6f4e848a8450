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

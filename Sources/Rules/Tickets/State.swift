/// Where a ticket stands. The table of moves is `Move.allowed`; both stand again in
/// `sql/migrations`, and a test compares them.
public enum State: String, CaseIterable, Sendable, Codable {
  /// Sent by a citizen or a machine; nobody has accepted it yet.
  case received
  /// Accepted, waiting to be sorted and forwarded.
  case accepted
  /// Waiting for the citizen; the citizen's clock is paused.
  case awaitingInformation = "awaiting_information"
  /// At a unit that has not taken it up.
  case forwarded
  /// The unit said "not mine"; waiting for the dispatcher.
  case returned
  /// Taken up by the unit.
  case inProgress = "in_progress"
  /// The answer waits for the head's approval.
  case awaitingApproval = "awaiting_approval"
  /// Answered; the citizen may rate or dispute for 30 days.
  case answered
  /// Rated, or 30 days have passed.
  case closed
  /// Refused with a reason code and its legal basis.
  case declined
  /// Handed to an authority outside this system.
  case transferred
  /// Folded into another ticket.
  case merged
  /// Taken back by the citizen.
  case withdrawn

  /// Whether the ticket still owes the citizen an answer: it then has exactly one `answer`
  /// obligation, running or paused.
  public var isOpen: Bool {
    switch self {
    case .received, .accepted, .awaitingInformation, .forwarded, .returned, .inProgress,
      .awaitingApproval:
      true
    case .answered, .closed, .declined, .transferred, .merged, .withdrawn: false
    }
  }
}

/// A pair of states between which a ticket may go.
public struct Move: Hashable, Sendable {
  /// The state before; nil for a new ticket.
  public let from: State?
  /// The state after.
  public let to: State

  /// A pair, allowed or not: ask `isAllowed`.
  public init(from: State?, to: State) {
    self.from = from
    self.to = to
  }

  /// Whether `product.md` lists this move.
  public var isAllowed: Bool { Move.allowed.contains(self) }

  /// Every allowed move (`product.md`, "States and moves").
  public static let allowed: Set<Move> = {
    var moves: Set<Move> = [Move(from: nil, to: .received), Move(from: nil, to: .accepted)]
    for (from, targets) in table {
      moves.formUnion(targets.map { Move(from: from, to: $0) })
    }
    for from in State.allCases where from.isOpen {
      moves.insert(Move(from: from, to: .withdrawn))
    }
    return moves
  }()

  /// Every move by which an answer that has not left the house is taken back, to where the ticket
  /// stood before. They are for that alone, and allowed to nothing else.
  public static let takingBack: Set<Move> = [
    Move(from: .answered, to: .awaitingApproval), Move(from: .answered, to: .accepted),
    Move(from: .answered, to: .returned),
  ]

  /// Whether it takes an answer back.
  public var takesBackAnswer: Bool { Move.takingBack.contains(self) }

  private static let table: [State: Set<State>] = [
    .received: [.accepted, .declined, .merged],
    .accepted: [.forwarded, .awaitingInformation, .answered, .declined, .transferred, .merged],
    .awaitingInformation: [.accepted, .inProgress, .declined],
    .forwarded: [.inProgress, .returned, .accepted],
    .returned: [.forwarded, .answered, .declined, .transferred, .merged],
    .inProgress: [.awaitingApproval, .awaitingInformation],
    .awaitingApproval: [.answered, .inProgress],
    .answered: [.closed, .inProgress],
    .closed: [.inProgress],
    .merged: [.received, .accepted, .returned],
  ]
}

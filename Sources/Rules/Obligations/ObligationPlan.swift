/// What a ticket's move does to what is owed (`product.md`, "Obligations"): pure, so that the
/// table can be read here and tested pair by pair.
public enum ObligationEffect: Hashable, Sendable {
  /// A new obligation begins; the unit of inner ones is the ticket's lead unit.
  case start(ObligationKind)
  /// What was owed is done, on time or late.
  case meet(ObligationKind)
  /// It is no longer owed.
  case cancel(ObligationKind)
  /// The clocks that pause stand still until the citizen answers.
  case pause
  /// They run again.
  case resume
  /// What ended when the answer was given runs on, as if it had not been.
  case goOn
}

/// The table of obligations, as a function of moves.
public enum ObligationPlan {
  /// What a decision needs to know about the ticket, as after the move.
  public struct Subject: Hashable, Sendable {
    /// The mark urgent.
    public let urgent: Bool
    /// The mark restricted: such tickets leave the flow; no unit owes anything for them.
    public let restricted: Bool
    /// Whether the answered ticket is to be proposed for publication.
    public let publishable: Bool

    /// The marks that matter here.
    public init(urgent: Bool, restricted: Bool, publishable: Bool) {
      self.urgent = urgent
      self.restricted = restricted
      self.publishable = publishable
    }
  }

  /// The effects of a move, in the order in which they are to be written.
  public static func effects(of move: Move, on subject: Subject) -> [ObligationEffect] {
    if move.takesBackAnswer { return [.cancel(.deliver), .cancel(.publish), .goOn] }
    var effects: [ObligationEffect] = []
    switch move.from {
    case nil: effects = [.start(.answer)]
    case .received: effects = [leaving(.accept, for: move.to)]
    case .accepted, .returned: effects = leavingOffice(to: move.to)
    case .forwarded: effects = leavingUnit(to: move.to)
    case .inProgress: effects = leavingWork(to: move.to)
    case .awaitingInformation: effects = leavingWait(to: move.to)
    case .awaitingApproval: effects = []
    case .answered, .closed: effects = leavingAnswer(to: move.to)
    case .merged: effects = [.start(.answer)]
    case .declined, .transferred, .withdrawn: effects = []
    }
    return effects + entering(move, subject)
  }

  private static func leaving(_ kind: ObligationKind, for state: State) -> ObligationEffect {
    switch state {
    case .accepted where kind == .takeUp: .cancel(kind)
    case .merged, .withdrawn: .cancel(kind)
    case .received, .accepted, .awaitingInformation, .forwarded, .returned, .inProgress,
      .awaitingApproval, .answered, .closed, .declined, .transferred:
      .meet(kind)
    }
  }

  private static func leavingUnit(to state: State) -> [ObligationEffect] {
    let takeUp = leaving(.takeUp, for: state)
    return state == .inProgress ? [takeUp] : [takeUp, .cancel(.measures)]
  }

  private static func leavingOffice(to state: State) -> [ObligationEffect] {
    switch state {
    case .awaitingInformation: []
    case .received, .accepted, .forwarded, .returned, .inProgress, .awaitingApproval, .answered,
      .closed, .declined, .transferred, .merged, .withdrawn:
      [leaving(.forward, for: state)]
    }
  }

  private static func leavingWork(to state: State) -> [ObligationEffect] {
    switch state {
    case .awaitingApproval: [.meet(.unitAnswer)]
    case .received, .accepted, .awaitingInformation, .forwarded, .returned, .inProgress,
      .answered, .closed, .declined, .transferred, .merged, .withdrawn:
      []
    }
  }

  /// Refusing what the citizen did not complete is the dispatcher's decision, if it came from there.
  private static func leavingWait(to state: State) -> [ObligationEffect] {
    state == .declined ? [.resume, .meet(.forward)] : [.resume]
  }

  /// A ticket that is reopened owes an answer anew, and the old one is no longer to be brought or
  /// published. Closing ends neither: a delivery stays open until it is done or ended by somebody
  /// who says why.
  private static func leavingAnswer(to state: State) -> [ObligationEffect] {
    state == .closed ? [] : [.cancel(.deliver), .cancel(.publish), .start(.answer)]
  }

  private static func entering(_ move: Move, _ subject: Subject) -> [ObligationEffect] {
    switch move.to {
    case .received: [.start(.accept)]
    case .accepted, .returned:
      move.from == .awaitingInformation || subject.restricted ? [] : [.start(.forward)]
    case .awaitingInformation: [.pause]
    case .forwarded:
      subject.urgent ? [.start(.takeUp), .start(.measures)] : [.start(.takeUp)]
    case .inProgress:
      move.from == .awaitingInformation || subject.restricted ? [] : [.start(.unitAnswer)]
    case .awaitingApproval: []
    case .answered:
      [.meet(.answer), .cancel(.unitAnswer), .cancel(.measures), .start(.deliver)]
        + (subject.publishable ? [.start(.publish)] : [])
    case .closed: []
    case .declined, .transferred, .merged, .withdrawn:
      ObligationKind.allCases.map { .cancel($0) }
    }
  }
}

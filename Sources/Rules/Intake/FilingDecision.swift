public import FoundationEssentials

/// What is to be written for a new ticket, decided from a submission and a snapshot of the rules
/// alone. Whoever files, and whatever else is filed at that moment, changes nothing of it.
public struct FilingDecision: Sendable, Hashable {
  /// A move of the new ticket.
  public struct Step: Sendable, Hashable {
    /// What was done.
    public let verb: Verb
    /// The state after it.
    public let state: State
    /// The lead unit after it.
    public let unit: ID<Unit>?
  }

  /// An obligation with the state in which filing leaves it.
  public struct Owed: Sendable, Hashable {
    /// What is owed.
    public let planned: PlannedObligation
    /// Whether filing itself met it already (accepting, forwarding).
    public let isMet: Bool
  }

  /// Version of the rules by which it was decided; the database refuses another.
  public let catalogueVersion: Int64
  /// One move, or two if it was forwarded while filing.
  public let steps: [Step]
  /// Which unit the rules propose, and why; nil if none matches.
  public let proposal: Proposal?
  /// What is owed from now on, `answer` first.
  public let owed: [Owed]
  /// Until when the citizen is to be answered.
  public let dueAt: Date
  /// It was overdue when it arrived.
  public let isReceivedLate: Bool

  /// Decides.
  ///
  /// Filing by staff gives `accepted`, by citizens `received`. A restricted submission is never
  /// forwarded and gets no proposal unless a rule names its kind.
  ///
  /// - Parameter byStaff: whether a person of the office files.
  /// - Throws: `ObligationProblem` when the office's data lack a rule.
  public init(
    _ submission: Submission, byStaff: Bool, in catalogue: Catalogue, now: Date
  ) throws(ObligationProblem) {
    let day = catalogue.officeCalendar?.day(at: now)
    let proposal = day.flatMap { Routing.propose(for: submission, in: catalogue, on: $0) }
    let unit = submission.unit ?? proposal?.unit
    let forwards = byStaff && submission.forward && unit != nil && !submission.isRestricted
    var steps = [
      Step(verb: .file, state: byStaff ? .accepted : .received, unit: nil)
    ]
    if forwards { steps.append(Step(verb: .forward, state: .forwarded, unit: unit)) }
    let owed = try FilingDecision.owed(
      submission, steps: steps, clock: ObligationClock(catalogue), now: now)
    guard let answer = owed.first(where: { $0.planned.kind == .answer }) else {
      throw .noServiceLevel(
        submission.kind, category: submission.category, urgent: submission.urgent, .answer)
    }
    catalogueVersion = catalogue.version
    self.steps = steps
    self.proposal = proposal
    self.owed = owed
    dueAt = answer.planned.dueAt
    isReceivedLate = answer.planned.dueAt < now
  }

  private static func owed(
    _ submission: Submission, steps: [Step], clock: ObligationClock, now: Date
  ) throws(ObligationProblem) -> [Owed] {
    let plan = ObligationPlan.Subject(
      urgent: submission.urgent, restricted: submission.isRestricted, publishable: false)
    let subject = ObligationClock.Subject(
      kind: submission.kind, category: submission.category, urgent: submission.urgent,
      receivedAt: submission.receivedAt)
    var started: [PlannedObligation] = []
    var met: Set<ObligationKind> = []
    var from: State?
    for step in steps {
      for effect in ObligationPlan.effects(of: Move(from: from, to: step.state), on: plan) {
        switch effect {
        case .start(let kind):
          let base = kind == .answer || kind == .accept ? submission.receivedAt : now
          let owner = kind.isInner || kind == .measures ? step.unit : nil
          started.append(try clock.plan(kind, for: subject, unit: owner, from: base))
        case .meet(let kind): met.insert(kind)
        case .cancel, .pause, .resume, .goOn: break
        }
      }
      from = step.state
    }
    return started.map { Owed(planned: $0, isMet: met.contains($0.kind)) }
  }
}

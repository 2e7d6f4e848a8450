/// What an audit of clocks holds against the rows: each case is one rule.
public enum ClockRule: String, Sendable, CaseIterable, Codable {
  /// `original_due_at` is what base, target, pauses and calendar count up to.
  case firstDue = "first_due"
  /// `due_at` is what the facts count up to now.
  case due
  /// Each moved due date stands in an event with the old and the new one.
  case chain
  /// Generations count the moves, one by one.
  case generation
  /// A due date can be counted at all.
  case countable
  /// What runs was counted by the calendar in force, or flagged.
  case calendar
  /// Clocks stand still while the citizen is asked, and only then.
  case pause
  /// More time that was granted has moved the due date, and nothing else has.
  case extended = "extension"
  /// A step that came due was recorded.
  case stepMissing = "step_missing"
  /// A step was recorded although nothing was due.
  case stepUnfounded = "step_unfounded"
  /// A step was recorded more than once in a generation.
  case stepTwice = "step_twice"
  /// A step is dated at its instant, and was not recorded before it.
  case stepDate = "step_date"
  /// `next_step` is the step that comes next.
  case nextStep = "next_step"
  /// `breached` says whether a due instant was missed.
  case breached
  /// A ticket that is not open owes nothing but a delivery (of its own answer, or of that of the
  /// ticket into which it was merged) or a publication.
  case liveAfterEnd = "live_after_end"
  /// What has ended has an end, at the instant of something that was done.
  case end
  /// An open ticket owed an answer at every instant.
  case answerMissing = "answer_missing"
  /// It owed no more than one at any instant.
  case answerTwice = "answer_twice"
  /// The ticket shows the promise that is owed.
  case promise
}

/// A contradiction between what was written down and what the facts count up to. It names no
/// person and quotes nothing.
public struct ClockFinding: Sendable, Hashable {
  /// The ticket.
  public let number: TicketNumber
  /// Which of its obligations; nil for the ticket as a whole.
  public let ordinal: Int?
  /// What is owed; nil for the ticket as a whole.
  public let kind: ObligationKind?
  /// The rule that is broken.
  public let rule: ClockRule
  /// What the facts say.
  public let expected: String
  /// What is written.
  public let found: String

  /// A contradiction.
  public init(
    number: TicketNumber, ordinal: Int? = nil, kind: ObligationKind? = nil, rule: ClockRule,
    expected: String, found: String
  ) {
    self.number = number
    self.ordinal = ordinal
    self.kind = kind
    self.rule = rule
    self.expected = expected
    self.found = found
  }
}

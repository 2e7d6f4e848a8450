public import FoundationEssentials

/// Counts the clocks of tickets again, from what happened, and compares with what was written.
///
/// It trusts facts (receipt, target, calendars, pauses, granted extensions, moves) and nothing
/// that was derived from them: due dates, generations, steps and marks are all found anew.
/// The rules are those of `docs/deadlines.md`; `ClockRule` lists them.
public struct ClockAudit: Sendable {
  /// Every version of every calendar.
  public let calendars: [ID<CalendarVersion>: CalendarVersion]
  /// Codes of calendars whose recomputation is under way: what runs by them may still move.
  public let underway: Set<String>
  /// Until when the rows tell.
  public let asOf: Date
  /// How long a worker may take to record a step; in seconds.
  public let grace: TimeInterval

  private let newest: [String: CalendarVersion]

  /// An audit by some calendars.
  public init(
    calendars: [ID<CalendarVersion>: CalendarVersion], underway: Set<String> = [], asOf: Date,
    grace: TimeInterval
  ) {
    self.calendars = calendars
    self.underway = underway
    self.asOf = asOf
    self.grace = grace
    newest = Dictionary(calendars.values.map { ($0.code, $0) }) {
      $0.version > $1.version ? $0 : $1
    }
  }

  /// Every contradiction in the rows of a ticket, none if it is whole.
  public func findings(in ticket: AuditedTicket) -> [ClockFinding] {
    var check = TicketCheck(ticket, by: self)
    check.run()
    return check.findings
  }

  /// The version that is in force of the calendar a version belongs to.
  func inForce(_ version: ID<CalendarVersion>) -> CalendarVersion? {
    calendars[version].flatMap { newest[$0.code] }
  }

  /// The versions of the same calendar up to one, the last first.
  func versions(upTo version: ID<CalendarVersion>) -> [CalendarVersion] {
    guard let last = calendars[version] else { return [] }
    return calendars.values
      .filter { $0.code == last.code && $0.version <= last.version }
      .sorted { $0.version > $1.version }
  }
}

/// A step that a clock takes in one generation, as the facts have it.
struct AuditedStep {
  /// Which.
  let step: ClockStep
  /// When it is due.
  let at: Date
  /// Whether it may have been recorded.
  let mayBe: Bool
  /// Whether it must have been.
  let mustBe: Bool
}

/// A clock between two moves of its due date.
struct ClockStretch {
  /// How often it was counted by then, from 1.
  let generation: Int
  /// When this counting began.
  let from: Date
  /// When it is due.
  let due: Date
  /// What it does if nothing is done.
  let steps: ClockSteps
  /// Whether a due instant was missed before.
  let wasBreached: Bool
  /// Until when it ran: to a pause, the next move, its end, or the audit.
  var ranUntil: Date
  /// Whether it runs still, so that a worker may not have looked yet.
  var runsOn = false

  /// What comes due in a stretch, in order.
  func steps(grace: TimeInterval) -> [AuditedStep] {
    let patience = runsOn ? grace : 0
    return steps.planned.compactMap { planned in
      let (step, at) = (planned.step, planned.at)
      let isPast = generation > 1 && at <= from
      switch step {
      case .warning, .lastWarning:
        // What lies before the beginning is not warned of when a ticket is filed late.
        guard !isPast else { return nil }
        return AuditedStep(
          step: step, at: at, mayBe: ranUntil >= at,
          mustBe: at > from && ranUntil > at.addingTimeInterval(grace))
      case .breach, .escalation1, .escalation2:
        guard !isOver || !isPast else { return nil }
        return AuditedStep(
          step: step, at: at, mayBe: ranUntil >= at,
          mustBe: ranUntil > max(at, from).addingTimeInterval(patience))
      }
    }
  }

  /// Whether it was moved to an instant that had passed, after it was missed already: it is not
  /// missed twice.
  var isOver: Bool { generation > 1 && wasBreached && due <= from }

  /// Whether it ran past its due instant.
  var isBreached: Bool { !isOver && ranUntil > due }
}

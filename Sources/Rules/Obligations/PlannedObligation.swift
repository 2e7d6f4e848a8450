public import FoundationEssentials

/// An obligation as decided, before it is a row: what, whose, from when, until when and by which
/// rule.
public struct PlannedObligation: Sendable, Hashable {
  /// What is owed.
  public let kind: ObligationKind
  /// The unit that owes it; nil for what the office owes.
  public let unit: ID<Unit>?
  /// The instant from which the clock counts.
  public let basedOn: Date
  /// The rule.
  public let serviceLevel: ID<ServiceLevel>
  /// The calendar that counts.
  public let calendarVersion: ID<CalendarVersion>
  /// How much time is granted.
  public let target: Target
  /// Until when. Finishing exactly then is on time.
  public let dueAt: Date
  /// What its clock does if nothing is done.
  public let steps: ClockSteps

  /// An obligation; `ObligationClock` plans those that begin with a move.
  public init(
    kind: ObligationKind, unit: ID<Unit>?, basedOn: Date, serviceLevel: ID<ServiceLevel>,
    calendarVersion: ID<CalendarVersion>, target: Target, dueAt: Date, steps: ClockSteps
  ) {
    self.kind = kind
    self.unit = unit
    self.basedOn = basedOn
    self.serviceLevel = serviceLevel
    self.calendarVersion = calendarVersion
    self.target = target
    self.dueAt = dueAt
    self.steps = steps
  }
}

/// Why no clock could be set: a fault of the office's data, never of the person who acts.
public enum ObligationProblem: Error, Hashable, Sendable {
  /// No service level holds for this kind, category, urgency and day.
  case noServiceLevel(Kind, category: String, urgent: Bool, ObligationKind)
  /// The service level names a calendar that isn't there.
  case noCalendar(String)
  /// The calendar has no such time.
  case deadline(DeadlineError)
}

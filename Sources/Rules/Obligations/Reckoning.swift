public import FoundationEssentials

/// The facts from which the due instant of an obligation is derived. Nothing else moves it:
/// facts are stored, clocks are derived (`docs/deadlines.md`).
public struct Reckoning: Hashable, Sendable {
  /// The calendar it is counted in.
  public let calendar: WorkingCalendar
  /// The instant it counts from.
  public let basedOn: Date
  /// How much time was granted.
  public let target: Target
  /// While its clock stood still.
  public let pauses: [Pause]
  /// What was granted later, of the same kind as the target; nil for no extension.
  public let extra: Target?

  /// The facts of one obligation.
  public init(
    in calendar: WorkingCalendar, basedOn: Date, target: Target, pauses: [Pause] = [],
    extra: Target? = nil
  ) {
    self.calendar = calendar
    self.basedOn = basedOn
    self.target = target
    self.pauses = pauses
    self.extra = extra
  }

  /// When it is due.
  ///
  /// - Throws: as `Deadline.due` and `Deadline.extended`.
  public func due() throws(DeadlineError) -> Date {
    let engine = Deadline(in: calendar)
    let promised = try engine.due(from: basedOn, target: target, pauses: pauses)
    guard let extra else { return promised }
    return try engine.extended(due: promised, of: target, by: extra, pauses: pauses)
  }

  /// How that was counted, date by date.
  ///
  /// - Throws: as `due()`.
  public func explained() throws(DeadlineError) -> Account {
    let engine = Deadline(in: calendar)
    let promised = try engine.explainedDue(from: basedOn, target: target, pauses: pauses)
    guard let extra else { return Account(promised: promised, extended: nil) }
    let extended = try engine.explainedExtended(
      due: promised.value, of: target, by: extra, pauses: pauses)
    return Account(promised: promised, extended: extended)
  }

  /// When it takes its steps.
  ///
  /// - Parameter due: when it is due.
  public func steps(due: Date, _ alarms: Alarms) -> ClockSteps {
    let engine = Deadline(in: calendar)
    let escalations = [alarms.firstEscalation, alarms.secondEscalation].compactMap { seconds in
      try? engine.due(from: due, target: .workingSeconds(seconds), pauses: pauses)
    }
    return ClockSteps(
      warnings: warnings(before: due, alarms), due: due, escalations: escalations)
  }

  /// When somebody is warned: half of the working time is left, and less, or as much as the office
  /// says. Nobody is warned of clocks of less than ten minutes. An alarm that would go off at once,
  /// or before, is left out.
  private func warnings(before due: Date, _ alarms: Alarms) -> [Date] {
    let engine = Deadline(in: calendar)
    let whole = engine.elapsed(from: basedOn, to: due, pauses: pauses)
    guard whole >= 600 else { return [] }
    let half = whole / 2
    let own = alarms.warnLeft.map { $0 < whole ? $0 : half }
    let left = Set([half, own ?? min(half, Alarms.usualLastWarning)])
    return left.sorted(by: >).compactMap { left in
      try? engine.warning(due: due, workingSeconds: left, pauses: pauses)
    }
  }

  /// How a due instant came about.
  public struct Account: Hashable, Sendable {
    /// What was granted at first.
    public let promised: Explained<Date>
    /// What an extension added to it; nil for none.
    public let extended: Explained<Date>?

    /// When it is due.
    public var due: Date { extended?.value ?? promised.value }
  }
}

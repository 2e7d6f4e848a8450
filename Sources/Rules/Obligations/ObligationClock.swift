public import FoundationEssentials

/// Sets the clock of an obligation by the catalogue: which service level, which calendar, until
/// when, and when to warn.
public struct ObligationClock: Sendable {
  /// The rules in force.
  public let catalogue: Catalogue

  /// Clocks by a snapshot of the rules.
  public init(_ catalogue: Catalogue) {
    self.catalogue = catalogue
  }

  /// What a clock depends on beside its base.
  public struct Subject: Hashable, Sendable {
    /// The ticket's kind.
    public let kind: Kind
    /// The ticket's category.
    public let category: String
    /// The mark urgent.
    public let urgent: Bool
    /// When the ticket was received: its rules are those of that day.
    public let receivedAt: Date

    /// The ticket as the clock sees it.
    public init(kind: Kind, category: String, urgent: Bool, receivedAt: Date) {
      self.kind = kind
      self.category = category
      self.urgent = urgent
      self.receivedAt = receivedAt
    }
  }

  /// A new obligation.
  ///
  /// - Parameters:
  ///   - base: the instant from which it counts; for `answer` the receipt.
  ///   - pauses: those that count for this obligation.
  /// - Throws: `ObligationProblem`: the office's data lack a rule or a calendar.
  public func plan(
    _ kind: ObligationKind, for subject: Subject, unit: ID<Unit>?, from base: Date,
    pauses: [Pause] = []
  ) throws(ObligationProblem) -> PlannedObligation {
    let level = try level(kind, for: subject)
    guard let version = catalogue.calendar(level.calendar) else {
      throw .noCalendar(level.calendar)
    }
    let reckoning = Reckoning(
      in: version.calendar, basedOn: base, target: level.target, pauses: pauses)
    do {
      let due = try reckoning.due()
      return PlannedObligation(
        kind: kind, unit: unit, basedOn: base, serviceLevel: level.id,
        calendarVersion: version.id, target: level.target, dueAt: due,
        steps: reckoning.steps(due: due, level.alarms))
    } catch {
      throw .deadline(error)
    }
  }

  /// The rule that holds: the category's own before the kind's.
  func level(
    _ obligation: ObligationKind, for subject: Subject
  ) throws(ObligationProblem) -> ServiceLevel {
    var general: ServiceLevel?
    for level in catalogue.serviceLevels(subject.kind, subject.urgent, obligation) {
      guard level.category == nil || level.category == subject.category,
        try isInForce(level, at: subject.receivedAt)
      else { continue }
      if level.category != nil { return level }
      general = level
    }
    guard let general else {
      throw .noServiceLevel(
        subject.kind, category: subject.category, urgent: subject.urgent, obligation)
    }
    return general
  }

  private func isInForce(
    _ level: ServiceLevel, at instant: Date
  ) throws(ObligationProblem) -> Bool {
    guard let version = catalogue.calendar(level.calendar) else {
      throw .noCalendar(level.calendar)
    }
    let day = version.calendar.day(at: instant)
    return level.validFrom <= day && level.validTo.map { day < $0 } ?? true
  }
}

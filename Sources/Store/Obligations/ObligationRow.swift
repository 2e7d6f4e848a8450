public import FoundationEssentials
public import Postgres
public import Rules

/// A row of `obligation`.
public struct ObligationRow: Sendable, Hashable {
  /// Whether the clock runs.
  public enum Status: String, Sendable, SQLBindable, SQLDecodable, Codable {
    /// The clock runs.
    case running
    /// The citizen was asked; the clock stands still.
    case paused
    /// Done, on time or late.
    case met
    /// No longer owed.
    case cancelled

    /// Whether it is still owed.
    public var isLive: Bool { self == .running || self == .paused }
  }

  /// Whose obligation.
  public let ticket: ID<TicketRow>
  /// Its number within the ticket, from 1.
  public let ordinal: Int16
  /// What is owed.
  public let kind: ObligationKind
  /// Who owes it; nil for the office as a whole.
  public let unit: ID<Unit>?
  /// Whether its clock runs.
  public var status: Status
  /// The instant it counts from.
  public let basedOn: Date
  /// The promise it was made under.
  public let serviceLevel: ID<ServiceLevel>
  /// The calendar it was last counted with.
  public var calendarVersion: ID<CalendarVersion>
  /// How long there is.
  public let target: Target
  /// How often it was counted anew, from 1; steps fire once for each.
  public var generation: Int32
  /// When it was first due.
  public let originalDueAt: Date
  /// When it is due now.
  public var dueAt: Date
  /// What its clock does next; nil if nothing.
  public var nextStep: ClockStep?
  /// When that happens.
  public var nextStepAt: Date?
  /// Whether it was ever missed.
  public var breached: Bool
  /// When it was met or cancelled.
  public var endedAt: Date?

  /// The columns in the order in which `init(_:)` reads them; the table's alias is `o`.
  public static let columns: SQL = """
    o.ticket_id, o.ordinal, o.kind, o.unit_id, o.state, o.based_on, o.service_level_id,
    o.calendar_version_id, o.target_kind, o.target_amount, o.receipt_day, o.end_of_day,
    o.generation, o.original_due_at, o.due_at, o.next_step, o.next_step_at, o.breached,
    o.ended_at
    """

  /// A new, running obligation.
  public init(ticket: ID<TicketRow>, ordinal: Int16, planned: PlannedObligation) {
    self.ticket = ticket
    self.ordinal = ordinal
    kind = planned.kind
    unit = planned.unit
    status = .running
    basedOn = planned.basedOn
    serviceLevel = planned.serviceLevel
    calendarVersion = planned.calendarVersion
    target = planned.target
    generation = 1
    originalDueAt = planned.dueAt
    dueAt = planned.dueAt
    breached = false
    plan(planned.steps.planned.first)
  }

  /// Moves its due instant: a new generation, whose steps are still to come; none while it stands
  /// still.
  public mutating func move(to due: Date, _ steps: ClockSteps, at now: Date) {
    dueAt = due
    generation += 1
    plan(status == .running ? steps.first(at: now, isBreached: breached) : nil)
  }

  /// What had ended runs on with its old due instant: a breach stays one, and steps that were
  /// recorded are not taken twice.
  public mutating func goOn(with steps: ClockSteps) {
    guard let ended = endedAt else { return }
    (status, endedAt) = (.running, nil)
    plan(steps.first(at: ended, isBreached: breached))
  }

  /// A step was recorded; the next one is planned.
  public mutating func take(_ step: ClockStep, of steps: ClockSteps) {
    if step == .breach { breached = true }
    plan(steps.after(step))
  }

  /// The steps of its clock, by the promise it was made under and the calendar it was last counted
  /// with.
  ///
  /// - Parameter pauses: the ticket's.
  public func steps(in catalogue: Catalogue, _ pauses: [PauseRow]) -> ClockSteps {
    guard let calendar = catalogue.calendars[calendarVersion]?.calendar else {
      return ClockSteps(due: dueAt)
    }
    return reckoning(in: calendar, pauses).steps(due: dueAt, alarms(in: catalogue))
  }

  /// The facts from which its due instant is derived.
  ///
  /// - Parameters:
  ///   - pauses: the ticket's; they count for clocks that stand still while the citizen is asked.
  ///   - extra: what was granted later; nil for no extension.
  ///   - end: pauses that begin later do not count.
  ///   - now: until when a pause that still lasts is counted; nil for its planned end.
  public func reckoning(
    in calendar: WorkingCalendar, _ pauses: [PauseRow], extra: Target? = nil,
    until end: Date = .distantFuture, openUntil now: Date? = nil
  ) -> Reckoning {
    Reckoning(
      in: calendar, basedOn: basedOn, target: target,
      pauses: kind.pausesWhileWaiting ? pauses.touching(basedOn...end, openUntil: now) : [],
      extra: extra)
  }

  /// Whether its due instant has passed. A clock that stands still was missed only if it was when
  /// it stopped.
  ///
  /// - Parameter pauses: the ticket's.
  public func wasMissed(at now: Date, _ pauses: [PauseRow]) -> Bool {
    let stopped = status == .paused ? pauses.last { $0.endedAt == nil }?.startedAt : nil
    return stopped ?? now > dueAt
  }

  /// When somebody is told of it.
  public func alarms(in catalogue: Catalogue) -> Alarms {
    catalogue.serviceLevel(serviceLevel)?.alarms ?? .usual
  }

  /// Nothing happens to its clock on its own any more.
  public mutating func rest() { plan(nil) }

  private mutating func plan(_ next: ClockSteps.Planned?) {
    nextStep = next?.step
    nextStepAt = next?.at
  }

  /// Reads the next columns of a row.
  ///
  /// - Throws: `PostgresError` of kind decoding.
  public init(_ row: inout RowReader) throws(PostgresError) {
    ticket = try row.next()
    ordinal = try row.next()
    kind = try row.next()
    unit = try row.next()
    status = try row.next()
    basedOn = try row.next()
    serviceLevel = try row.next()
    calendarVersion = try row.next()
    target = try Target(&row)
    generation = try row.next()
    originalDueAt = try row.next()
    dueAt = try row.next()
    nextStep = try row.next()
    nextStepAt = try row.next()
    breached = try row.next()
    endedAt = try row.next()
  }

  /// Whether it was met after its due instant. Exactly at the instant is on time.
  public var wasLate: Bool { status == .met && (endedAt ?? dueAt) > dueAt }
}

extension Sequence<ObligationRow> {
  /// Whether what the citizen was promised is broken: as it stands, or before it was sorted anew.
  /// An answer that was given ends what came before it.
  public func isPromiseBroken(at now: Date) -> Bool {
    var isBroken = false
    for row in self where row.kind == .answer {
      switch row.status {
      case .running, .paused: isBroken = isBroken || row.breached || now > row.dueAt
      case .cancelled: isBroken = isBroken || row.breached
      case .met: isBroken = false
      }
    }
    return isBroken
  }
}

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
  /// What happens next, `warning` or `breach`; nil if nothing.
  public var nextStep: String?
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
    nextStep = planned.warnAt == nil ? "breach" : "warning"
    nextStepAt = planned.warnAt ?? planned.dueAt
    breached = false
  }

  /// Moves its due instant: a new generation, whose steps are still to come. One that was missed
  /// already and stays in the past is not missed twice.
  ///
  /// - Parameter warning: when to warn of it; nil for not at all.
  public mutating func move(to due: Date, warning: Date?, at now: Date) {
    dueAt = due
    generation += 1
    let isOver = breached && due <= now
    let warning = warning.flatMap { $0 > now ? $0 : nil }
    nextStep = isOver ? nil : warning == nil ? "breach" : "warning"
    nextStepAt = isOver ? nil : warning ?? due
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

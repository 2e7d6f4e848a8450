public import FoundationEssentials

extension AuditedTicket {
  /// One obligation: its facts, what was derived from them, and what happened to it.
  public struct Clock: Sendable, Hashable {
    /// Its number within the ticket, from 1.
    public let ordinal: Int
    /// What is owed.
    public let kind: ObligationKind
    /// Whether it runs.
    public var status: Status
    /// The instant it counts from.
    public let basedOn: Date
    /// How much time was granted.
    public let target: Target
    /// The calendar it was last counted with.
    public var calendar: ID<CalendarVersion>
    /// How often it was counted, from 1.
    public var generation: Int
    /// When it was first due.
    public var originalDueAt: Date
    /// When it is due now.
    public var dueAt: Date
    /// When somebody is told of it.
    public let alarms: Alarms
    /// What happens next; nil if nothing.
    public var nextStep: ClockStep?
    /// When that happens.
    public var nextStepAt: Date?
    /// Whether it is marked as missed.
    public var isBreached: Bool
    /// When it was met or cancelled.
    public var endedAt: Date?
    /// More time that was granted, in order.
    public var grants: [Grant]
    /// What happened to it, in the order of writing.
    public var events: [Event]

    /// An obligation as its rows have it.
    public init(
      ordinal: Int, kind: ObligationKind, status: Status, basedOn: Date, target: Target,
      calendar: ID<CalendarVersion>, generation: Int, originalDueAt: Date, dueAt: Date,
      alarms: Alarms = .usual,
      nextStep: ClockStep? = nil, nextStepAt: Date? = nil, isBreached: Bool = false,
      endedAt: Date? = nil, grants: [Grant] = [], events: [Event] = []
    ) {
      self.ordinal = ordinal
      self.kind = kind
      self.status = status
      self.basedOn = basedOn
      self.target = target
      self.calendar = calendar
      self.generation = generation
      self.originalDueAt = originalDueAt
      self.dueAt = dueAt
      self.alarms = alarms
      self.nextStep = nextStep
      self.nextStepAt = nextStepAt
      self.isBreached = isBreached
      self.endedAt = endedAt
      self.grants = grants
      self.events = events
    }
  }
}

public import FoundationEssentials

/// Everything that was written down about the clocks of one ticket, as plain values: what
/// `ClockAudit` counts again. It holds no words and nobody's data.
public struct AuditedTicket: Sendable, Hashable {
  /// The ticket.
  public let number: TicketNumber
  /// Where it stands.
  public let state: State
  /// The `answer` obligation that the ticket names as its promise.
  public let promise: Int?
  /// The due instant that the ticket shows its citizen.
  public let promisedAt: Date?
  /// Its history, in order.
  public var acts: [Act]
  /// While the citizen was asked, in order.
  public var waits: [Wait]
  /// Its obligations, by ordinal.
  public var clocks: [Clock]

  /// The rows of a ticket.
  public init(
    number: TicketNumber, state: State, promise: Int?, promisedAt: Date?, acts: [Act] = [],
    waits: [Wait] = [], clocks: [Clock] = []
  ) {
    self.number = number
    self.state = state
    self.promise = promise
    self.promisedAt = promisedAt
    self.acts = acts
    self.waits = waits
    self.clocks = clocks
  }

  /// An event of the ticket's history.
  public struct Act: Sendable, Hashable {
    /// When.
    public let at: Date
    /// The state before; nil for the first move, and where the ticket did not move.
    public let from: State?
    /// The state after; nil where the ticket did not move.
    public let to: State?

    /// An event, a move if it has states.
    public init(at: Date, from: State? = nil, to: State? = nil) {
      (self.at, self.from, self.to) = (at, from, to)
    }
  }

  /// A stretch that counts for no clock that pauses.
  public struct Wait: Sendable, Hashable {
    /// Why.
    public let reason: PauseReason
    /// When it began.
    public let from: Date
    /// Until when it was to last.
    public let plannedEnd: Date
    /// When it ended; nil while it lasts.
    public let end: Date?

    /// A stretch of waiting.
    public init(
      from: Date, plannedEnd: Date, end: Date?, reason: PauseReason = .awaitingInformation
    ) {
      (self.from, self.plannedEnd, self.end, self.reason) = (from, plannedEnd, end, reason)
    }
  }

  /// Whether a clock runs.
  public enum Status: String, Sendable, Codable {
    /// It runs.
    case running
    /// It stands still.
    case paused
    /// Done, on time or late.
    case met
    /// No longer owed.
    case cancelled

    /// Whether it is still owed.
    public var isLive: Bool {
      switch self {
      case .running, .paused: true
      case .met, .cancelled: false
      }
    }
  }

  /// More time that was granted.
  public struct Grant: Sendable, Hashable {
    /// How much, in the unit of the target.
    public let amount: Int
    /// When it was decided.
    public let at: Date

    /// An extension.
    public init(amount: Int, at: Date) {
      (self.amount, self.at) = (amount, at)
    }
  }

  /// Something that happened to a clock.
  public struct Event: Sendable, Hashable {
    /// In which counting.
    public let generation: Int
    /// What happened, such as `breach`.
    public let what: String
    /// When it happened, or should have.
    public let at: Date
    /// When it was written down.
    public let recordedAt: Date
    /// When the clock had been due, if that was about to change.
    public let oldDueAt: Date?
    /// When it is due since.
    public let newDueAt: Date?
    /// The calendar it was counted with.
    public let calendar: ID<CalendarVersion>?

    /// An event of a clock.
    public init(
      generation: Int, what: String, at: Date, recordedAt: Date? = nil, oldDueAt: Date? = nil,
      newDueAt: Date? = nil, calendar: ID<CalendarVersion>? = nil
    ) {
      self.generation = generation
      self.what = what
      self.at = at
      self.recordedAt = recordedAt ?? at
      self.oldDueAt = oldDueAt
      self.newDueAt = newDueAt
      self.calendar = calendar
    }
  }
}

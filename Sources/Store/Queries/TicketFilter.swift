public import FoundationEssentials
public import Rules

/// What a list of tickets shows; by default everything one may see, newest first.
public struct TicketFilter: Sendable, Hashable {
  /// When an answer is due. What waits for the citizen is overdue only if it was when it paused.
  public enum Due: String, Sendable, CaseIterable {
    /// The due instant has passed.
    case overdue
    /// Before the end of the local day.
    case today
    /// Within the next seven local days, today included.
    case week
  }

  /// To whom a ticket is assigned.
  public enum Assignee: Sendable, Hashable {
    /// To nobody.
    case nobody
    /// To this person.
    case person(ID<Person>)
  }

  /// In which order; what is searched for has an order of its own.
  public enum Order: String, Sendable, CaseIterable {
    /// By the citizen's due date, the most urgent first.
    case due
    /// By receipt, the newest first.
    case newest
  }

  /// Held by one of these lead units now; nil for any.
  public var units: [ID<Unit>]?
  /// In one of these states; empty for any.
  public var states: Set<State> = []
  /// Only what still owes an answer.
  public var openOnly = false
  /// Of one of these kinds; empty for any.
  public var kinds: Set<Kind> = []
  /// Of this category.
  public var category: String?
  /// Of this channel.
  public var channel: String?
  /// In this commune.
  public var commune: ID<Unit>?
  /// Due then.
  public var due: Due?
  /// Due within so many working hours from now; 1 to 400.
  public var dueWithin: Int?
  /// Assigned so.
  public var assignee: Assignee?
  /// Entered by this person.
  public var filedBy: ID<Person>?
  /// With the mark urgent.
  public var urgent: Bool?
  /// Sent back by units at least so often.
  public var returns: Int?
  /// What was typed in the search field: a number, a telephone number or words.
  public var query = ""
  /// Reported by whoever has this telephone number, in its canonical form.
  public var caller: String?
  /// The order.
  public var order = Order.newest
  /// At most so many; 1 to 200.
  public var limit = 50
  /// Where to go on.
  public var after: TicketCursor?

  /// Everything.
  public init() {}
}

/// The instants that a filter's `due` and `dueWithin` mean now, by the office's calendar.
public struct DueLimits: Sendable, Hashable {
  /// The end of the local day.
  public let endOfToday: Date
  /// The end of the seventh local day, today included.
  public let endOfWeek: Date
  /// When the working hours of `dueWithin` are over; nil if it was not asked for.
  public let endOfHours: Date?

  /// Limits of a list.
  public init(endOfToday: Date, endOfWeek: Date, endOfHours: Date? = nil) {
    self.endOfToday = endOfToday
    self.endOfWeek = endOfWeek
    self.endOfHours = endOfHours
  }
}

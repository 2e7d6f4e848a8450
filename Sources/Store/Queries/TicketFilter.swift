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

  /// In which order.
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

/// Where a page of a list ended; opaque to whoever carries it.
public struct TicketCursor: Sendable, Hashable, LosslessStringConvertible {
  /// The instant by which the last row was ordered; microseconds of the epoch.
  let instant: Int64
  /// Its id.
  let id: Int64

  /// The place behind a row.
  public init(_ instant: Date, _ id: ID<TicketRow>) {
    self.instant = Int64((instant.timeIntervalSince1970 * 1_000_000).rounded())
    self.id = id.rawValue
  }

  /// Reads what `description` wrote; nil for anything else.
  public init?(_ description: String) {
    let parts = description.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let instant = Int64(parts[0], radix: 36),
      let id = Int64(parts[1], radix: 36), instant >= 0, instant < 1 << 53, id > 0
    else { return nil }
    (self.instant, self.id) = (instant, id)
  }

  /// Letters and digits that can stand in an address.
  public var description: String {
    String(instant, radix: 36) + "-" + String(id, radix: 36)
  }

  var date: Date { Date(timeIntervalSince1970: Double(instant) / 1_000_000) }
}

/// How a typed search was understood.
public struct TicketSearch: Sendable, Hashable {
  /// Every way to read it as a number.
  public var numbers: [TicketNumber] = []
  /// It as a telephone number in E.164, for those who may search by it.
  public var phone: String?
  /// It as a number of another system, such as the 1022's.
  public var external: String?
  /// It as words, folded.
  public var words: [String] = []
  /// Whether words are looked for in published texts only, for those who read masked ones.
  public var publishedOnly = false

  /// Nothing.
  public init() {}
}

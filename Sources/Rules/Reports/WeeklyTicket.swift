public import FoundationEssentials

/// A ticket in the lists of the weekly report.
public struct WeeklyTicket: Hashable, Sendable, Codable {
  /// How late, in the unit people say it in.
  public struct Lateness: Hashable, Sendable, Codable {
    /// Working days after the due day; 0 if less than one.
    public let workingDays: Int
    /// Whole working hours; 0 if a working day or more, or less than an hour.
    public let workingHours: Int

    /// What `Deadline.remaining` says of something overdue; nil for what is not.
    public init?(_ remaining: Remaining) {
      switch remaining {
      case .overdueWorkingDays(let days): (workingDays, workingHours) = (days, 0)
      case .overdueHours(let hours), .overdueClockHours(let hours):
        (workingDays, workingHours) = (0, hours)
      case .overdueMinutes: (workingDays, workingHours) = (0, 0)
      case .workingDaysLeft, .hoursLeft, .clockHoursLeft, .minutesLeft, .dueToday: return nil
      }
    }
  }

  /// Its number.
  public let number: TicketNumber
  /// When the citizen said it.
  public let receivedAt: Date
  /// Code of its field.
  public let category: String
  /// Where it stood.
  public let state: State
  /// The unit that held it; nil if none did.
  public let unit: ID<Unit>?
  /// Who had it in hand; nil if nobody had.
  public let assignee: ID<Person>?
  /// When it was promised.
  public let dueAt: Date
  /// When it was answered; nil while it is not.
  public let answeredAt: Date?
  /// By how much it is, or was, late.
  public let late: Lateness?
  /// Whether the promise had been extended.
  public let isExtended: Bool
  /// How often people reminded the unit (số lần đôn đốc).
  public let reminders: Int
  /// Code of the reason given for a late answer; nil if there is none.
  public let lateReason: String?
  /// One line of what it is about, masked. Not part of what is kept: the office adds it for a
  /// reader; nil if it was erased.
  public var title: String?
  /// Name of the assignee; added for a reader.
  public var assigneeName: String?

  /// A ticket of a list, without words.
  public init(
    number: TicketNumber, receivedAt: Date, category: String, state: State, unit: ID<Unit>?,
    assignee: ID<Person>?, dueAt: Date, answeredAt: Date?, late: Lateness?, isExtended: Bool,
    reminders: Int, lateReason: String?
  ) {
    self.number = number
    self.receivedAt = receivedAt
    self.category = category
    self.state = state
    self.unit = unit
    self.assignee = assignee
    self.dueAt = dueAt
    self.answeredAt = answeredAt
    self.late = late
    self.isExtended = isExtended
    self.reminders = reminders
    self.lateReason = lateReason
  }
}

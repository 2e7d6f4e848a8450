/// What is owed for a kind of ticket (optionally of one category), and by when: a promise or a
/// law as data with a valid period. A ticket keeps the row it was filed under.
public struct ServiceLevel: Sendable, Hashable {
  /// Surrogate id; an obligation names it.
  public let id: ID<ServiceLevel>
  /// The kind of ticket.
  public let kind: Kind
  /// Only for this category; nil for every category of the kind.
  public let category: String?
  /// Whether it holds for urgent tickets, or for the others.
  public let urgent: Bool
  /// What is owed.
  public let obligation: ObligationKind
  /// By when.
  public let target: Target
  /// Code of the working calendar that counts; urgent ones use a calendar that never closes.
  public let calendar: String
  /// First day of validity.
  public let validFrom: LocalDay
  /// First day on which it no longer holds; nil while it does.
  public let validTo: LocalDay?
  /// Law, decision or promise it rests on.
  public let legalBasis: String
  /// When somebody is told of it.
  public let alarms: Alarms

  /// A row of the catalogue.
  public init(
    id: ID<ServiceLevel>, kind: Kind, category: String?, urgent: Bool, obligation: ObligationKind,
    target: Target, calendar: String, validFrom: LocalDay, validTo: LocalDay?, legalBasis: String,
    alarms: Alarms = .usual
  ) {
    self.id = id
    self.kind = kind
    self.category = category
    self.urgent = urgent
    self.obligation = obligation
    self.target = target
    self.calendar = calendar
    self.validFrom = validFrom
    self.validTo = validTo
    self.legalBasis = legalBasis
    self.alarms = alarms
  }
}

/// One version of a working calendar; the highest version of a code is in force.
public struct CalendarVersion: Sendable {
  /// Surrogate id; an obligation names it.
  public let id: ID<CalendarVersion>
  /// The calendar's code, such as `office` or `always`.
  public let code: String
  /// Counts up from 1 within a code.
  public let version: Int
  /// The days and hours.
  public let calendar: WorkingCalendar

  /// A version as the catalogue holds it.
  public init(id: ID<CalendarVersion>, code: String, version: Int, calendar: WorkingCalendar) {
    self.id = id
    self.code = code
    self.version = version
    self.calendar = calendar
  }
}

public import Foundation

/// When an office works: a weekly pattern, dated overrides and an IANA time zone.
///
/// A value: a change is a new calendar, so that a deadline can say which version it came from.
/// Equal calendars have the same zone, hours, overrides and notices.
public struct WorkingCalendar: Sendable {
  /// The IANA name of the zone, such as `Asia/Ho_Chi_Minh`.
  public let timeZone: String
  /// Working intervals by weekday, ascending; a weekday without any is a day off.
  public let week: [Weekday: [DayInterval]]
  /// Other hours of the week from a date on, until the next such date: winter hours.
  public let laterWeeks: [LocalDay: [Weekday: [DayInterval]]]
  /// Dates that don't follow the week.
  public let overrides: [LocalDay: Override]
  /// Years whose days off are not all announced yet: what ends there may still move.
  public let incomplete: Set<Int>

  let table: DayTable

  /// What a date has instead of its weekday's hours.
  public struct Override: Hashable, Sendable {
    /// The hours of that date, ascending; empty for a day off.
    public let intervals: [DayInterval]
    /// Whether it was written as closed, rather than as a date with special hours.
    public let isClosed: Bool
    /// The legal notice it rests on, such as `CV 12729/VPCP-KGVX`; nil if none was given.
    public let notice: String?

    /// A day off.
    public static func closed(notice: String? = nil) -> Override {
      Override(intervals: [], isClosed: true, notice: notice)
    }

    /// Hours of its own: short hours, a worked Saturday; none is a day off too.
    public static func special(_ intervals: [DayInterval], notice: String? = nil) -> Override {
      Override(intervals: intervals.sorted(), isClosed: false, notice: notice)
    }
  }

  /// A calendar whose every day was checked.
  ///
  /// Costs up to a millisecond in a zone that changes its clocks: make it once and keep it.
  ///
  /// - Throws: `DeadlineError.badCalendar` for an unknown zone, or intervals of one day that
  ///   overlap.
  public init(
    timeZone: String, week: [Weekday: [DayInterval]], overrides: [LocalDay: Override] = [:],
    laterWeeks: [LocalDay: [Weekday: [DayInterval]]] = [:]
  ) throws(DeadlineError) {
    guard let zone = ZoneRules(identifier: timeZone) else {
      throw .badCalendar(.unknownTimeZone(timeZone))
    }
    try self.init(
      timeZone: timeZone, zone: zone, week: week, overrides: overrides, laterWeeks: laterWeeks)
  }

  init(
    timeZone: String, zone: ZoneRules, week: [Weekday: [DayInterval]],
    overrides: [LocalDay: Override], laterWeeks: [LocalDay: [Weekday: [DayInterval]]] = [:],
    incomplete: Set<Int> = []
  ) throws(DeadlineError) {
    let week = WorkingCalendar.tidy(week)
    let laterWeeks = laterWeeks.mapValues { WorkingCalendar.tidy($0) }
    for (weekday, intervals) in week.sorted(by: { $0.key < $1.key }) {
      try WorkingCalendar.refuseOverlap(in: intervals, on: weekday.key)
    }
    for (day, week) in laterWeeks.sorted(by: { $0.key < $1.key }) {
      for (_, intervals) in week.sorted(by: { $0.key < $1.key }) {
        try WorkingCalendar.refuseOverlap(in: intervals, on: day.description)
      }
    }
    for (day, override) in overrides.sorted(by: { $0.key < $1.key }) {
      try WorkingCalendar.refuseOverlap(in: override.intervals, on: day.description)
    }
    self.timeZone = timeZone
    self.week = week
    self.laterWeeks = laterWeeks
    self.overrides = overrides
    self.incomplete = incomplete
    table = DayTable(zone: zone, week: week, laterWeeks: laterWeeks, overrides: overrides)
  }

  /// Ascending, without days off.
  private static func tidy(_ week: [Weekday: [DayInterval]]) -> [Weekday: [DayInterval]] {
    week.mapValues { $0.sorted() }.filter { !$0.value.isEmpty }
  }

  /// The hours of the week that hold on a date.
  public func week(on day: LocalDay) -> [Weekday: [DayInterval]] {
    laterWeeks.filter { $0.key <= day }.max { $0.key < $1.key }?.value ?? week
  }

  /// The local date at an instant, never the UTC date.
  public func day(at instant: Date) -> LocalDay {
    LocalDay(number: table.zone.day(at: Instant.seconds(instant)))
  }

  /// Whether a date has working time, clock changes considered.
  public func isWorkingDay(_ day: LocalDay) -> Bool { table.isWorking(day.number) }

  /// The working time of a date, ascending; empty on a day off.
  public func workingTime(on day: LocalDay) -> [Range<Date>] {
    table.spans(on: day.number).map { Date(seconds: $0.start)..<Date(seconds: $0.end) }
  }

  /// The instant at which a date begins: 00:00, or the first local time that exists.
  public func midnight(of day: LocalDay) -> Date { Date(seconds: table.midnight(day.number)) }

  /// The instant of a local time, in minutes from midnight (0…1440). One that a clock change
  /// skips is the next that exists, one that happens twice is the first.
  public func instant(on day: LocalDay, minute: Int) -> Date {
    Date(seconds: table.zone.instant(local: day.number * 86_400 + minute * 60))
  }

  /// The last closing of a date; nil on a day off.
  public func closing(of day: LocalDay) -> Date? {
    table.closing(day.number).map { Date(seconds: $0) }
  }

  /// Whether the days off of a year are known: some are there, and nobody said that more are to
  /// be announced.
  public func isComplete(year: Int) -> Bool {
    !incomplete.contains(year) && overrides.keys.contains { $0.year == year }
  }

  /// The year whose days off are to be announced, and are not all here: this year, or from October
  /// on the next (`deadlines.md`, rule 8). Nil for none, and for a calendar without days off.
  public func yearToComplete(on day: LocalDay) -> Int? {
    if WorkingCalendar.isRoundTheClock(week(on: day)) { return nil }
    let years = day.month >= 10 ? [day.year, day.year + 1] : [day.year]
    return years.first { !isComplete(year: $0) }
  }

  /// Whether it counts every hour of every day.
  public var neverCloses: Bool {
    overrides.isEmpty && laterWeeks.isEmpty && WorkingCalendar.isRoundTheClock(week)
  }

  private static func isRoundTheClock(_ week: [Weekday: [DayInterval]]) -> Bool {
    Weekday.allCases.allSatisfy { day in
      week[day]?.contains { $0.opens == 0 && $0.closes == 1440 } ?? false
    }
  }

  private static func refuseOverlap(
    in intervals: [DayInterval], on day: String
  ) throws(DeadlineError) {
    for (first, second) in zip(intervals, intervals.dropFirst()) where first.overlaps(second) {
      throw .badCalendar(.overlap(day: day, first: first, second: second))
    }
  }
}

extension WorkingCalendar: Hashable {
  /// Whether both say the same of every day.
  public static func == (left: Self, right: Self) -> Bool {
    left.timeZone == right.timeZone && left.week == right.week
      && left.laterWeeks == right.laterWeeks && left.overrides == right.overrides
      && left.incomplete == right.incomplete
  }

  /// Hashes what `==` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(timeZone)
    hasher.combine(week)
    hasher.combine(laterWeeks)
    hasher.combine(overrides)
  }
}

extension Date {
  init(seconds: Int) { self.init(timeIntervalSince1970: Double(seconds)) }
}

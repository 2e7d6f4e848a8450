/// A working calendar as it is written, in JSON or in a form, before anything was checked.
///
/// `special` wins over `closed`, and both over the week. Whatever is absent is empty.
public struct CalendarDraft: Hashable, Sendable {
  /// The IANA name of the zone.
  public var timeZone: String
  /// Intervals `HH:MM-HH:MM` by `mon` … `sun`, in any order.
  public var week: [String: [String]]
  /// Other hours of the week, written so, by the date `YYYY-MM-DD` from which they hold.
  public var weeks: [String: [String: [String]]]
  /// Dates `YYYY-MM-DD` that are days off.
  public var closed: [String]
  /// Intervals by date.
  public var special: [String: [String]]
  /// Legal notices by date; each date is also closed or special.
  public var notices: [String: String]
  /// Years whose days off are not all announced yet.
  public var incomplete: [Int]

  /// A draft, checked only by `WorkingCalendar.init(_:)`.
  public init(
    timeZone: String, week: [String: [String]] = [:], closed: [String] = [],
    special: [String: [String]] = [:], notices: [String: String] = [:], incomplete: [Int] = [],
    weeks: [String: [String: [String]]] = [:]
  ) {
    self.timeZone = timeZone
    self.week = week
    self.closed = closed
    self.special = special
    self.notices = notices
    self.incomplete = incomplete
    self.weeks = weeks
  }
}

extension CalendarDraft {
  /// The first day that is closed twice, or closed and special. The command line lets what is
  /// special win; of a calendar that people live by it is asked which is meant.
  public var contradiction: String? {
    var known = Set(special.keys)
    return closed.first { !known.insert($0).inserted }
  }
}

extension CalendarDraft: Codable {
  /// Decodes the object of the command line's `calendar`, with `notices` besides.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      timeZone: try container.decode(String.self, forKey: .timeZone),
      week: try container.decodeIfPresent([String: [String]].self, forKey: .week) ?? [:],
      closed: try container.decodeIfPresent([String].self, forKey: .closed) ?? [],
      special: try container.decodeIfPresent([String: [String]].self, forKey: .special) ?? [:],
      notices: try container.decodeIfPresent([String: String].self, forKey: .notices) ?? [:],
      incomplete: try container.decodeIfPresent([Int].self, forKey: .incomplete) ?? [],
      weeks: try container.decodeIfPresent(
        [String: [String: [String]]].self, forKey: .weeks) ?? [:])
  }
}

extension WorkingCalendar {
  /// Reads a draft.
  ///
  /// - Throws: `DeadlineError.badCalendar` with the first fault: zone, then weekdays, closed,
  ///   special, notices, each by day.
  public init(_ draft: CalendarDraft) throws(DeadlineError) {
    guard let zone = ZoneRules(identifier: draft.timeZone) else {
      throw .badCalendar(.unknownTimeZone(draft.timeZone))
    }
    try self.init(draft, zone: zone)
  }

  /// Reads a draft whose zone is at hand.
  init(_ draft: CalendarDraft, zone: ZoneRules) throws(DeadlineError) {
    let week = try WorkingCalendar.week(draft.week)
    var laterWeeks: [LocalDay: [Weekday: [DayInterval]]] = [:]
    for (text, hours) in draft.weeks.sorted(by: { $0.key < $1.key }) {
      laterWeeks[try WorkingCalendar.date(text)] = try WorkingCalendar.week(hours, from: text)
    }
    var overrides: [LocalDay: Override] = [:]
    for text in draft.closed {
      overrides[try WorkingCalendar.date(text)] = .closed(notice: draft.notices[text])
    }
    for (text, texts) in draft.special.sorted(by: { $0.key < $1.key }) {
      overrides[try WorkingCalendar.date(text)] = .special(
        try WorkingCalendar.intervals(texts, on: text), notice: draft.notices[text])
    }
    for text in draft.notices.keys.sorted()
    where overrides[try WorkingCalendar.date(text)] == nil {
      throw .badCalendar(.noticeWithoutOverride(day: text))
    }
    try self.init(
      timeZone: draft.timeZone, zone: zone, week: week, overrides: overrides,
      laterWeeks: laterWeeks, incomplete: Set(draft.incomplete))
  }

  /// - Parameter date: from which they hold, to be named instead of the weekday; nil for always.
  private static func week(
    _ texts: [String: [String]], from date: String? = nil
  ) throws(DeadlineError) -> [Weekday: [DayInterval]] {
    var week: [Weekday: [DayInterval]] = [:]
    for (key, texts) in texts.sorted(by: { $0.key < $1.key }) {
      guard let weekday = Weekday(key: key) else { throw .badCalendar(.unknownWeekday(key)) }
      week[weekday] = try WorkingCalendar.intervals(texts, on: date ?? key)
    }
    return week
  }

  /// The calendar as it is written: `WorkingCalendar(calendar.draft)` equals it.
  public var draft: CalendarDraft {
    var draft = CalendarDraft(timeZone: timeZone, incomplete: incomplete.sorted())
    draft.week = WorkingCalendar.texts(week)
    for (day, week) in laterWeeks {
      draft.weeks[day.description] = WorkingCalendar.texts(week)
    }
    for (day, override) in overrides.sorted(by: { $0.key < $1.key }) {
      let date = day.description
      if override.isClosed {
        draft.closed.append(date)
      } else {
        draft.special[date] = override.intervals.map(\.description)
      }
      draft.notices[date] = override.notice
    }
    return draft
  }

  private static func texts(_ week: [Weekday: [DayInterval]]) -> [String: [String]] {
    var texts: [String: [String]] = [:]
    for (weekday, intervals) in week { texts[weekday.key] = intervals.map(\.description) }
    return texts
  }

  private static func date(_ text: String) throws(DeadlineError) -> LocalDay {
    guard let day = LocalDay(text) else { throw .badCalendar(.unknownDate(text)) }
    return day
  }

  private static func intervals(
    _ texts: [String], on day: String
  ) throws(DeadlineError) -> [DayInterval] {
    var intervals: [DayInterval] = []
    for text in texts {
      guard let (opens, closes) = DayInterval.minutes(text) else {
        throw .badCalendar(.unreadableInterval(day: day, interval: text))
      }
      guard let interval = DayInterval(opens: opens, closes: closes) else {
        throw .badCalendar(.endsBeforeItBegins(day: day, interval: text))
      }
      intervals.append(interval)
    }
    return intervals.sorted()
  }
}

extension WorkingCalendar: Codable {
  /// Decodes a `CalendarDraft` and checks it.
  ///
  /// - Throws: `DeadlineError.badCalendar`, or `DecodingError` for another shape.
  public init(from decoder: any Decoder) throws {
    try self.init(CalendarDraft(from: decoder))
  }

  /// Encodes its draft.
  public func encode(to encoder: any Encoder) throws {
    try draft.encode(to: encoder)
  }
}

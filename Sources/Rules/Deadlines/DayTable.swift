/// A stretch of real time in whole seconds since 1970: from `start`, up to and without `end`.
struct Span: Hashable, Sendable {
  var start: Int
  var end: Int

  var length: Int { end - start }

  /// What both have in common; nil if nothing.
  func intersection(_ other: Span) -> Span? {
    let start = max(start, other.start)
    let end = min(end, other.end)
    return start < end ? Span(start: start, end: end) : nil
  }
}

/// A calendar compiled for the engine: what each date's working intervals are in real time.
/// Dates are `LocalDay.number`s.
struct DayTable: Sendable {
  let zone: ZoneRules
  /// All intervals one after the other, in seconds of the local day.
  private var hours: [Span] = []
  /// Where in `hours` each weekday's intervals lie, Monday first.
  private var week: [Range<Int>] = []
  /// The dates from which the week has other hours, ascending, and where those lie.
  private var laterWeeks: [(from: Int, week: [Range<Int>])] = []
  /// The dates with hours of their own, ascending, and where those lie.
  private var overrideDays: [Int] = []
  private var overrideHours: [Range<Int>] = []

  /// Compiles intervals that were found good: sorted, without overlaps.
  init(
    zone: ZoneRules, week: [Weekday: [DayInterval]],
    laterWeeks: [LocalDay: [Weekday: [DayInterval]]],
    overrides: [LocalDay: WorkingCalendar.Override]
  ) {
    self.zone = zone
    self.week = append(week)
    for (day, later) in laterWeeks.sorted(by: { $0.key < $1.key }) {
      self.laterWeeks.append((day.number, append(later)))
    }
    for (day, override) in overrides.sorted(by: { $0.key < $1.key }) {
      overrideDays.append(day.number)
      overrideHours.append(append(override.intervals))
    }
  }

  /// Fills `spans` with the working time of a date, ascending. Intervals that a clock change
  /// leaves without length are dropped.
  func fill(_ spans: inout [Span], on day: Int) {
    spans.removeAll(keepingCapacity: true)
    let range = range(on: day)
    guard !range.isEmpty else { return }
    let midnight = day * 86_400
    if let offset = zone.steadyOffset(on: day) {
      for hours in hours[range] {
        spans.append(
          Span(start: midnight + hours.start - offset, end: midnight + hours.end - offset))
      }
    } else {
      for hours in hours[range] {
        let start = zone.instant(local: midnight + hours.start)
        let end = zone.instant(local: midnight + hours.end)
        if start < end { spans.append(Span(start: start, end: end)) }
      }
    }
  }

  /// The working time of a date, ascending.
  func spans(on day: Int) -> [Span] {
    var spans: [Span] = []
    fill(&spans, on: day)
    return spans
  }

  /// Whether a date has any working time.
  func isWorking(_ day: Int) -> Bool {
    let range = range(on: day)
    return !range.isEmpty && (zone.steadyOffset(on: day) != nil || !spans(on: day).isEmpty)
  }

  /// The last closing of a date; nil on a day off.
  func closing(_ day: Int) -> Int? {
    let range = range(on: day)
    guard !range.isEmpty else { return nil }
    guard let offset = zone.steadyOffset(on: day) else { return spans(on: day).last?.end }
    return day * 86_400 + hours[range.upperBound - 1].end - offset
  }

  /// The instant at which a date begins.
  func midnight(_ day: Int) -> Int { zone.instant(local: day * 86_400) }

  private func range(on day: Int) -> Range<Int> {
    guard let first = overrideDays.first, let last = overrideDays.last, first <= day, day <= last
    else { return weekly(on: day) }
    var low = 0
    var high = overrideDays.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if overrideDays[middle] <= day { low = middle } else { high = middle }
    }
    return overrideDays[low] == day ? overrideHours[low] : weekly(on: day)
  }

  private func weekly(on day: Int) -> Range<Int> {
    let index = LocalDay.weekdayIndex(day)
    if laterWeeks.isEmpty { return week[index] }
    return laterWeeks.last { $0.from <= day }?.week[index] ?? week[index]
  }

  private mutating func append(_ week: [Weekday: [DayInterval]]) -> [Range<Int>] {
    Weekday.allCases.map { append(week[$0] ?? []) }
  }

  private mutating func append(_ intervals: [DayInterval]) -> Range<Int> {
    let first = hours.count
    hours += intervals.map { Span(start: $0.opens * 60, end: $0.closes * 60) }
    return first..<hours.count
  }
}

import Rules

/// A year of a calendar as text: one line a day.
struct CalendarText {
  private let calendar: WorkingCalendar
  private let year: Int

  init(_ calendar: WorkingCalendar, year: Int) {
    (self.calendar, self.year) = (calendar, year)
  }

  private var days: [(key: LocalDay, value: WorkingCalendar.Override)] {
    calendar.overrides.filter { $0.key.year == year }.sorted { $0.key < $1.key }
  }

  /// The hours of a day of the week.
  func week(_ weekday: Weekday) -> String {
    (calendar.week[weekday] ?? []).map(\.description).joined(separator: ", ")
  }

  /// Other hours of the week, a line for each date and stretch of equal weekdays.
  var weeks: String {
    calendar.laterWeeks.sorted { $0.key < $1.key }.flatMap { day, week in
      CalendarText.stretches(of: week).map { days, hours in
        "\(day.typed) \(WeekdayText.write(days)) \(hours)"
      }
    }.joined(separator: "\n")
  }

  private static func stretches(
    of week: [Weekday: [DayInterval]]
  ) -> [(days: [Weekday], hours: String)] {
    var stretches: [(days: [Weekday], hours: String)] = []
    for weekday in Weekday.allCases {
      guard let hours = week[weekday]?.map(\.description).joined(separator: ",") else { continue }
      let last = stretches.indices.last
      if let last, stretches[last].hours == hours,
        stretches[last].days.last?.rawValue == weekday.rawValue - 1
      {
        stretches[last].days.append(weekday)
      } else {
        stretches.append(([weekday], hours))
      }
    }
    return stretches
  }

  /// Days off.
  var closed: String {
    days.filter { $0.value.isClosed }.map { line($0.key, "", $0.value.notice) }
      .joined(separator: "\n")
  }

  /// Days with hours of their own.
  var special: String {
    days.filter { !$0.value.isClosed }.map { day, override in
      line(day, override.intervals.map(\.description).joined(separator: ","), override.notice)
    }.joined(separator: "\n")
  }

  /// A day off as a line.
  func closed(_ day: LocalDay, _ notice: String) -> String { line(day, "", notice) }

  private func line(_ day: LocalDay, _ hours: String, _ notice: String?) -> String {
    [day.typed, hours, notice ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The calendar with this year and the week as they were typed, the other years as they are.
  /// What makes no sense stays in the draft: the calendar refuses it with its day.
  func draft(_ fields: FormFields) -> CalendarDraft {
    var draft = calendar.draft
    let prefix = "\(year)-"
    draft.closed.removeAll { $0.hasPrefix(prefix) }
    draft.special = draft.special.filter { !$0.key.hasPrefix(prefix) }
    draft.notices = draft.notices.filter { !$0.key.hasPrefix(prefix) }
    draft.week = [:]
    for weekday in Weekday.allCases {
      let hours = intervals(fields[weekday.key])
      if !hours.isEmpty { draft.week[weekday.key] = hours }
    }
    draft.weeks = [:]
    for (day, rest) in lines(fields["weeks"]) {
      let parts = rest.split(separator: " ", maxSplits: 1).map(String.init)
      for weekday in WeekdayText.keys(parts.first ?? "") {
        draft.weeks[day, default: [:]][weekday] = intervals(parts.count > 1 ? parts[1] : "")
      }
    }
    draft.incomplete.removeAll { $0 == year }
    if fields.isOn("incomplete") { draft.incomplete.append(year) }
    for (day, rest) in lines(fields["closed"]) {
      draft.closed.append(day)
      if !rest.isEmpty { draft.notices[day] = rest }
    }
    for (day, rest) in lines(fields["special"]) {
      let parts = rest.split(separator: " ", maxSplits: 1).map(String.init)
      draft.special[day, default: []] += intervals(parts.first ?? "")
      if parts.count > 1 { draft.notices[day] = parts[1] }
    }
    return draft
  }

  /// The first day of another year among those that were typed for this one; nil for none.
  func stray(_ fields: FormFields) -> LocalDay? {
    (lines(fields["closed"]) + lines(fields["special"])).lazy.compactMap { LocalDay($0.day) }
      .first { $0.year != year }
  }

  private func intervals(_ text: String) -> [String] {
    text.split { $0 == "," || $0 == ";" || $0 == " " }.map(String.init)
  }

  private func lines(_ text: String) -> [(day: String, rest: String)] {
    text.split(whereSeparator: \.isNewline).compactMap { line in
      let parts = NFC.line(String(line)).split(separator: " ", maxSplits: 1).map(String.init)
      return parts.first.map { typed in
        let day = LocalDay(typed: typed, year: year)
        return (day?.description ?? typed, parts.count > 1 ? parts[1] : "")
      }
    }
  }
}

/// Days of the week as Vietnamese clerks write them in a line: `T2`, `T2-T6`, `CN`.
private enum WeekdayText {
  private static func write(_ weekday: Weekday) -> String {
    weekday == .sunday ? "CN" : "T\(weekday.rawValue + 1)"
  }

  static func write(_ days: [Weekday]) -> String {
    guard let first = days.first, let last = days.last, first != last else {
      return days.map(write).joined()
    }
    return "\(write(first))-\(write(last))"
  }

  /// The keys of a calendar that are meant; what is no weekday stays as it was typed, so that the
  /// calendar refuses it by its name.
  static func keys(_ typed: String) -> [String] {
    let ends = typed.split(separator: "-").map { end in
      Weekday.allCases.first { write($0) == end.uppercased() || $0.key == end.lowercased() }
    }
    guard (1...2).contains(ends.count), let first = ends.first ?? nil, let last = ends.last ?? nil,
      first <= last
    else { return [typed] }
    return Weekday.allCases.filter { first <= $0 && $0 <= last }.map(\.key)
  }
}

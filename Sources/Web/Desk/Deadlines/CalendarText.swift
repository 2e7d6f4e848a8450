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

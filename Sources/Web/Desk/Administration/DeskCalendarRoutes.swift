import Casework
import HTTPTypes
import Hummingbird
import Pages
import Rules

/// Working calendars, year by year. A change is a new version; deadlines that run keep theirs.
enum DeskCalendarRoutes {
  private static let path = "/desk/admin/calendars"

  static let routes =
    Route.register(
      path, entry: "code", does: .editCalendar, list: { try await list($0) },
      page: { try await page($0, $1, $2) },
      save: { try await save($0, $1) })

  private static func list(_ call: Call) async throws -> Response {
    let words = call.words
    let editions = try await call.office.calendarEditions(by: call.actor())
    let columns: [String] = [
      words[.calendarWord], words[.versionWord], words[.versionNote], words[.whenWord],
      words[.whoWord],
    ]
    let rows = editions.map { edition in
      [
        Table.Cell(edition.name, href: words.address("\(path)/\(edition.code)")),
        Table.Cell("\(edition.version)"), Table.Cell(edition.note),
        Table.Cell(words.moment(edition.createdAt)), Table.Cell(edition.creator ?? ""),
      ]
    }
    return try await call.list(
      words[.adminCalendars], intro: [words[.openDeadlinesStay]], add: nil,
      Table(words[.adminCalendars], columns: columns.map { Table.Column($0) }, rows: rows))
  }

  private static func page(
    _ call: Call, _ form: RegisterForm, _ status: HTTPResponse.Status
  ) async throws -> Response {
    let words = call.words
    let catalogue = try await call.office.catalogue()
    let code = try call.parameter("code")
    guard let version = catalogue.calendar(code) else { throw WebError.notFound }
    let year =
      Int(form.typed?["year"] ?? call.query["year"]) ?? call.today(in: catalogue).year
    let text = CalendarText(version.calendar, year: year)
    let week = Weekday.allCases.map { weekday in
      form.line(
        weekday.key, words.weekday(weekday).capitalizedFirst, text.week(weekday), limit: 100)
    }
    let fields =
      week + [
        form.text("closed", words[.closedDays], text.closed, rows: 12),
        form.text("special", words[.specialDays], text.special, rows: 5),
        form.line("note", words[.versionNote], nil, isRequired: true, limit: 500),
      ]
    let heading = words.calendarOfYear(code, version: version.version, year: year)
    let save = ActForm(
      "calendar", title: words[.newVersion], to: "\(path)/\(code)",
      hidden: [
        call.hiddenToken, ActForm.Hidden("year", "\(year)"),
        ActForm.Hidden("version", "\(version.version)"),
      ], fields: fields, buttons: [ActForm.Button(words[.newVersion])], isOpen: true)
    return try await call.page(
      FormPage(
        heading, intro: [words[.openDeadlinesStay]],
        problems: ErrorSummary(fields, general: form.general), forms: [save],
        tables: [table(version.calendar, year, words)],
        links: years(code, around: year, words)
          + [EmptyState.Link(words.address(path), words[.adminCalendars])]),
      status: status, at: Address.path("\(path)/\(code)", [("year", "\(year)")]))
  }

  private static func years(
    _ code: String, around year: Int, _ words: any Wording
  ) -> [EmptyState.Link] {
    [year - 1, year + 1].map {
      EmptyState.Link(
        words.address(Address.path("\(path)/\(code)", [("year", "\($0)")])), "\($0)")
    }
  }

  /// The days of a year that are not as the week says.
  private static func table(
    _ calendar: WorkingCalendar, _ year: Int, _ words: any Wording
  ) -> Table {
    let days = calendar.overrides.filter { $0.key.year == year }.sorted { $0.key < $1.key }
    return Table(
      words.daysOfYear(year),
      columns: [
        Table.Column(words[.dayWord]), Table.Column(words[.workHours]),
        Table.Column(words[.basisWord]),
      ],
      rows: days.map { day, override in
        let hours = override.intervals.map(\.description).joined(separator: ", ")
        return [
          Table.Cell("\(words.weekday(day.weekday)) \(words.day(day))"),
          Table.Cell(override.isClosed ? words[.dayOff] : hours),
          Table.Cell(override.notice ?? ""),
        ]
      })
  }

  private static func save(_ call: Call, _ fields: FormFields) async throws -> String {
    let catalogue = try await call.office.catalogue()
    let code = try call.parameter("code")
    guard let version = catalogue.calendar(code) else { throw WebError.notFound }
    guard let year = Int(fields["year"]), (2_000...2_100).contains(year) else {
      throw Refusal.invalid([ActProblem(.definition, .badDate)])
    }
    // Whoever was faster has made another version: theirs is not to be lost.
    guard fields["version"] == "\(version.version)" else {
      throw Refusal.stale(current: version.version)
    }
    let draft = CalendarText(version.calendar, year: year).draft(fields)
    try await call.office.saveCalendar(
      code, draft, note: fields.line("note"), by: call.actor())
    return Address.path("\(path)/\(code)", [("year", "\(year)")])
  }
}

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

  private func line(_ day: LocalDay, _ hours: String, _ notice: String?) -> String {
    [day.description, hours, notice ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
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
    for (day, rest) in lines(fields["closed"]) {
      draft.closed.append(day)
      if !rest.isEmpty { draft.notices[day] = rest }
    }
    for (day, rest) in lines(fields["special"]) {
      let parts = rest.split(separator: " ", maxSplits: 1).map(String.init)
      draft.special[day] = intervals(parts.first ?? "")
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
      return parts.first.map { ($0, parts.count > 1 ? parts[1] : "") }
    }
  }
}

extension String {
  /// With a capital at its beginning.
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

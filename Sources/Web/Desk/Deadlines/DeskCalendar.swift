import Casework
import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import Pages
import Rules
import Store

/// A year of a calendar on the desk.
struct DeskCalendar {
  private let call: Call
  private let code: String
  private let version: CalendarVersion
  private let year: Int

  /// Reads the version in force.
  ///
  /// - Parameter year: as it was typed; this year if it is none.
  /// - Throws: `WebError.notFound` for a calendar that doesn't exist.
  init(_ call: Call, year: String) async throws {
    let catalogue = try await call.office.catalogue()
    code = try call.parameter("code")
    guard let version = catalogue.calendar(code) else { throw WebError.notFound }
    self.version = version
    self.call = call
    self.year = min(max(Int(year) ?? call.today(in: catalogue).year, 2_000), 2_100)
  }

  private var words: any Wording { call.words }
  private var path: String { "\(DeskCalendarRoutes.path)/\(code)" }
  private var text: CalendarText { CalendarText(version.calendar, year: year) }

  /// Where the year is.
  var address: String { Address.path(path, [("year", "\(year)")]) }

  // MARK: - Changing it

  /// Whether what is sent to be saved is what was shown with what it moves.
  func wasSeen(_ fields: FormFields) -> Bool {
    fields["do"] == "save" && fields["seen"] == DeskCalendar.mark(of: text.draft(fields))
  }

  /// What a change would move.
  func preview(_ fields: FormFields) async throws -> CalendarPreview {
    try await call.office.previewCalendar(code, draft(fields), by: call.actor())
  }

  /// Saves a new version.
  func save(_ fields: FormFields) async throws {
    try await call.office.saveCalendar(
      code, draft(fields), note: fields.line("note"), expecting: Int(fields["version"]),
      by: call.actor())
  }

  /// What was typed, all of it of the year that is shown.
  private func draft(_ fields: FormFields) throws -> CalendarDraft {
    if let stray = text.stray(fields) {
      throw DeadlineError.badCalendar(.ofAnotherYear(day: stray.description, year: year))
    }
    return text.draft(fields)
  }

  /// Tells one draft from another.
  private static func mark(of draft: CalendarDraft) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let bytes = (try? encoder.encode(draft)) ?? Data()
    return SHA256.hash(data: bytes).prefix(12).map { String($0, radix: 36) }.joined(separator: "-")
  }

  /// The form with the days of a file, and what was taken of it.
  func take(_ file: HolidayFile) -> (fields: FormFields, remark: String) {
    let calendar = version.calendar
    let own = file.days.filter { $0.date.year == year }
    let new = own.filter { calendar.overrides[$0.date] == nil && calendar.isWorkingDay($0.date) }
    let closed =
      text.closed.split(separator: "\n").map(String.init)
      + new.map { text.closed($0.date, $0.notice) }
    var pairs = Weekday.allCases.map { ($0.key, text.week($0)) }
    pairs += [
      ("closed", closed.joined(separator: "\n")), ("special", text.special), ("note", ""),
      ("weeks", text.weeks),
      ("incomplete", calendar.incomplete.contains(year) ? "1" : ""),
    ]
    return (
      FormFields(pairs),
      words.holidaysTaken(
        new.count, known: own.count - new.count, elsewhere: file.days.count - own.count,
        skipped: file.skipped)
    )
  }

  // MARK: - Its page

  /// The page, with what was typed and what that would move.
  func page(
    _ form: RegisterForm, status: HTTPResponse.Status = .ok, preview: CalendarPreview? = nil,
    remark: String? = nil
  ) async throws -> Response {
    let shown = form.typed.flatMap { try? WorkingCalendar(text.draft($0)) } ?? version.calendar
    let fields = fields(form)
    let work = try await call.office.recomputations(of: code, by: call.actor())
    return try await call.page(
      CalendarPage(
        words.calendarOfYear(code, version: version.version, year: year),
        intro: [remark ?? words[.openDeadlinesMove]],
        problems: ErrorSummary(fields, general: form.general),
        year: YearGrid(shown, year: year), preview: preview.map(preview(_:)),
        progress: work.prefix(3).map(progress), form: changing(form, fields, preview),
        intake: intake, days: table(shown), links: links),
      status: status, at: address)
  }

  private func fields(_ form: RegisterForm) -> [Field] {
    let week = Weekday.allCases.map { weekday in
      form.line(
        weekday.key, words.weekday(weekday).capitalizedFirst, text.week(weekday), limit: 100)
    }
    return [
      form.text("closed", words[.closedDays], text.closed, rows: 14),
      form.text("special", words[.specialDays], text.special, rows: 5),
      form.check(
        "incomplete", words[.yearIncomplete], version.calendar.incomplete.contains(year)),
    ] + week + [
      form.text("weeks", words[.laterWeeks], text.weeks, rows: 3),
      form.line("note", words[.versionNote], nil, isRequired: true, limit: 500),
    ]
  }

  private func changing(
    _ form: RegisterForm, _ fields: [Field], _ preview: CalendarPreview?
  ) -> ActForm {
    var hidden = [
      call.hiddenToken, ActForm.Hidden("year", "\(year)"),
      ActForm.Hidden("version", "\(version.version)"),
    ]
    var buttons = [ActForm.Button(words[.previewChange], does: "preview")]
    if preview != nil, let typed = form.typed {
      hidden.append(ActForm.Hidden("seen", DeskCalendar.mark(of: text.draft(typed))))
      buttons = [
        ActForm.Button(words[.saveCalendar], does: "save"),
        ActForm.Button(words[.previewChange], .second, does: "preview"),
      ]
    }
    return ActForm(
      "calendar", title: words[.newVersion], to: path, hidden: hidden, fields: fields,
      buttons: buttons, isOpen: true)
  }

  private var intake: ActForm {
    ActForm(
      "holidays", title: words[.importHolidays], to: "\(path)/holidays",
      hidden: [call.hiddenToken, ActForm.Hidden("year", "\(year)")], note: words[.importHint],
      fields: [
        Field(
          "file", label: words[.holidayFile],
          control: .files(accept: ".ics,text/calendar", several: false))
      ], buttons: [ActForm.Button(words[.importHolidays], .second)], isOpen: true,
      takesFiles: true)
  }

  private var links: [EmptyState.Link] {
    [year - 1, year + 1].map {
      EmptyState.Link(words.address(Address.path(path, [("year", "\($0)")])), "\($0)")
    } + [EmptyState.Link(words.address(DeskCalendarRoutes.path), words[.adminCalendars])]
  }

  private func progress(_ work: RecomputationRow) -> String {
    words.recomputation(
      version: work.number, examined: Int(work.examined), moved: Int(work.moved),
      flagged: Int(work.flagged), finishedAt: work.finishedAt)
  }

  private func preview(_ preview: CalendarPreview) -> CalendarPage.Preview {
    let examples = Table(
      words[.previewTitle],
      columns: [
        Table.Column(words[.weeklyNumber]), Table.Column(words[.obligationWord]),
        Table.Column(words[.dueWord]), Table.Column(words[.newDue]),
      ],
      rows: preview.examples.map { move in
        [
          Table.Cell("\(move.number)"), Table.Cell(words.obligation(move.kind)),
          Table.Cell(words.due(move.old)), Table.Cell(words.due(move.new)),
        ]
      })
    return CalendarPage.Preview(
      words.calendarPreview(
        examined: preview.examined, later: preview.later, earlier: preview.earlier),
      flagged: preview.flagged > 0 ? words.calendarFlagged(preview.flagged) : nil,
      examples: preview.examples.isEmpty ? nil : examples)
  }

  /// The days of a year that are not as the week says.
  private func table(_ calendar: WorkingCalendar) -> Table {
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
}

extension String {
  /// With a capital at its beginning.
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

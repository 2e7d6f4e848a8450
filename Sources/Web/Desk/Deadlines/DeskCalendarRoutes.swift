import Casework
import Hummingbird
import Pages
import Rules

/// Working calendars, year by year. A change is a new version: first it is shown what it would
/// move, then it is saved, and the worker moves what runs.
enum DeskCalendarRoutes {
  /// The register of calendars.
  static let path = "/desk/admin/calendars"

  static let routes: [Route] = [
    .get(path, for: .desk, does: .editCalendar, handler: list),
    .get("\(path)/{code}", for: .desk, does: .editCalendar) { call in
      try await DeskCalendar(call, year: call.query["year"]).page(RegisterForm(call.words))
    },
    .post("\(path)/{code}", for: .desk, does: .editCalendar, handler: send),
    .post(
      "\(path)/{code}/holidays", for: .desk, does: .editCalendar, body: .upload, rate: .upload,
      handler: take),
  ]

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
      words[.adminCalendars], intro: [words[.openDeadlinesMove]], add: nil,
      Table(words[.adminCalendars], columns: columns.map { Table.Column($0) }, rows: rows))
  }

  /// Shows what a change would move; saves it once that was seen.
  private static func send(_ call: Call) async throws -> Response {
    let fields = try await call.form()
    let desk = try await DeskCalendar(call, year: fields["year"])
    return try await call.givingBack(fields, { try await desk.page($0, status: $1) }) {
      if desk.wasSeen(fields) {
        try await desk.save(fields)
        return call.done(desk.address, "saved")
      }
      var form = RegisterForm(call.words)
      form.typed = fields
      return try await desk.page(form, preview: desk.preview(fields))
    }
  }

  /// Puts the days of an iCalendar file into the form; nothing is saved.
  private static func take(_ call: Call) async throws -> Response {
    let upload = try await call.upload()
    let desk = try await DeskCalendar(call, year: upload.fields["year"])
    var form = RegisterForm(call.words)
    let text = String(decoding: upload.files.first?.bytes ?? [], as: UTF8.self)
    do {
      let taken = desk.take(try HolidayFile(text))
      form.typed = taken.fields
      return try await desk.page(form, remark: taken.remark)
    } catch let fault as HolidayFile.Fault {
      form.general = [call.words.holidayFault(fault)]
      return try await desk.page(form, status: .unprocessableContent)
    }
  }
}

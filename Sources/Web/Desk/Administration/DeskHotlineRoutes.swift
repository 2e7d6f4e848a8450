import Casework
import HTTPTypes
import Hummingbird
import Pages
import Rules

/// The register of hotlines, as it stands on the public site.
enum DeskHotlineRoutes {
  private static let path = "/desk/admin/hotlines"

  static let routes =
    Route.register(
      path, does: .editRules, list: { try await list($0) },
      page: { try await page($0, $1, $2) },
      save: { call, fields in
        try await save(call, fields)
        return path
      })

  private static func list(_ call: Call) async throws -> Response {
    let words = call.words
    let catalogue = try await call.office.catalogue()
    let rows = try await call.office.hotlines().map { row in
      [
        Table.Cell(
          row.number.replacing(" ", with: "\u{a0}"), href: words.address("\(path)/\(row.id)")),
        Table.Cell(catalogue.units[row.unit]?.shortName ?? ""), Table.Cell(row.purpose),
        Table.Cell(row.hours), Table.Cell(row.announcedIn ?? ""),
        Table.Cell(words.period(row.validFrom, row.validTo)),
        Table.Cell(words.yes(row.isPublic)),
      ]
    }
    let columns: [String] = [
      words[.numberWord], words[.unitWord], words[.purposeWord], words[.hoursWord],
      words[.announcedWord], words[.validity], words[.publicWord],
    ]
    return try await call.list(
      words[.adminHotlines], add: "\(path)/new",
      Table(words[.adminHotlines], columns: columns.map { Table.Column($0) }, rows: rows))
  }

  private static func page(
    _ call: Call, _ form: RegisterForm, _ status: HTTPResponse.Status
  ) async throws -> Response {
    let words = call.words
    let id = try call.entry()
    let catalogue = try await call.office.catalogue()
    let row = try await call.office.hotlines().first { $0.id == id }
    if id != nil && row == nil { throw WebError.notFound }
    let last = try await call.lastEdit(of: .hotline, id)
    let today = call.today(in: catalogue)
    let fields = [
      form.line("number", words[.numberWord], row?.number, isRequired: true, limit: 50),
      form.choice(
        "unit", words[.unitWord], Choices(catalogue, words).units(on: row == nil ? today : nil),
        row.map { "\($0.unit)" }, none: words[.choose], isRequired: true),
      form.line("purpose", words[.purposeWord], row?.purpose, isRequired: true),
      form.line("hours", words[.hoursWord], row?.hours, isRequired: true),
      form.line("purpose-en", words[.purposeEnglish], row?.purposeEnglish),
      form.line("hours-en", words[.hoursEnglish], row?.hoursEnglish),
      form.line("announced", words[.announcedWord], row?.announcedIn),
      form.check("public", words[.publicWord], row?.isPublic ?? true),
      form.day("from", words[.validFrom], row?.validFrom ?? today, isRequired: true),
      form.day("until", words[.validTo], row?.validTo),
    ]
    return try await call.editor(
      row?.number ?? words[.addNew], form,
      [
        call.saving(
          "hotline", to: "\(path)/\(id.map { "\($0)" } ?? "new")", fields, seen: last)
      ], back: path, backName: words[.adminHotlines], status: status)
  }

  private static func save(_ call: Call, _ fields: FormFields) async throws {
    let catalogue = try await call.office.catalogue()
    let draft = HotlineDraft(
      number: fields.line("number"), unit: try fields.unit(in: catalogue),
      purpose: fields.line("purpose"), hours: fields.line("hours"),
      announcedIn: fields.lineOrNil("announced"), isPublic: fields.isOn("public"),
      validFrom: try fields.day("from", .until) ?? call.today(in: catalogue),
      validTo: try fields.day("until", .until),
      purposeEnglish: fields.lineOrNil("purpose-en"), hoursEnglish: fields.lineOrNil("hours-en"))
    try await call.office.saveHotline(
      draft, id: call.entry(), seeing: fields.seenEdit, by: call.actor())
  }
}

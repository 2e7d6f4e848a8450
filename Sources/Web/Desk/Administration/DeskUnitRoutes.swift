import Casework
import HTTPTypes
import Hummingbird
import Pages
import Rules

/// Units with their valid periods: they end and are followed, they are never removed.
enum DeskUnitRoutes {
  private static let path = "/desk/admin/units"

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
    let today = call.today(in: catalogue)
    func table(_ caption: String, _ units: [Unit]) -> Table {
      let columns: [String] = [
        words[.nameWord], words[.shortNameWord], words[.codeWord], words[.sortWord],
        words[.parentWord], words[.validity],
      ]
      return Table(
        caption, columns: columns.map { Table.Column($0) },
        rows: units.sorted { $0.code < $1.code }.map { unit in
          [
            Table.Cell(
              words.unit(
                unit.name,
                today: catalogue.heirs(of: unit.id).map(\.name).joined(separator: ", ")),
              href: words.address("\(path)/\(unit.id)")),
            Table.Cell(unit.shortName), Table.Cell(unit.code),
            Table.Cell(words.sort(unit.sort)),
            Table.Cell(unit.parent.flatMap { catalogue.units[$0]?.shortName } ?? ""),
            Table.Cell(words.period(unit.validFrom, unit.validTo)),
          ]
        })
    }
    let units = catalogue.units.values
    return try await call.page(
      ListPage(
        words[.adminUnits],
        links: [EmptyState.Link(words.address("\(path)/new"), words[.addNew])],
        tables: [
          table(words[.unitsToday], units.filter { $0.isValid(on: today) }),
          table(words[.unitsOther], units.filter { !$0.isValid(on: today) }),
        ].filter { !$0.rows.isEmpty },
        back: EmptyState.Link(words.address("/desk/admin"), words[.adminTitle])))
  }

  private static func page(
    _ call: Call, _ form: RegisterForm, _ status: HTTPResponse.Status
  ) async throws -> Response {
    let words = call.words
    let id = try call.entry()
    let catalogue = try await call.office.catalogue()
    let unit = id.flatMap { catalogue.units[ID($0)] }
    if id != nil && unit == nil { throw WebError.notFound }
    let last = try await call.lastEdit(of: .unit, id)
    let today = call.today(in: catalogue)
    let names = [
      form.line("name", words[.nameWord], unit?.name, isRequired: true, limit: 200),
      form.line("short", words[.shortNameWord], unit?.shortName, isRequired: true, limit: 60),
      form.line("aliases", words[.aliasesWord], unit?.aliases.joined(separator: ", ")),
      form.day("until", words[.validTo], unit?.validTo),
    ]
    // Code, sort, parent and first day stay what they were: tickets refer to them.
    let place = [
      form.line("code", words[.codeWord], nil, isRequired: true, limit: 50),
      form.choice(
        "sort", words[.sortWord],
        Unit.Sort.allCases.map { Field.Choice($0.rawValue, words.sort($0)) },
        Unit.Sort.department.rawValue, isRequired: true),
      form.choice(
        "unit", words[.parentWord], Choices(catalogue, words).units(on: today), nil,
        none: words[.choose], isRequired: true),
      form.day("from", words[.validFrom], today, isRequired: true),
    ]
    return try await call.editor(
      unit?.name ?? words[.addNew], form,
      [
        call.saving(
          "unit-form", to: "\(path)/\(id.map { "\($0)" } ?? "new")",
          unit == nil ? place + names : names, seen: last)
      ], back: path, backName: words[.adminUnits], status: status)
  }

  private static func save(_ call: Call, _ fields: FormFields) async throws {
    let catalogue = try await call.office.catalogue()
    let id = try call.entry()
    let known = id.flatMap { catalogue.units[ID($0)] }
    if id != nil && known == nil { throw WebError.notFound }
    let code = known?.code ?? fields.line("code")
    if code.isEmpty { throw Refusal.invalid([ActProblem(.code, .missing)]) }
    guard let sort = known?.sort ?? Unit.Sort(rawValue: fields["sort"]) else {
      throw Refusal.invalid([ActProblem(.kind, .unknown)])
    }
    let draft = UnitDraft(
      code: code, name: fields.line("name"), shortName: fields.line("short"), sort: sort,
      parent: known == nil ? try fields.unit(in: catalogue) : known?.parent,
      validFrom: try known?.validFrom ?? fields.day("from", .until) ?? call.today(in: catalogue),
      validTo: try fields.day("until", .until),
      aliases: fields.line("aliases").split(separator: ",").map { NFC.line(String($0)) }
        .filter { !$0.isEmpty })
    try await call.office.saveUnit(
      draft, id: known?.id, seeing: fields.seenEdit, by: call.actor())
  }
}

import Casework
import Hummingbird
import Pages
import Rules

/// The registers of administrators.
enum DeskAdministrationRoutes {
  static let routes: [Route] =
    [
      .get("/desk/admin", for: .desk, does: .editPeople, .editRules, .editCalendar) { call in
        let principal = try call.signedIn().principal
        return try await call.page(
          FormPage(call.words[.adminTitle], forms: [], links: links(principal, call.words)))
      },
      .get("/desk/admin/dead-letters", for: .desk, does: .editPeople) { call in
        try await deadLetters(call)
      },
    ] + DeskHotlineRoutes.routes + DeskUnitRoutes.routes + DeskRuleRoutes.routes
    + DeskLevelRoutes.routes
    + DeskPeopleRoutes.routes + DeskCalendarRoutes.routes

  /// The registers that somebody may edit.
  static func links(_ principal: Principal, _ words: any Wording) -> [EmptyState.Link] {
    let registers: [(Verb, String, DeskAct)] = [
      (.editPeople, "people", .adminPeople), (.editRules, "units", .adminUnits),
      (.editRules, "hotlines", .adminHotlines), (.editRules, "rules", .adminRules),
      (.editRules, "levels", .adminLevels), (.editCalendar, "calendars", .adminCalendars),
      (.editPeople, "dead-letters", .adminDeadLetters),
    ]
    return registers.filter { Policy.right(of: principal, to: $0.0) != nil }.map {
      EmptyState.Link(words.address("/desk/admin/\($0.1)"), words[$0.2])
    }
  }

  /// What the worker gave up: kind, tries and error, no content.
  private static func deadLetters(_ call: Call) async throws -> Response {
    let words = call.words
    let letters = try await call.office.deadLetters(by: call.actor())
    let rows = letters.map { letter in
      [
        Table.Cell("\(letter.id)"), Table.Cell(letter.kind), Table.Cell("\(letter.attempts)"),
        Table.Cell(letter.failure), Table.Cell(words.shortMoment(letter.at)),
      ]
    }
    let table = Table(
      words[.adminDeadLetters],
      columns: [
        Table.Column(words[.numberWord]), Table.Column(words[.sortOfWork]),
        Table.Column(words[.attemptsWord], isNumeric: true), Table.Column(words[.failureWord]),
        Table.Column(words[.whenWord]),
      ], rows: rows)
    return try await call.page(
      ListPage(
        words[.adminDeadLetters], tables: rows.isEmpty ? [] : [table],
        empty: rows.isEmpty ? EmptyState(words[.deadEmpty]) : nil))
  }
}

extension Call {
  /// A page with one register.
  func list(
    _ heading: String, intro: [String] = [], add: String?, _ table: Table
  ) async throws -> Response {
    try await page(
      ListPage(
        heading, intro: intro,
        links: add.map { [EmptyState.Link(words.address($0), words[.addNew])] } ?? [],
        tables: table.rows.isEmpty ? [] : [table],
        empty: table.rows.isEmpty ? EmptyState(words[.registerEmpty]) : nil))
  }

  /// A page with the form of one entry.
  func editor(
    _ heading: String, intro: [String] = [], _ form: RegisterForm, _ forms: [ActForm],
    tables: [Table] = [], back: String, backName: String, status: HTTPResponse.Status
  ) async throws -> Response {
    try await page(
      FormPage(
        heading, intro: intro,
        problems: ErrorSummary(forms.flatMap(\.fields), general: form.general), forms: forms,
        tables: tables, links: [EmptyState.Link(words.address(back), backName)]),
      status: status, at: back)
  }

  /// A form that saves an entry.
  func saving(_ id: String, _ title: String? = nil, to address: String, _ fields: [Field])
    -> ActForm
  {
    ActForm(
      id, title: title, to: address, hidden: [hiddenToken], fields: fields,
      buttons: [ActForm.Button(words[.save])], isOpen: true)
  }
}

import Casework
import Hummingbird
import Pages
import Rules

/// The registers of administrators.
enum DeskAdministrationRoutes {
  static let routes: [Route] =
    [
      .get("/desk/admin", for: .desk, does: .editPeople, .editRules, .editCalendar) { call in
        try await registers(call)
      },
      .get("/desk/admin/dead-letters", for: .desk, does: .editPeople) { call in
        try await deadLetters(call)
      },
    ] + DeskHotlineRoutes.routes + DeskUnitRoutes.routes + DeskRuleRoutes.routes
    + DeskLevelRoutes.routes + DeskPlaceRoutes.routes + DeskTemplateRoutes.routes
    + DeskPeopleRoutes.routes + DeskCalendarRoutes.routes + DeskStandInRoutes.routes

  /// The registers that somebody may edit.
  private static func registers(_ call: Call) async throws -> Response {
    let words = call.words
    let principal = try call.signedIn().principal
    let registers: [(Verb, String, DeskAct, DeskHint)] = [
      (.editPeople, "people", .adminPeople, .adminPeopleText),
      (.editRules, "units", .adminUnits, .adminUnitsText),
      (.editRules, "hotlines", .adminHotlines, .adminHotlinesText),
      (.editRules, "rules", .adminRules, .adminRulesText),
      (.editRules, "levels", .adminLevels, .adminLevelsText),
      (.editCalendar, "calendars", .adminCalendars, .adminCalendarsText),
    ]
    let catalogue = try await call.office.catalogue()
    let missing = catalogue.currentCalendars
      .compactMap { $0.calendar.yearToComplete(on: call.today(in: catalogue)) }.min()
    var entries = registers.filter { Policy.right(of: principal, to: $0.0) != nil }.map {
      RegistersPage.Entry(
        EmptyState.Link(words.address("/desk/admin/\($0.1)"), words[$0.2]), words[$0.3],
        alarm: $0.0 == .editCalendar ? missing.map { Chip(.soon, words.yearIsMissing($0)) } : nil)
    }
    if Policy.right(of: principal, to: .editRules) != nil {
      entries.append(
        RegistersPage.Entry(
          EmptyState.Link(words.address("/desk/admin/places"), words[.adminPlaces]),
          words[.adminPlacesText]))
      entries.append(
        RegistersPage.Entry(
          EmptyState.Link(words.address(DeskTemplateRoutes.path), words[.adminTemplates]),
          words[.adminTemplatesText]))
    }
    if Policy.right(of: principal, to: .editPeople) != nil {
      entries.append(
        RegistersPage.Entry(
          EmptyState.Link(words.address("/desk/admin/stand-ins"), words[.adminStandIns]),
          words[.adminStandInsText]))
      let dead = try await call.office.deadLetters(by: call.actor()).count
      entries.append(
        RegistersPage.Entry(
          EmptyState.Link(words.address("/desk/admin/dead-letters"), words[.adminDeadLetters]),
          words[.adminDeadLettersText],
          alarm: dead > 0 ? Chip(.late, words.number(dead)) : nil))
    }
    return try await call.page(RegistersPage(entries))
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
        empty: rows.isEmpty ? EmptyState(words[.deadEmpty], text: words[.deadEmptyText]) : nil,
        back: EmptyState.Link(words.address("/desk/admin"), words[.adminTitle])))
  }
}

extension Call {
  /// A page with one register.
  func list(
    _ heading: String, intro: [String] = [], add: String?, tabs: [NavItem] = [], _ table: Table
  ) async throws -> Response {
    var table = table
    table.hidesCaption = true
    return try await page(
      ListPage(
        heading, intro: intro,
        links: add.map { [EmptyState.Link(words.address($0), words[.addNew])] } ?? [], tabs: tabs,
        tables: table.rows.isEmpty ? [] : [table],
        empty: table.rows.isEmpty ? EmptyState(words[.registerEmpty]) : nil,
        back: EmptyState.Link(words.address("/desk/admin"), words[.adminTitle])))
  }

  /// A page with the form of one entry.
  func editor(
    _ heading: String, intro: [String] = [], _ form: RegisterForm, _ forms: [ActForm],
    tables: [Table] = [], links: [EmptyState.Link] = [], back: String, backName: String,
    status: HTTPResponse.Status
  ) async throws -> Response {
    try await page(
      FormPage(
        heading, intro: intro,
        problems: ErrorSummary(forms.flatMap(\.fields), general: form.general), forms: forms,
        tables: tables, links: links,
        back: EmptyState.Link(words.address(back), backName)),
      status: status, at: back)
  }

  /// A form that saves an entry.
  ///
  /// - Parameter seen: the last edit of the entry that this page shows; nil for a new one.
  func saving(
    _ id: String, _ title: String? = nil, to address: String, _ fields: [Field],
    seen: RegisterEdit? = nil
  ) -> ActForm {
    ActForm(
      id, title: title, to: address,
      hidden: [hiddenToken, ActForm.Hidden(FormFields.seen, seen.map { "\($0.id)" } ?? "0")],
      fields: fields, buttons: [ActForm.Button(words[.save])], isOpen: true)
  }
}

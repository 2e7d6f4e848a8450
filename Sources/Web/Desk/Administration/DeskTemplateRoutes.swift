import Casework
import HTTPTypes
import Hummingbird
import Pages
import Rules

/// Sentences to begin an answer from: an administrator edits those of the office, a head those of
/// their units.
enum DeskTemplateRoutes {
  static let path = "/desk/admin/templates"

  static let routes: [Route] = [
    .get(path, for: .desk, does: .editRules, .approveAnswer) { call in try await list(call) },
    .get("\(path)/{id}", for: .desk, does: .editRules, .approveAnswer) { call in
      try await page(call, RegisterForm(call.words), .ok)
    },
    .post("\(path)/{id}", for: .desk, does: .editRules, .approveAnswer) { call in
      try await call.register({ try await page(call, $0, $1) }) { fields in
        try await save(call, fields)
        return path
      }
    },
    .post("\(path)/{id}/use", for: .desk, does: .editRules, .approveAnswer) { call in
      let fields = try await call.form()
      guard let id = try call.entry() else { throw WebError.notFound }
      try await call.office.retireTemplate(id, fields["do"] == "retire", by: call.actor())
      return call.done(path, "saved")
    },
  ]

  private static func list(_ call: Call) async throws -> Response {
    let words = call.words
    let catalogue = try await call.office.catalogue()
    let principal = try call.signedIn().principal
    let templates = try await call.office.editableTemplates(by: call.actor())
    let columns = [
      words[.templateTitle], words[.templateWho], words.field(.kind), words.field(.category),
      words[.templateVersion],
    ].map { Table.Column($0) }
    let rows = templates.map { row in
      let names = DeskTemplateRoutes.names(of: row, catalogue, words)
      let state = row.retiredAt == nil ? "" : " · \(words[.templateRetired])"
      return [
        Table.Cell(row.title, href: words.address("\(path)/\(row.id)")),
        Table.Cell(names.unit), Table.Cell(names.kind),
        Table.Cell(names.category),
        Table.Cell("\(row.version)\(state)"),
      ]
    }
    var table = Table(words[.adminTemplates], columns: columns, rows: rows)
    table.hidesCaption = true
    let mayAdd = !AnswerTemplateReach(principal).isEmpty
    return try await call.page(
      ListPage(
        words[.adminTemplates], intro: [words[.templatesIntro]],
        links: mayAdd
          ? [EmptyState.Link(words.address("\(path)/new"), words[.addNew])] : [],
        tables: rows.isEmpty ? [] : [table],
        empty: rows.isEmpty ? EmptyState(words[.registerEmpty]) : nil, back: back(call)))
  }

  /// Administrators come from their registers, others from the desk.
  private static func back(_ call: Call) throws -> EmptyState.Link {
    let words = call.words
    let isAdministrator =
      try Policy.right(of: call.signedIn().principal, to: .editRules) != nil
    return isAdministrator
      ? EmptyState.Link(words.address("/desk/admin"), words[.adminTitle])
      : EmptyState.Link(words.address("/desk"), words[.keyHome])
  }

  private static func names(
    of row: AnswerTemplateRow, _ catalogue: Catalogue, _ words: any Wording
  ) -> (unit: String, kind: String, category: String) {
    let category = row.scope.category.flatMap { catalogue.categories[$0] }
    return (
      row.scope.unit.flatMap { catalogue.units[$0]?.shortName } ?? words[.templateForAll],
      row.scope.kind.map { words.kind($0) } ?? words[.templateAllKinds],
      category.map { Choices(catalogue, words).name(of: $0) } ?? words[.templateAllCategories]
    )
  }

  // MARK: - One template

  private static func page(
    _ call: Call, _ form: RegisterForm, _ status: HTTPResponse.Status
  ) async throws -> Response {
    let words = call.words
    let actor = try call.actor()
    let catalogue = try await call.office.catalogue()
    guard !AnswerTemplateReach(actor.principal).isEmpty else { throw WebError.notFound }
    let id = try call.entry()
    let versions =
      if let id { try await call.office.templateVersions(of: id, by: actor) } else {
        [AnswerTemplateRow]()
      }
    let row = versions.first
    let editor = ActForm(
      "template", to: "\(path)/\(id.map { "\($0)" } ?? "new")",
      hidden: [
        call.hiddenToken, ActForm.Hidden(FormFields.seen, row.map { "\($0.version)" } ?? "0"),
      ],
      fields: fields(form, row, actor.principal, catalogue, words, on: call.today(in: catalogue)),
      buttons: [ActForm.Button(words[.save])], isOpen: true)
    let forms = [editor] + (row.map { [use($0, call)] } ?? [])
    return try await call.editor(
      row?.title ?? words[.addNew], intro: [words[.templatesIntro]], form, forms,
      tables: row == nil ? [] : [history(versions, words)],
      back: path, backName: words[.adminTemplates], status: status)
  }

  private static func fields(
    _ form: RegisterForm, _ row: AnswerTemplateRow?, _ principal: Principal,
    _ catalogue: Catalogue, _ words: any Wording, on day: LocalDay
  ) -> [Field] {
    let choices = Choices(catalogue, words)
    var fields: [Field] = []
    if row == nil {
      let reach = AnswerTemplateReach(principal)
      let units = choices.units(on: day) { reach.covers($0.id, in: catalogue) }
      fields += [
        form.line(
          "code", words[.templateCode], nil, hint: words[.templateCodeHint], isRequired: true,
          limit: 60),
        form.choice(
          "unit", words[.templateWho], units, nil,
          none: reach.isWhole ? words[.templateForAll] : nil, isRequired: !reach.isWhole),
      ]
    }
    fields += [
      form.line("title", words[.templateTitle], row?.title, isRequired: true, limit: 120),
      form.choice(
        "kind", words.field(.kind), choices.kinds, row?.scope.kind?.rawValue,
        none: words[.templateAllKinds]),
      form.choice(
        "category", words.field(.category), choices.categories, row?.scope.category,
        none: words[.templateAllCategories]),
      body(form, row, words), form.check("at-once", words[.templateAtOnce], row?.isAtOnce ?? false),
    ]
    fields[fields.endIndex - 1].hint = words[.templateAtOnceHint]
    return fields
  }

  /// The words; what is wrong with their braces is said by name.
  private static func body(
    _ form: RegisterForm, _ row: AnswerTemplateRow?, _ words: any Wording
  ) -> Field {
    let tags = AnswerPlaceholder.allCases.map(\.tag).joined(separator: ", ")
    var field = form.text(
      "text", words[.answerText], row?.body, rows: 12,
      hint: "\(words[.templateBlanks]): \(tags). \(words[.templateBlanksHint])")
    field.isRequired = true
    field.limit = 8_000
    let faults = AnswerText.faults(in: field.value)
    if field.error != nil, !faults.isEmpty { field.error = words.templateFaults(faults) }
    return field
  }

  private static func use(_ row: AnswerTemplateRow, _ call: Call) -> ActForm {
    let words = call.words
    let isUsed = row.retiredAt == nil
    let title = isUsed ? words[.templateRetire] : words[.templateUse]
    return ActForm(
      "use", title: title, to: "\(path)/\(row.id)/use", hidden: [call.hiddenToken],
      note: words[.templateRetireNote],
      buttons: [ActForm.Button(title, .second, does: isUsed ? "retire" : "use")])
  }

  private static func history(
    _ versions: [AnswerTemplateRow], _ words: any Wording
  ) -> Table {
    Table(
      words[.templateVersions],
      columns: [
        words[.templateVersion], words[.templateWritten], words[.whoWord],
        words[.answerText],
      ].map { Table.Column($0) },
      rows: versions.map { version in
        [
          Table.Cell("\(version.version)"), Table.Cell(words.shortMoment(version.writtenAt)),
          Table.Cell(version.author ?? words[.templateFromProgram]), Table.Cell(version.body),
        ]
      })
  }

  private static func save(_ call: Call, _ fields: FormFields) async throws {
    let draft = AnswerTemplateDraft(
      title: fields.line("title"), body: fields["text"],
      kind: try kind(fields.lineOrNil("kind")), category: fields.lineOrNil("category"),
      isAtOnce: fields.isOn("at-once"))
    if let id = try call.entry() {
      return try await call.office.rewriteTemplate(
        id, seeing: Int(fields[FormFields.seen]), draft, by: call.actor())
    }
    let catalogue = try await call.office.catalogue()
    let unit = fields.lineOrNil("unit") == nil ? nil : try fields.unit(in: catalogue)
    try await call.office.addTemplate(
      fields.line("code"), for: unit, draft, by: call.actor())
  }

  private static func kind(_ typed: String?) throws -> Kind? {
    guard let typed else { return nil }
    guard let kind = Kind(rawValue: typed) else {
      throw Refusal.invalid([ActProblem(.kind, .unknown)])
    }
    return kind
  }
}

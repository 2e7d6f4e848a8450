import Casework
import HTTPTypes
import Hummingbird
import Pages
import Rules

/// Routing rules in their order; the first match wins.
enum DeskRuleRoutes {
  private static let path = "/desk/admin/rules"

  static let routes =
    Route.register(
      path, does: .editRules, list: { try await list($0) },
      page: { try await page($0, $1, $2) },
      save: { call, fields in
        try await save(call, fields)
        return path
      }) + [
      .post("\(path)/{id}/remove", for: .desk, does: .editRules) { call in
        _ = try await call.form()
        guard let id = try call.entry() else { throw WebError.notFound }
        try await call.office.removeRule(ID(id), by: call.actor())
        return call.done(path, "saved")
      }
    ]

  private static func list(_ call: Call) async throws -> Response {
    let words = call.words
    let catalogue = try await call.office.catalogue()
    let today = call.today(in: catalogue)
    // Rules of units that are no more are kept for the tickets they routed.
    let isPast = call.query.isOn("past")
    let rules = catalogue.routing.filter { rule in
      (catalogue.units[rule.unit]?.isValid(on: today) ?? false) != isPast
    }
    let columns = [
      Table.Column(words[.positionWord]), Table.Column(words[.conditionsWord]),
      Table.Column(words[.actUnit]), Table.Column(words[.becauseWord]),
    ]
    let rows = rules.map { rule in
      [
        Table.Cell("\(rule.position)", href: words.address("\(path)/\(rule.id)")),
        Table.Cell(words.because(ProposalReason(rule, in: catalogue, words))),
        Table.Cell(catalogue.units[rule.unit]?.name ?? ""), Table.Cell(rule.because),
      ]
    }
    let tabs = [
      NavItem(href: words.address(path), name: words[.unitsToday], isCurrent: !isPast),
      NavItem(
        href: words.address("\(path)?past=yes"), name: words[.unitsOther], isCurrent: isPast),
    ]
    return try await call.list(
      words[.adminRules], intro: [words[.rulesOrder]], add: "\(path)/new", tabs: tabs,
      Table(words[.adminRules], columns: columns, rows: rows))
  }

  private static func page(
    _ call: Call, _ form: RegisterForm, _ status: HTTPResponse.Status
  ) async throws -> Response {
    let words = call.words
    let id = try call.entry()
    let catalogue = try await call.office.catalogue()
    let rule = catalogue.routing.first { $0.id.rawValue == id }
    if id != nil && rule == nil { throw WebError.notFound }
    let address = "\(path)/\(id.map { "\($0)" } ?? "new")"
    let last = try await call.lastEdit(of: .routingRule, id)
    var forms = [call.saving("rule", to: address, fields(form, rule, catalogue), seen: last)]
    if rule != nil {
      forms.append(
        ActForm(
          "remove", title: words[.removeRule], to: "\(address)/remove",
          hidden: [call.hiddenToken], note: words[.removeRuleNote],
          buttons: [ActForm.Button(words[.removeRule], .danger)]))
    }
    return try await call.editor(
      rule.map { "\(words[.positionWord]) \($0.position)" } ?? words[.addNew],
      intro: [words[.rulesOrder]], form, forms, back: path, backName: words[.adminRules],
      status: status)
  }

  private static func fields(
    _ form: RegisterForm, _ rule: RoutingRule?, _ catalogue: Catalogue
  ) -> [Field] {
    let words = form.words
    let choices = Choices(catalogue, words)
    let any = words[.any]
    let last = catalogue.routing.last?.position ?? 0
    return [
      form.line(
        "position", words[.positionWord], "\(rule?.position ?? last + 10)", type: "number",
        isRequired: true, limit: 7),
      form.choice("kind", words.field(.kind), choices.kinds, rule?.kind?.rawValue, none: any),
      form.choice(
        "category", words.field(.category), choices.categories, rule?.category, none: any),
      form.choice(
        "commune", words.field(.commune), choices.communes(on: nil),
        rule?.commune.map { "\($0)" }, none: any),
      form.choice("channel", words.field(.channel), choices.channels, rule?.channel, none: any),
      form.line("keyword", words[.keywordWord], rule?.keyword, limit: 100),
      form.choice(
        "urgent", words[.urgentMark],
        [Field.Choice("yes", words.yes(true)), Field.Choice("no", words.yes(false))],
        rule?.urgent.map { $0 ? "yes" : "no" }, none: any),
      form.choice(
        "unit", words[.actUnit], choices.units(on: nil), rule.map { "\($0.unit)" },
        none: words[.choose], isRequired: true),
      form.text("reason", words[.becauseWord], rule?.because, rows: 2),
    ]
  }

  private static func save(_ call: Call, _ fields: FormFields) async throws {
    let catalogue = try await call.office.catalogue()
    let id = try call.entry()
    let known = catalogue.routing.first { $0.id.rawValue == id }
    let isNamed = known == nil || fields.has("position")
    guard let position = isNamed ? Int(fields.line("position")) : known?.position,
      (1...1_000_000).contains(position)
    else { throw Refusal.invalid([ActProblem(.position, .badNumber)]) }
    let urgent: Bool? =
      switch fields["urgent"] {
      case "yes": true
      case "no": false
      case _: nil
      }
    let draft = RoutingDraft(
      position: Int32(position), kind: try fields.kind(),
      category: try fields.category(in: catalogue),
      commune: fields.has("commune") && fields.value("commune") != nil
        ? try fields.unit("commune", in: catalogue) : nil,
      channel: fields.value("channel").flatMap { catalogue.channels[$0]?.id },
      keyword: fields.lineOrNil("keyword"), urgent: urgent,
      unit: try fields.unit(in: catalogue), because: fields.line("reason"))
    try await call.office.saveRule(
      draft, id: known?.id, seeing: fields.seenEdit, by: call.actor())
  }
}

extension FormFields {
  /// A kind that was chosen; nil for none.
  ///
  /// - Throws: `Refusal.invalid`.
  func kind() throws -> Kind? {
    guard let typed = value("kind") else { return nil }
    guard let kind = Kind(rawValue: typed) else {
      throw Refusal.invalid([ActProblem(.kind, .unknown)])
    }
    return kind
  }

  /// A category that was chosen; nil for none.
  ///
  /// - Throws: `Refusal.invalid`.
  func category(in catalogue: Catalogue) throws -> String? {
    guard let typed = value("category") else { return nil }
    guard catalogue.categories[typed] != nil else {
      throw Refusal.invalid([ActProblem(.category, .unknown)])
    }
    return typed
  }
}

extension ProposalReason {
  /// The conditions of a rule, with their names.
  fileprivate init(_ rule: RoutingRule, in catalogue: Catalogue, _ words: any Wording) {
    self.init()
    let choices = Choices(catalogue, words)
    kind = rule.kind
    category = rule.category.flatMap { catalogue.categories[$0] }.map { choices.name(of: $0) }
    commune = rule.commune.flatMap { catalogue.units[$0]?.name }
    channel = rule.channel.map { words.channel(code: $0, name: catalogue.channels[$0]?.name) }
    keyword = rule.keyword
    urgent = rule.urgent
  }
}

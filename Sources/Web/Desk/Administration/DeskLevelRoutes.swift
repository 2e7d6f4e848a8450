import Casework
import HTTPTypes
import Hummingbird
import Pages
import Rules

/// Service levels: what is owed for which kind, and by when. A change holds from a day on; tickets
/// keep what they were filed under.
enum DeskLevelRoutes {
  private static let path = "/desk/admin/levels"

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
    let kind = Kind(rawValue: call.query["kind"]) ?? .feedback
    let columns: [String] = [
      words[.obligationWord], words[.targetWord], words[.alarmsWord], words[.calendarWord],
      words[.basisWord], words[.validity],
    ]
    let levels = catalogue.serviceLevels.filter { level in
      level.kind == kind && level.validTo.map { today < $0 } ?? true
    }
    let table = Table(
      words.kind(kind), columns: columns.map { Table.Column($0) },
      rows: levels.map { level in
        [
          Table.Cell(
            name(of: level, catalogue, words), href: words.address("\(path)/\(level.id)")),
          Table.Cell(
            words.granted(level.target, in: catalogue.calendar(level.calendar)?.calendar)),
          Table.Cell(words.alarms(level.alarms)),
          Table.Cell(words.calendarName(level.calendar)),
          Table.Cell(level.legalBasis),
          Table.Cell(words.period(level.validFrom, level.validTo)),
        ]
      })
    let tabs = Kind.allCases.map { other in
      NavItem(
        href: words.address(Address.path(path, [("kind", other.rawValue)])),
        name: words.kind(other), isCurrent: other == kind)
    }
    return try await call.page(
      ListPage(
        words[.adminLevels], intro: [words[.levelsIntro], words.usualAlarms],
        links: [EmptyState.Link(words.address("\(path)/new"), words[.addNew])], tabs: tabs,
        tables: [table],
        back: EmptyState.Link(words.address("/desk/admin"), words[.adminTitle])))
  }

  private static func name(
    of level: ServiceLevel, _ catalogue: Catalogue, _ words: any Wording
  ) -> String {
    let category = level.category.flatMap { catalogue.categories[$0] }
      .map { Choices(catalogue, words).name(of: $0) }
    return [
      words.obligation(level.obligation), level.urgent ? words[.urgentMark] : nil, category,
    ].compactMap(\.self).joined(separator: " · ")
  }

  private static func page(
    _ call: Call, _ form: RegisterForm, _ status: HTTPResponse.Status
  ) async throws -> Response {
    let words = call.words
    let id = try call.entry()
    let catalogue = try await call.office.catalogue()
    let level = catalogue.serviceLevels.first { $0.id.rawValue == id }
    if id != nil && level == nil { throw WebError.notFound }
    let last = try await call.lastEdit(of: .serviceLevel, id)
    let fields =
      (level == nil ? subject(form, catalogue) : [])
      + terms(form, level, catalogue, tomorrow: call.today(in: catalogue).adding(days: 1))
    let heading =
      level.map { "\(words.kind($0.kind)): \(name(of: $0, catalogue, words))" } ?? words[.addNew]
    return try await call.editor(
      heading, intro: [words[.levelsIntro]], form,
      [
        call.saving(
          "level", to: "\(path)/\(id.map { "\($0)" } ?? "new")", fields,
          seen: id == nil ? nil : last)
      ], back: path, backName: words[.adminLevels], status: status)
  }

  private static func subject(_ form: RegisterForm, _ catalogue: Catalogue) -> [Field] {
    let words = form.words
    let choices = Choices(catalogue, words)
    return [
      form.choice("kind", words.field(.kind), choices.kinds, nil, isRequired: true),
      form.choice(
        "category", words.field(.category), choices.categories, nil, none: words[.any]),
      form.check("urgent", words[.urgentMark], false),
      form.choice(
        "code", words[.obligationWord],
        ObligationKind.allCases.map { Field.Choice($0.rawValue, words.obligation($0)) },
        ObligationKind.answer.rawValue, isRequired: true),
    ]
  }

  private static func terms(
    _ form: RegisterForm, _ level: ServiceLevel?, _ catalogue: Catalogue, tomorrow: LocalDay
  ) -> [Field] {
    let words = form.words
    let target = level?.target ?? .workingDays(5)
    let isTime = target.measure == .workingSeconds
    let amount = isTime ? words.hours(ofSeconds: target.amount) : "\(target.amount)"
    let calendars = Set(catalogue.calendars.values.map(\.code)).sorted()
    return [
      form.line("amount", words[.targetWord], amount, isRequired: true, limit: 8),
      form.choice(
        "measure", words[.targetUnit],
        Target.Measure.allCases.map { Field.Choice($0.rawValue, words.measure($0)) },
        target.measure.rawValue, isRequired: true),
      form.choice(
        "receipt", words[.receiptDayWord],
        Target.ReceiptDay.allCases.map { Field.Choice($0.rawValue, words.receiptDay($0)) },
        (target.receiptDay ?? .excluded).rawValue),
      form.choice(
        "end", words[.endOfDayWord],
        Target.EndOfDay.allCases.map { Field.Choice($0.rawValue, words.endOfDay($0)) },
        (target.endOfDay ?? .closeOfBusiness).rawValue),
      form.choice(
        "calendar", words[.calendarWord],
        calendars.map { Field.Choice($0, words.calendarName($0)) },
        level?.calendar ?? "office", isRequired: true),
      form.text("reason", words[.basisWord], level?.legalBasis, rows: 2),
    ] + alarms(form, level?.alarms ?? .usual) + [
      form.day("validFrom", words[.validFrom], tomorrow, isRequired: true)
    ]
  }

  private static func alarms(_ form: RegisterForm, _ alarms: Alarms) -> [Field] {
    let words = form.words
    func hours(
      _ field: ActProblem.Field, _ seconds: Int?, hint: String? = nil
    ) -> Field {
      form.line(
        field.rawValue, words.actField(field.rawValue),
        seconds.map { words.hours(ofSeconds: $0) }, hint: hint, limit: 8)
    }
    return [
      hours(.warnLeft, alarms.warnLeft, hint: words[.alarmHint]),
      hours(.escalateAfter, alarms.firstEscalation),
      hours(.escalateAgainAfter, alarms.secondEscalation),
    ]
  }

  private static func save(_ call: Call, _ fields: FormFields) async throws {
    let catalogue = try await call.office.catalogue()
    let id = try call.entry()
    let known = catalogue.serviceLevels.first { $0.id.rawValue == id }
    if id != nil && known == nil { throw WebError.notFound }
    guard let kind = try known?.kind ?? fields.kind() else {
      throw Refusal.invalid([ActProblem(.kind, .missing)])
    }
    guard let obligation = known?.obligation ?? ObligationKind(rawValue: fields["code"]) else {
      throw Refusal.invalid([ActProblem(.code, .unknown)])
    }
    guard let from = try fields.day("validFrom", .validFrom) else {
      throw Refusal.invalid([ActProblem(.validFrom, .missing)])
    }
    let draft = ServiceLevelDraft(
      kind: kind, category: known == nil ? try fields.category(in: catalogue) : known?.category,
      urgent: known?.urgent ?? fields.isOn("urgent"), obligation: obligation,
      target: try fields.target(like: known?.target),
      calendar: fields["calendar"], legalBasis: fields.line("reason"), validFrom: from,
      alarms: try fields.alarms(like: known?.alarms ?? .usual))
    try await call.office.saveLevel(
      draft, replacing: known?.id, seeing: known == nil ? nil : fields.seenEdit, by: call.actor())
  }
}

extension FormFields {
  /// How much time is granted: working time is typed in hours, everything else in its own unit.
  ///
  /// - Throws: `Refusal.invalid`.
  fileprivate func target(like known: Target?) throws -> Target {
    let typed = line("amount").replacing(",", with: ".")
    let measure = Target.Measure(rawValue: self["measure"])
    guard let measure, let amount = Double(typed) else {
      throw Refusal.invalid([ActProblem(.amount, .badNumber)])
    }
    let most = measure == .workingSeconds ? measure.most / 3_600 : measure.most
    guard (0...Double(most)).contains(amount) else {
      throw Refusal.invalid([ActProblem(.amount, .notWithin(from: 0, through: most))])
    }
    let end = Target.EndOfDay(rawValue: self["end"]) ?? .closeOfBusiness
    let receipt = Target.ReceiptDay(rawValue: self["receipt"]) ?? known?.receiptDay ?? .excluded
    let isWhole = amount.rounded() == amount
    switch measure {
    case .workingSeconds: return .workingSeconds(Int((amount * 3_600).rounded()))
    case .workingDays where isWhole:
      return .workingDays(Int(amount), receiptDay: receipt, endOfDay: end)
    case .calendarDays where isWhole: return .calendarDays(Int(amount), endOfDay: end)
    case .months where isWhole: return .months(Int(amount), endOfDay: end)
    case .workingDays, .calendarDays, .months:
      throw Refusal.invalid([ActProblem(.amount, .badNumber)])
    }
  }
}

extension FormFields {
  /// When somebody is told, typed in hours; what the form does not have stays as it is.
  ///
  /// - Throws: `Refusal.invalid`.
  fileprivate func alarms(like known: Alarms) throws -> Alarms {
    func seconds(_ field: ActProblem.Field) throws -> Int? {
      let typed = line(field.rawValue).replacing(",", with: ".")
      if typed.isEmpty { return nil }
      guard let hours = Double(typed), hours > 0, hours <= 2_000 else {
        throw Refusal.invalid([ActProblem(field, .badNumber)])
      }
      return Int((hours * 3_600).rounded())
    }
    let alarms = Alarms(
      warnLeft: has(ActProblem.Field.warnLeft.rawValue) ? try seconds(.warnLeft) : known.warnLeft,
      firstEscalation: try seconds(.escalateAfter) ?? known.firstEscalation,
      secondEscalation: try seconds(.escalateAgainAfter) ?? known.secondEscalation)
    guard alarms.isInOrder else {
      throw Refusal.invalid([ActProblem(.escalateAgainAfter, .outOfOrder)])
    }
    return alarms
  }
}

extension Target {
  fileprivate var endOfDay: EndOfDay? {
    switch self {
    case .workingSeconds: nil
    case .workingDays(_, _, let end), .calendarDays(_, let end), .months(_, let end): end
    }
  }

  fileprivate var receiptDay: ReceiptDay? {
    switch self {
    case .workingDays(_, let day, _): day
    case .workingSeconds, .calendarDays, .months: nil
    }
  }
}

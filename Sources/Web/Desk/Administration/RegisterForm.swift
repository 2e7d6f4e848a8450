import Casework
import HTTPTypes
import Hummingbird
import Pages
import Rules

/// A form of a register: what stands there or what was typed, and what is wrong with it. Names of
/// fields are those of `ActProblem.Field` as far as a field can be wrong.
struct RegisterForm {
  let words: any Wording
  /// What was typed; nil before anything was sent.
  var typed: FormFields?
  /// What is wrong, by field.
  private var faults: [String: FieldProblem.Code] = [:]
  /// What is wrong otherwise.
  var general: [String] = []
  /// Whether somebody else was faster: fields then show what is saved beside what was typed.
  var isStale = false

  init(_ words: any Wording) {
    self.words = words
  }

  /// One line.
  func line(
    _ name: String, _ label: String, _ value: String?, type: String = "text",
    hint: String? = nil, isRequired: Bool = false, limit: Int = 500
  ) -> Field {
    var field = Field(
      name, label: label, hint: hint, value: typed?[name] ?? value ?? "",
      control: .line(type: type, autocomplete: "off"), isRequired: isRequired, limit: limit,
      error: fault(name, label))
    field.savedNow = differing(name, value)
    return field
  }

  /// Several lines.
  func text(
    _ name: String, _ label: String, _ value: String?, rows: Int = 3, hint: String? = nil
  ) -> Field {
    var field = Field(
      name, label: label, hint: hint, value: typed?[name] ?? value ?? "",
      control: .text(rows: rows), limit: 50_000, error: fault(name, label))
    field.savedNow = differing(name, value)
    return field
  }

  /// A day.
  func day(_ name: String, _ label: String, _ value: LocalDay?, isRequired: Bool = false) -> Field {
    line(name, label, value?.description, type: "date", isRequired: isRequired, limit: 10)
  }

  /// One of a list.
  func choice(
    _ name: String, _ label: String, _ choices: [Field.Choice], _ value: String?,
    none: String? = nil, isRequired: Bool = false
  ) -> Field {
    let all = (none.map { [Field.Choice("", $0)] } ?? []) + choices
    var field = Field(
      name, label: label, value: typed?[name] ?? value ?? "", control: .choice(all),
      isRequired: isRequired, error: fault(name, label))
    field.savedNow = differing(name, value).map { saved in
      all.first { $0.value == saved }?.name ?? saved
    }
    return field
  }

  /// Yes or no.
  func check(_ name: String, _ label: String, _ isOn: Bool) -> Field {
    var field = Field(
      name, label: label, control: .check(isOn: typed.map { $0.isOn(name) } ?? isOn))
    if isStale, let typed, typed.isOn(name) != isOn { field.savedNow = words.yes(isOn) }
    return field
  }

  /// What is wrong with a field, in the words of its own label.
  func fault(_ name: String, _ label: String) -> String? {
    faults[name].map { words.problem($0, of: label) }
  }

  /// What is saved, if somebody else was faster and it is not what was typed.
  private func differing(_ name: String, _ saved: String?) -> String? {
    guard isStale, let typed, typed.has(name) else { return nil }
    let saved = saved ?? ""
    return FormFields.sameWords(typed[name], saved) ? nil : saved
  }

  /// Takes in why something was not saved.
  mutating func refuse(_ error: any Error, _ fields: FormFields) {
    typed = fields
    if case Refusal.stale = error {
      isStale = true
      general = [words[.registerChanged]]
      return
    }
    guard case Refusal.invalid(let problems) = error else {
      if case DeadlineError.badCalendar(let fault) = error {
        general = [words.calendarFault(fault)]
      } else {
        general = [words.refusal(Failure(error).code)]
      }
      return
    }
    for problem in problems {
      let name = problem.field.rawValue
      if fields.has(name) {
        faults[name] = problem.code
      } else {
        general.append(words.problem(problem.code, of: words.actField(name)))
      }
    }
  }
}

extension Route {
  /// The routes that every register has: its list, the form of an entry, and its saving.
  ///
  /// - Parameters:
  ///   - entry: what names an entry in the path.
  ///   - save: saves what was typed, and says where to go on.
  static func register(
    _ path: String, entry: String = "id", does verb: Verb,
    list: @escaping Handler,
    page: @escaping @Sendable (Call, RegisterForm, HTTPResponse.Status) async throws -> Response,
    save: @escaping @Sendable (Call, FormFields) async throws -> String
  ) -> [Route] {
    [
      .get(path, for: .desk, does: verb, handler: list),
      .get("\(path)/{\(entry)}", for: .desk, does: verb) { call in
        try await page(call, RegisterForm(call.words), .ok)
      },
      .post("\(path)/{\(entry)}", for: .desk, does: verb) { call in
        try await call.register({ try await page(call, $0, $1) }) { try await save(call, $0) }
      },
    ]
  }
}

extension Call {
  /// Sends a register's form: what was refused comes back with what was typed.
  ///
  /// - Parameters:
  ///   - page: the page of the form.
  ///   - save: saves what was typed, and says where to go on.
  func register(
    _ page: (RegisterForm, HTTPResponse.Status) async throws -> Response,
    _ save: (FormFields) async throws -> String
  ) async throws -> Response {
    let fields = try await form()
    return try await givingBack(fields, page) { done(try await save(fields), "saved") }
  }

  /// Answers with what a body makes of a form; what is refused comes back with what was typed.
  func givingBack(
    _ fields: FormFields,
    _ page: (RegisterForm, HTTPResponse.Status) async throws -> Response,
    _ body: () async throws -> Response
  ) async throws -> Response {
    do {
      return try await body()
    } catch {
      let failure = Failure(error)
      let isTheirs = error is Refusal || error is DeadlineError
      guard isTheirs, failure.status != .notFound, failure.retryAfter == nil else { throw error }
      var form = RegisterForm(words)
      form.refuse(error, fields)
      return try await page(form, failure.status)
    }
  }

  /// The id in the path; nil for a new entry.
  ///
  /// - Throws: `WebError.notFound` for anything else.
  func entry() throws(WebError) -> Int64? {
    let typed = try parameter("id")
    if typed == "new" { return nil }
    guard let id = Int64(typed) else { throw .notFound }
    return id
  }

  /// The last edit of an entry; nil for a new one, or one that is as it came.
  func lastEdit(of register: Register, _ id: Int64?) async throws -> RegisterEdit? {
    guard let id else { return nil }
    return try await office.lastEdit(of: register, "\(id)", by: actor())
  }

  /// The office's day.
  func today(in catalogue: Catalogue) -> LocalDay {
    catalogue.officeCalendar?.day(at: house.now) ?? words.clock.day(house.now)
  }
}

extension FormFields {
  /// A day as browsers send it, or as people type it.
  ///
  /// - Throws: `Refusal.invalid` for a day that doesn't exist.
  func day(_ name: String, _ field: ActProblem.Field) throws -> LocalDay? {
    guard let typed = value(name) else { return nil }
    guard let day = LocalDay(typed: typed) else {
      throw Refusal.invalid([ActProblem(field, .badDate)])
    }
    return day
  }

  /// A unit that was chosen.
  ///
  /// - Throws: `Refusal.invalid`.
  func unit(_ name: String = "unit", in catalogue: Catalogue) throws -> ID<Unit> {
    guard let typed = value(name) else { throw Refusal.invalid([ActProblem(.unit, .missing)]) }
    guard let id = Int64(typed), catalogue.units[ID(id)] != nil else {
      throw Refusal.invalid([ActProblem(.unit, .unknown)])
    }
    return ID(id)
  }

  /// The name of the hidden field that says which state of an entry was seen.
  static let seen = "seen"

  /// The last edit that was seen; nil if the form didn't say.
  var seenEdit: Int64? { Int64(self[FormFields.seen]) }

  /// Whether two texts differ in more than how a browser ends its lines.
  static func sameWords(_ left: String, _ right: String) -> Bool {
    NFC.clean(left) == NFC.clean(right)
  }

  /// One line as it was typed, without blanks around it.
  func line(_ name: String) -> String { NFC.line(self[name]) }

  /// The same; nil if it is empty.
  func lineOrNil(_ name: String) -> String? {
    let line = line(name)
    return line.isEmpty ? nil : line
  }
}

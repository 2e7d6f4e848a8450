import Casework
import Pages
import Rules

/// Something that can be done with a ticket on its page: its form, and what sending it does. Each
/// is a route of its own, so that the permission matrix and the routes can be compared.
struct TicketAct: Sendable {
  /// Its name in the address and on the page.
  let id: String
  /// The verb of the permission matrix.
  let verb: Verb
  /// Its form; nil where the ticket leaves nothing to do.
  let form: @Sendable (ActForms) -> ActForm?
  /// Does it.
  let perform: @Sendable (ActStep) async throws -> Void

  init(
    _ id: String, _ verb: Verb, form: @escaping @Sendable (ActForms) -> ActForm?,
    perform: @escaping @Sendable (ActStep) async throws -> Void
  ) {
    (self.id, self.verb, self.form, self.perform) = (id, verb, form, perform)
  }

  /// All of them, the likeliest first.
  static let all: [TicketAct] =
    UnitActs.first + SortingActs.all + AnswerActs.all + UnitActs.others + CitizenActs.all
    + CareActs.all

  /// By their names.
  static let byID: [String: TicketAct] = Dictionary(
    uniqueKeysWithValues: all.map { ($0.id, $0) })
}

/// An act on its way: who does what with which ticket, and what was typed.
struct ActStep: Sendable {
  let call: Call
  let number: TicketNumber
  let act: TicketAct
  let fields: FormFields

  var office: Office { call.office }
  /// Who acts.
  func actor() throws -> Actor { try call.actor() }

  /// The revision that was seen when the form was opened.
  var revision: Int? { Int(self["revision"]) }

  /// What was typed in a field of the act.
  subscript(key: String) -> String { fields["\(act.id)-\(key)"] }

  /// The same; nil if it is empty.
  func value(_ key: String) -> String? {
    let typed = self[key]
    return typed.allSatisfy(\.isWhitespace) ? nil : typed
  }

  /// Whether a box is ticked.
  func isOn(_ key: String) -> Bool { fields.isOn("\(act.id)-\(key)") }

  /// A unit that was chosen.
  ///
  /// - Throws: `Refusal.invalid`.
  func unit(_ key: String = "unit") throws -> ID<Unit> {
    guard let typed = value(key) else { throw Refusal.invalid([ActProblem(.unit, .missing)]) }
    guard let id = Int64(typed) else { throw Refusal.invalid([ActProblem(.unit, .unknown)]) }
    return ID(id)
  }

  /// Kind, category and urgency as they were left or corrected.
  func sorting() throws -> Sorting {
    let kind = value("kind").map { Kind(rawValue: $0) }
    if kind == .some(nil) { throw Refusal.invalid([ActProblem(.kind, .unknown)]) }
    return Sorting(kind: kind ?? nil, category: value("category"), urgent: isOn("urgent"))
  }
}

/// Builds the forms of acts for one ticket and one person.
struct ActForms: Sendable {
  let view: TicketView
  let principal: Principal
  let words: any Wording
  let token: ActForm.Hidden
  let reasons: [String: [ReasonRow]]
  let colleagues: [Colleague]
  let restrictedOfficers: [Colleague]
  /// What was typed in an act that was refused.
  var typed: Typed?
  /// The act whose form lies open; nil for none.
  var opened: String?
  /// Where that form leads back to; nil for the ticket.
  var back: String?

  /// An act that was refused.
  struct Typed: Sendable {
    let act: String
    let fields: FormFields
    /// What is wrong, by the field's name on the page.
    var faults: [String: String] = [:]
    /// What is wrong with no field of its own.
    var general: [String] = []
  }

  /// The builder of one act's form.
  func of(_ id: String) -> ActBuilder { ActBuilder(forms: self, id: id) }

  /// The forms of what can be done now.
  var all: [ActForm] {
    let forms = TicketAct.all.compactMap { act in view.may(act.verb) ? act.form(self) : nil }
    guard var first = forms.first(where: { $0.id == opened }) else { return forms }
    first.isOpen = true
    if !first.fields.isEmpty { first.fields[0].isFirst = true }
    return [first] + forms.filter { $0.id != opened }
  }

  var today: LocalDay? { view.catalogue.officeCalendar?.day(at: view.asOf) }
  var choices: Choices { Choices(view.catalogue, words) }

  /// Whether the citizen's promise has been broken: an answer then says why.
  var isLate: Bool {
    view.obligations.map(\.row).isPromiseBroken(at: view.asOf)
      && view.header.state != .awaitingInformation
  }
}

/// Builds one act's form: names begin with the act, values are what was typed or what stands in
/// the ticket.
struct ActBuilder {
  let forms: ActForms
  let id: String

  private var words: any Wording { forms.words }

  /// The form.
  func form(
    _ title: String?, note: String? = nil, _ fields: [Field] = [], hidden: [(String, String)] = [],
    buttons: [ActForm.Button], isOpen: Bool = false
  ) -> ActForm {
    let revision = ActForm.Hidden("\(id)-revision", "\(forms.view.header.revision)")
    let isOfList = id == forms.opened || id == forms.typed?.act
    let back = isOfList ? forms.back.map { [ActForm.Hidden("back", $0)] } ?? [] : []
    let own = hidden.map { ActForm.Hidden("\(id)-\($0.0)", $0.1) }
    return ActForm(
      id, title: title, to: "/desk/tickets/\(forms.view.header.number)/acts/\(id)",
      hidden: [forms.token, revision] + back + own,
      note: note, fields: fields, buttons: buttons, isOpen: isOpen)
  }

  /// Several lines.
  func text(
    _ key: String, _ label: String, hint: String? = nil, rows: Int = 3, isRequired: Bool = false
  ) -> Field {
    field(
      key, label, hint: hint, control: .text(rows: rows), isRequired: isRequired, limit: 10_000)
  }

  /// One line.
  func line(_ key: String, _ label: String, hint: String? = nil, isRequired: Bool = false) -> Field
  {
    field(
      key, label, hint: hint, control: .line(autocomplete: "off"), isRequired: isRequired,
      limit: 200)
  }

  /// One of a list.
  func choice(
    _ key: String, _ label: String, _ choices: [Field.Choice], value: String = "",
    none: String? = nil, isRequired: Bool = false
  ) -> Field {
    let first = none.map { [Field.Choice("", $0)] } ?? []
    return field(
      key, label, value: value, control: .choice(first + choices), isRequired: isRequired)
  }

  /// Yes or no.
  func check(_ key: String, _ label: String, hint: String? = nil, isOn: Bool = false) -> Field {
    let typed = forms.typed.flatMap { $0.act == id ? $0.fields : nil }
    return Field(
      "\(id)-\(key)", label: label, hint: hint,
      control: .check(isOn: typed.map { $0.isOn("\(id)-\(key)") } ?? isOn))
  }

  /// A reason of a list: of those that this one may give.
  func reason(
    _ list: String, key: String = "reason", label: String? = nil,
    where mayGive: (String) -> Bool = { _ in true }
  ) -> Field {
    let reasons = (forms.reasons[list] ?? []).filter { mayGive($0.code) }
    return choice(
      key, label ?? words[.actReason], Choices.reasons(reasons, in: words.language),
      none: words[.choose], isRequired: true)
  }

  /// A unit of today, the ticket's own aside.
  func unit(_ label: String, value: ID<Unit>? = nil) -> Field {
    let units = forms.choices.units(on: forms.today) { unit in
      unit.parent != nil && (unit.id != forms.view.header.unit || unit.id == value)
    }
    return choice(
      "unit", label, units, value: value.map { "\($0)" } ?? "", none: words[.choose],
      isRequired: true)
  }

  /// Kind, category, urgency.
  var sorting: [Field] {
    let ticket = forms.view.header
    return [
      choice("kind", words.field(.kind), forms.choices.kinds, value: ticket.kind.rawValue),
      choice("category", words.field(.category), forms.choices.categories, value: ticket.category),
      check("urgent", words[.urgentMark], isOn: ticket.urgent),
    ]
  }

  private func field(
    _ key: String, _ label: String, hint: String? = nil, value: String = "",
    control: Field.Control, isRequired: Bool, limit: Int? = nil
  ) -> Field {
    let name = "\(id)-\(key)"
    let typed = forms.typed.flatMap { $0.act == id ? $0 : nil }
    return Field(
      name, label: label, hint: hint, value: typed?.fields[name] ?? value, control: control,
      isRequired: isRequired, limit: limit, error: typed?.faults[name])
  }
}

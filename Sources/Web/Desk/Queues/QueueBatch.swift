import Casework
import FoundationEssentials
import Pages
import Rules

/// What can be done on several tickets of a queue at once.
enum BatchAct: String, CaseIterable, Sendable {
  case forward, assign, remind

  /// Its verb.
  var verb: Verb {
    switch self {
    case .forward: .forward
    case .assign: .assign
    case .remind: .remind
    }
  }

  /// Those that somebody can do in a queue.
  static func of(_ principal: Principal, in scope: QueueScope) -> [BatchAct] {
    let roles = principal.roles
    return allCases.filter { act in
      switch act {
      case .forward: scope == .office && Policy.right(of: principal, to: .recall) != nil
      case .assign: scope == .unit && roles.contains(.head)
      case .remind: scope != .own && Policy.right(of: principal, to: .remind) != nil
      }
    }
  }

  /// What its button says.
  func name(_ words: any Wording) -> String {
    switch self {
    case .forward: words[.batchForward]
    case .assign: words[.batchAssign]
    case .remind: words[.batchRemind]
    }
  }
}

/// The form with which something is done on several tickets, as it was typed.
struct QueueBatch {
  let call: Call
  let scope: QueueScope
  let acts: [BatchAct]
  let catalogue: Catalogue
  /// Who can be given a ticket by whoever sits here.
  let colleagues: [Colleague]
  /// What was typed before.
  var typed = FormFields()

  /// Reads what it needs; nil where nothing can be done on several at once.
  static func open(
    _ call: Call, _ scope: QueueScope, _ catalogue: Catalogue
  ) async throws -> QueueBatch? {
    let principal = try call.signedIn().principal
    let acts = BatchAct.of(principal, in: scope)
    guard !acts.isEmpty else { return nil }
    var colleagues: [Colleague] = []
    if acts.contains(.assign) {
      for unit in principal.units(as: .head).sorted() {
        colleagues += try await call.office.colleagues(of: unit)
      }
    }
    var seen: Set<ID<Person>> = []
    return QueueBatch(
      call: call, scope: scope, acts: acts, catalogue: catalogue,
      colleagues: colleagues.filter { seen.insert($0.id).inserted })
  }

  private var words: any Wording { call.words }

  /// Where it is sent, without the language.
  var path: String { "/desk/queue/\(scope.rawValue)/together" }

  /// The form around a list.
  var form: ActForm {
    ActForm(
      "together", to: path, hidden: hidden(mark: UUID().uuidString), fields: fields,
      buttons: buttons)
  }

  /// To whom, and what is said.
  var fields: [Field] {
    var fields: [Field] = []
    func choice(_ name: String, _ label: String, _ choices: [Field.Choice]) {
      fields.append(
        Field(
          name, label: label, value: typed[name],
          control: .choice([Field.Choice("", words[.choose])] + choices)))
    }
    if acts.contains(.forward) {
      let today = call.today(in: catalogue)
      let units = Choices(catalogue, words).units(on: today) { $0.parent != nil }
      choice("batch-unit", words[.actUnit], units)
    }
    if acts.contains(.assign) {
      choice(
        "batch-person", words[.actPerson],
        colleagues.map { Field.Choice("\($0.id)", $0.name) })
    }
    fields.append(
      Field(
        "batch-note", label: words[.batchNote], value: typed["batch-note"],
        control: .line(autocomplete: "off"), limit: 1_000))
    return fields
  }

  /// One button for each act.
  var buttons: [ActForm.Button] {
    acts.enumerated().map { index, act in
      ActForm.Button(act.name(words), index == 0 ? .primary : .second, does: act.rawValue)
    }
  }

  /// What goes along unseen.
  ///
  /// - Parameter mark: of what will be done.
  func hidden(mark: String) -> [ActForm.Hidden] {
    [call.hiddenToken, ActForm.Hidden("mark", mark)]
  }
}

extension FormFields {
  /// The tickets that were ticked, each once, with the revisions that were seen: values of
  /// `ticket`, and names that begin with `ticket-`.
  var ticked: [(number: TicketNumber, revision: Int?)] {
    let names = pairs.map(\.name).filter { $0.hasPrefix("ticket-") }.map { $0.dropFirst(7) }
    var seen: Set<TicketNumber> = []
    return (all("ticket").map { $0[...] } + names).compactMap { typed in
      let parts = typed.split(separator: ":", maxSplits: 1)
      guard let first = parts.first, let number = TicketNumber(checked: String(first)),
        seen.insert(number).inserted
      else { return nil }
      return (number, parts.count > 1 ? Int(parts[1]) : nil)
    }
  }
}

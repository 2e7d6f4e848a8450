import Casework
import Pages
import Rules

/// What a unit does with what was forwarded to it.
enum UnitActs {
  /// What stands at the top.
  static let first: [TicketAct] = [takeUp, assignSelf]
  /// The rest.
  static let others: [TicketAct] = [refuse, assign, cooperate, contribute, note]

  private static let takeUp = TicketAct("take-up", .takeUp) { forms in
    forms.of("take-up").form(nil, buttons: [ActForm.Button(forms.words.act(.takeUp))])
  } perform: { step in
    try await step.office.takeUp(step.number, expecting: step.revision, by: step.actor())
  }

  private static let assignSelf = TicketAct("assign-self", .assign) { forms in
    let ticket = forms.view.header
    guard ticket.state == .inProgress, ticket.assignee == nil,
      !forms.principal.roles.isDisjoint(with: [.officer, .restrictedOfficer])
    else { return nil }
    return forms.of("assign-self").form(
      nil, buttons: [ActForm.Button(forms.words[.actAssignSelf])])
  } perform: { step in
    let actor = try step.actor()
    guard let person = actor.principal.person else { throw Refusal.notFound }
    try await step.office.assign(
      step.number, to: person, expecting: step.revision, by: actor)
  }

  private static let refuse = TicketAct("return", .return) { forms in
    let act = forms.of("return")
    let words = forms.words
    return act.form(
      words.act(.return), [act.reason("return"), act.text("note", words[.actNote])],
      buttons: [ActForm.Button(words.act(.return), .danger)])
  } perform: { step in
    try await step.office.returnToOffice(
      step.number, reason: step["reason"], note: step.value("note"), expecting: step.revision,
      by: step.actor())
  }

  private static let assign = TicketAct("assign", .assign) { forms in
    guard !forms.principal.roles.isDisjoint(with: [.head, .restrictedOfficer]) else { return nil }
    let act = forms.of("assign")
    let words = forms.words
    let people = forms.colleagues.map { Field.Choice("\($0.id)", $0.name) }
    guard !people.isEmpty else { return nil }
    return act.form(
      words.act(.assign),
      [
        act.choice(
          "person", words[.actPerson], people,
          value: forms.view.header.assignee.map { "\($0)" } ?? "", none: words[.choose],
          isRequired: true)
      ], buttons: [ActForm.Button(words.act(.assign))],
      isOpen: forms.view.header.assignee == nil)
  } perform: { step in
    guard let typed = step.value("person") else {
      throw Refusal.invalid([ActProblem(.person, .missing)])
    }
    guard let person = Int64(typed) else {
      throw Refusal.invalid([ActProblem(.person, .unknown)])
    }
    let ticket = try await step.view()
    guard
      try await step.office.colleagues(for: ticket.header)
        .contains(where: { $0.id.rawValue == person })
    else { throw Refusal.invalid([ActProblem(.person, .unknown)]) }
    try await step.office.assign(
      step.number, to: ID(person), expecting: step.revision, by: step.actor())
  }

  private static let cooperate = TicketAct("cooperate", .assign) { forms in
    guard forms.view.header.state == .inProgress, forms.principal.roles.contains(.head) else {
      return nil
    }
    let act = forms.of("cooperate")
    let words = forms.words
    return act.form(
      words[.actCooperate],
      [act.unit(words.actField("unit")), act.text("note", words[.actNoteForUnit])],
      buttons: [ActForm.Button(words[.actCooperate], .second)])
  } perform: { step in
    try await step.office.cooperate(
      step.number, with: step.unit(), note: step.value("note"), by: step.actor())
  }

  private static let contribute = TicketAct("contribute", .contribute) { forms in
    let act = forms.of("contribute")
    let words = forms.words
    return act.form(
      words[.actContribute],
      [act.text("text", words.actField("text"), rows: 5, isRequired: true)],
      buttons: [ActForm.Button(words[.actContribute])], isOpen: true)
  } perform: { step in
    try await step.office.contribute(step.number, text: step["text"], by: step.actor())
  }

  private static let note = TicketAct("note", .note) { forms in
    let act = forms.of("note")
    let words = forms.words
    let owesMeasure = forms.view.obligations.contains {
      $0.row.kind == .measures && $0.row.status.isLive
    }
    return act.form(
      words[.actNoteTitle],
      [act.text("note", words[.actNote], hint: words[.actNoteHint], isRequired: true)]
        + (owesMeasure ? [act.check("measure", words[.actMeasure], isOn: true)] : []),
      buttons: [ActForm.Button(words[.sendNote], .second)])
  } perform: { step in
    try await step.office.note(
      step.number, text: step["note"], isMeasure: step.isOn("measure"), by: step.actor())
  }
}

extension ActStep {
  /// The ticket as it is now.
  func view() async throws -> TicketView {
    try await office.ticket(number, for: call.signedIn().principal)
  }
}

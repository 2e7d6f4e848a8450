import Casework
import Pages
import Rules

/// More time, reminders, merging, splitting, and taking a ticket out of the flow.
enum CareActs {
  static let all: [TicketAct] = [decideExtension, extend, remind, merge, unmerge, split, restrict]

  private static let decideExtension = TicketAct("decide-extension", .grantExtension) { forms in
    guard let request = forms.view.extensions.last(where: { $0.granted == nil }),
      let row = forms.view.obligations.last(where: { $0.row.ordinal == request.ordinal })?.row
    else { return nil }
    let act = forms.of("decide-extension")
    let words = forms.words
    let asked = words.extensionRequest(
      of: row.kind, by: row.target.of(Int(request.amount)), granted: nil, at: request.requestedAt)
    return act.form(
      words[.actDecideExtension], note: asked, [act.text("note", words[.actNote], rows: 2)],
      hidden: [("kind", row.kind.rawValue)],
      buttons: [
        ActForm.Button(words[.actGrant], does: "grant"),
        ActForm.Button(words[.actRefuse], .second, does: "refuse"),
      ], isOpen: true)
  } perform: { step in
    let answer = step.fields["do"]
    guard let kind = ObligationKind(rawValue: step["kind"]), ["grant", "refuse"].contains(answer)
    else { throw Refusal.invalid([ActProblem(.code, .unknown)]) }
    try await step.office.decideExtension(
      step.number, of: kind, granted: answer == "grant", note: step.value("note"),
      by: step.actor())
  }

  private static let extend = TicketAct("extend", .requestExtension) { forms in
    let act = forms.of("extend")
    let words = forms.words
    let kinds = forms.view.obligations.filter {
      ($0.row.kind == .answer || $0.row.kind == .unitAnswer) && $0.row.status.isLive
    }.map { Field.Choice($0.row.kind.rawValue, words.obligation($0.row.kind)) }
    return act.form(
      words[.actExtend], note: words[.actExtendNote],
      [
        act.choice("kind", words[.actClock], kinds, isRequired: true),
        act.line("amount", words[.actAmount], isRequired: true),
        act.text("note", words[.actReason], isRequired: true),
      ], buttons: [ActForm.Button(words[.actExtend], .second)])
  } perform: { step in
    guard let kind = ObligationKind(rawValue: step["kind"]) else {
      throw Refusal.invalid([ActProblem(.kind, .unknown)])
    }
    guard let typed = step.value("amount") else {
      throw Refusal.invalid([ActProblem(.amount, .missing)])
    }
    guard let amount = Int(typed.filter { !$0.isWhitespace }), (1...10_000).contains(amount) else {
      throw Refusal.invalid([ActProblem(.amount, .badNumber)])
    }
    let target = try await step.view().obligations
      .last { $0.row.kind == kind && $0.row.status.isLive }?.row.target
    try await step.office.requestExtension(
      step.number, of: kind, by: target?.amount(typed: amount) ?? amount, because: step["note"],
      actor: step.actor())
  }

  private static let remind = TicketAct("remind", .remind) { forms in
    guard forms.view.header.unit != nil else { return nil }
    let act = forms.of("remind")
    let words = forms.words
    return act.form(
      words[.actRemind], [act.text("text", words[.actRemindText], rows: 2)],
      buttons: [ActForm.Button(words[.actRemind], .second)])
  } perform: { step in
    try await step.office.remind(step.number, text: step.value("text"), by: step.actor())
  }

  private static let merge = TicketAct("merge", .merge) { forms in
    let act = forms.of("merge")
    let words = forms.words
    return act.form(
      words[.actMerge], note: words[.actMergeNote],
      [act.line("into", words[.actMergeInto], isRequired: true)],
      buttons: [ActForm.Button(words[.actMerge], .second)])
  } perform: { step in
    guard let typed = step.value("into") else {
      throw Refusal.invalid([ActProblem(.into, .missing)])
    }
    guard let into = TicketNumber(checked: typed) else {
      throw Refusal.invalid([ActProblem(.into, .unknown)])
    }
    do {
      try await step.office.merge(
        step.number, into: into, expecting: step.revision, by: step.actor())
    } catch Refusal.notFound {
      // Not this ticket is missing, but the other one.
      _ = try await step.view()
      throw Refusal.invalid([ActProblem(.into, .unknown)])
    }
  }

  private static let unmerge = TicketAct("unmerge", .unmerge) { forms in
    forms.of("unmerge").form(
      nil, buttons: [ActForm.Button(forms.words[.actUnmerge], .second)])
  } perform: { step in
    try await step.office.unmerge(step.number, expecting: step.revision, by: step.actor())
  }

  private static let split = TicketAct("split", .split) { forms in
    let act = forms.of("split")
    let words = forms.words
    return act.form(
      words[.actSplit], note: words[.actSplitNote],
      [
        act.text("body", words.field(.body), rows: 4, isRequired: true),
        act.line("title", words.field(.title), hint: words[.titleHint]),
        act.choice(
          "category", words.field(.category), forms.choices.categories,
          value: forms.view.header.category),
      ], buttons: [ActForm.Button(words[.actSplitButton], .second)])
  } perform: { step in
    var part = SubmissionForm()
    part.body = step["body"]
    part.title = step["title"]
    part.category = step["category"]
    part.kind = try await step.view().header.kind.rawValue
    _ = try await step.office.split(step.number, into: [part], by: step.actor())
  }

  private static let restrict = TicketAct("restrict", .restrict) { forms in
    let act = forms.of("restrict")
    let words = forms.words
    let kinds = Kind.allCases.filter(\.isRestricted)
      .map { Field.Choice($0.rawValue, words.kind($0)) }
    return act.form(
      words[.actRestrict], note: words[.actRestrictNote],
      [
        act.choice("kind", words.field(.kind), kinds, isRequired: true),
        act.text("note", words[.actNote], rows: 2),
      ]
        + forms.restrictedOfficers.enumerated().map { index, person in
          act.check(
            "exclude-\(person.id)", words[.actExclude] + person.name,
            hint: index == 0 ? words[.actExcludeNote] : nil)
        }, buttons: [ActForm.Button(words[.actRestrict], .danger)])
  } perform: { step in
    guard let kind = Kind(rawValue: step["kind"]) else {
      throw Refusal.invalid([ActProblem(.kind, .unknown)])
    }
    let prefix = "restrict-exclude-"
    let people = step.fields.pairs.map(\.name).filter { $0.hasPrefix(prefix) }
      .compactMap { Int64($0.dropFirst(prefix.count)) }
    try await step.office.restrict(
      step.number, as: kind, excluding: people.map { ID($0) }, note: step.value("note"),
      expecting: step.revision, by: step.actor())
  }
}

extension Target {
  /// What people type: hours where the target counts working time, else its own unit.
  fileprivate func amount(typed: Int) -> Int {
    switch self {
    case .workingSeconds: typed * 3_600
    case .workingDays, .calendarDays, .months: typed
    }
  }
}

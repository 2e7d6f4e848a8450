import Casework
import Pages
import Rules

/// What is done at the office's desk: accepting, forwarding, declining, handing on, recalling.
enum SortingActs {
  static let all: [TicketAct] = [accept, forward, decline, transfer, recall]

  private static let accept = TicketAct("accept", .accept) { forms in
    let act = forms.of("accept")
    let words = forms.words
    return act.form(
      words.act(.accept), act.sorting + [act.text("note", words[.actNote], rows: 2)],
      buttons: [ActForm.Button(words.act(.accept))], isOpen: true)
  } perform: { step in
    try await step.office.accept(
      step.number, sorting: step.sorting(), note: step.value("note"), expecting: step.revision,
      by: step.actor())
  }

  private static let forward = TicketAct("forward", .forward) { forms in
    let act = forms.of("forward")
    let words = forms.words
    let isDecision = forms.view.header.returns >= 2
    let proposed = forms.view.header.returns == 0 ? forms.view.proposed?.unit : nil
    return act.form(
      words.act(.forward), note: isDecision ? words[.actDecide] : nil,
      [act.unit(words[.actUnit], value: proposed)] + act.sorting + [
        act.text("note", words[.actNoteForUnit], rows: 2, isRequired: isDecision)
      ], buttons: [ActForm.Button(words.act(.forward))], isOpen: true)
  } perform: { step in
    try await step.office.forward(
      step.number, to: step.unit(), sorting: step.sorting(), note: step.value("note"),
      expecting: step.revision, by: step.actor())
  }

  private static let decline = TicketAct("decline", .decline) { forms in
    let act = forms.of("decline")
    let words = forms.words
    return act.form(
      words.act(.decline),
      [
        act.reason("decline"),
        act.text("note", words[.actNote], hint: words[.actLetterNote]),
      ], buttons: [ActForm.Button(words.act(.decline), .danger)])
  } perform: { step in
    try await step.office.decline(
      step.number, reason: step["reason"], note: step.value("note"), expecting: step.revision,
      by: step.actor())
  }

  private static let transfer = TicketAct("transfer", .transfer) { forms in
    let act = forms.of("transfer")
    let words = forms.words
    return act.form(
      words.act(.transfer), note: forms.view.transferBy.map { words.transferBy($0) },
      [
        act.reason("transfer"),
        act.text("note", words[.actAuthority], hint: words[.actLetterNote], isRequired: true),
      ], buttons: [ActForm.Button(words.act(.transfer), .danger)])
  } perform: { step in
    try await step.office.transfer(
      step.number, reason: step.value("reason"), note: step["note"], expecting: step.revision,
      by: step.actor())
  }

  private static let recall = TicketAct("recall", .recall) { forms in
    let act = forms.of("recall")
    let words = forms.words
    return act.form(
      words[.actRecall], [act.text("note", words[.actNote], rows: 2)],
      buttons: [ActForm.Button(words[.actRecall], .second)])
  } perform: { step in
    try await step.office.recall(
      step.number, note: step.value("note"), expecting: step.revision, by: step.actor())
  }
}

import Casework
import Pages
import Rules

/// What is done for and with the citizen: asking, adding, going on, withdrawing,
/// reopening.
enum CitizenActs {
  static let all: [TicketAct] = [ask, add, resume, reopen, withdraw]

  private static let ask = TicketAct("ask", .askInformation) { forms in
    let act = forms.of("ask")
    let words = forms.words
    return act.form(
      words[.actQuestion], note: words[.actQuestionNote],
      [act.text("note", words[.actQuestion], isRequired: true)],
      buttons: [ActForm.Button(words[.sendAsk], .second)])
  } perform: { step in
    try await step.office.askInformation(
      step.number, question: step["note"], expecting: step.revision, by: step.actor())
  }

  private static let add = TicketAct("add", .addInformation) { forms in
    let act = forms.of("add")
    let words = forms.words
    return act.form(
      words[.actInformation], note: words[.actInformationNote],
      [act.text("text", words.actField("text"), isRequired: true)],
      buttons: [ActForm.Button(words[.sendNote], .second)],
      isOpen: forms.view.header.state == .awaitingInformation)
  } perform: { step in
    // Only where the ticket waits for it does adding move it.
    try await step.office.addInformation(
      step.number, text: step["text"], expecting: step.revision, by: step.actor())
  }

  private static let resume = TicketAct("resume", .addInformation) { forms in
    guard forms.view.header.state == .awaitingInformation else { return nil }
    let act = forms.of("resume")
    let words = forms.words
    return act.form(
      words[.actResume], note: words[.actResumeNote],
      [act.text("note", words[.actReason], rows: 2, isRequired: true)],
      buttons: [ActForm.Button(words[.actResume], .second)])
  } perform: { step in
    try await step.office.resume(
      step.number, because: step["note"], expecting: step.revision, by: step.actor())
  }

  private static let reopen = TicketAct("reopen", .reopen) { forms in
    let act = forms.of("reopen")
    let words = forms.words
    return act.form(
      words[.actReopen],
      [
        act.reason("reopen") { code in
          code != Office.closedByMistake || forms.view.actions[.reopen]?.mayPutOffPromise == true
        },
        act.text("note", words[.actReopenNote], isRequired: true),
      ],
      buttons: [ActForm.Button(words[.actReopen], .second)])
  } perform: { step in
    try await step.office.reopen(
      step.number, because: step["note"], reason: step["reason"], expecting: step.revision,
      by: step.actor())
  }

  private static let withdraw = TicketAct("withdraw", .withdraw) { forms in
    let act = forms.of("withdraw")
    let words = forms.words
    return act.form(
      words[.actWithdraw], [act.text("note", words[.actReason], rows: 2)],
      buttons: [ActForm.Button(words[.actWithdraw], .danger)])
  } perform: { step in
    try await step.office.withdraw(
      step.number, note: step.value("note"), expecting: step.revision, by: step.actor())
  }
}

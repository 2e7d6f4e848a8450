import Casework
import Pages
import Rules

/// What is done with an answer that was handed in, and with one that was given.
enum AnswerActs {
  static let all: [TicketAct] = [approve, sendBack, delivery]

  private static let approve = TicketAct("approve", .approveAnswer) { forms in
    // A restricted ticket that was not handed in is answered where the answer is written.
    guard forms.view.header.state == .awaitingApproval else { return nil }
    let act = forms.of("approve")
    let words = forms.words
    var fields = [
      act.method(
        words[.deliverBy], of: forms.view.ways.possible,
        none: words[.bestWay])
    ]
    if forms.isLate {
      var late = act.reason("late", key: "lateReason", label: words[.lateReason])
      if late.value.isEmpty { late.value = forms.view.draft?.lateReason ?? "" }
      fields.append(late)
    }
    return act.form(
      words[.actApprove], fields, buttons: [ActForm.Button(words[.actApprove])], isOpen: true)
  } perform: { step in
    try await step.office.approveAnswer(
      step.number, lateReason: step.value("lateReason"), method: step.method(),
      expecting: step.revision, by: step.actor())
  }

  private static let sendBack = TicketAct("send-back", .approveAnswer) { forms in
    guard forms.view.header.state == .awaitingApproval else { return nil }
    let act = forms.of("send-back")
    let words = forms.words
    return act.form(
      words[.actSendBack], [act.text("note", words[.actReason], isRequired: true)],
      buttons: [ActForm.Button(words[.actSendBack], .second)])
  } perform: { step in
    try await step.office.sendBack(
      step.number, note: step["note"], expecting: step.revision, by: step.actor())
  }

  private static let delivery = TicketAct("delivery", .recordDelivery) { forms in
    let act = forms.of("delivery")
    let words = forms.words
    let open = forms.view.deliveries.last(where: \.isUnfinished)
    let reasons = Choices.reasons(forms.reasons["record_delivery"] ?? [], in: words.language)
    let end =
      open == nil || reasons.isEmpty
      ? [] : [act.choice("reason", words[.actEndDelivery], reasons, none: words[.actKeepTrying])]
    return act.form(
      words[.actDelivery],
      [
        act.method(words[.deliverBy], value: open?.method),
        act.check("done", words[.actDone], isOn: true),
      ] + end + [act.text("note", words[.actNote], rows: 2)],
      buttons: [ActForm.Button(words[.sendNote])], isOpen: open != nil)
  } perform: { step in
    guard let method = try step.method() else {
      throw Refusal.invalid([ActProblem(.method, .missing)])
    }
    try await step.office.recordDelivery(
      step.number, method: method, done: step.isOn("done") && step.value("reason") == nil,
      endedBecause: step.value("reason"), note: step.value("note"), by: step.actor())
  }
}

extension ActBuilder {
  /// How an answer is brought.
  func method(
    _ label: String, of methods: [DeliveryMethod] = DeliveryMethod.allCases,
    value: DeliveryMethod? = nil, none: String? = nil
  ) -> Field {
    choice(
      "method", label,
      methods.map {
        Field.Choice($0.rawValue, forms.words.deliveryMethod($0.rawValue))
      }, value: value?.rawValue ?? "", none: none, isRequired: none == nil)
  }
}

extension ActStep {
  /// How an answer is brought; nil to choose the best way.
  ///
  /// - Throws: `Refusal.invalid`.
  func method() throws -> DeliveryMethod? {
    guard let typed = value("method") else { return nil }
    guard let method = DeliveryMethod(rawValue: typed) else {
      throw Refusal.invalid([ActProblem(.method, .unknown)])
    }
    return method
  }
}

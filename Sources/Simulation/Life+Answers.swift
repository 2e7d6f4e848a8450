import FoundationEssentials
import Rules
import Store

// From the draft to the citizen's hand, and what everyone may read of it.

extension Life {
  mutating func answer(
    _ act: Act, at now: Date, on day: LocalDay, _ desk: Desk, _ sheets: inout Sheets
  ) throws {
    switch act {
    case .submit: try submit(at: now, on: day, desk, &sheets)
    case .sendBack:
      let head = try head(desk, on: day)
      actor = head.person
      try write(say(.sendBack, desk), as: .move, by: head, at: now, into: &sheets)
      try move(to: .inProgress, at: now, on: desk, into: &sheets)
      try finish("send_back", by: head, at: now, into: &sheets)
    case .approve:
      let head = try head(desk, on: day)
      try approve(at: now, by: head, verb: "approve_answer", desk, &sheets)
    case .answerAtOnce:
      let doer = try desk.roster.anyone(.operator, on: day, &random)
      guard let person = doer.person else { return }
      if unit == nil, let unit = origin.proposal?.unit { hold(by: unit, at: now) }
      answers.append(Answer(author: person, draftedAt: now))
      try approve(at: now, by: doer, verb: "answer_level1", desk, &sheets)
    case .deliver: try deliver(at: now, on: day, desk, &sheets)
    case _: try publish(act, at: now, on: day, desk, &sheets)
    }
  }

  private mutating func lateReason(at now: Date) {
    guard isLate(at: now) else { return }
    reason = random.pick([
      "qua_tai", "cho_phoi_hop", "cho_vat_tu", "cho_kinh_phi", "thoi_tiet", "phuc_tap", "nhan_su",
    ])
  }

  private mutating func submit(
    at now: Date, on day: LocalDay, _ desk: Desk, _ sheets: inout Sheets
  ) throws {
    let doer = try handler(desk, on: day)
    guard let person = doer.person else { return }
    actor = person
    if answers.last?.approval != nil || answers.isEmpty {
      answers.append(Answer(author: person, draftedAt: now.addingTimeInterval(-60)))
      detail = #"{"version":\#(answers.count)}"#
      try finish(
        "draft_answer", by: doer, at: now.addingTimeInterval(-1), into: &sheets)
    }
    lateReason(at: now)
    answers[answers.count - 1].submittedAt = now
    answers[answers.count - 1].lateReason = reason
    try move(to: .awaitingApproval, at: now, on: desk, into: &sheets)
    try finish("submit_answer", by: doer, at: now, into: &sheets)
  }

  private mutating func approve(
    at now: Date, by doer: Doer, verb: String, _ desk: Desk, _ sheets: inout Sheets
  ) throws {
    guard let person = doer.person else { return }
    actor = person
    reason = answers.last?.lateReason
    if reason == nil { lateReason(at: now) }
    answers[answers.count - 1].approval = (person, now)
    answers[answers.count - 1].lateReason = reason
    try move(to: .answered, at: now, on: desk, into: &sheets)
    let method = bestMethod()
    deliveries.append(Delivery(answer: Int16(answers.count), method: method, createdAt: now))
    if method == .tracking {
      deliveries[deliveries.count - 1].done = (now, person)
      end(.deliver, as: .met, at: now)
    }
    try finish(verb, by: doer, at: now, into: &sheets)
    if method == .email || method == .sms {
      let id = origin.firstDelivery + Int64(deliveries.count - 1)
      try plan("deliver", #"{"deliver":{"delivery":\#(id)}}"#, at: now, made: now, desk, &sheets)
    }
    try plan(
      "closeTicket", #"{"closeTicket":{"revision":\#(revision),"ticket":\#(id)}}"#,
      at: now.addingTimeInterval(Life.disputeWindow), made: now, desk, &sheets)
  }

  /// How long the citizen may rate or dispute: 30 days, in seconds.
  static var disputeWindow: Double { 30 * 86_400 }

  private mutating func bestMethod() -> DeliveryMethod {
    let caller = origin.caller
    if caller.email != nil { return .email }
    if caller.phone != nil { return random.happens(62) ? .sms : .callBack }
    if origin.channel == KnownChannel.counter.rawValue { return .pickUp }
    return caller.address == nil ? .tracking : .letter
  }

  /// Whether the answer waits for somebody to carry it, or for the program to send it.
  var awaitsDelivery: Bool { deliveries.last.map { $0.done == nil } ?? false }

  private mutating func deliver(
    at now: Date, on day: LocalDay, _ desk: Desk, _ sheets: inout Sheets
  ) throws {
    guard awaitsDelivery, let method = deliveries.last?.method else { return }
    let doer =
      method.isAutomatic ? Doer.machine : try desk.roster.anyone(.operator, on: day, &random)
    actor = doer.person
    deliveries[deliveries.count - 1].done = (now, doer.person)
    end(.deliver, as: .met, at: now)
    detail = #"{"done":true,"method":"\#(method.rawValue)"}"#
    try finish("record_delivery", by: doer, at: now, into: &sheets)
  }

  private mutating func publish(
    _ act: Act, at now: Date, on day: LocalDay, _ desk: Desk, _ sheets: inout Sheets
  ) throws {
    let last = publications.count - 1
    var doer = try desk.roster.anyone(.publisher, on: day, &random)
    guard var person = doer.person else { return }
    switch act {
    case .draftPublication:
      publications.append(Publication(state: "draft", editor: person, editedAt: now))
      detail = #"{"version":\#(publications.count)}"#
    case .approvePublication:
      while person == publications[last].editor {
        doer = try desk.roster.anyone(.publisher, on: day, &random)
        person = doer.person ?? person
      }
      for index in publications.indices where publications[index].state == "published" {
        publications[index].state = "replaced"
      }
      publications[last].state = "published"
      publications[last].approval = (person, now)
      end(.publish, as: .met, at: now)
    case .refusePublication(let code):
      reason = code
      detail = #"{"published":false}"#
      end(.publish, as: .met, at: now)
    case .withdrawPublication(let code):
      reason = code
      for index in publications.indices {
        publications[index].state = "withdrawn"
        publications[index].withdrawal = (now, code)
      }
    case _: return
    }
    actor = person
    try finish(act.publicationVerb, by: doer, at: now, into: &sheets)
  }

  mutating func extend(
    _ act: Act, at now: Date, on day: LocalDay, _ desk: Desk, _ sheets: inout Sheets
  ) throws {
    if case .requestExtension(let amount) = act {
      let doer = try handler(desk, on: day)
      guard let person = doer.person else { return }
      actor = person
      try write(say(.extension, desk), as: .extension, by: doer, at: now, into: &sheets)
      guard let note else { return }
      requests.append(
        Request(ordinal: answerObligation, person: person, at: now, amount: amount, note: note))
      detail = #"{"amount":\#(amount),"obligation":"answer"}"#
      return try finish("request_extension", by: doer, at: now, into: &sheets)
    }
    guard case .decideExtension(let granted) = act, !requests.isEmpty else { return }
    let doer = try desk.roster.anyone(.dispatcher, on: day, &random)
    guard let person = doer.person else { return }
    actor = person
    try write(
      granted ? "Đồng ý." : "Không đồng ý, đề nghị xử lý đúng hạn.", as: .extension, by: doer,
      at: now, forCitizen: granted, into: &sheets)
    requests[requests.count - 1].decision = (person, now, granted)
    detail = #"{"granted":\#(granted),"obligation":"answer"}"#
    let row = obligations[Int(answerObligation) - 1]
    if granted {
      try recompute(
        at: Int(answerObligation) - 1, what: "extended", cause: "extension",
        by: row.target.of(requests[requests.count - 1].amount), now, on: desk, into: &sheets)
    }
    try finish("grant_extension", by: doer, at: now, into: &sheets)
    if granted { try tell("extended", at: now, desk, &sheets) }
  }
}

extension Act {
  fileprivate var publicationVerb: String {
    switch self {
    case .approvePublication: "approve_publication"
    case .withdrawPublication: "withdraw_publication"
    case _: "publish"
    }
  }
}

import FoundationEssentials
import Postgres
public import Rules
public import Store

// From the draft to the citizen's hand.

extension Office {
  /// Saves the draft of the answer.
  public func draftAnswer(
    _ number: TicketNumber, text: String, by actor: Actor
  ) async throws {
    try await act(.draftAnswer, on: number, by: actor) { file in
      guard file.mayBeDrafted else {
        throw Refusal.moveNotAllowed(from: file.ticket.state, to: .awaitingApproval)
      }
      try file.saveDraft(text)
    }
  }

  /// Hands the draft in for approval.
  ///
  /// - Parameter lateReason: why it comes after the promised instant; needed then.
  public func submitAnswer(
    _ number: TicketNumber, lateReason: String? = nil, note: String? = nil,
    expecting revision: Int?, by actor: Actor
  ) async throws {
    try await act(.submitAnswer, on: number, by: actor, expecting: revision) { file in
      let draft = try file.draft()
      try file.requireProof()
      try file.requireLateReason(lateReason, known: draft.lateReason)
      try file.write(note, as: .move)
      try file.move(to: .awaitingApproval)
      try file.tx.run(
        Answers.submit(
          draft.version, of: file.ticket.id, lateReason: file.reason, at: file.now))
    }
  }

  /// Approves and sends the answer.
  ///
  /// - Parameter method: how it reaches the citizen; nil for the best way they left.
  public func approveAnswer(
    _ number: TicketNumber, lateReason: String? = nil, method: DeliveryMethod? = nil,
    expecting revision: Int?, by actor: Actor
  ) async throws {
    try await act(.approveAnswer, on: number, by: actor, expecting: revision) { file in
      guard file.ticket.state == .awaitingApproval else {
        throw Refusal.moveNotAllowed(from: file.ticket.state, to: .answered)
      }
      try file.answer(with: file.draft(), lateReason: lateReason, method: method)
    }
  }

  /// Sends a draft back to whoever wrote it.
  public func sendBack(
    _ number: TicketNumber, note: String, expecting revision: Int?, by actor: Actor
  ) async throws {
    try await act(.approveAnswer, on: number, by: actor, expecting: revision) { file in
      guard file.ticket.state == .awaitingApproval else {
        throw Refusal.moveNotAllowed(from: file.ticket.state, to: .inProgress)
      }
      try file.require(note, .note)
      try file.write(note, as: .move)
      try file.move(to: .inProgress)
    }
  }

  /// Answers at once, without a unit (level 1): on the phone, at the counter, or when every unit
  /// said "not mine".
  public func answerAtOnce(
    _ number: TicketNumber, text: String?, lateReason: String? = nil,
    method: DeliveryMethod? = nil, expecting revision: Int?, by actor: Actor
  ) async throws {
    try await act(.answerLevel1, on: number, by: actor, expecting: revision) { file in
      if let text { try file.saveDraft(text) }
      if file.ticket.unit == nil, let unit = file.ticket.proposedUnit ?? file.ownUnit {
        try file.hold(by: unit)
      }
      try file.answer(with: file.draft(), lateReason: lateReason, method: method)
    }
  }

  /// Says that an answer reached the citizen, or chooses another way.
  public func recordDelivery(
    _ number: TicketNumber, method: DeliveryMethod, done: Bool, note: String? = nil,
    by actor: Actor
  ) async throws {
    try await act(.recordDelivery, on: number, by: actor) { file in
      guard let answer = try file.tx.all(Answers.of(file.ticket.id)).last(where: { !$0.isDraft })
      else { throw Refusal.conflict(.noDraft) }
      try file.write(note, as: .note)
      file.detail["method"] = .code(method.rawValue)
      file.detail["done"] = .flag(done)
      let open = try file.tx.all(Deliveries.of(file.ticket.id)).last { $0.state == "open" }
      if let open, open.method == method, done {
        try file.tx.run(Deliveries.done(open.id, by: actor.principal.person, at: file.now))
        return try file.end(.deliver, as: .met)
      }
      try file.tx.run(Deliveries.replaceOpen(file.ticket.id))
      try file.deliver(answer.version, by: method, done: done)
    }
  }
}

extension CaseFile {
  /// The unit at which the acting role is held.
  var ownUnit: ID<Unit>? { principal.units(as: right.role).first }

  fileprivate var mayBeDrafted: Bool {
    switch ticket.state {
    case .accepted, .returned, .inProgress, .awaitingApproval: true
    case .received, .awaitingInformation, .forwarded, .answered, .closed, .declined,
      .transferred, .merged, .withdrawn:
      false
    }
  }

  fileprivate func saveDraft(_ text: String) throws {
    try require(text, .text)
    guard let author = principal.person else { throw Refusal.notFound }
    let versions = try tx.all(Answers.of(ticket.id))
    let version = versions.last.map { $0.isDraft ? $0.version : $0.version + 1 } ?? 1
    try tx.run(
      Answers.save(NFC.clean(text), version: version, of: ticket.id, by: author, at: now))
    detail["version"] = .figure(Int64(version))
  }

  /// The draft that waits.
  fileprivate func draft() throws -> AnswerRow {
    guard let last = try tx.all(Answers.of(ticket.id)).last, last.isDraft, !last.body.isEmpty
    else { throw Refusal.invalid([ActProblem(.text, .missing)]) }
    return last
  }

  /// An answer about physical work needs a photo taken after it, where the category says so.
  fileprivate func requireProof() throws {
    guard catalogue.categories[ticket.category]?.needsPhotoAfter == true else { return }
    if try tx.first(Attachments.hasPhotoAfter(ticket.id)) != true {
      throw Refusal.invalid([ActProblem(.photo, .missing)])
    }
  }

  /// A late answer says why, with a reason of the list.
  fileprivate func requireLateReason(_ code: String?, known: String?) throws {
    guard let due = ticket.dueAt, now > due else { return }
    guard let code = code ?? known, !code.isEmpty else {
      throw Refusal.invalid([ActProblem(.lateReason, .missing)])
    }
    try choose(code, of: "late")
  }

  /// Makes a draft the answer, and begins its delivery.
  fileprivate func answer(
    with draft: AnswerRow, lateReason: String?, method: DeliveryMethod?
  ) throws {
    guard let approver = principal.person else { throw Refusal.notFound }
    try requireLateReason(lateReason, known: draft.lateReason)
    try tx.run(
      Answers.approve(draft.version, of: ticket.id, lateReason: reason, by: approver, at: now))
    try move(to: .answered)
    try deliver(draft.version, by: method ?? bestMethod(), done: false)
    for copy in try tx.all(Tickets.mergedInto(ticket.id)) {
      errands.append(
        PlannedErrand(.tellCitizen(ticket: copy.rawValue, news: .answered), at: now))
    }
    errands.append(
      PlannedErrand(
        .closeTicket(ticket: ticket.id.rawValue, revision: ticket.revision),
        at: now.addingTimeInterval(CaseFile.disputeWindow)))
  }

  /// How long the citizen may rate or dispute: 30 days, in seconds.
  static let disputeWindow = 30.0 * 86_400

  /// Starts a delivery; what nobody has to carry is done at once.
  fileprivate func deliver(_ version: Int16, by method: DeliveryMethod, done: Bool) throws {
    let delivery = try tx.one(
      Deliveries.create(method, ticket: ticket.id, version: version, at: now))
    if done || method == .tracking {
      try tx.run(Deliveries.done(delivery, by: principal.person, at: now))
      try end(.deliver, as: .met)
    } else if method.isAutomatic {
      errands.append(PlannedErrand(.deliver(delivery: delivery), at: now))
    }
  }

  /// The best way the citizen left: e-mail, a mobile's text message, a call, a letter; at the
  /// counter they collect it; else number and code.
  private func bestMethod() throws -> DeliveryMethod {
    let way = try tx.first(Reporters.ways(ticket.id))
    if way?.hasEmail == true { return .email }
    if way?.hasMobile == true { return .sms }
    if way?.hasPhone == true { return .callBack }
    if ticket.channel == KnownChannel.counter.rawValue { return .pickUp }
    return way?.hasAddress == true ? .letter : .tracking
  }
}

import FoundationEssentials
import Postgres
public import Rules
public import Store

// From the draft to the citizen's hand.

extension Office {
  /// Saves the draft of the answer.
  ///
  /// - Parameters:
  ///   - files: the ticket's files on which it rests, instead of those named before; nil keeps
  ///     these.
  ///   - mark: the draft that was seen, empty for none; nil lets any other be replaced.
  ///   - template: the version of a template from which it began; nil keeps what is known.
  /// - Throws: `Refusal.stale` if somebody else has saved another since.
  public func draftAnswer(
    _ number: TicketNumber, text: String, files: [Int64]? = nil, seeing mark: String? = nil,
    from template: Int64? = nil, by actor: Actor
  ) async throws {
    try await act(.draftAnswer, on: number, by: actor) { file in
      try file.requireDraft(mark)
      guard file.mayBeDrafted else {
        throw Refusal.moveNotAllowed(from: file.ticket.state, to: .awaitingApproval)
      }
      let version = try file.saveDraft(text, from: template)
      if let files { try file.rest(version, on: files) }
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
      file.name = "send_back"
      try file.move(to: .inProgress)
    }
  }

  /// Answers at once, without a unit (level 1): on the phone, at the counter, or when every unit
  /// said "not mine".
  public func answerAtOnce(
    _ number: TicketNumber, text: String?, lateReason: String? = nil,
    method: DeliveryMethod? = nil, from template: Int64? = nil, expecting revision: Int?,
    by actor: Actor
  ) async throws {
    try await act(.answerLevel1, on: number, by: actor, expecting: revision) { file in
      guard !file.ticket.restricted else {
        throw Refusal.moveNotAllowed(from: file.ticket.state, to: .answered)
      }
      if let text { _ = try file.saveDraft(text, from: template) }
      if file.ticket.unit == nil, let unit = file.ticket.proposedUnit ?? file.ownUnit {
        try file.hold(by: unit)
      }
      try file.answer(with: file.draft(), lateReason: lateReason, method: method)
    }
  }

  /// Gives a complaint or denunciation its first answer, by the restricted officer alone: guidance
  /// to the legal form, or that it was accepted into the petition book. It leaves the feedback
  /// flow with that; no unit takes part, and the message says no more than that there is an answer.
  public func answerRestricted(
    _ number: TicketNumber, text: String?, lateReason: String? = nil,
    method: DeliveryMethod? = nil, from template: Int64? = nil, expecting revision: Int?,
    by actor: Actor
  ) async throws {
    try await act(.approveAnswer, on: number, by: actor, expecting: revision) { file in
      let state = file.ticket.state
      guard file.ticket.restricted, state == .accepted || state == .returned else {
        throw Refusal.moveNotAllowed(from: state, to: .answered)
      }
      if let text { _ = try file.saveDraft(text, from: template) }
      try file.answer(with: file.draft(), lateReason: lateReason, method: method)
    }
  }

  /// Says that an answer reached the citizen, that it was tried in vain, that another way is
  /// chosen, or that nobody tries any more.
  ///
  /// - Parameter reason: why nobody tries any more, from the list `record_delivery`.
  public func recordDelivery(
    _ number: TicketNumber, method: DeliveryMethod, done: Bool,
    endedBecause reason: String? = nil, note: String? = nil, by actor: Actor
  ) async throws {
    try await act(.recordDelivery, on: number, by: actor) { file in
      guard let answer = try file.tx.all(Answers.of(file.ticket.id)).last(where: { !$0.isDraft })
      else { throw Refusal.conflict(.noDraft) }
      try file.write(note, as: .note)
      file.detail["method"] = .code(method.rawValue)
      file.detail["done"] = .flag(done)
      let open = try file.tx.all(Deliveries.of(file.ticket.id)).last(where: \.isUnfinished)
      // Who has been told can't be told otherwise.
      if done { try file.tx.run(Answers.letOut(answer.version, of: file.ticket.id, at: file.now)) }
      if let reason {
        guard open != nil, !done else { throw Refusal.conflict(.noDraft) }
        try file.choose(reason, of: .recordDelivery)
        try file.tx.run(Deliveries.end(file.ticket.id, because: reason))
        return try file.end(.deliver, as: .cancelled)
      }
      if let open, open.method == method, open.state == "open", done || !method.isAutomatic {
        return try file.go(on: open, done: done)
      }
      try file.tx.run(Deliveries.replaceOpen(file.ticket.id))
      try file.deliver(answer.version, by: method, done: done, from: answer.leavesAt)
    }
  }

  /// How long the citizen may rate or dispute an answer: 30 days, in seconds.
  public static let disputeWindow = 30.0 * 86_400
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

  /// A draft that was saved since is not replaced unseen.
  fileprivate func requireDraft(_ mark: String?) throws {
    let last = try tx.all(Answers.of(ticket.id)).last { $0.isDraft }
    guard let mark, mark != last?.mark ?? "" else { return }
    throw Refusal.stale(current: Int(ticket.revision))
  }

  fileprivate func saveDraft(_ text: String, from template: Int64?) throws -> Int16 {
    try require(text, .text)
    guard let author = principal.person else { throw Refusal.notFound }
    let versions = try tx.all(Answers.of(ticket.id))
    let version = versions.last.map { $0.isDraft ? $0.version : $0.version + 1 } ?? 1
    try tx.run(
      Answers.save(
        NFC.clean(text), version: version, of: ticket.id, from: template, by: author, at: now))
    detail["version"] = .figure(Int64(version))
    return version
  }

  /// Names the files on which a draft rests.
  fileprivate func rest(_ version: Int16, on files: [Int64]) throws {
    let known = Set(try tx.all(Attachments.of(ticket.id)).map(\.id))
    guard known.isSuperset(of: files) else {
      throw Refusal.invalid([ActProblem(.photo, .unknown)])
    }
    try tx.run(Answers.clearFiles(version, of: ticket.id))
    for file in Set(files).sorted() {
      try tx.run(Answers.rest(version, of: ticket.id, on: file))
    }
  }

  /// The draft that waits, with nothing left to fill in.
  fileprivate func draft() throws -> AnswerRow {
    guard let last = try tx.all(Answers.of(ticket.id)).last, last.isDraft, !last.body.isEmpty
    else { throw Refusal.invalid([ActProblem(.text, .missing)]) }
    if !AnswerText.blanks(in: last.body).isEmpty {
      throw Refusal.invalid([ActProblem(.text, .blankLeft)])
    }
    return last
  }

  /// An answer about physical work needs a photo taken after it, where the category says so.
  fileprivate func requireProof() throws {
    guard !ticket.restricted, catalogue.categories[ticket.category]?.needsPhotoAfter == true
    else { return }
    if try tx.first(Attachments.hasPhotoAfter(ticket.id)) != true {
      throw Refusal.invalid([ActProblem(.photo, .missing)])
    }
  }

  /// A late answer says why, with a reason of the list.
  fileprivate func requireLateReason(_ code: String?, known: String?) throws {
    guard obligations.isPromiseBroken(at: now) else { return }
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
    let leaving = takeBackTime > 0 ? now.addingTimeInterval(takeBackTime) : nil
    try tx.run(
      Answers.approve(
        draft.version, of: ticket.id, lateReason: reason, by: approver, leaving: leaving, at: now))
    try move(to: .answered)
    try tx.run(Deliveries.replaceOpen(ticket.id))
    try deliver(draft.version, by: method ?? bestMethod(), done: false, from: leaving)
    try bringAnswerToCopies(from: leaving)
    errands.append(
      PlannedErrand(
        .closeTicket(ticket: ticket.id.rawValue, revision: ticket.revision),
        at: now.addingTimeInterval(Office.disputeWindow)))
  }

  /// An open delivery by hand was done, or tried in vain: then it stays open.
  fileprivate func go(on open: DeliveryRow, done: Bool) throws {
    if done {
      try tx.run(Deliveries.done(open.id, by: principal.person, at: now))
      return try end(.deliver, as: .met)
    }
    detail["attempt"] = .figure(Int64(open.attempts) + 1)
    try tx.run(Deliveries.failed(open.id, failure: "not_reached", forGood: false))
  }

  /// Starts a delivery; what nobody has to carry is done at once. What is still to be done is
  /// owed, also where an earlier delivery had ended.
  ///
  /// - Parameter leaving: not before the answer leaves; nil for now.
  func deliver(
    _ version: Int16, by method: DeliveryMethod, done: Bool, from leaving: Date? = nil
  ) throws {
    let start = max(now, leaving ?? now)
    // What was done is done, as with a number that a caller gave on the phone.
    guard try done || tx.first(Reporters.ways(ticket.id)).allow(method) else {
      throw Refusal.invalid([ActProblem(.method, .noWay)])
    }
    if !done && method != .tracking,
      !obligations.contains(where: { $0.kind == .deliver && $0.status.isLive })
    {
      try self.start(.deliver, from: now)
    }
    let delivery = try tx.one(
      Deliveries.create(method, ticket: ticket.id, version: version, at: done ? now : start))
    if done || method == .tracking {
      try tx.run(Deliveries.done(delivery, by: principal.person, at: now))
      try end(.deliver, as: .met)
    } else if method.isAutomatic {
      errands.append(PlannedErrand(.deliver(delivery: delivery), at: start))
    }
  }

  /// The best way the citizen left: e-mail, a mobile's text message, a call, a letter; at the
  /// counter they collect it; else number and code.
  func bestMethod() throws -> DeliveryMethod {
    let way = try tx.first(Reporters.ways(ticket.id))
    if way?.hasEmail == true { return .email }
    if way?.hasMobile == true { return .sms }
    if way?.hasPhone == true { return .callBack }
    if ticket.channel == KnownChannel.counter.rawValue { return .pickUp }
    return way?.hasAddress == true ? .letter : .tracking
  }
}

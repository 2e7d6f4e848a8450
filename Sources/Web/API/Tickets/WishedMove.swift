import Casework
import FoundationEssentials
import Rules

/// A move as a client wishes it: where to, and what the verb that leads there needs.
struct WishedMove {
  private let to: State
  private let note: String?
  private let reason: String?
  private let text: String?
  private let unit: ID<Unit>?
  private let into: TicketNumber?
  private let lateReason: String?
  private let method: DeliveryMethod?
  private let sorting: Sorting

  /// Reads it.
  ///
  /// - Throws: `WebError.invalid`.
  init(_ body: JSONBody, in catalogue: Catalogue, at now: Date) throws(WebError) {
    to = body.requiredCode("to", or: .accepted)
    note = body.text("note")
    reason = body.text("reason")
    text = body.text("text")
    unit = body.unit("unit", in: catalogue, at: now)
    into = body.number(named: "into")
    lateReason = body.text("lateReason")
    method = body.code("method", of: DeliveryMethod.self)
    sorting = Sorting(
      kind: body.code("kind", of: Kind.self), category: body.text("category"),
      urgent: body.flag("urgent"), commune: body.unit("commune", in: catalogue, at: now))
    try body.check()
  }

  /// Does the verb that leads from a state to the wished one; of a ticket that can't be seen the
  /// one that mostly does.
  ///
  /// The revision guards against a state that has changed meanwhile.
  ///
  /// - Throws: `Refusal`.
  func make(
    from state: State?, isRestricted: Bool, on number: TicketNumber, expecting revision: Int,
    by actor: Actor,
    at office: Office
  ) async throws {
    if state == .merged, to == .received || to == .accepted || to == .returned {
      return try await office.unmerge(number, expecting: revision, by: actor)
    }
    switch to {
    case .received, .closed:
      guard let state else { throw Refusal.notFound }
      throw Refusal.moveNotAllowed(from: state, to: to)
    case .accepted, .inProgress:
      try await goOn(from: state, on: number, expecting: revision, by: actor, at: office)
    case .forwarded:
      guard let unit else { throw Refusal.invalid([ActProblem(.unit, .missing)]) }
      try await office.forward(
        number, to: unit, sorting: sorting, note: note, expecting: revision, by: actor)
    case .awaitingInformation:
      try await office.askInformation(
        number, question: note ?? "", expecting: revision, by: actor)
    case .returned:
      try await office.returnToOffice(
        number, reason: reason ?? "", note: note, expecting: revision, by: actor)
    case .awaitingApproval, .answered:
      try await answer(
        from: state, isRestricted: isRestricted, on: number, expecting: revision, by: actor,
        at: office)
    case .declined:
      try await office.decline(
        number, reason: reason ?? "", note: note, expecting: revision, by: actor)
    case .transferred:
      try await office.transfer(
        number, reason: reason, note: note ?? "", expecting: revision, by: actor)
    case .merged:
      guard let into else { throw Refusal.invalid([ActProblem(.into, .missing)]) }
      try await office.merge(number, into: into, expecting: revision, by: actor)
    case .withdrawn:
      try await office.withdraw(number, note: note, expecting: revision, by: actor)
    }
  }

  /// Into the hands of the office, or of a unit.
  private func goOn(
    from state: State?, on number: TicketNumber, expecting revision: Int, by actor: Actor,
    at office: Office
  ) async throws {
    if state == .awaitingInformation {
      // What the citizen said, or why nobody waits for it any more.
      if text == nil, let note {
        return try await office.resume(number, because: note, expecting: revision, by: actor)
      }
      return try await office.addInformation(
        number, text: text ?? "", expecting: revision, by: actor)
    }
    guard to == .inProgress else {
      if state == .forwarded {
        return try await office.recall(number, note: note, expecting: revision, by: actor)
      }
      return try await office.accept(
        number, sorting: sorting, note: note, expecting: revision, by: actor)
    }
    switch state {
    case .awaitingApproval:
      try await office.sendBack(number, note: note ?? "", expecting: revision, by: actor)
    case .answered, .closed:
      try await office.reopen(
        number, because: note ?? "", reason: reason, expecting: revision, by: actor)
    case nil, .received, .accepted, .awaitingInformation, .forwarded, .returned, .inProgress,
      .declined, .transferred, .merged, .withdrawn:
      try await office.takeUp(number, expecting: revision, by: actor)
    }
  }

  /// The answer on its way: handed in, approved, or given at once.
  private func answer(
    from state: State?, isRestricted: Bool, on number: TicketNumber, expecting revision: Int,
    by actor: Actor,
    at office: Office
  ) async throws {
    if to == .awaitingApproval {
      return try await office.submitAnswer(
        number, lateReason: lateReason, note: note, expecting: revision, by: actor)
    }
    if state == .accepted || state == .returned {
      if isRestricted {
        return try await office.answerRestricted(
          number, text: text, lateReason: lateReason, method: method, expecting: revision,
          by: actor)
      }
      return try await office.answerAtOnce(
        number, text: text, lateReason: lateReason, method: method, expecting: revision,
        by: actor)
    }
    try await office.approveAnswer(
      number, lateReason: lateReason, method: method, expecting: revision, by: actor)
  }
}

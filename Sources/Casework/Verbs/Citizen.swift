import FoundationEssentials
import Postgres
public import Rules
import Store

// What a citizen does with their own ticket, and what staff do for and with them.

extension Office {
  /// How often an officer may ask on their own.
  static let questions = 2

  /// Asks the citizen for more; the citizen's clock pauses. After two questions another one is for
  /// the unit's head or the office to decide: each puts off what was promised.
  public func askInformation(
    _ number: TicketNumber, question: String, expecting revision: Int?, by actor: Actor
  ) async throws {
    try await act(.askInformation, on: number, by: actor, expecting: revision) { file in
      try file.require(question, .note)
      if file.right.role == .officer,
        file.pauses.count(where: { $0.reason == .awaitingInformation }) >= Office.questions
      {
        throw Refusal.conflict(.askedOften)
      }
      try file.write(question, as: .question, forCitizen: true)
      try file.move(to: .awaitingInformation)
      file.tell(.question)
    }
  }

  /// Adds what the citizen says. If the ticket waited for it, work and clocks go on.
  public func addInformation(
    _ number: TicketNumber, text: String, expecting revision: Int? = nil, by actor: Actor
  ) async throws {
    try await act(.addInformation, on: number, by: actor, expecting: revision) { file in
      guard file.ticket.state.isOpen else { throw Refusal.conflict(.tooLate) }
      try file.require(text, .text)
      try file.write(text, as: .information, forCitizen: true)
      guard file.ticket.state == .awaitingInformation else { return }
      try file.move(to: file.stateBefore())
    }
  }

  /// Goes on without what the citizen was asked for: it did not come in time, or is not needed.
  ///
  /// - Parameter note: why; for the office only.
  public func resume(
    _ number: TicketNumber, because note: String, expecting revision: Int? = nil, by actor: Actor
  ) async throws {
    try await act(.addInformation, on: number, by: actor, expecting: revision) { file in
      guard file.ticket.state == .awaitingInformation, actor.principal.person != nil else {
        throw Refusal.moveNotAllowed(from: file.ticket.state, to: .inProgress)
      }
      try file.require(note, .note)
      try file.write(note, as: .move)
      file.name = "resume"
      try file.move(to: file.stateBefore())
    }
  }

  /// The citizen takes the matter back; not while others, who were merged into it, wait for its
  /// answer.
  public func withdraw(
    _ number: TicketNumber, note: String? = nil, expecting revision: Int? = nil, by actor: Actor
  ) async throws {
    try await act(.withdraw, on: number, by: actor, expecting: revision) { file in
      try file.requireNobodyElseWaits()
      try file.write(note, as: .move, forCitizen: true)
      try file.move(to: .withdrawn)
    }
  }

  /// The citizen rates the answer: 3 hài lòng, 2 bình thường, 1 không hài lòng. A good rating
  /// closes the ticket.
  public func rate(
    _ number: TicketNumber, score: Int, comment: String?, expecting revision: Int? = nil,
    by actor: Actor
  ) async throws {
    try await act(.rate, on: number, by: actor, expecting: revision) { file in
      guard (1...3).contains(score) else { throw Refusal.invalid([ActProblem(.score, .unknown)]) }
      if let comment, comment.unicodeScalars.count > 2_000 {
        throw Refusal.invalid([ActProblem(.note, .tooLong(limit: 2_000))])
      }
      let answer = try file.disputedAnswer()
      let words = comment.map { NFC.clean($0) }.flatMap { $0.isEmpty ? nil : $0 }
      try file.tx.run(
        Answers.rate(
          answer.version, of: file.ticket.id, score: Int16(score), comment: words,
          at: file.now))
      file.detail["score"] = .figure(Int64(score))
      if file.ticket.state == .answered && score > 1 { try file.move(to: .closed) }
    }
  }

  /// The code of the reason `reopen` with which the old promise goes on.
  public static let closedByMistake = "dong_nham"

  /// Work begins anew. An answer that is disputed makes a new promise; a ticket that was closed by
  /// mistake keeps the one it had, without the time in between, and one that the unit's own head
  /// takes back keeps it as if it had never been answered.
  ///
  /// - Parameter reason: one of the list `reopen`; nil for what a citizen says in words. Only whoever
  ///   may put off a citizen's promise can say that it was a mistake.
  public func reopen(
    _ number: TicketNumber, because note: String, reason: String? = nil,
    expecting revision: Int? = nil, by actor: Actor
  ) async throws {
    try await act(.reopen, on: number, by: actor, expecting: revision) { file in
      try file.require(note, .note)
      if actor.principal == .citizen { _ = try file.disputedAnswer() }
      guard file.ticket.state == .answered || file.ticket.state == .closed else {
        throw Refusal.moveNotAllowed(from: file.ticket.state, to: .inProgress)
      }
      if let reason { try file.choose(reason, of: .reopen) }
      try file.write(note, as: .dispute, forCitizen: true)
      if reason == Office.closedByMistake {
        guard file.right.mayPutOffPromise else {
          throw Refusal.invalid([ActProblem(.reason, .unknown)])
        }
        try file.goOnWithOldPromise(isPaused: true)
      } else if file.right.role == .head {
        // Nobody gives themselves more time by answering too early.
        try file.goOnWithOldPromise(isPaused: false)
      } else {
        try file.move(to: .inProgress)
      }
      // Whoever disputes an answer has it; the next one is brought anew.
      try file.tx.run(Deliveries.replaceOpen(file.ticket.id))
      file.ticket.reopened = true
    }
  }

  /// A new access code for a caller whom staff has verified; the old one is void.
  public func issueAccessCode(_ number: TicketNumber, by actor: Actor) async throws -> AccessCode {
    let key = settings.key
    do {
      return try await act(.addInformation, on: number, by: actor) { file in
        file.ticket.accessVersion += 1
        let code = AccessCode.code(
          key: key, ticketKey: file.ticket.key, version: Int(file.ticket.accessVersion))
        file.ticket.accessDigest = AccessCode.digest(key: key, code: code)
        file.name = "issue_access_code"
        file.detail["accessVersion"] = .figure(Int64(file.ticket.accessVersion))
        return code
      }
    } catch let done as DoneBefore {
      guard let ticket = try await reads.first(Tickets.byNumber(number)) else { throw done }
      return AccessCode.code(
        key: key, ticketKey: ticket.key, version: Int(ticket.accessVersion))
    }
  }
}

extension CaseFile {
  /// The state from which the ticket came to where it stands.
  func stateBefore() throws -> State {
    guard let state = try tx.first(Events.stateBefore(ticket.id, revision: ticket.revision)),
      let state
    else { throw Refusal.moveNotAllowed(from: ticket.state, to: ticket.state) }
    return state
  }

  /// The answer the citizen may rate or dispute: the last one, within 30 days.
  fileprivate func disputedAnswer() throws -> AnswerRow {
    switch ticket.state {
    case .answered, .closed: break
    case .received, .accepted, .awaitingInformation, .forwarded, .returned, .inProgress,
      .awaitingApproval, .declined, .transferred, .merged, .withdrawn:
      throw Refusal.moveNotAllowed(from: ticket.state, to: .closed)
    }
    guard let answer = try tx.all(Answers.of(ticket.id)).last(where: { !$0.isDraft }),
      let approved = answer.approvedAt, !answer.isHeld(at: now),
      now.timeIntervalSince(approved) <= Office.disputeWindow
    else { throw Refusal.conflict(.tooLate) }
    return answer
  }
}

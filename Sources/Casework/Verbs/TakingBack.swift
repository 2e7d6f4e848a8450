import FoundationEssentials
import Postgres
public import Rules
import Store

// For some seconds a given answer waits in the house: it is committed and can't be lost, but is
// neither sent nor shown, and whoever gave it may take it back.

extension Office {
  /// Takes an answer back before it leaves. The ticket goes to where it stood, by a move that stays
  /// in its history; what was owed is owed on with its old due instants, since an answer that
  /// nobody got was never given; the words are a draft again.
  ///
  /// - Throws: `Refusal.conflict(.alreadyLeft)` once it was sent, told, brought, published, or its
  ///   time is over; `Refusal.notFound` for everybody but who gave it.
  public func undoAnswer(
    _ number: TicketNumber, expecting revision: Int?, by actor: Actor
  ) async throws {
    guard let row = try await reads.first(Tickets.byNumber(number)) else { throw Refusal.notFound }
    let way = try await reads.first(Events.way(row.id, revision: row.revision))
    let verb = way.flatMap { Verb(rawValue: $0.verb) } ?? .approveAnswer
    let isGiven = verb == .approveAnswer || verb == .answerLevel1
    try await act(
      isGiven ? verb : .approveAnswer, on: number, by: actor, expecting: revision
    ) { file in
      guard file.ticket.state == .answered,
        let answer = try file.tx.all(Answers.of(file.ticket.id)).last, !answer.isDraft
      else { throw Refusal.conflict(.alreadyLeft) }
      guard answer.approverID == actor.principal.person else { throw Refusal.notFound }
      try file.takeBack(answer)
    }
  }
}

extension CaseFile {
  fileprivate func takeBack(_ answer: AnswerRow) throws {
    let move = Move(from: ticket.state, to: try stateBefore())
    guard move.takesBackAnswer else {
      throw Refusal.moveNotAllowed(from: ticket.state, to: move.to)
    }
    let isHandedIn = move.to == .awaitingApproval
    let taken = try tx.run(
      Answers.takeBack(answer.version, of: ticket.id, isHandedIn: isHandedIn, at: now))
    guard taken == 1 else { throw Refusal.conflict(.alreadyLeft) }
    try tx.run(Deliveries.takeBack(answer.version, of: ticket.id))
    let way = try tx.first(Events.way(ticket.id, revision: ticket.revision))
    if ticket.unit != nil, let way, way.unitBefore == nil { try release() }
    name = "undo_answer"
    detail["version"] = .figure(Int64(answer.version))
    try make(move)
  }

  /// Lets go of everything that ended when the answer was given; what began with it ends.
  func goOn(after move: Move) {
    for index in obligations.indices {
      let row = obligations[index]
      if row.basedOn == before.stateSince, row.status == .met,
        row.kind == .deliver || row.kind == .publish
      {
        (obligations[index].status, obligations[index].endedAt) = (.cancelled, now)
      } else if row.endedAt == before.stateSince, row.wasEnded(by: move), isNewest(row) {
        obligations[index].goOn(with: row.steps(in: catalogue, pauses))
      } else {
        continue
      }
      changed.insert(row.ordinal)
    }
  }

  /// Several units may each have owed their part; of everything else the last one ran.
  private func isNewest(_ row: ObligationRow) -> Bool {
    row.kind == .unitAnswer
      || obligations.last { $0.kind == row.kind }?.ordinal == row.ordinal
  }

  /// The answer in force, let out for certain; nil if there is none, or it was just taken back.
  func letOutAnswer(of ticket: ID<TicketRow>) throws -> AnswerRow? {
    let given = try tx.all(Answers.of(ticket)).last { !$0.isDraft }
    guard let given else { return nil }
    try tx.run(Answers.letOut(given.version, of: ticket, at: now))
    return try tx.all(Answers.of(ticket)).last { !$0.isDraft && $0.version == given.version }
  }
}

extension ObligationRow {
  /// Whether giving the answer, which this move takes back, had ended it.
  fileprivate func wasEnded(by move: Move) -> Bool {
    switch kind {
    case .answer: status == .met
    case .forward: status == .met && move.to != .awaitingApproval
    case .unitAnswer, .measures: status == .cancelled
    case .accept, .takeUp, .deliver, .publish: false
    }
  }
}

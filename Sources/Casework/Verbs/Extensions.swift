import FoundationEssentials
import Postgres
public import Rules
import Store

// More time: asked before the due instant, granted by another, once, and the citizen is told.

extension Office {
  /// Asks for more time on the citizen's clock (`answer`) or the unit's own (`unit_answer`).
  ///
  /// - Parameter amount: in the unit of the obligation's target, at most the original length.
  public func requestExtension(
    _ number: TicketNumber, of kind: ObligationKind, by amount: Int, because note: String,
    actor: Actor
  ) async throws {
    try await act(.requestExtension, on: number, by: actor) { file in
      guard let person = actor.principal.person,
        let row = file.obligations.last(where: { $0.kind == kind && $0.status.isLive }),
        kind == .answer || kind == .unitAnswer
      else { throw Refusal.invalid([ActProblem(.code, .unknown)]) }
      try file.require(note, .note)
      let most = max(1, row.target.amount)
      guard (1...most).contains(amount) else {
        throw Refusal.invalid([ActProblem(.amount, .notWithin(from: 1, through: most))])
      }
      if row.wasMissed(at: file.now, file.pauses) { throw Refusal.conflict(.tooLate) }
      let known = try file.tx.all(Extensions.of(file.ticket.id))
      if known.contains(where: { $0.ordinal == row.ordinal && $0.granted != false }) {
        throw Refusal.conflict(.alreadyExtended)
      }
      try file.write(note, as: .extension)
      guard let words = file.note else { throw Refusal.invalid([ActProblem(.note, .missing)]) }
      _ = try file.tx.one(
        Store.Extensions.request(
          file.ticket.id, ordinal: row.ordinal, by: person, at: file.now,
          amount: Int32(amount), note: words))
      file.detail["obligation"] = .code(kind.rawValue)
      file.detail["amount"] = .figure(Int64(amount))
    }
  }

  /// Decides on the request that waits: the dispatcher on the citizen's clock, the head on inner
  /// ones, nobody on their own.
  public func decideExtension(
    _ number: TicketNumber, of kind: ObligationKind, granted: Bool, note: String?, by actor: Actor
  ) async throws {
    let requester = try await requester(of: number, kind)
    let about = Policy.Act(obligation: kind, requestedBy: requester)
    try await act(.grantExtension, on: number, by: actor, about: about) { file in
      guard let person = actor.principal.person,
        let index = file.obligations.lastIndex(where: { $0.kind == kind && $0.status.isLive })
      else { throw Refusal.conflict(.tooLate) }
      let row = file.obligations[index]
      let waiting = try file.tx.all(Extensions.of(file.ticket.id)).last {
        $0.ordinal == row.ordinal && $0.granted == nil
      }
      guard let waiting else { throw Refusal.conflict(.noRequest) }
      try file.write(note, as: .extension, forCitizen: granted && kind == .answer)
      try file.tx.run(
        Extensions.decide(waiting.id, granted: granted, by: person, at: file.now))
      file.detail["granted"] = .flag(granted)
      file.detail["obligation"] = .code(kind.rawValue)
      guard granted else { return }
      try file.recompute(
        at: index, what: "extended", cause: "extension",
        by: row.target.of(Int(waiting.amount)))
      if kind == .answer { file.tell(.extended) }
    }
  }

  private func requester(
    of number: TicketNumber, _ kind: ObligationKind
  ) async throws -> ID<Person>? {
    guard let ticket = try await reads.first(Tickets.byNumber(number)) else {
      throw Refusal.notFound
    }
    let live = try await reads.all(Obligations.of(ticket.id))
      .last { $0.kind == kind && $0.status.isLive }
    let requests = try await reads.all(Extensions.of(ticket.id))
    return requests.last { $0.ordinal == live?.ordinal && $0.granted == nil }?.requestedBy
  }
}

import FoundationEssentials
import Postgres
public import Rules
import Store

// What somebody at the desk does with a call.

extension Office {
  /// For how long a call that was opened at the desk is the same one when it is opened again.
  static let sameCallWindow = 2.0 * 3600
  /// The most characters of an extension.
  static let longestExtension = 32

  /// Opens the call that somebody has on the line: the one the exchange has told of, the one they
  /// opened before, or a new one.
  ///
  /// - Parameter said: the caller's number as the soft-phone says it; nothing for a withheld one.
  /// - Returns: its number.
  /// - Throws: `Refusal.notFound` without the right.
  public func openCall(from said: String, by actor: Actor) async throws -> Int64 {
    let person = try taker(actor).person
    let caller = Caller(said)
    let now = now
    return try await database.write { tx in
      let since = now.addingTimeInterval(-Office.sameCallWindow)
      let found =
        caller.sort == .unreadable
        ? nil : try tx.first(Calls.live(caller: caller.canonical, for: person, since: since))
      guard var call = try found.flatMap({ try tx.first(Calls.locked($0.id)) }) else {
        let times = CallTimes().hearing(.answered, at: now)
        return try tx.one(
          Calls.insert(CallRow(pbxID: nil, caller: caller, person: person, times: times)))
      }
      if call.person == nil || call.times.answered == nil {
        call.person = call.person ?? person
        call.times = call.times.hearing(.answered, at: now)
        try tx.run(Calls.update(call))
      }
      return call.id
    }
  }

  /// Writes down what came of a call that was answered, other than tickets.
  ///
  /// - Throws: `Refusal.notFound` for a call of somebody else; `.conflict(.callWasMissed)`,
  ///   `.conflict(.callHasTickets)`; `.invalid` for the outcome of tickets without one.
  public func endCall(_ id: Int64, as outcome: CallOutcome, by actor: Actor) async throws {
    let taker = try taker(actor)
    guard outcome != .tickets else {
      throw Refusal.invalid([ActProblem(.outcome, .unknown)])
    }
    let now = now
    try await refusing {
      try await self.database.write { tx in
        var call = try taker.locked(id, in: tx)
        if call.outcome == .tickets { throw Refusal.conflict(.callHasTickets) }
        if call.state == .missed { throw Refusal.conflict(.callWasMissed) }
        try Office.settle(&call, in: tx, at: now)
        try tx.run(
          Calls.setOutcome(outcome, ticket: nil, of: id, by: taker.person, at: now))
      }
    }
  }

  /// Ties a ticket to a call: one that was filed during it, or one it was about. That is what came
  /// of the call then. Again changes nothing.
  ///
  /// - Throws: `Refusal.notFound` for a call of somebody else, or a ticket that one may not see.
  public func tie(
    _ number: TicketNumber, to id: Int64, as part: CallTicketPart, by actor: Actor
  ) async throws {
    let taker = try taker(actor)
    let catalogue = try await catalogue()
    let now = now
    try await refusing {
      try await self.database.write { tx in
        var call = try taker.locked(id, in: tx)
        let ticket = try taker.ticket(number, for: part, in: tx, catalogue: catalogue)
        try tx.run(Calls.tie(ticket, to: id, as: part, by: taker.person, at: now))
        guard call.state != .missed, call.outcome != .tickets else { return }
        try Office.settle(&call, in: tx, at: now)
        try tx.run(
          Calls.setOutcome(.tickets, ticket: ticket, of: id, by: taker.person, at: now))
      }
    }
  }

  /// What comes of a call was said by whoever talked: it was answered; and a call of which no
  /// exchange tells is over.
  private static func settle(_ call: inout CallRow, in tx: Transaction, at now: Date) throws {
    let before = call.times
    if call.times.answered == nil { call.times = call.times.hearing(.answered, at: now) }
    if call.pbxID == nil { call.times = call.times.hearing(.ended, at: now) }
    if call.times != before { try tx.run(Calls.update(call)) }
  }

  /// Sits down at a telephone, or gets up from it.
  ///
  /// - Parameter telephone: its extension; nil or nothing to get up.
  /// - Throws: `Refusal.invalid` for what can't be an extension.
  public func sit(at telephone: String?, by actor: Actor) async throws {
    let person = try taker(actor).person
    let telephone = NFC.line(telephone ?? "")
    guard telephone.isEmpty || Office.isExtension(telephone) else {
      throw Refusal.invalid([ActProblem(.extension, .badNumber)])
    }
    let now = now
    try await database.write(retries: 2) { tx in
      try tx.run(Seats.leave(person))
      if !telephone.isEmpty { try tx.run(Seats.sit(person, at: telephone, since: now)) }
    }
  }

  /// The telephone at which somebody sits; nil for none.
  public func telephone(of actor: Actor) async throws -> String? {
    try await reads.first(Seats.of(taker(actor).person))
  }

  /// Whether a text can be an extension: letters, digits, `_`, `.` and `-`, 32 at most.
  public static func isExtension(_ text: String) -> Bool {
    (1...longestExtension).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2E, 0x2D: true
        case _: false
        }
      }
  }

  func taker(_ actor: Actor) throws -> CallTaker {
    guard let right = Policy.right(of: actor.principal, to: .takeCall),
      let person = actor.principal.person
    else { throw Refusal.notFound }
    return CallTaker(principal: actor.principal, person: person, scope: right.scope)
  }
}

/// Somebody who takes calls: their own, or every one.
struct CallTaker: Sendable {
  let principal: Principal
  let person: ID<Person>
  let scope: Scope

  /// Whether a call is theirs to see. What nobody has taken yet is everybody's.
  func maySee(_ call: CallRow) -> Bool {
    scope == .office || call.person == nil || call.person == person
  }

  /// The call, locked.
  ///
  /// - Throws: `Refusal.notFound`.
  func locked(_ id: Int64, in tx: Transaction) throws -> CallRow {
    guard let call = try tx.first(Calls.locked(id)), maySee(call) else { throw Refusal.notFound }
    return call
  }

  /// A ticket that may belong to a call of theirs: one they filed, or one they may see.
  ///
  /// - Throws: `Refusal.notFound`.
  func ticket(
    _ number: TicketNumber, for part: CallTicketPart, in tx: Transaction, catalogue: Catalogue
  ) throws -> ID<TicketRow> {
    guard let ticket = try tx.first(Tickets.byNumber(number)) else { throw Refusal.notFound }
    switch part {
    case .filed:
      guard ticket.filedBy == person else { throw Refusal.notFound }
    case .about:
      let stays = try tx.all(Tickets.stays(ticket.id))
      let facts = try Policy.Facts(ticket, stays: stays, in: tx)
      guard Policy.right(of: principal, to: .seeTicket, on: facts, in: catalogue) != nil else {
        throw Refusal.notFound
      }
    }
    return ticket.id
  }
}

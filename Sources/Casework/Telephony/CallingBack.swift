import FoundationEssentials
import Postgres
public import Rules
public import Store

/// Who is to be called back.
public struct CallBackQueue: Sendable {
  /// The most urgent first.
  public let rows: [CallBackRow]
  /// What is left for each, by its number.
  public let remaining: [Int64: Remaining]
}

extension Office {
  /// For how long a call-back stays with whoever took it; seconds.
  static let claimLease = 30.0 * 60

  /// Who is to be called back, the most urgent first.
  ///
  /// - Throws: `Refusal.notFound` without the right.
  public func callBacks(limit: Int = 200, by actor: Actor) async throws -> CallBackQueue {
    try require(.callBack, actor)
    let rows = try await reads.all(CallBacks.queue(limit: limit))
    return try await CallBackQueue(rows: rows, remaining: remaining(of: rows))
  }

  /// One who is to be called back, with their open tickets.
  ///
  /// - Throws: `Refusal.notFound` without the right.
  public func callBack(
    _ id: Int64, by actor: Actor
  ) async throws -> (row: CallBackRow, remaining: Remaining?, open: TicketPage) {
    try require(.callBack, actor)
    guard let row = try await reads.first(CallBacks.byID(id)) else { throw Refusal.notFound }
    var filter = TicketFilter()
    filter.caller = row.caller ?? ""
    filter.openOnly = true
    filter.order = .due
    filter.limit = Office.openOnCall
    return try await (
      row, remaining(of: [row])[id], tickets(filter, desk: true, for: actor.principal)
    )
  }

  private func remaining(of rows: [CallBackRow]) async throws -> [Int64: Remaining] {
    let catalogue = try await rules.recent()
    let target = try await reads.one(Calls.rules).target
    let now = now
    return Dictionary(
      uniqueKeysWithValues: rows.compactMap { row in
        catalogue.calendars[row.calendarVersion].map {
          let left = Deadline(in: $0.calendar).remaining(until: row.dueAt, at: now, target: target)
          return (row.id, left)
        }
      })
  }

  /// How many wait, and how many of them for too long; nil for whoever does not call back.
  public func callBackCounts(
    for principal: Principal
  ) async throws -> (open: Int, overdue: Int)? {
    guard Policy.right(of: principal, to: .callBack) != nil else { return nil }
    return try await reads.one(CallBacks.counts(at: now))
  }

  /// Whether a call-back is somebody else's now.
  ///
  /// - Parameter person: who asks.
  public func isTaken(_ row: CallBackRow, from person: ID<Person>?) -> Bool {
    Office.isTaken(row, from: person, at: now)
  }

  private static func isTaken(
    _ row: CallBackRow, from person: ID<Person>?, at now: Date
  ) -> Bool {
    guard let holder = row.claimedBy, holder != person, let since = row.claimedAt else {
      return false
    }
    return now.timeIntervalSince(since) < claimLease
  }

  /// Takes a call-back: nobody else calls the same number meanwhile.
  ///
  /// - Throws: `Refusal.conflict(.callBackTaken)` or `.callBackDone`.
  public func claimCallBack(_ id: Int64, by actor: Actor) async throws {
    try await onCallBack(id, by: actor) { _, person, tx, now in
      try tx.run(CallBacks.claim(id, by: person, at: now))
    }
  }

  /// Lets a call-back go, for others to take.
  ///
  /// - Throws: as `claimCallBack`.
  public func releaseCallBack(_ id: Int64, by actor: Actor) async throws {
    try await onCallBack(id, by: actor) { _, _, tx, now in
      try tx.run(CallBacks.claim(id, by: nil, at: now))
    }
  }

  /// Writes down what came of calling back. Whoever was reached is on the line: that is a call.
  ///
  /// - Returns: the call with whoever was reached; nil otherwise.
  /// - Throws: as `claimCallBack`; `Refusal.invalid` for giving up too early.
  @discardableResult
  public func settleCallBack(
    _ id: Int64, as result: CallBackResult, by actor: Actor
  ) async throws -> Int64? {
    try await onCallBack(id, by: actor) { row, person, tx, now in
      guard result.isPossible(after: row.attempts) else {
        throw Refusal.invalid([ActProblem(.outcome, .unknown)])
      }
      let attempts = row.attempts + (result.isAttempt ? 1 : 0)
      if result.isAttempt {
        try tx.run(
          CallBacks.attempt(id, n: attempts, result: result, by: person, at: now))
      }
      try tx.run(
        CallBacks.settle(id, attempts: attempts, result: result, by: person, at: now))
      guard result == .reached, let number = row.number else { return nil }
      return try tx.one(
        Calls.insert(
          CallRow(
            pbxID: nil, direction: .outgoing, caller: .known(number), person: person,
            times: CallTimes().hearing(.answered, at: now), callBack: id)))
    }
  }

  @discardableResult
  private func onCallBack<Value: Sendable>(
    _ id: Int64, by actor: Actor,
    _ body: @escaping @Sendable (CallBackRow, ID<Person>, Transaction, Date) throws -> Value
  ) async throws -> Value {
    guard Policy.right(of: actor.principal, to: .callBack) != nil,
      let person = actor.principal.person
    else { throw Refusal.notFound }
    let now = now
    return try await refusing {
      try await self.database.write { tx in
        guard let row = try tx.first(CallBacks.locked(id)) else { throw Refusal.notFound }
        if row.finishedAt != nil { throw Refusal.conflict(.callBackDone) }
        if Office.isTaken(row, from: person, at: now) {
          throw Refusal.conflict(.callBackTaken)
        }
        let value = try body(row, person, tx, now)
        try tx.run(DeskChanges.tell(DeskEvent(.callBack, id: id).payload))
        return value
      }
    }
  }
}

import FoundationEssentials
import Postgres
public import Rules
public import Store

extension Office {
  /// The longest that a number may be blocked at once: a year, in days.
  public static let longestBlock = 366

  /// The numbers that are blocked now.
  ///
  /// - Throws: `Refusal.notFound` without the right.
  public func blockedCallers(by actor: Actor) async throws -> [BlockedCallerRow] {
    try require(.blockCaller, actor)
    return try await reads.all(BlockedCallers.now(at: now))
  }

  /// Blocks a number until the end of a day: its calls are noted and shown to nobody, and nobody
  /// calls it back.
  ///
  /// - Parameter number: as it was typed.
  /// - Returns: the number of the block.
  /// - Throws: `Refusal.invalid` for what is no number, no reason, or a day that is over or more
  ///   than a year away; `.conflict(.alreadyBlocked)`.
  @discardableResult
  public func block(
    _ number: String, because reason: String, until day: LocalDay?, by actor: Actor
  ) async throws -> Int64 {
    try require(.blockCaller, actor)
    guard let person = actor.principal.person else { throw Refusal.notFound }
    let reason = NFC.clean(reason)
    let caller = PhoneNumber(number)?.canonical
    var problems: [ActProblem] = []
    if caller == nil {
      problems.append(ActProblem(.number, number.isEmpty ? .missing : .badPhone))
    }
    if reason.isEmpty { problems.append(ActProblem(.reason, .missing)) }
    if reason.unicodeScalars.count > 500 {
      problems.append(ActProblem(.reason, .tooLong(limit: 500)))
    }
    let today = try await today()
    if let day, day < today || day > today.adding(days: Office.longestBlock) {
      problems.append(
        ActProblem(
          .until, day < today ? .outOfOrder : .notWithin(from: 1, through: Office.longestBlock)))
    }
    if day == nil { problems.append(ActProblem(.until, .missing)) }
    guard problems.isEmpty, let caller, let day,
      let calendar = try await catalogue().officeCalendar
    else { throw Refusal.invalid(problems) }
    let now = now
    let end = calendar.midnight(of: day.adding(days: 1))
    return try await refusing {
      try await self.database.write { tx in
        try actor.once(in: tx, at: now) {
          try tx.one(
            BlockedCallers.add(caller, reason: reason, from: now, until: end, by: person))
        }
      }
    }
  }

  /// Ends a block.
  ///
  /// - Throws: `Refusal.notFound` for one that holds no more.
  public func unblock(_ id: Int64, by actor: Actor) async throws {
    try require(.blockCaller, actor)
    guard let person = actor.principal.person else { throw Refusal.notFound }
    let now = now
    try await database.write { tx in
      guard try tx.run(BlockedCallers.lift(id, by: person, at: now)) == 1 else {
        throw Refusal.notFound
      }
    }
  }
}

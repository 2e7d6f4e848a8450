import FoundationEssentials
import Postgres
import Rules
public import Store

/// Who is away and who is on duty, from today on.
public struct StandIns: Sendable {
  /// The next first.
  public let absences: [AbsenceRow]
  /// The next first.
  public let duties: [DutyRow]
}

extension Office {
  /// Who is away and who is on duty, from today on.
  ///
  /// - Throws: `Refusal.notFound` without the right.
  public func standIns(by actor: Actor) async throws -> StandIns {
    try require(.editPeople, actor)
    return try await StandIns(
      absences: reads.all(Rosters.absences(since: today())),
      duties: reads.all(Rosters.duties(since: now)))
  }

  /// Plans an absence: what somebody is told goes to their deputy meanwhile.
  ///
  /// - Returns: its number.
  /// - Throws: `Refusal.conflict(.plannedAlready)` for days on which they are away already;
  ///   `Refusal.invalid` for a deputy who could do nothing.
  @discardableResult
  public func addAbsence(_ absence: AbsenceRow, by actor: Actor) async throws -> Int64 {
    if absence.endsOn < absence.startsOn {
      throw Refusal.invalid([ActProblem(.until, .outOfOrder)])
    }
    if absence.deputy == absence.person {
      throw Refusal.invalid([ActProblem(.deputy, .samePerson)])
    }
    let catalogue = try await catalogue()
    return try await edit(.editPeople, "absence", "\(absence.person)", actor) { tx, _ in
      if let deputy = absence.deputy {
        let theirs = try tx.all(Rosters.held(by: deputy, on: absence.startsOn))
        let own = try tx.all(Rosters.held(by: absence.person, on: absence.startsOn))
        guard Roster.canStandIn(theirs, for: own, in: catalogue) else {
          throw Refusal.invalid([ActProblem(.deputy, theirs.isEmpty ? .unknown : .unsuitable)])
        }
      }
      return try tx.one(Rosters.add(absence))
    }
  }

  /// Removes an absence.
  public func removeAbsence(_ id: Int64, by actor: Actor) async throws {
    try await edit(.editPeople, "absence", "removed \(id)", actor) { tx, _ in
      guard try tx.run(Rosters.removeAbsence(id)) == 1 else { throw Refusal.notFound }
    }
  }

  /// Puts somebody on duty, for a week at most: while the office is closed they are told of what is
  /// urgent.
  ///
  /// - Returns: its number.
  /// - Throws: `Refusal.conflict(.plannedAlready)` while they are on duty already.
  @discardableResult
  public func addDuty(_ duty: DutyRow, by actor: Actor) async throws -> Int64 {
    if duty.endsAt <= duty.startsAt {
      throw Refusal.invalid([ActProblem(.until, .outOfOrder)])
    }
    if duty.endsAt.timeIntervalSince(duty.startsAt) > 7 * 86_400 {
      throw Refusal.invalid([ActProblem(.until, .notWithin(from: 1, through: 7 * 24))])
    }
    let today = try await today()
    return try await edit(.editPeople, "duty", "\(duty.person)", actor) { tx, _ in
      let held = try tx.all(Rosters.held(by: duty.person, on: today))
      guard Roster.isFitForDuty(Set(held.map(\.role))) else {
        throw Refusal.invalid([ActProblem(.person, held.isEmpty ? .unknown : .unsuitable)])
      }
      return try tx.one(Rosters.add(duty))
    }
  }

  /// Takes somebody off duty.
  public func removeDuty(_ id: Int64, by actor: Actor) async throws {
    try await edit(.editPeople, "duty", "removed \(id)", actor) { tx, _ in
      guard try tx.run(Rosters.removeDuty(id)) == 1 else { throw Refusal.notFound }
    }
  }
}

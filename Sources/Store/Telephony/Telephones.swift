public import FoundationEssentials
public import Postgres
public import Rules

/// Statements over `call_seat`: who sits at which telephone.
public enum Seats {
  /// Who sits at a telephone; none if nobody does.
  public static func person(at telephone: String) -> Statement<ID<Person>> {
    Statement(
      "Seats.person", "SELECT person_id FROM call_seat WHERE extension = \(telephone)",
      column: ID<Person>.self)
  }

  /// The telephone at which somebody sits.
  public static func of(_ person: ID<Person>) -> Statement<String> {
    Statement(
      "Seats.of", "SELECT extension FROM call_seat WHERE person_id = \(person)",
      column: String.self)
  }

  /// Somebody gets up.
  public static func leave(_ person: ID<Person>) -> Statement<Void> {
    Statement("Seats.leave", "DELETE FROM call_seat WHERE person_id = \(person)")
  }

  /// Somebody sits down at a telephone, in the place of whoever sat there.
  public static func sit(
    _ person: ID<Person>, at telephone: String, since now: Date
  ) -> Statement<Void> {
    Statement(
      "Seats.sit",
      """
      INSERT INTO call_seat (extension, person_id, since)
      VALUES (\(telephone), \(person), \(now))
      ON CONFLICT ON CONSTRAINT call_seat_is_one DO UPDATE
      SET person_id = EXCLUDED.person_id, since = EXCLUDED.since
      """)
  }
}

/// A row of `blocked_caller`.
public struct BlockedCallerRow: Sendable, Hashable {
  /// Its number.
  public let id: Int64
  /// The telephone number, canonical.
  public let caller: String
  /// Why.
  public let reason: String
  /// From when.
  public let startsAt: Date
  /// Until when.
  public let endsAt: Date
  /// Who blocked it.
  public let author: String
}

/// Statements over `blocked_caller`.
public enum BlockedCallers {
  /// Whether a number is blocked at an instant.
  public static func covers(_ caller: String, at instant: Date) -> Statement<Bool> {
    Statement(
      "BlockedCallers.covers",
      """
      SELECT EXISTS (
        SELECT FROM blocked_caller
        WHERE caller = \(caller)
          AND tstzrange(starts_at, coalesce(lifted_at, ends_at)) @> \(instant)::timestamptz)
      """, column: Bool.self)
  }

  /// What is blocked now, the last first.
  public static func now(at now: Date) -> Statement<BlockedCallerRow> {
    Statement(
      "BlockedCallers.now",
      """
      SELECT b.id, b.caller, b.reason, b.starts_at, b.ends_at, p.name
      FROM blocked_caller b
      JOIN person p ON p.id = b.by_person
      WHERE b.ends_at > \(now) AND b.lifted_at IS NULL
      ORDER BY b.id DESC
      LIMIT 500
      """
    ) { row in
      var row = row.reader
      return try BlockedCallerRow(
        id: row.next(), caller: row.next(), reason: row.next(), startsAt: row.next(),
        endsAt: row.next(), author: row.next())
    }
  }

  /// Blocks a number.
  ///
  /// - Returns: the number of the block.
  public static func add(
    _ caller: String, reason: String, from start: Date, until end: Date, by person: ID<Person>
  ) -> Statement<Int64> {
    Statement(
      "BlockedCallers.add",
      """
      INSERT INTO blocked_caller (caller, reason, starts_at, ends_at, by_person)
      VALUES (\(caller), \(reason), \(start), \(end), \(person))
      RETURNING id
      """, column: Int64.self)
  }

  /// Ends a block that still holds.
  public static func lift(
    _ id: Int64, by person: ID<Person>, at now: Date
  ) -> Statement<Void> {
    Statement(
      "BlockedCallers.lift",
      """
      UPDATE blocked_caller
      SET lifted_at = \(now), lifted_by = \(person)
      WHERE id = \(id) AND lifted_at IS NULL AND ends_at > \(now)
      """)
  }
}

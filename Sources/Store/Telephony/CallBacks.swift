public import FoundationEssentials
public import Postgres
public import Rules

/// A row of `call_back`.
public struct CallBackRow: Sendable, Hashable {
  /// Its number.
  public let id: Int64
  /// The number in its canonical form; nil if it was erased.
  public let caller: String?
  /// How often they rang in vain.
  public let missedCalls: Int
  /// When the first of these calls was given up.
  public let since: Date
  /// Until when they are to be called.
  public let dueAt: Date
  /// By which calendar.
  public let calendarVersion: ID<CalendarVersion>
  /// How often they were called.
  public let attempts: Int
  /// When they were called last.
  public let lastAttemptAt: Date?
  /// Who calls them.
  public let claimedBy: ID<Person>?
  /// Since when.
  public let claimedAt: Date?
  /// By name.
  public let claimerName: String?
  /// When it was done; nil while it waits.
  public let finishedAt: Date?

  /// The number; nil if it was erased.
  public var number: PhoneNumber? { caller.flatMap { PhoneNumber($0) } }
}

/// Statements over `call_back` and `call_back_attempt`.
public enum CallBacks {
  /// Notes a missed call: a new call-back, or one more call of one that waits; its due date stays.
  ///
  /// - Returns: the call-back.
  public static func note(
    _ caller: String, missedAt missed: Date, dueAt due: Date, calendar: ID<CalendarVersion>
  ) -> Statement<Int64> {
    Statement(
      "CallBacks.note",
      """
      INSERT INTO call_back (caller, since, due_at, calendar_version_id)
      VALUES (\(caller), \(missed), \(due), \(calendar))
      ON CONFLICT (caller) WHERE finished_at IS NULL DO UPDATE
      SET missed_calls = call_back.missed_calls + 1,
        since = LEAST(call_back.since, EXCLUDED.since),
        due_at = LEAST(call_back.due_at, EXCLUDED.due_at)
      RETURNING id
      """, column: Int64.self)
  }

  /// One of its calls was answered after all; without another one nothing is left to be done.
  public static func forget(_ id: Int64, at now: Date) -> Statement<Void> {
    Statement(
      "CallBacks.forget",
      """
      UPDATE call_back
      SET missed_calls = missed_calls - 1,
        outcome = CASE WHEN missed_calls = 1 THEN 'answered_after_all' END,
        finished_at = CASE WHEN missed_calls = 1 THEN \(now)::timestamptz END
      WHERE id = \(id) AND finished_at IS NULL
      """)
  }

  /// What waits, the most urgent first.
  public static func queue(limit: Int) -> Statement<CallBackRow> {
    rows(
      "CallBacks.queue",
      "WHERE b.finished_at IS NULL ORDER BY b.due_at, b.id LIMIT \(limit)")
  }

  /// How many wait, and how many of them for too long.
  public static func counts(at now: Date) -> Statement<(open: Int, overdue: Int)> {
    Statement(
      "CallBacks.counts",
      """
      SELECT count(*), count(*) FILTER (WHERE due_at < \(now))
      FROM call_back
      WHERE finished_at IS NULL
      """
    ) { row in
      var row = row.reader
      return try (open: Int(row.next(Int64.self)), overdue: Int(row.next(Int64.self)))
    }
  }

  /// A call-back.
  public static func byID(_ id: Int64) -> Statement<CallBackRow> {
    rows("CallBacks.byID", "WHERE b.id = \(id)")
  }

  /// The call-back that waits for a number.
  public static func waiting(for caller: String) -> Statement<CallBackRow> {
    rows("CallBacks.waiting", "WHERE b.caller = \(caller) AND b.finished_at IS NULL")
  }

  /// A call-back, locked.
  public static func locked(_ id: Int64) -> Statement<CallBackRow> {
    rows("CallBacks.locked", "WHERE b.id = \(id) FOR UPDATE OF b")
  }

  private static func rows(_ name: String, _ rest: SQL) -> Statement<CallBackRow> {
    Statement(
      name,
      """
      SELECT b.id, b.caller, b.missed_calls, b.since, b.due_at, b.calendar_version_id, b.attempts,
        b.last_attempt_at, b.claimed_by, b.claimed_at, p.name, b.finished_at
      FROM call_back b
      LEFT JOIN person p ON p.id = b.claimed_by
      \(sql: rest)
      """
    ) { row in
      var row = row.reader
      let (id, caller): (Int64, String?) = try (row.next(), row.next())
      let missed: Int32 = try row.next()
      let (since, due): (Date, Date) = try (row.next(), row.next())
      let calendar: ID<CalendarVersion> = try row.next()
      let attempts: Int16 = try row.next()
      return try CallBackRow(
        id: id, caller: caller, missedCalls: Int(missed), since: since, dueAt: due,
        calendarVersion: calendar, attempts: Int(attempts), lastAttemptAt: row.next(),
        claimedBy: row.next(), claimedAt: row.next(), claimerName: row.next(),
        finishedAt: row.next())
    }
  }

  /// Somebody calls them now; nil lets it go.
  public static func claim(
    _ id: Int64, by person: ID<Person>?, at now: Date
  ) -> Statement<Void> {
    Statement(
      "CallBacks.claim",
      """
      UPDATE call_back
      SET claimed_by = \(person), claimed_at = \(person == nil ? nil : now)
      WHERE id = \(id)
      """)
  }

  /// They were called: the attempt, with its number.
  public static func attempt(
    _ id: Int64, n: Int, result: CallBackResult, by person: ID<Person>, at now: Date
  ) -> Statement<Void> {
    Statement(
      "CallBacks.attempt",
      """
      INSERT INTO call_back_attempt (call_back_id, n, at, by_person, result)
      VALUES (\(id), \(Int16(clamping: n)), \(now), \(person), \(result))
      """)
  }

  /// What came of it: the call-back waits on, claimed by nobody, or is done.
  public static func settle(
    _ id: Int64, attempts: Int, result: CallBackResult, by person: ID<Person>, at now: Date
  ) -> Statement<Void> {
    let ends = result.ends
    return Statement(
      "CallBacks.settle",
      """
      UPDATE call_back
      SET attempts = \(Int16(clamping: attempts)),
        last_attempt_at = CASE WHEN \(result.isAttempt) THEN \(now)::timestamptz
          ELSE last_attempt_at END,
        claimed_by = NULL, claimed_at = NULL, outcome = \(ends ? result : nil),
        finished_at = \(ends ? now : nil), finished_by = \(ends ? person : nil)
      WHERE id = \(id)
      """)
  }
}

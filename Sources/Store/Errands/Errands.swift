public import FoundationEssentials
public import Postgres

/// Statements over `errand`. What an errand means is `Casework.Errand`.
public enum Errands {
  /// Enqueues one; the same `onceKey` again changes nothing.
  public static func enqueue(
    kind: String, payload: PostgresJSON, runAt: Date, onceKey: String?, at now: Date
  ) -> Statement<Void> {
    Statement(
      "Errands.enqueue",
      """
      INSERT INTO errand (kind, payload, run_at, once_key, created_at)
      VALUES (\(kind), \(payload), \(runAt), \(onceKey), \(now))
      ON CONFLICT (once_key) DO NOTHING
      """)
  }

  /// Enqueues one that gathers what waits when it is begun. One with the same `onceKey` that
  /// nobody has begun is enough: nobody can begin it until the transaction ends. What is planned
  /// after it was begun would be passed over, so it gets one of its own.
  public static func gather(
    kind: String, payload: PostgresJSON, runAt: Date, onceKey: String?, at now: Date
  ) -> Statement<Void> {
    Statement(
      "Errands.gather",
      """
      WITH waiting AS (
        INSERT INTO errand (kind, payload, run_at, once_key, created_at)
        VALUES (\(kind), \(payload), \(runAt), \(onceKey), \(now))
        ON CONFLICT (once_key) DO UPDATE SET once_key = errand.once_key
          WHERE errand.state = 'ready' AND errand.attempts = 0
        RETURNING id)
      INSERT INTO errand (kind, payload, run_at, created_at)
      SELECT \(kind), \(payload), \(runAt), \(now)
      WHERE NOT EXISTS (SELECT FROM waiting)
      """)
  }

  /// Takes the next that is due, for as long as the lease lasts: whoever takes it and dies loses
  /// it to another when the lease is over. Two workers never take the same one.
  public static func claim(at now: Date, leaseUntil: Date) -> Statement<ErrandRow> {
    Statement(
      "Errands.claim",
      """
      UPDATE errand
      SET run_at = \(leaseUntil), attempts = attempts + 1
      WHERE id = (
        SELECT id
        FROM errand
        WHERE state = 'ready' AND run_at <= \(now)
        ORDER BY run_at, id
        LIMIT 1
        FOR UPDATE SKIP LOCKED)
      RETURNING id, kind, payload, attempts
      """
    ) { row in
      var reader = row.reader
      return try ErrandRow(
        id: reader.next(), kind: reader.next(), payload: reader.next(), attempts: reader.next())
    }
  }

  /// It is done.
  public static func finish(_ id: Int64, at now: Date) -> Statement<Void> {
    Statement(
      "Errands.finish",
      """
      UPDATE errand
      SET state = 'done', finished_at = \(now)
      WHERE id = \(id) AND state = 'ready'
      """)
  }

  /// It failed; it runs again then. Whoever lost the lease meanwhile changes nothing.
  ///
  /// - Parameter attempt: `attempts` as claimed.
  public static func retry(
    _ id: Int64, attempt: Int16, at runAt: Date, failure: String
  ) -> Statement<Void> {
    Statement(
      "Errands.retry",
      """
      UPDATE errand
      SET run_at = \(runAt), failure = \(failure)
      WHERE id = \(id) AND state = 'ready' AND attempts = \(attempt)
      """)
  }

  /// It failed for good and waits as a dead letter. Whoever lost the lease changes nothing.
  public static func bury(
    _ id: Int64, attempt: Int16, failure: String, at now: Date
  ) -> Statement<Void> {
    Statement(
      "Errands.bury",
      """
      UPDATE errand
      SET state = 'dead', finished_at = \(now), failure = \(failure)
      WHERE id = \(id) AND state = 'ready' AND attempts = \(attempt)
      """)
  }

  /// Forgets errands that were done before an instant; dead letters stay.
  public static func sweep(doneBefore instant: Date) -> Statement<Void> {
    Statement(
      "Errands.sweep", "DELETE FROM errand WHERE state = 'done' AND finished_at < \(instant)")
  }

  /// Dead letters, newest first.
  public static func dead(limit: Int) -> Statement<DeadLetter> {
    Statement(
      "Errands.dead",
      """
      SELECT id, kind, attempts, failure, finished_at
      FROM errand
      WHERE state = 'dead'
      ORDER BY id DESC
      LIMIT \(limit)
      """
    ) { row in
      var reader = row.reader
      return try DeadLetter(
        id: reader.next(), kind: reader.next(), attempts: reader.next(),
        failure: reader.next(String?.self) ?? "", at: reader.next())
    }
  }

  /// When the next errand is to run; nil if none waits.
  public static var nextRun: Statement<Date?> {
    Statement(
      "Errands.nextRun", "SELECT min(run_at) FROM errand WHERE state = 'ready'",
      column: Date?.self)
  }
}

/// An errand as claimed.
public struct ErrandRow: Sendable, Hashable {
  /// Its number.
  public let id: Int64
  /// Its case.
  public let kind: String
  /// The errand as JSON.
  public let payload: PostgresJSON
  /// How often it was tried, this time included.
  public let attempts: Int16
}

/// An errand that failed for good: kind, number and error, never its content.
public struct DeadLetter: Sendable, Hashable {
  /// Its number.
  public let id: Int64
  /// Its case.
  public let kind: String
  /// How often it was tried.
  public let attempts: Int16
  /// Code of the last error.
  public let failure: String
  /// When it was given up.
  public let at: Date
}

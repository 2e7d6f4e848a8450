public import FoundationEssentials
public import Postgres

/// What is known of an Idempotency-Key.
public struct RequestKeyRow: Sendable, Hashable {
  /// SHA-256 of the request for which it was used.
  public let digest: [UInt8]
  /// Ids and numbers that were made; nil if there were none.
  public let result: String?
}

/// Statements over `request_key`.
public enum RequestKeys {
  /// Takes a key, also one that was used before `expiry`. Whoever takes it at the same moment
  /// waits for the end of the other's transaction.
  ///
  /// - Returns: a row if it was free.
  public static func take(
    _ key: String, of principal: String, digest: [UInt8], at now: Date, expiry: Date
  ) -> Statement<Bool> {
    Statement(
      "RequestKeys.take",
      """
      INSERT INTO request_key AS k (principal, key, digest, at)
      VALUES (\(principal), \(key), \(digest), \(now))
      ON CONFLICT (principal, key) DO UPDATE
      SET digest = excluded.digest, result = NULL, at = excluded.at
      WHERE k.at < \(expiry)
      RETURNING true
      """, column: Bool.self)
  }

  /// What a key was used for.
  public static func of(_ key: String, principal: String) -> Statement<RequestKeyRow> {
    Statement(
      "RequestKeys.of",
      """
      SELECT digest, result
      FROM request_key
      WHERE principal = \(principal) AND key = \(key)
      """
    ) { row in
      var row = row.reader
      return try RequestKeyRow(digest: row.next(), result: row.next())
    }
  }

  /// Keeps what was made.
  public static func keep(_ result: String, for key: String, of principal: String)
    -> Statement<Void>
  {
    Statement(
      "RequestKeys.keep",
      """
      UPDATE request_key
      SET result = \(result)
      WHERE principal = \(principal) AND key = \(key)
      """)
  }

  /// Forgets a few keys that have expired; those that somebody holds are left alone.
  public static func forget(before expiry: Date) -> Statement<Void> {
    Statement(
      "RequestKeys.forget",
      """
      DELETE FROM request_key
      WHERE (principal, key) IN (
        SELECT principal, key
        FROM request_key
        WHERE at < \(expiry)
        ORDER BY at
        LIMIT 10
        FOR UPDATE SKIP LOCKED)
      """)
  }
}

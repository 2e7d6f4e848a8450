public import FoundationEssentials
public import Postgres
public import Rules

/// A session with its person.
public struct SessionRow: Sendable, Hashable {
  /// Who.
  public let person: ID<Person>
  /// Their name.
  public let name: String
  /// Their username.
  public let username: String
  /// `page`, `api` or `machine`.
  public let purpose: String
  /// Last use.
  public let seenAt: Date
  /// Hard end.
  public let expiresAt: Date
  /// The roles of the day.
  public let grants: [Grant]
}

/// Statements over `session`. A token is stored as its SHA-256 only.
public enum Sessions {
  /// Begins one.
  public static func begin(
    _ digest: [UInt8], person: ID<Person>, purpose: String, label: String?, at now: Date,
    until end: Date
  ) -> Statement<Void> {
    Statement(
      "Sessions.begin",
      """
      INSERT INTO session (token_digest, person_id, purpose, label, created_at, seen_at,
        expires_at)
      VALUES (\(digest), \(person), \(purpose), \(label), \(now), \(now), \(end))
      """)
  }

  /// Who holds a token that has not expired, with the roles of a day.
  public static func of(
    _ digest: [UInt8], at now: Date, on day: LocalDay
  ) -> Statement<SessionRow> {
    Statement(
      "Sessions.of",
      """
      SELECT s.person_id, p.name, p.username, s.purpose, s.seen_at, s.expires_at,
        ARRAY(\(sql: grants("r.role", on: day))), ARRAY(\(sql: grants("r.unit_id", on: day)))
      FROM session s
      JOIN person p ON p.id = s.person_id AND p.is_active
      WHERE s.token_digest = \(digest) AND s.expires_at > \(now)
      """
    ) { row in
      var row = row.reader
      return try SessionRow(
        person: row.next(), name: row.next(), username: row.next(), purpose: row.next(),
        seenAt: row.next(), expiresAt: row.next(),
        grants: zip(row.next([Role].self), row.next([ID<Unit>].self)).map { Grant($0, at: $1) })
    }
  }

  private static func grants(_ column: SQL, on day: LocalDay) -> SQL {
    """
    SELECT \(sql: column)
    FROM person_role r
    WHERE r.person_id = p.id AND r.valid_from <= \(day)
      AND (r.valid_to IS NULL OR r.valid_to > \(day))
    ORDER BY r.id
    """
  }

  /// It was used.
  public static func touch(_ digest: [UInt8], at now: Date) -> Statement<Void> {
    Statement(
      "Sessions.touch", "UPDATE session SET seen_at = \(now) WHERE token_digest = \(digest)")
  }

  /// Ends one.
  public static func end(_ digest: [UInt8]) -> Statement<Void> {
    Statement("Sessions.end", "DELETE FROM session WHERE token_digest = \(digest)")
  }

  /// Ends all of a person's.
  public static func endAll(of person: ID<Person>) -> Statement<Void> {
    Statement("Sessions.endAll", "DELETE FROM session WHERE person_id = \(person)")
  }

  /// Forgets those that have expired.
  public static func sweep(at now: Date) -> Statement<Void> {
    Statement("Sessions.sweep", "DELETE FROM session WHERE expires_at <= \(now)")
  }
}

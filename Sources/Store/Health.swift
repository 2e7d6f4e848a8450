public import FoundationEssentials
public import Postgres
import Rules

/// Statements that look at the state of an installation, for `hoiam doctor`.
public enum Health {
  /// What the server says about itself.
  public struct Server: Sendable, Hashable {
    /// Such as 150018.
    public let version: Int
    /// Its clock.
    public let now: Date
    /// Whether a commit waits for the disk.
    public let isDurable: Bool
    /// Those of the three roles that are missing.
    public let missingRoles: [String]
    /// Whether the public role can enter the schema it must not see.
    public let isWallOpen: Bool
  }

  /// What waits in the background.
  public struct Background: Sendable, Hashable {
    /// Errands that failed for good, by kind, with how many and the last code.
    public let dead: [String]
    /// Since when the oldest errand that is due waits; nil if none is.
    public let waitingSince: Date?
    /// Deliveries that failed and wait for somebody to find another way.
    public let failedDeliveries: Int
    /// Photos that were not cleaned within an hour.
    public let stuckPhotos: Int
  }

  /// How the server is set up; asked as whoever may look.
  public static var server: Statement<Server> {
    Statement(
      "Health.server",
      """
      SELECT current_setting('server_version_num')::bigint, clock_timestamp(),
        current_setting('fsync') = 'on' AND current_setting('full_page_writes') = 'on',
        ARRAY(SELECT wanted
          FROM unnest(ARRAY['hoiam_owner', 'hoiam_app', 'hoiam_public']) wanted
          WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted)),
        coalesce((SELECT has_schema_privilege(r.oid, n.oid, 'USAGE')
          FROM pg_roles r, pg_namespace n
          WHERE r.rolname = 'hoiam_public' AND n.nspname = 'office'), false)
      """
    ) { row in
      var row = row.reader
      return try Server(
        version: Int(row.next(Int64.self)), now: row.next(), isDurable: row.next(),
        missingRoles: row.next(), isWallOpen: row.next())
    }
  }

  /// What waits in the background.
  public static func background(at now: Date) -> Statement<Background> {
    Statement(
      "Health.background",
      """
      SELECT ARRAY(SELECT kind || ' (' || count(*) || ': ' || coalesce(max(failure), '?') || ')'
          FROM office.errand
          WHERE state = 'dead'
          GROUP BY kind
          ORDER BY kind),
        (SELECT min(run_at) FROM office.errand WHERE state = 'ready' AND run_at <= \(now)),
        (SELECT count(*) FROM office.delivery WHERE state = 'failed'),
        (SELECT count(*)
          FROM office.attachment
          WHERE state = 'pending' AND media_type LIKE 'image/%'
            AND added_at < \(now.addingTimeInterval(-3600)))
      """
    ) { row in
      var row = row.reader
      return try Background(
        dead: row.next(), waitingSince: row.next(), failedDeliveries: Int(row.next(Int64.self)),
        stuckPhotos: Int(row.next(Int64.self)))
    }
  }

  /// Digests of the newest files that are not erased, as they came and as they are shown.
  public static func newestFiles(_ count: Int) -> Statement<[UInt8]> {
    Statement(
      "Health.newestFiles",
      """
      SELECT f.digest
      FROM (SELECT digest, clean_digest, thumbnail_digest
        FROM office.attachment
        WHERE erased_at IS NULL
        ORDER BY id DESC
        LIMIT \(Int64(count))) a
      CROSS JOIN LATERAL (VALUES (a.digest), (a.clean_digest), (a.thumbnail_digest)) f (digest)
      WHERE f.digest IS NOT NULL
      """, column: [UInt8].self)
  }

  /// How many administrators can sign in.
  public static var administrators: Statement<Int> {
    Statement(
      "Health.administrators",
      """
      SELECT count(DISTINCT p.id)
      FROM office.person p
      JOIN office.person_role r ON r.person_id = p.id
      WHERE p.is_active AND p.password_hash IS NOT NULL AND r.role = 'administrator'
        AND r.valid_from <= current_date AND (r.valid_to IS NULL OR r.valid_to > current_date)
      """, column: Int64.self
    ).map { Int($0) }
  }
}

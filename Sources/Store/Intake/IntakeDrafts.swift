public import FoundationEssentials
public import Postgres
public import Rules

/// An intake form that was not sent yet; a row of `intake_draft`.
public struct IntakeDraftRow: Sendable, Hashable {
  /// The key under which the form will be filed.
  public let key: String
  /// Which copy of it this is.
  public let copy: Copy
  /// The form as it was typed, `application/x-www-form-urlencoded`.
  public let fields: String
  /// When it was kept.
  public let savedAt: Date

  /// Which open page wrote a draft, and how often it had.
  public struct Copy: Sendable, Hashable {
    /// The page.
    public let holder: String
    /// 1 for the first time.
    public let turn: Int

    /// A copy.
    public init(holder: String, turn: Int) {
      self.holder = holder
      self.turn = turn
    }
  }

  /// A draft.
  public init(key: String, copy: Copy, fields: String, savedAt: Date) {
    self.key = key
    self.copy = copy
    self.fields = fields
    self.savedAt = savedAt
  }

  init(_ row: Row) throws(PostgresError) {
    var row = row.reader
    let (key, holder): (String, String) = try (row.next(), row.next())
    let turn: Int32 = try row.next()
    self.init(
      key: key, copy: Copy(holder: holder, turn: Int(turn)), fields: try row.next(),
      savedAt: try row.next())
  }
}

/// Statements over `intake_draft`. A draft whose key has filed a ticket is none any more.
public enum IntakeDrafts {
  /// Keeps a draft: a new one, a later turn of the page that wrote it last, or what came of the
  /// copy from which its page was opened.
  ///
  /// - Returns: a row if it was kept.
  public static func keep(
    _ draft: IntakeDraftRow, over seen: IntakeDraftRow.Copy?, of person: ID<Person>,
    filer: String
  ) -> Statement<Bool> {
    Statement(
      "IntakeDrafts.keep",
      """
      INSERT INTO intake_draft AS d (person_id, key, holder, turn, fields, saved_at)
      SELECT \(person), \(draft.key), \(draft.copy.holder), \(Int32(clamping: draft.copy.turn)),
        \(draft.fields), \(draft.savedAt)
      WHERE NOT EXISTS (
        SELECT FROM filing_key k WHERE k.principal = \(filer) AND k.key = \(draft.key))
      ON CONFLICT ON CONSTRAINT intake_draft_is_one DO UPDATE
      SET holder = excluded.holder, turn = excluded.turn, fields = excluded.fields,
        saved_at = excluded.saved_at
      WHERE (d.holder = excluded.holder AND d.turn < excluded.turn)
        OR (d.holder = \(seen?.holder) AND d.turn = \(seen.map { Int32(clamping: $0.turn) }))
      RETURNING true
      """, column: Bool.self)
  }

  /// A draft.
  public static func of(_ key: String, person: ID<Person>, filer: String) -> Statement<
    IntakeDraftRow
  > {
    Statement(
      "IntakeDrafts.of",
      """
      SELECT d.key, d.holder, d.turn, d.fields, d.saved_at
      FROM intake_draft d
      WHERE d.person_id = \(person) AND d.key = \(key) AND \(sql: isOpen(filer))
      """, decode: IntakeDraftRow.init)
  }

  /// Somebody's drafts, the newest first.
  public static func all(
    of person: ID<Person>, filer: String, limit: Int
  ) -> Statement<IntakeDraftRow> {
    Statement(
      "IntakeDrafts.all",
      """
      SELECT d.key, d.holder, d.turn, d.fields, d.saved_at
      FROM intake_draft d
      WHERE d.person_id = \(person) AND \(sql: isOpen(filer))
      ORDER BY d.saved_at DESC
      LIMIT \(limit)
      """, decode: IntakeDraftRow.init)
  }

  private static func isOpen(_ filer: String) -> SQL {
    """
    NOT EXISTS (SELECT FROM filing_key k WHERE k.principal = \(filer) AND k.key = d.key)
    """
  }

  /// Forgets a draft.
  public static func forget(_ key: String, of person: ID<Person>) -> Statement<Void> {
    Statement(
      "IntakeDrafts.forget",
      "DELETE FROM intake_draft WHERE person_id = \(person) AND key = \(key)")
  }

  /// Forgets those that nobody has touched for long.
  public static func sweep(savedBefore instant: Date) -> Statement<Void> {
    Statement("IntakeDrafts.sweep", "DELETE FROM intake_draft WHERE saved_at < \(instant)")
  }
}

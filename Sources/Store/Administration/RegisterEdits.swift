public import FoundationEssentials
public import Postgres

/// The last edit of an entry of a register.
public struct RegisterEdit: Sendable, Hashable {
  /// Its id in `catalogue_event`: tells one state of an entry from the next.
  public let id: Int64
  /// When.
  public let at: Date
  /// Who; nil if the program did it.
  public let person: String?
}

/// Statements over `catalogue_event`.
public enum RegisterEdits {
  /// Lets one edit after the other happen until the transaction ends, so that what was seen can be
  /// compared with what is there.
  public static var oneByOne: Statement<Void> {
    Statement("RegisterEdits.oneByOne", "SELECT pg_advisory_xact_lock(hashtext('catalogue_event'))")
  }

  /// The last edit of an entry; none if it is as it came.
  public static func last(_ subject: String, _ key: String) -> Statement<RegisterEdit> {
    Statement(
      "RegisterEdits.last",
      """
      SELECT e.id, e.at, p.name
      FROM catalogue_event e
      LEFT JOIN person p ON p.id = e.by_person
      WHERE e.subject = \(subject) AND e.subject_key = \(key)
      ORDER BY e.id DESC
      LIMIT 1
      """
    ) { row in
      var row = row.reader
      return try RegisterEdit(id: row.next(), at: row.next(), person: row.next())
    }
  }
}

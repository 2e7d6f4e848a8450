public import Postgres

/// A reason of a list.
public struct ReasonRow: Sendable, Hashable {
  /// The list: a verb, or `late`, `not_published`.
  public let list: String
  /// Its code.
  public let code: String
  /// Vietnamese name.
  public let name: String
  /// English name.
  public let nameEnglish: String
  /// Law it rests on.
  public let legalBasis: String?
  /// The polite sentence the citizen reads.
  public let letter: String?
}

/// Statements over `reason`.
public enum Reasons {
  /// Whether a code can be chosen from a list: one row, or none.
  public static func exists(_ code: String, of list: String) -> Statement<Bool> {
    Statement(
      "Reasons.exists",
      "SELECT true FROM reason WHERE verb = \(list) AND code = \(code) AND is_active",
      column: Bool.self)
  }

  /// Every reason that can be chosen, in order.
  public static var all: Statement<ReasonRow> {
    Statement(
      "Reasons.all",
      """
      SELECT verb, code, name, name_en, legal_basis, letter
      FROM reason
      WHERE is_active
      ORDER BY verb, position, code
      """
    ) { row in
      var row = row.reader
      return try ReasonRow(
        list: row.next(), code: row.next(), name: row.next(), nameEnglish: row.next(),
        legalBasis: row.next(), letter: row.next())
    }
  }
}

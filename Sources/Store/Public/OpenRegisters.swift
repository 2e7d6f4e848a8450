public import Postgres
public import Rules

/// A hotline that everyone may call.
public struct OpenHotline: Sendable, Hashable {
  /// The number as it is said.
  public let number: String
  /// Whose it is.
  public let unitName: String
  /// What it is for.
  public let purpose: String
  /// When somebody answers.
  public let hours: String
  /// Where it was announced; nil if nowhere else.
  public let announcedIn: String?
  /// What it is for, in English; nil where nobody said it.
  public let purposeEnglish: String?
  /// When somebody answers, in English; nil where nobody said it.
  public let hoursEnglish: String?
}

/// A unit as the public site names it.
public struct OpenUnit: Sendable, Hashable {
  /// Its id.
  public let id: ID<Unit>
  /// Its name.
  public let name: String
  /// What sort of body it is.
  public let sort: Unit.Sort
  /// The unit it belongs to.
  public let parent: ID<Unit>?
}

/// A category or a kind as the public site names it.
public struct OpenTopic: Sendable, Hashable {
  /// Its code.
  public let code: String
  /// Vietnamese name.
  public let name: String
  /// English name.
  public let nameEnglish: String
}

/// Statements over the registers of the schema `open`. Run as `hoiam_public`.
public enum OpenRegisters {
  /// The hotlines of a day, in their order.
  public static func hotlines(on day: LocalDay) -> Statement<OpenHotline> {
    Statement(
      "OpenRegisters.hotlines",
      """
      SELECT number, unit_name, purpose, hours, announced_in, purpose_en, hours_en
      FROM open.hotline
      WHERE valid_from <= \(day) AND (valid_to IS NULL OR valid_to > \(day))
      ORDER BY position, id
      """
    ) { row in
      var row = row.reader
      return try OpenHotline(
        number: row.next(), unitName: row.next(), purpose: row.next(), hours: row.next(),
        announcedIn: row.next(), purposeEnglish: row.next(), hoursEnglish: row.next())
    }
  }

  /// The units of a day, communes before their desks.
  public static func units(on day: LocalDay) -> Statement<OpenUnit> {
    Statement(
      "OpenRegisters.units",
      """
      SELECT id, name, sort, parent_id
      FROM open.unit
      WHERE valid_from <= \(day) AND (valid_to IS NULL OR valid_to > \(day))
      ORDER BY name, id
      """
    ) { row in
      var row = row.reader
      return try OpenUnit(
        id: row.next(), name: row.next(), sort: row.next(), parent: row.next())
    }
  }

  /// The categories of which results are published.
  public static var categories: Statement<OpenTopic> {
    topics("OpenRegisters.categories", "open.category")
  }

  /// The kinds that are no secret.
  public static var kinds: Statement<OpenTopic> { topics("OpenRegisters.kinds", "open.kind") }

  private static func topics(_ name: String, _ view: SQL) -> Statement<OpenTopic> {
    Statement(name, "SELECT code, name, name_en FROM \(sql: view) ORDER BY position, code") {
      row in
      var row = row.reader
      return try OpenTopic(code: row.next(), name: row.next(), nameEnglish: row.next())
    }
  }
}

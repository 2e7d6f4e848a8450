public import FoundationEssentials
public import Postgres
public import Rules

/// A template with what it says in one of its versions.
public struct AnswerTemplateRow: Sendable, Hashable {
  /// The template.
  public let id: Int64
  /// Its name in addresses and files; stable.
  public let code: String
  /// Since when nobody begins from it; nil while it is used.
  public let retiredAt: Date?
  /// The version's own id: what an answer remembers.
  public let versionID: Int64
  /// From 1.
  public let version: Int16
  /// One line.
  public let title: String
  /// The words, with placeholders.
  public let body: String
  /// For which tickets.
  public let scope: AnswerTemplateScope
  /// Whether it answers without anything being done first.
  public let isAtOnce: Bool
  /// Who wrote this version; nil for what came with the program.
  public let author: String?
  /// When.
  public let writtenAt: Date

  static let columns: SQL = """
    t.id, t.code, t.retired_at, v.id, v.version, v.title, v.body, t.unit_id, v.kind, v.category,
    v.at_once, p.name, v.written_at
    """

  static let read: @Sendable (Row) throws -> AnswerTemplateRow = { row in
    var row = row.reader
    return try AnswerTemplateRow(
      id: row.next(), code: row.next(), retiredAt: row.next(), versionID: row.next(),
      version: row.next(), title: row.next(), body: row.next(),
      scope: AnswerTemplateScope(unit: row.next(), kind: row.next(), category: row.next()),
      isAtOnce: row.next(), author: row.next(), writtenAt: row.next())
  }
}

/// What somebody wants a template to say.
public struct AnswerTemplateDraft: Sendable, Hashable {
  /// One line.
  public var title: String
  /// The words, with placeholders.
  public var body: String
  /// Only for this kind; nil for all.
  public var kind: Kind?
  /// Only for this category; nil for all.
  public var category: String?
  /// Whether it answers without anything being done first.
  public var isAtOnce: Bool

  /// A version to write.
  public init(
    title: String, body: String, kind: Kind? = nil, category: String? = nil,
    isAtOnce: Bool = false
  ) {
    self.title = title
    self.body = body
    self.kind = kind
    self.category = category
    self.isAtOnce = isAtOnce
  }
}

/// Statements over `answer_template` and its versions.
public enum AnswerTemplates {
  /// Every template in its version in force: those in use first, by title.
  public static var all: Statement<AnswerTemplateRow> {
    Statement(
      "AnswerTemplates.all",
      """
      SELECT \(sql: AnswerTemplateRow.columns)
      FROM answer_template t
      CROSS JOIN LATERAL (
        SELECT id, version, title, body, kind, category, at_once, written_by, written_at
        FROM answer_template_version
        WHERE template_id = t.id
        ORDER BY version DESC
        LIMIT 1) v
      LEFT JOIN person p ON p.id = v.written_by
      ORDER BY t.retired_at IS NOT NULL, v.title, t.id
      """, decode: AnswerTemplateRow.read)
  }

  /// Every version of a template, newest first.
  public static func versions(of template: Int64) -> Statement<AnswerTemplateRow> {
    Statement(
      "AnswerTemplates.versions",
      """
      SELECT \(sql: AnswerTemplateRow.columns)
      FROM answer_template t
      JOIN answer_template_version v ON v.template_id = t.id
      LEFT JOIN person p ON p.id = v.written_by
      WHERE t.id = \(template)
      ORDER BY v.version DESC
      """, decode: AnswerTemplateRow.read)
  }

  /// A template's unit and whether it exists, locked until the transaction ends.
  public static func locked(_ template: Int64) -> Statement<ID<Unit>?> {
    Statement(
      "AnswerTemplates.locked",
      """
      SELECT unit_id
      FROM answer_template
      WHERE id = \(template)
      FOR UPDATE
      """, column: ID<Unit>?.self)
  }

  /// A new template, which says nothing yet.
  public static func add(
    _ code: String, for unit: ID<Unit>?, at now: Date
  ) -> Statement<Int64> {
    Statement(
      "AnswerTemplates.add",
      """
      INSERT INTO answer_template (code, unit_id, created_at)
      VALUES (\(code), \(unit), \(now))
      RETURNING id
      """, column: Int64.self)
  }

  /// Its next version.
  public static func write(
    _ draft: AnswerTemplateDraft, version: Int16, of template: Int64, by person: ID<Person>?,
    at now: Date
  ) -> Statement<Void> {
    Statement(
      "AnswerTemplates.write",
      """
      INSERT INTO answer_template_version (template_id, version, title, body, kind, category,
        at_once, written_by, written_at)
      VALUES (\(template), \(version), \(draft.title), \(draft.body), \(draft.kind),
        \(draft.category), \(draft.isAtOnce), \(person), \(now))
      """)
  }

  /// Takes it out of use, or into use again.
  public static func retire(_ template: Int64, at instant: Date?) -> Statement<Void> {
    Statement(
      "AnswerTemplates.retire",
      "UPDATE answer_template SET retired_at = \(instant) WHERE id = \(template)")
  }
}

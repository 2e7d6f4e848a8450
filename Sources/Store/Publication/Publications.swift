public import FoundationEssentials
public import Postgres
public import Rules

/// A version of a public text.
public struct PublicationRow: Sendable, Hashable {
  /// From 1.
  public let version: Int16
  /// `draft`, `published`, `replaced` or `withdrawn`.
  public let state: String
  /// The public title.
  public let title: String
  /// What was asked, masked.
  public let question: String
  /// What was answered.
  public let answer: String
  /// Who masked it.
  public let editor: ID<Person>
  /// Their name.
  public let editorName: String
  /// When.
  public let editedAt: Date
  /// When it was published.
  public let publishedAt: Date?
  /// When it was withdrawn.
  public let withdrawnAt: Date?
  /// Why, by code.
  public let withdrawnBecause: String?
  /// Why words stay that would have been masked; nil if there are none.
  public let keptBecause: String?
  /// The photos that are shown with it.
  public let photos: [Int64]

  /// Its words.
  public var text: PublicText { PublicText(title: title, question: question, answer: answer) }
  /// What tells one state of a draft from another.
  public var mark: String { DraftMark.of(version, editedAt) }
}

/// Statements over `publication`.
public enum Publications {
  /// Who masked the draft that waits for approval.
  public static func draftEditor(_ ticket: ID<TicketRow>) -> Statement<ID<Person>> {
    Statement(
      "Publications.draftEditor",
      """
      SELECT edited_by
      FROM publication
      WHERE ticket_id = \(ticket) AND state = 'draft'
      """, column: ID<Person>.self)
  }

  /// Versions of a ticket's public text, oldest first.
  public static func of(_ ticket: ID<TicketRow>) -> Statement<PublicationRow> {
    Statement(
      "Publications.of",
      """
      SELECT p.version, p.state, p.title, p.question, p.answer, p.edited_by, e.name, p.edited_at,
        p.published_at, p.withdrawn_at, p.withdrawn_because, p.kept_because,
        ARRAY(SELECT f.attachment_id
          FROM publication_photo f
          WHERE f.ticket_id = p.ticket_id AND f.version = p.version
          ORDER BY f.attachment_id)
      FROM publication p
      JOIN person e ON e.id = p.edited_by
      WHERE p.ticket_id = \(ticket)
      ORDER BY p.version
      """
    ) { row in
      var row = row.reader
      return try PublicationRow(
        version: row.next(), state: row.next(), title: row.next(), question: row.next(),
        answer: row.next(), editor: row.next(), editorName: row.next(), editedAt: row.next(),
        publishedAt: row.next(), withdrawnAt: row.next(), withdrawnBecause: row.next(),
        keptBecause: row.next(), photos: row.next())
    }
  }

  /// Saves a draft.
  ///
  /// - Parameter reason: why words stay that would have been masked; nil if there are none.
  public static func save(
    _ text: PublicText, keptBecause reason: String?, version: Int16, of ticket: ID<TicketRow>,
    by editor: ID<Person>, at now: Date
  ) -> Statement<Void> {
    Statement(
      "Publications.save",
      """
      INSERT INTO publication AS p (ticket_id, version, state, title, question, answer, folded,
        edited_by, edited_at, kept_because)
      VALUES (\(ticket), \(version), 'draft', \(text.title), \(text.question), \(text.answer),
        \(text.folded), \(editor), \(now), \(reason))
      ON CONFLICT (ticket_id, version) DO UPDATE
      SET title = excluded.title, question = excluded.question, answer = excluded.answer,
        folded = excluded.folded, edited_by = excluded.edited_by, edited_at = excluded.edited_at,
        kept_because = excluded.kept_because
      WHERE p.state = 'draft'
      """)
  }

  /// What was public is replaced by a newer version.
  public static func replace(_ ticket: ID<TicketRow>) -> Statement<Void> {
    Statement(
      "Publications.replace",
      """
      UPDATE publication
      SET state = 'replaced'
      WHERE ticket_id = \(ticket) AND state = 'published'
      """)
  }

  /// Publishes the draft.
  public static func publish(_ ticket: ID<TicketRow>, by approver: ID<Person>, at now: Date)
    -> Statement<Void>
  {
    Statement(
      "Publications.publish",
      """
      UPDATE publication
      SET state = 'published', approved_by = \(approver), published_at = \(now)
      WHERE ticket_id = \(ticket) AND state = 'draft'
      """)
  }

  /// Withdraws whatever is public or drafted; tombstones without words stay.
  public static func withdraw(_ ticket: ID<TicketRow>, because reason: String, at now: Date)
    -> Statement<Void>
  {
    Statement(
      "Publications.withdraw",
      """
      UPDATE publication
      SET state = 'withdrawn', withdrawn_at = \(now), withdrawn_because = \(reason), title = '',
        question = '', answer = '', folded = '', kept_because = NULL
      WHERE ticket_id = \(ticket) AND state IN ('draft', 'published', 'replaced')
      """)
  }

  /// Shows no photo with a draft.
  public static func clearPhotos(_ version: Int16, of ticket: ID<TicketRow>) -> Statement<Void> {
    Statement(
      "Publications.clearPhotos",
      """
      DELETE FROM publication_photo f
      USING publication p
      WHERE f.ticket_id = \(ticket) AND f.version = \(version) AND p.ticket_id = f.ticket_id
        AND p.version = f.version AND p.state = 'draft'
      """)
  }

  /// Shows a cleaned photo with a version.
  public static func show(_ photo: Int64, with version: Int16, of ticket: ID<TicketRow>)
    -> Statement<Void>
  {
    Statement(
      "Publications.show",
      """
      INSERT INTO publication_photo (ticket_id, version, attachment_id)
      SELECT \(ticket), \(version), id
      FROM attachment
      WHERE id = \(photo) AND ticket_id = \(ticket) AND state = 'clean'
      ON CONFLICT DO NOTHING
      """)
  }
}

/// The words that everyone may read.
public struct PublicText: Sendable, Hashable {
  /// One line.
  public let title: String
  /// What was asked, masked.
  public let question: String
  /// What was answered, masked.
  public let answer: String

  /// A public text.
  public init(title: String, question: String, answer: String) {
    self.title = title
    self.question = question
    self.answer = answer
  }

  /// Its search form.
  public var folded: String {
    SearchFolding.fold([title, question, answer].joined(separator: "\n"))
  }
}

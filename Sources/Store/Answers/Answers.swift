public import FoundationEssentials
public import Postgres
public import Rules

/// A version of an answer.
public struct AnswerRow: Sendable, Hashable {
  /// From 1.
  public let version: Int16
  /// The words; empty when erased.
  public let body: String
  /// Who wrote it.
  public let author: ID<Person>
  /// Their name.
  public let authorName: String
  /// When it was last saved.
  public let draftedAt: Date
  /// When it was handed in for approval.
  public let submittedAt: Date?
  /// When it was approved: then it is the answer and never changes.
  public let approvedAt: Date?
  /// Who approved it.
  public let approver: String?
  /// Why it came late.
  public let lateReason: String?
  /// Who that is.
  public let approverID: ID<Person>?
  /// The template's version from which it began; nil if it began from nothing.
  public let template: Int64?
  /// Until when it may be taken back and nobody outside reads it; nil: it left at once.
  public let leavesAt: Date?
  /// When it was let out for certain.
  public let leftAt: Date?
  /// Ids of the files on which it rests.
  public let files: [Int64]

  /// What tells one state of a draft from another.
  public var mark: String { DraftMark.of(version, draftedAt) }

  /// Whether it can still be edited.
  public var isDraft: Bool { approvedAt == nil }

  /// Whether it was given and waits in the house, so that it may be taken back.
  public func isHeld(at now: Date) -> Bool {
    approvedAt != nil && leftAt == nil && leavesAt.map { now < $0 } == true
  }
}

/// Statements over answers, their deliveries and ratings.
public enum Answers {
  /// Versions of a ticket's answer, oldest first.
  public static func of(_ ticket: ID<TicketRow>) -> Statement<AnswerRow> {
    Statement(
      "Answers.of",
      """
      SELECT a.version, a.body, a.author_id, w.name, a.drafted_at, a.submitted_at, a.approved_at,
        p.name, a.late_reason, a.approved_by, a.template_version_id, a.leaves_at, a.left_at,
        ARRAY(SELECT f.attachment_id FROM answer_attachment f
          WHERE f.ticket_id = a.ticket_id AND f.version = a.version ORDER BY f.attachment_id)
      FROM answer a
      JOIN person w ON w.id = a.author_id
      LEFT JOIN person p ON p.id = a.approved_by
      WHERE a.ticket_id = \(ticket)
      ORDER BY a.version
      """
    ) { row in
      var row = row.reader
      return try AnswerRow(
        version: row.next(), body: row.next(), author: row.next(), authorName: row.next(),
        draftedAt: row.next(), submittedAt: row.next(), approvedAt: row.next(),
        approver: row.next(), lateReason: row.next(), approverID: row.next(),
        template: row.next(), leavesAt: row.next(), leftAt: row.next(), files: row.next())
    }
  }

  /// Names a file on which a draft rests.
  public static func rest(
    _ version: Int16, of ticket: ID<TicketRow>, on file: Int64
  ) -> Statement<Void> {
    Statement(
      "Answers.rest",
      """
      INSERT INTO answer_attachment (ticket_id, version, attachment_id)
      VALUES (\(ticket), \(version), \(file))
      """)
  }

  /// Forgets the files named for a draft.
  public static func clearFiles(_ version: Int16, of ticket: ID<TicketRow>) -> Statement<Void> {
    Statement(
      "Answers.clearFiles",
      "DELETE FROM answer_attachment WHERE ticket_id = \(ticket) AND version = \(version)")
  }

  /// Saves the draft: a new version after an approved one, else the draft anew.
  ///
  /// - Parameter template: the template's version from which it begins; nil keeps what is known.
  public static func save(
    _ body: String, version: Int16, of ticket: ID<TicketRow>, from template: Int64?,
    by author: ID<Person>, at now: Date
  ) -> Statement<Void> {
    Statement(
      "Answers.save",
      """
      INSERT INTO answer AS a (ticket_id, version, body, author_id, drafted_at,
        template_version_id)
      VALUES (\(ticket), \(version), \(body), \(author), \(now), \(template))
      ON CONFLICT (ticket_id, version) DO UPDATE
      SET body = excluded.body, author_id = excluded.author_id, drafted_at = excluded.drafted_at,
        template_version_id = coalesce(excluded.template_version_id, a.template_version_id)
      WHERE a.approved_at IS NULL
      """)
  }

  /// Hands the draft in.
  public static func submit(
    _ version: Int16, of ticket: ID<TicketRow>, lateReason: String?, at now: Date
  ) -> Statement<Void> {
    Statement(
      "Answers.submit",
      """
      UPDATE answer
      SET submitted_at = \(now), late_reason = coalesce(\(lateReason), late_reason)
      WHERE ticket_id = \(ticket) AND version = \(version) AND approved_at IS NULL
      """)
  }

  /// Approves it: from now on it is the answer.
  ///
  /// - Parameter leaving: until when it may be taken back; nil if it leaves at once.
  public static func approve(
    _ version: Int16, of ticket: ID<TicketRow>, lateReason: String?, by person: ID<Person>,
    leaving: Date?, at now: Date
  ) -> Statement<Void> {
    Statement(
      "Answers.approve",
      """
      UPDATE answer
      SET approved_at = \(now), approved_by = \(person), leaves_at = \(leaving),
        submitted_at = coalesce(submitted_at, \(now)),
        late_reason = coalesce(\(lateReason), late_reason)
      WHERE ticket_id = \(ticket) AND version = \(version) AND approved_at IS NULL
      """)
  }

  /// Lets a given answer out for certain: whoever wants to take it back is too late. Of this and
  /// `takeBack` exactly one happens, whoever comes at the same moment.
  public static func letOut(
    _ version: Int16, of ticket: ID<TicketRow>, at now: Date
  ) -> Statement<Void> {
    Statement(
      "Answers.letOut",
      """
      UPDATE answer
      SET left_at = \(now)
      WHERE ticket_id = \(ticket) AND version = \(version) AND approved_at IS NOT NULL
        AND leaves_at IS NOT NULL AND left_at IS NULL
      """)
  }

  /// Takes a given answer back before it left: it is a draft again. Changes nothing if it was let
  /// out, or its time has come.
  ///
  /// - Parameter isHandedIn: whether it waits for approval again.
  public static func takeBack(
    _ version: Int16, of ticket: ID<TicketRow>, isHandedIn: Bool, at now: Date
  ) -> Statement<Void> {
    Statement(
      "Answers.takeBack",
      """
      UPDATE answer
      SET approved_at = NULL, approved_by = NULL, leaves_at = NULL,
        submitted_at = CASE WHEN \(isHandedIn) THEN submitted_at END
      WHERE ticket_id = \(ticket) AND version = \(version) AND left_at IS NULL
        AND leaves_at > \(now)
      """)
  }

  /// The answer of one ticket becomes that of another, in words of its own.
  public static func copy(
    _ version: Int16, of survivor: ID<TicketRow>, as body: String, version own: Int16,
    of ticket: ID<TicketRow>
  ) -> Statement<Void> {
    Statement(
      "Answers.copy",
      """
      INSERT INTO answer (ticket_id, version, body, author_id, drafted_at, submitted_at,
        approved_by, approved_at, late_reason)
      SELECT \(ticket), \(own), \(body), author_id, drafted_at, submitted_at, approved_by,
        approved_at, late_reason
      FROM answer
      WHERE ticket_id = \(survivor) AND version = \(version)
      """)
  }

  /// How the citizen rated a version of the answer.
  public static func rate(
    _ version: Int16, of ticket: ID<TicketRow>, score: Int16, comment: String?, at now: Date
  ) -> Statement<Void> {
    Statement(
      "Answers.rate",
      """
      INSERT INTO rating (ticket_id, answer_version, score, comment, at)
      VALUES (\(ticket), \(version), \(score), \(comment), \(now))
      """)
  }

  /// A ticket's ratings.
  public static func ratings(_ ticket: ID<TicketRow>) -> Statement<RatingRow> {
    Statement(
      "Answers.ratings",
      """
      SELECT answer_version, score, comment, at
      FROM rating
      WHERE ticket_id = \(ticket)
      ORDER BY answer_version
      """
    ) { row in
      var row = row.reader
      return try RatingRow(
        version: row.next(), score: row.next(), comment: row.next(), at: row.next())
    }
  }
}

/// What a citizen thought of an answer.
public struct RatingRow: Sendable, Hashable {
  /// Of which version.
  public let version: Int16
  /// 3 hài lòng, 2 bình thường, 1 không hài lòng.
  public let score: Int16
  /// In their words.
  public let comment: String?
  /// When.
  public let at: Date
}

public import Postgres
public import Rules

/// A question that was answered in public.
public struct ReadyQuestionRow: Sendable, Hashable {
  /// The ticket.
  public let number: TicketNumber
  /// Its category.
  public let category: String
  /// The public title.
  public let title: String
  /// The public question.
  public let question: String
  /// The public answer.
  public let answer: String
}

/// Statements over what was answered in public before.
public enum ReadyQuestions {
  /// Published questions that share a word, those whose words are likest first (`pg_trgm`). How
  /// well they fit is for `ReadyAnswers` to say.
  ///
  /// - Parameter words: letters and digits without marks.
  public static func candidates(_ words: [String], limit: Int) -> Statement<ReadyQuestionRow> {
    let query = words.joined(separator: " | ")
    return Statement(
      "ReadyQuestions.candidates",
      """
      SELECT t.year, t.serial, t.category, p.title, p.question, p.answer
      FROM publication p
      JOIN ticket t ON t.id = p.ticket_id AND t.kind = 'question' AND t.may_be_public
      WHERE p.state = 'published'
        AND to_tsvector('simple', p.folded) @@ to_tsquery('simple', \(query))
      ORDER BY word_similarity(\(words.joined(separator: " ")), p.folded) DESC,
        p.published_at DESC, p.ticket_id DESC
      LIMIT \(limit)
      """
    ) { row in
      var row = row.reader
      return try ReadyQuestionRow(
        number: TicketNumber(&row), category: row.next(), title: row.next(),
        question: row.next(), answer: row.next())
    }
  }
}

public import FoundationEssentials
public import Postgres
public import Rules

/// An open ticket that another report may be like.
public struct SimilarCandidate: Sendable, Hashable {
  /// The ticket.
  public let ticket: ID<TicketRow>
  /// Its number.
  public let number: TicketNumber
  /// Its state.
  public let state: State
  /// Its category.
  public let category: String
  /// The commune of its place.
  public let commune: ID<Unit>?
  /// When it was received.
  public let receivedAt: Date
  /// Its title, as typed.
  public let title: String
  /// Its text, as typed.
  public let body: String
}

/// Statements that look for tickets of one matter.
public enum Similar {
  /// Of so many tickets words are compared: the newest. A commune of which more came within the time
  /// has a flood, of which every report is alike.
  private static let mostRanked = 1_500

  /// Open tickets of some communes, or of none, that came lately and may be seen; of more than the
  /// limit those whose words are likest (`pg_trgm`, on the text without marks). How alike they
  /// are is for `Likeness` to say.
  ///
  /// - Parameter folded: the words in their search form; nil for the newest.
  public static func candidates(
    in communes: [ID<Unit>], since: Date, folded: String?, reach: RowReach, limit: Int
  ) -> Statement<SimilarCandidate> {
    Statement(
      "Similar.candidates",
      """
      SELECT t.id, t.year, t.serial, t.state, t.category, t.commune_id, t.received_at, x.title,
        x.body
      FROM (
        SELECT t.id, t.year, t.serial, t.state, t.category, t.commune_id, t.received_at
        FROM ticket t
        WHERE t.is_open AND t.received_at > \(since)
          AND (t.commune_id = ANY (\(communes)) OR t.commune_id IS NULL)
          AND \(sql: reach.sql)
        ORDER BY t.received_at DESC, t.id DESC
        LIMIT \(folded == nil ? limit : Similar.mostRanked)) t
      JOIN ticket_text x ON x.ticket_id = t.id
      ORDER BY similarity(x.folded, \(folded)) DESC NULLS LAST, t.received_at DESC, t.id DESC
      LIMIT \(limit)
      """
    ) { row in
      var row = row.reader
      return try SimilarCandidate(
        ticket: row.next(), number: TicketNumber(&row), state: row.next(), category: row.next(),
        commune: row.next(), receivedAt: row.next(), title: row.next(), body: row.next())
    }
  }
}

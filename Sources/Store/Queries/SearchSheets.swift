public import Postgres
public import Rules

/// The words of a ticket, for whoever looks through them for others: before anything is masked.
public struct SearchSheet: Sendable, Hashable {
  /// The ticket.
  public let ticket: ID<TicketRow>
  /// Whether whoever asks reads masked words only.
  public let isMasked: Bool
  /// Whether they may know who reported.
  public let knowsWho: Bool
  /// Whether they read the history.
  public let seesHistory: Bool
  /// Who reported, for masking.
  public let reporter: Redaction.Reporter?
  /// The words, in the order in which they are looked through.
  public let parts: [Part]

  /// Some words of it.
  public struct Part: Sendable, Hashable {
    /// What they are.
    public let part: SearchedPart
    /// As they were written.
    public let words: String
  }
}

/// Statements that read what was found.
public enum SearchSheets {
  /// The words of some tickets that may be seen.
  ///
  /// - Parameters:
  ///   - identity: what the same person reaches of `see_identity`.
  ///   - history: of `see_history`.
  public static func of(
    _ tickets: [ID<TicketRow>], reach: RowReach, identity: RowReach, history: RowReach
  ) -> Statement<SearchSheet> {
    Statement(
      "SearchSheets.of",
      """
      SELECT t.id, \(sql: reach.maskedSQL), \(sql: identity.coversSQL), \(sql: history.coversSQL),
        r.name, r.address, x.title, x.body, coalesce(x.place_text, ''),
        ARRAY(SELECT body FROM answer
          WHERE ticket_id = t.id AND approved_at IS NOT NULL ORDER BY version DESC),
        ARRAY(SELECT concat_ws(E'\\n', title, question, answer) FROM publication
          WHERE ticket_id = t.id AND state = 'published'),
        ARRAY(SELECT body FROM ticket_note
          WHERE ticket_id = t.id AND for_citizen ORDER BY id DESC),
        ARRAY(SELECT body FROM ticket_note
          WHERE ticket_id = t.id AND NOT for_citizen ORDER BY id DESC),
        ARRAY(SELECT body FROM answer WHERE ticket_id = t.id AND approved_at IS NULL)
      FROM ticket t
      JOIN ticket_text x ON x.ticket_id = t.id
      LEFT JOIN reporter r ON r.ticket_id = t.id
      WHERE t.id = ANY (\(tickets)) AND \(sql: reach.sql)
      """
    ) { row in
      var row = row.reader
      return try SearchSheet(&row)
    }
  }
}

extension SearchSheet {
  fileprivate init(_ row: inout RowReader) throws {
    ticket = try row.next()
    isMasked = try row.next()
    knowsWho = try row.next()
    seesHistory = try row.next()
    let name: String? = try row.next()
    let address: String? = try row.next()
    reporter =
      name == nil && address == nil ? nil : Redaction.Reporter(name: name, address: address)
    var parts: [Part] = []
    for part in [SearchedPart.title, .text, .place] {
      parts.append(Part(part: part, words: try row.next()))
    }
    for part in [SearchedPart.answer, .publication, .message, .note, .draft] {
      parts += try row.next([String].self).map { Part(part: part, words: $0) }
    }
    self.parts = parts.filter { !$0.words.isEmpty }
  }
}

extension RowReach {
  /// Whether a row of what is seen is reached by this, too.
  var coversSQL: SQL {
    isEmpty ? "false" : "coalesce(\(sql: anyOf(full + masked)), false)"
  }
}

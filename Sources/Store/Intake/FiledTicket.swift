import FoundationEssentials
public import Postgres
public import Rules

/// What a request has filed, as whoever sent it may read it back: what they typed, and what became
/// of it.
public struct FiledTicket: Sendable, Hashable {
  /// Where it stands.
  public let header: TicketHeader
  /// One line.
  public let title: String
  /// The words.
  public let body: String
  /// The place in words.
  public let place: String?
  /// The unit that the rules proposed.
  public let proposedUnit: ID<Unit>?
  /// How many files came with it.
  public let files: Int
  /// Key from which access codes are drawn.
  public let key: [UInt8]
  /// Which access code is in force; from 1.
  public let accessVersion: Int
}

extension Filing {
  /// What a principal's key made.
  public static func filed(_ key: String, by principal: String) -> Statement<FiledTicket> {
    Statement(
      "Filing.filed",
      """
      SELECT \(sql: TicketHeader.columns), x.title, x.body, x.place_text, t.proposed_unit_id,
        (SELECT count(*) FROM attachment a WHERE a.ticket_id = t.id), t.key, t.access_version
      FROM filing_key k
      JOIN ticket t ON t.id = k.ticket_id
      JOIN ticket_text x ON x.ticket_id = t.id
      LEFT JOIN person p ON p.id = t.assignee_id
      WHERE k.principal = \(principal) AND k.key = \(key)
      """
    ) { row in
      var row = row.reader
      return try FiledTicket(
        header: TicketHeader(&row), title: row.next(), body: row.next(), place: row.next(),
        proposedUnit: row.next(), files: Int(row.next(Int64.self)), key: row.next(),
        accessVersion: Int(row.next(Int16.self)))
    }
  }
}

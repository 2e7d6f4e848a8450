public import FoundationEssentials
public import Postgres
public import Rules

/// Statements over `extension_request`.
public enum Extensions {
  /// What was granted for an obligation, in the unit of its target.
  public static func granted(_ ticket: ID<TicketRow>, ordinal: Int16) -> Statement<Int32> {
    Statement(
      "Extensions.granted",
      """
      SELECT amount
      FROM extension_request
      WHERE ticket_id = \(ticket) AND ordinal = \(ordinal) AND granted
      """, column: Int32.self)
  }

  /// Requests of a ticket, oldest first.
  public static func of(_ ticket: ID<TicketRow>) -> Statement<ExtensionRow> {
    Statement(
      "Extensions.of",
      """
      SELECT id, ordinal, requested_by, requested_at, amount, granted
      FROM extension_request
      WHERE ticket_id = \(ticket)
      ORDER BY id
      """
    ) { row in
      var reader = row.reader
      return try ExtensionRow(
        id: reader.next(), ordinal: reader.next(), requestedBy: reader.next(),
        requestedAt: reader.next(), amount: reader.next(), granted: reader.next())
    }
  }

  /// Asks.
  public static func request(
    _ ticket: ID<TicketRow>, ordinal: Int16, by person: ID<Person>, at now: Date, amount: Int32,
    note: Int64
  ) -> Statement<Int64> {
    Statement(
      "Extensions.request",
      """
      INSERT INTO extension_request (ticket_id, ordinal, requested_by, requested_at, amount,
        note_id)
      VALUES (\(ticket), \(ordinal), \(person), \(now), \(amount), \(note))
      RETURNING id
      """, column: Int64.self)
  }

  /// What was asked or granted for an obligation that is counted anew holds for the new one.
  ///
  /// - Returns: whether it was granted; null if nobody has decided.
  public static func carry(
    _ ticket: ID<TicketRow>, from old: Int16, to new: Int16, atMost amount: Int32, at now: Date
  ) -> Statement<Bool?> {
    Statement(
      "Extensions.carry",
      """
      INSERT INTO extension_request (ticket_id, ordinal, requested_by, requested_at, amount,
        note_id, granted, decided_by, decided_at)
      SELECT ticket_id, \(new), requested_by, requested_at, least(amount, \(amount)), note_id,
        granted, decided_by, CASE WHEN granted THEN \(now) END
      FROM extension_request
      WHERE ticket_id = \(ticket) AND ordinal = \(old) AND granted IS DISTINCT FROM false
      RETURNING granted
      """, column: Bool?.self)
  }

  /// Decides.
  public static func decide(_ id: Int64, granted: Bool, by person: ID<Person>, at now: Date)
    -> Statement<Void>
  {
    Statement(
      "Extensions.decide",
      """
      UPDATE extension_request
      SET granted = \(granted), decided_by = \(person), decided_at = \(now)
      WHERE id = \(id) AND granted IS NULL
      """)
  }
}

/// A row of `extension_request`.
public struct ExtensionRow: Sendable, Hashable {
  /// Its id.
  public let id: Int64
  /// Which clock.
  public let ordinal: Int16
  /// Who asked.
  public let requestedBy: ID<Person>
  /// When.
  public let requestedAt: Date
  /// How much, in the unit of the obligation's target.
  public let amount: Int32
  /// The decision; nil while it waits.
  public let granted: Bool?
}

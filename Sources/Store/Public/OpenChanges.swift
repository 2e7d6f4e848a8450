public import Postgres
public import Rules

/// Statements by which processes tell each other that something public has changed. What is said in
/// a transaction is heard after its commit.
public enum OpenChanges {
  /// The channel of tickets.
  public static let channel = "hoiam_open"
  /// The channel of the catalogue: triggers of its tables speak there.
  public static let registers = "hoiam_catalogue"

  /// Says that what is public of a ticket changes, if any of it is or was public.
  ///
  /// - Returns: a row if it was said.
  public static func tell(
    _ number: TicketNumber, of ticket: ID<TicketRow>
  ) -> Statement<Bool> {
    Statement(
      "OpenChanges.ticket",
      """
      SELECT pg_notify(\(channel), \(number.description)) IS NOT NULL
      WHERE EXISTS (SELECT FROM publication WHERE ticket_id = \(ticket) AND state <> 'draft')
      """, column: Bool.self)
  }

  /// Says something.
  public static func tell(_ text: String) -> Statement<Void> {
    Statement("OpenChanges.tell", "SELECT pg_notify(\(channel), \(text))")
  }
}

public import FoundationEssentials
public import Postgres
public import Rules

/// Statements over `ticket_exclusion`.
public enum Exclusions {
  /// People whom the ticket concerns.
  public static func people(_ ticket: ID<TicketRow>) -> Statement<ID<Person>> {
    Statement(
      "Exclusions.people", "SELECT person_id FROM ticket_exclusion WHERE ticket_id = \(ticket)",
      column: ID<Person>.self)
  }

  /// The same of several tickets.
  public static func people(
    ofEach tickets: [Int64]
  ) -> Statement<(ticket: ID<TicketRow>, person: ID<Person>)> {
    Statement(
      "Exclusions.peopleOfEach",
      """
      SELECT ticket_id, person_id
      FROM ticket_exclusion
      WHERE ticket_id = ANY (\(tickets))
      """
    ) { row in
      var row = row.reader
      return try (ticket: row.next(), person: row.next())
    }
  }

  /// Excludes a person; the same again is harmless.
  public static func exclude(
    _ person: ID<Person>, from ticket: ID<TicketRow>, by author: ID<Person>, at now: Date
  ) -> Statement<Void> {
    Statement(
      "Exclusions.exclude",
      """
      INSERT INTO ticket_exclusion (ticket_id, person_id, since, by_person)
      VALUES (\(ticket), \(person), \(now), \(author))
      ON CONFLICT DO NOTHING
      """)
  }
}

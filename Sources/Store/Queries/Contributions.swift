public import FoundationEssentials
public import Postgres
public import Rules

/// A part that a co-operating unit owes.
public struct ContributionTask: Sendable, Hashable {
  /// The ticket's number.
  public let number: TicketNumber
  /// One line of it, unmasked.
  public let title: String
  /// The co-operating unit.
  public let unit: ID<Unit>
  /// The unit that leads.
  public let lead: ID<Unit>?
  /// Until when.
  public let dueAt: Date
  /// Whose name and address are to be masked.
  public let reporter: Redaction.Reporter
}

/// Statements about what co-operating units give.
public enum Contributions {
  /// What units owe as co-operating ones, the most urgent first. Restricted tickets are never
  /// among them; confidential ones only for heads and for whom they are assigned to.
  ///
  /// - Parameters:
  ///   - units: as officer or head.
  ///   - headed: as head.
  ///   - above: the units with all above them: a ticket that complains of one of these is not seen.
  public static func owed(
    by units: [ID<Unit>], headed: [ID<Unit>], above: [ID<Unit>], person: ID<Person>?, limit: Int
  ) -> Statement<ContributionTask> {
    Statement(
      "Contributions.owed",
      """
      SELECT t.year, t.serial, x.title, o.unit_id, t.unit_id, o.due_at, r.name, r.address
      FROM obligation o
      JOIN ticket t ON t.id = o.ticket_id
      JOIN ticket_text x ON x.ticket_id = t.id
      LEFT JOIN reporter r ON r.ticket_id = t.id
      WHERE o.kind = 'unit_answer' AND o.state IN ('running', 'paused') AND t.is_open
        AND o.unit_id = ANY (\(units)) AND NOT t.restricted
        AND (NOT t.confidential OR o.unit_id = ANY (\(headed)) OR t.assignee_id = \(person))
        AND EXISTS (SELECT FROM ticket_unit h
          WHERE h.ticket_id = t.id AND h.unit_id = o.unit_id AND h.part = 'cooperating')
        AND NOT EXISTS (SELECT FROM ticket_unit n
          WHERE n.ticket_id = t.id AND n.part = 'excluded' AND n.unit_id = ANY (\(above)))
        AND NOT (t.confidential AND EXISTS (SELECT FROM ticket_exclusion n
          WHERE n.ticket_id = t.id AND n.person_id = \(person)))
      ORDER BY o.due_at, t.id
      LIMIT \(limit)
      """
    ) { row in
      var row = row.reader
      return try ContributionTask(
        number: TicketNumber(&row), title: row.next(), unit: row.next(), lead: row.next(),
        dueAt: row.next(), reporter: Redaction.Reporter(name: row.next(), address: row.next()))
    }
  }
}

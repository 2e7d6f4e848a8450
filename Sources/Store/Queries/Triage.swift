public import FoundationEssentials
public import Postgres
public import Rules

/// What a dispatcher reads of a ticket in a list, beside its card.
public struct TriageSheet: Sendable, Hashable {
  /// The ticket.
  public let ticket: ID<TicketRow>
  /// Its title; empty if it was erased.
  public let title: String
  /// What was said; empty if it was erased.
  public let body: String
  /// The unit the rules proposed.
  public let proposedUnit: ID<Unit>?
  /// By which rule.
  public let proposedRule: ID<RoutingRule>?
  /// The conditions of it that held (`Proposal.Because`).
  public let proposedBecause: PostgresJSON?
}

/// A time a unit passed a ticket on.
public struct TriagePass: Sendable, Hashable {
  /// The ticket.
  public let ticket: ID<TicketRow>
  /// When.
  public let at: Date
  /// The unit that had it.
  public let unit: ID<Unit>?
  /// Who did it.
  public let personName: String?
  /// The reason of the list `return`.
  public let reason: String?
  /// What they wrote.
  public let words: String?
}

/// Statements of the dispatcher's list.
public enum Triage {
  /// What is read of the tickets of a page.
  public static func sheets(_ tickets: [ID<TicketRow>]) -> Statement<TriageSheet> {
    Statement(
      "Triage.sheets",
      """
      SELECT t.id, x.title, x.body, t.proposed_unit_id, t.proposed_rule_id, t.proposed_because
      FROM ticket t
      JOIN ticket_text x ON x.ticket_id = t.id
      WHERE t.id = ANY (\(tickets))
      """
    ) { row in
      var row = row.reader
      return try TriageSheet(
        ticket: row.next(), title: row.next(), body: row.next(), proposedUnit: row.next(),
        proposedRule: row.next(), proposedBecause: row.next())
    }
  }

  /// Who passed the tickets of a page on, and why; oldest first.
  public static func passes(_ tickets: [ID<TicketRow>]) -> Statement<TriagePass> {
    Statement(
      "Triage.passes",
      """
      SELECT e.ticket_id, e.at, h.unit_id, p.name, e.reason_code, n.body
      FROM ticket_event e
      LEFT JOIN LATERAL (
        SELECT f.unit_id
        FROM ticket_event f
        WHERE f.ticket_id = e.ticket_id AND f.seq < e.seq AND f.unit_id IS NOT NULL
        ORDER BY f.seq DESC
        LIMIT 1) h ON true
      LEFT JOIN person p ON p.id = e.by_person
      LEFT JOIN ticket_note n ON n.id = e.note_id AND n.erased_at IS NULL
      WHERE e.ticket_id = ANY (\(tickets)) AND e.verb = 'return'
      ORDER BY e.ticket_id, e.seq
      """
    ) { row in
      var row = row.reader
      return try TriagePass(
        ticket: row.next(), at: row.next(), unit: row.next(), personName: row.next(),
        reason: row.next(), words: row.next())
    }
  }
}

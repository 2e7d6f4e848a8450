public import FoundationEssentials
public import Postgres
public import Rules

/// Statements over `ticket`, its text and its reporter.
public enum Tickets {
  /// The ticket of a number, locked until the transaction ends.
  public static func locked(_ number: TicketNumber) -> Statement<TicketRow> {
    Statement(
      "Tickets.locked",
      """
      SELECT \(sql: TicketRow.columns)
      FROM ticket t
      WHERE t.year = \(Int16(number.year)) AND t.serial = \(Int32(number.serial))
      FOR UPDATE
      """
    ) { row in
      var reader = row.reader
      return try TicketRow(&reader)
    }
  }

  /// The ticket of a number.
  public static func byNumber(_ number: TicketNumber) -> Statement<TicketRow> {
    Statement(
      "Tickets.byNumber",
      """
      SELECT \(sql: TicketRow.columns)
      FROM ticket t
      WHERE t.year = \(Int16(number.year)) AND t.serial = \(Int32(number.serial))
      """
    ) { row in
      var reader = row.reader
      return try TicketRow(&reader)
    }
  }

  /// The ticket of an id.
  public static func byID(_ id: ID<TicketRow>) -> Statement<TicketRow> {
    Statement(
      "Tickets.byID",
      "SELECT \(sql: TicketRow.columns) FROM ticket t WHERE t.id = \(id)"
    ) { row in
      var reader = row.reader
      return try TicketRow(&reader)
    }
  }

  /// Writes what a verb changed. One row, or none when another verb came first.
  public static func update(_ ticket: TicketRow, seen revision: Int32, seq: Int32)
    -> Statement<Void>
  {
    Statement(
      "Tickets.update",
      """
      UPDATE ticket
      SET access_version = \(ticket.accessVersion), access_digest = \(ticket.accessDigest),
        state = \(ticket.state), state_since = \(ticket.stateSince),
        revision = \(ticket.revision), last_seq = \(ticket.lastSeq), kind = \(ticket.kind),
        category = \(ticket.category), unit_id = \(ticket.unit),
        assignee_id = \(ticket.assignee), commune_id = \(ticket.commune),
        urgent = \(ticket.urgent), restricted = \(ticket.restricted),
        confidential = \(ticket.confidential), reopened = \(ticket.reopened),
        publication_wish = \(ticket.publicationWish), returns = \(ticket.returns),
        received_at = \(ticket.receivedAt), merged_into = \(ticket.mergedInto),
        answer_obligation = \(ticket.answerObligation), due_at = \(ticket.dueAt)
      WHERE id = \(ticket.id) AND revision = \(revision) AND last_seq = \(seq)
      """)
  }

  /// Everything a policy decision needs beside the row: holders, co-operating and excluded units.
  public static func stays(_ ticket: ID<TicketRow>) -> Statement<UnitStay> {
    Statement(
      "Tickets.stays",
      """
      SELECT unit_id, part, since, until
      FROM ticket_unit
      WHERE ticket_id = \(ticket)
      ORDER BY since
      """
    ) { row in
      var reader = row.reader
      return try UnitStay(
        unit: reader.next(), part: reader.next(), since: reader.next(), until: reader.next())
    }
  }

  /// Tickets folded into this one, and into those in turn.
  public static func mergedInto(_ ticket: ID<TicketRow>) -> Statement<ID<TicketRow>> {
    Statement(
      "Tickets.mergedInto",
      """
      WITH RECURSIVE copy (id) AS (
        SELECT id FROM ticket WHERE merged_into = \(ticket)
        UNION
        SELECT t.id FROM copy c JOIN ticket t ON t.merged_into = c.id
      )
      SELECT id FROM copy ORDER BY id
      """, column: ID<TicketRow>.self)
  }

  /// Tickets that were folded into this one itself.
  public static func directCopies(
    of ticket: ID<TicketRow>
  ) -> Statement<TicketRow> {
    Statement(
      "Tickets.directCopies",
      """
      SELECT \(sql: TicketRow.columns)
      FROM ticket t
      WHERE t.merged_into = \(ticket)
      ORDER BY t.id
      """
    ) { row in
      var row = row.reader
      return try TicketRow(&row)
    }
  }

  /// Notes from which ticket a new one was split off.
  public static func markSplit(_ part: ID<TicketRow>, from whole: ID<TicketRow>)
    -> Statement<Void>
  {
    Statement(
      "Tickets.markSplit", "UPDATE ticket SET split_from = \(whole) WHERE id = \(part)")
  }

  /// Ends the current lead's stay.
  public static func endLead(_ ticket: ID<TicketRow>, at now: Date) -> Statement<Void> {
    Statement(
      "Tickets.endLead",
      """
      UPDATE ticket_unit
      SET until = \(now)
      WHERE ticket_id = \(ticket) AND part = 'lead' AND until IS NULL
      """)
  }

  /// Begins a unit's stay; the same again is harmless.
  public static func beginStay(
    _ ticket: ID<TicketRow>, unit: ID<Unit>, part: UnitStay.Part, at now: Date
  ) -> Statement<Void> {
    Statement(
      "Tickets.beginStay",
      """
      INSERT INTO ticket_unit (ticket_id, unit_id, part, since)
      VALUES (\(ticket), \(unit), \(part), \(now))
      ON CONFLICT DO NOTHING
      """)
  }
}

/// A unit's stay with a ticket.
public struct UnitStay: Sendable, Hashable {
  /// How a unit is involved.
  public enum Part: String, Sendable, SQLBindable, SQLDecodable {
    /// Holds or held it.
    case lead
    /// Contributes to the answer.
    case cooperating
    /// Complained of: never sees it.
    case excluded
  }

  /// The unit.
  public let unit: ID<Unit>
  /// How it is involved.
  public let part: Part
  /// From when.
  public let since: Date
  /// Until when; nil while it lasts.
  public let until: Date?
}

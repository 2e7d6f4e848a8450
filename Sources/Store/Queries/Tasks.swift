public import FoundationEssentials
public import Postgres
public import Rules

/// An answer that somebody has to bring to the citizen, or that the program could not.
public struct DeliveryTask: Sendable, Hashable {
  /// Its id.
  public let id: Int64
  /// How.
  public let method: DeliveryMethod
  /// `open`, or `failed` for good.
  public let state: String
  /// Since when.
  public let createdAt: Date
  /// Code of the last failure.
  public let failure: String?
  /// Until when it is owed; nil if nothing is owed any more.
  public let dueAt: Date?
  /// The ticket.
  public let header: TicketHeader
  /// One line of it.
  public let title: String
}

/// An answered ticket that is to be published, or not, because.
public struct PublicationTask: Sendable, Hashable {
  /// The ticket.
  public let header: TicketHeader
  /// One line of it, unmasked.
  public let title: String
  /// Until when; nil if only an edited draft waits.
  public let dueAt: Date?
  /// Who masked the draft that waits for approval.
  public let editor: ID<Person>?
  /// Their name.
  public let editorName: String?
  /// When.
  public let editedAt: Date?
}

/// A request for more time that waits for a decision.
public struct ExtensionTask: Sendable, Hashable {
  /// The ticket.
  public let header: TicketHeader
  /// One line of it.
  public let title: String
  /// Which clock.
  public let obligation: ObligationKind
  /// Until when it is owed now.
  public let dueAt: Date
  /// How much is asked for, in the unit of the target.
  public let amount: Int
  /// Who asks.
  public let requester: String
  /// Since when.
  public let requestedAt: Date
}

/// Lists of work that is no queue of tickets.
public enum Tasks {
  /// What has to be brought by hand, what failed, and what is late, oldest first; whether the
  /// ticket has been closed meanwhile or not.
  public static func deliveries(
    reach: RowReach, at now: Date, limit: Int
  ) -> Statement<DeliveryTask> {
    Statement(
      "Tasks.deliveries",
      """
      SELECT d.id, d.method, d.state, d.created_at, d.failure, o.due_at,
        \(sql: TicketHeader.columns), x.title
      FROM delivery d
      JOIN ticket t ON t.id = d.ticket_id
      JOIN ticket_text x ON x.ticket_id = t.id
      LEFT JOIN person p ON p.id = t.assignee_id
      LEFT JOIN LATERAL (
        SELECT due_at
        FROM obligation
        WHERE ticket_id = t.id AND kind = 'deliver' AND state = 'running'
        ORDER BY ordinal DESC
        LIMIT 1) o ON true
      WHERE \(sql: Deliveries.isTask(at: now)) AND \(sql: reach.sql)
      ORDER BY d.created_at
      LIMIT \(limit)
      """
    ) { row in
      var row = row.reader
      return try DeliveryTask(
        id: row.next(), method: row.next(), state: row.next(), createdAt: row.next(),
        failure: row.next(), dueAt: row.next(), header: TicketHeader(&row), title: row.next())
    }
  }

  /// What is to be published, the most urgent first.
  public static func publications(reach: RowReach, limit: Int) -> Statement<PublicationTask> {
    Statement(
      "Tasks.publications",
      """
      SELECT \(sql: TicketHeader.columns), x.title, w.due_at, b.edited_by, e.name, b.edited_at
      FROM (
        (SELECT o.ticket_id, o.due_at
          FROM obligation o
          JOIN ticket t ON t.id = o.ticket_id
          WHERE o.kind = 'publish' AND o.state = 'running' AND o.unit_id IS NULL
            AND \(sql: reach.sql)
          ORDER BY o.due_at, o.ticket_id
          LIMIT \(limit))
        UNION ALL
        SELECT d.ticket_id, NULL
        FROM publication d
        WHERE d.state = 'draft' AND NOT EXISTS (SELECT FROM obligation o
          WHERE o.ticket_id = d.ticket_id AND o.kind = 'publish' AND o.state = 'running'
            AND o.unit_id IS NULL)) w
      JOIN ticket t ON t.id = w.ticket_id
      JOIN ticket_text x ON x.ticket_id = t.id
      LEFT JOIN person p ON p.id = t.assignee_id
      LEFT JOIN publication b ON b.ticket_id = t.id AND b.state = 'draft'
      LEFT JOIN person e ON e.id = b.edited_by
      WHERE \(sql: reach.sql)
      ORDER BY w.due_at NULLS LAST, t.id
      LIMIT \(limit)
      """
    ) { row in
      var row = row.reader
      return try PublicationTask(
        header: TicketHeader(&row), title: row.next(), dueAt: row.next(), editor: row.next(),
        editorName: row.next(), editedAt: row.next())
    }
  }

  /// Who asks for more time, the most urgent first.
  public static func extensions(reach: RowReach, limit: Int) -> Statement<ExtensionTask> {
    Statement(
      "Tasks.extensions",
      """
      SELECT \(sql: TicketHeader.columns), x.title, o.kind, o.due_at, q.amount, w.name,
        q.requested_at
      FROM extension_request q
      JOIN obligation o ON o.ticket_id = q.ticket_id AND o.ordinal = q.ordinal
      JOIN ticket t ON t.id = q.ticket_id
      JOIN ticket_text x ON x.ticket_id = t.id
      JOIN person w ON w.id = q.requested_by
      LEFT JOIN person p ON p.id = t.assignee_id
      WHERE q.granted IS NULL AND o.state IN ('running', 'paused') AND t.is_open
        AND \(sql: reach.sql)
      ORDER BY o.due_at, q.id
      LIMIT \(limit)
      """
    ) { row in
      var row = row.reader
      return try ExtensionTask(
        header: TicketHeader(&row), title: row.next(), obligation: row.next(), dueAt: row.next(),
        amount: Int(row.next(Int32.self)), requester: row.next(), requestedAt: row.next())
    }
  }
}

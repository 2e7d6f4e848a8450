public import FoundationEssentials
public import Postgres
public import Rules

/// How an answer reaches the citizen.
public enum DeliveryMethod: String, Sendable, CaseIterable, Codable, SQLBindable, SQLDecodable {
  /// E-mail by SMTP.
  case email
  /// A text message from the outbox.
  case sms
  /// Somebody calls back.
  case callBack = "call_back"
  /// The citizen collects it at the counter.
  case pickUp = "pick_up"
  /// A printed letter.
  case letter
  /// Nobody left an address: it is read with number and access code.
  case tracking

  /// Whether the program delivers it itself.
  public var isAutomatic: Bool {
    switch self {
    case .email, .sms, .tracking: true
    case .callBack, .pickUp, .letter: false
    }
  }
}

/// A row of `delivery`.
public struct DeliveryRow: Sendable, Hashable {
  /// Its id.
  public let id: Int64
  /// The ticket.
  public let ticket: ID<TicketRow>
  /// Which version of the answer.
  public let version: Int16
  /// How.
  public let method: DeliveryMethod
  /// `open`, `done`, `failed`, `replaced` or `ended`.
  public let state: String
  /// Since when.
  public let createdAt: Date
  /// How often it was tried.
  public let attempts: Int16
  /// Code of the last failure.
  public let failure: String?
  /// When it was done.
  public let doneAt: Date?
  /// Why nobody tries any more: a code of the list `record_delivery`.
  public let endedBecause: String?

  /// Whether the citizen still waits for it, or it failed for good and waits for another way.
  public var isUnfinished: Bool { state == "open" || state == "failed" }

  static let columns: SQL = """
    d.id, d.ticket_id, d.answer_version, d.method, d.state, d.created_at, d.attempts, d.failure,
    d.done_at, d.ended_because
    """

  init(_ row: inout RowReader) throws(PostgresError) {
    id = try row.next()
    ticket = try row.next()
    version = try row.next()
    method = try row.next()
    state = try row.next()
    createdAt = try row.next()
    attempts = try row.next()
    failure = try row.next()
    doneAt = try row.next()
    endedBecause = try row.next()
  }
}

/// Statements over `delivery`.
public enum Deliveries {
  /// A ticket's deliveries, oldest first.
  public static func of(_ ticket: ID<TicketRow>) -> Statement<DeliveryRow> {
    Statement(
      "Deliveries.of",
      """
      SELECT \(sql: DeliveryRow.columns)
      FROM delivery d
      WHERE d.ticket_id = \(ticket)
      ORDER BY d.id
      """
    ) { row in
      var row = row.reader
      return try DeliveryRow(&row)
    }
  }

  /// One delivery.
  public static func byID(_ id: Int64) -> Statement<DeliveryRow> {
    Statement(
      "Deliveries.byID",
      "SELECT \(sql: DeliveryRow.columns) FROM delivery d WHERE d.id = \(id)"
    ) { row in
      var row = row.reader
      return try DeliveryRow(&row)
    }
  }

  /// One delivery, locked until the transaction ends.
  public static func locked(_ id: Int64) -> Statement<DeliveryRow> {
    Statement(
      "Deliveries.locked",
      "SELECT \(sql: DeliveryRow.columns) FROM delivery d WHERE d.id = \(id) FOR UPDATE"
    ) { row in
      var row = row.reader
      return try DeliveryRow(&row)
    }
  }

  /// What is visibly open, oldest first.
  public static func open(limit: Int) -> Statement<DeliveryRow> {
    Statement(
      "Deliveries.open",
      """
      SELECT \(sql: DeliveryRow.columns)
      FROM delivery d
      WHERE d.state IN ('open', 'failed')
      ORDER BY d.created_at
      LIMIT \(limit)
      """
    ) { row in
      var row = row.reader
      return try DeliveryRow(&row)
    }
  }

  /// A new, open one.
  ///
  /// - Parameter now: from when it is to be brought; later than now while its answer may be taken
  ///   back.
  public static func create(
    _ method: DeliveryMethod, ticket: ID<TicketRow>, version: Int16, at now: Date
  ) -> Statement<Int64> {
    Statement(
      "Deliveries.create",
      """
      INSERT INTO delivery (ticket_id, answer_version, method, state, created_at)
      VALUES (\(ticket), \(version), \(method), 'open', \(now))
      RETURNING id
      """, column: Int64.self)
  }

  /// It reached the citizen.
  public static func done(_ id: Int64, by person: ID<Person>?, at now: Date) -> Statement<Void> {
    Statement(
      "Deliveries.done",
      """
      UPDATE delivery
      SET state = 'done', done_at = \(now), done_by = \(person), failure = NULL
      WHERE id = \(id) AND state IN ('open', 'failed')
      """)
  }

  /// It failed this time, or for good.
  public static func failed(_ id: Int64, failure: String, forGood: Bool) -> Statement<Void> {
    Statement(
      "Deliveries.failed",
      """
      UPDATE delivery
      SET attempts = attempts + 1, failure = \(failure),
        state = CASE WHEN \(forGood) THEN 'failed' ELSE state END
      WHERE id = \(id) AND state IN ('open', 'failed')
      """)
  }

  /// Nobody tries any more, and says why.
  public static func end(_ ticket: ID<TicketRow>, because reason: String) -> Statement<Void> {
    Statement(
      "Deliveries.end",
      """
      UPDATE delivery
      SET state = 'ended', ended_because = \(reason)
      WHERE ticket_id = \(ticket) AND state IN ('open', 'failed')
      """)
  }

  /// The answer was taken back before it left: nothing is brought, and nothing was.
  public static func takeBack(_ version: Int16, of ticket: ID<TicketRow>) -> Statement<Void> {
    Statement(
      "Deliveries.takeBack",
      """
      UPDATE delivery
      SET state = 'replaced', done_at = NULL, done_by = NULL, ended_because = NULL
      WHERE ticket_id = \(ticket) AND answer_version = \(version)
      """)
  }

  /// Whether the delivery `d` of the ticket `t` is somebody's task: to be brought by hand, failed
  /// for good, or by now later than it is owed; not before its answer leaves.
  static func isTask(at now: Date) -> SQL {
    """
    d.state IN ('open', 'failed') AND d.created_at <= \(now)
      AND (d.state = 'failed' OR d.method IN ('call_back', 'pick_up', 'letter')
        OR EXISTS (SELECT FROM obligation l WHERE l.ticket_id = t.id AND l.kind = 'deliver'
          AND l.state = 'running' AND l.due_at < \(now)))
    """
  }

  /// Another way was chosen instead of those still open.
  public static func replaceOpen(_ ticket: ID<TicketRow>) -> Statement<Void> {
    Statement(
      "Deliveries.replaceOpen",
      """
      UPDATE delivery
      SET state = 'replaced'
      WHERE ticket_id = \(ticket) AND state IN ('open', 'failed')
      """)
  }
}

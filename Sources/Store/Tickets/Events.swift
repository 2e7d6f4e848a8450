public import FoundationEssentials
public import Postgres
public import Rules

/// A row of `ticket_event`: one verb, one event.
public struct EventRow: Sendable, Hashable {
  /// The ticket.
  public var ticket: ID<TicketRow>
  /// Its place in the ticket's history, from 1.
  public var seq: Int32
  /// When it was done.
  public var at: Date
  /// What was done.
  public var verb: String
  /// By whom; nil for citizens and the program.
  public var person: ID<Person>?
  /// The role by whose right, or `citizen`, or `machine`.
  public var role: String
  /// The move's number; nil if the event is no move.
  public var revision: Int32?
  /// The number of the move before; nil for the first.
  public var prior: Int32?
  /// The state before a move.
  public var from: State?
  /// The state after a move.
  public var to: State?
  /// The lead unit as after the event.
  public var unit: ID<Unit>?
  /// The assignee as after the event.
  public var assignee: ID<Person>?
  /// The kind as after the event.
  public var kind: Kind
  /// The category as after the event.
  public var category: String
  /// The mark urgent as after the event.
  public var urgent: Bool
  /// The mark restricted as after the event.
  public var restricted: Bool
  /// A reason from the list of the verb.
  public var reason: String?
  /// The note that holds the words.
  public var note: Int64?
  /// Ids, codes and figures; never free text.
  public var detail: PostgresJSON?

  /// The columns in the order in which `init(_:)` reads them; the table's alias is `e`.
  public static let columns: SQL = """
    e.ticket_id, e.seq, e.at, e.verb, e.by_person, e.by_role, e.revision, e.prior, e.from_state,
    e.to_state, e.unit_id, e.assignee_id, e.kind, e.category, e.urgent, e.restricted,
    e.reason_code, e.note_id, e.detail
    """

  /// An event of a ticket as it stands.
  public init(
    of ticket: TicketRow, seq: Int32, at: Date, verb: String, person: ID<Person>?, role: String
  ) {
    self.ticket = ticket.id
    self.seq = seq
    self.at = at
    self.verb = verb
    self.person = person
    self.role = role
    unit = ticket.unit
    assignee = ticket.assignee
    kind = ticket.kind
    category = ticket.category
    urgent = ticket.urgent
    restricted = ticket.restricted
  }

  /// Reads the next columns of a row.
  ///
  /// - Throws: `PostgresError` of kind decoding.
  public init(_ row: inout RowReader) throws(PostgresError) {
    ticket = try row.next()
    seq = try row.next()
    at = try row.next()
    verb = try row.next()
    person = try row.next()
    role = try row.next()
    revision = try row.next()
    prior = try row.next()
    from = try row.next()
    to = try row.next()
    unit = try row.next()
    assignee = try row.next()
    kind = try row.next()
    category = try row.next()
    urgent = try row.next()
    restricted = try row.next()
    reason = try row.next()
    note = try row.next()
    detail = try row.next()
  }
}

/// Statements over the history.
public enum Events {
  /// Appends an event.
  public static func append(_ event: EventRow) -> Statement<Void> {
    Statement(
      "Events.append",
      """
      INSERT INTO ticket_event (ticket_id, seq, at, verb, by_person, by_role, revision, prior,
        from_state, to_state, unit_id, assignee_id, kind, category, urgent, restricted,
        reason_code, note_id, detail)
      VALUES (\(event.ticket), \(event.seq), \(event.at), \(event.verb), \(event.person),
        \(event.role), \(event.revision), \(event.prior), \(event.from), \(event.to),
        \(event.unit), \(event.assignee), \(event.kind), \(event.category), \(event.urgent),
        \(event.restricted), \(event.reason), \(event.note), \(event.detail))
      """)
  }

  /// A ticket's whole history, oldest first, with the words where they still exist.
  public static func history(_ ticket: ID<TicketRow>) -> Statement<HistoryEntry> {
    Statement(
      "Events.history",
      """
      SELECT \(sql: EventRow.columns), p.name, n.body, n.for_citizen, n.erased_at IS NOT NULL
      FROM ticket_event e
      LEFT JOIN person p ON p.id = e.by_person
      LEFT JOIN ticket_note n ON n.id = e.note_id
      WHERE e.ticket_id = \(ticket)
      ORDER BY e.seq
      """
    ) { row in
      var reader = row.reader
      return try HistoryEntry(
        event: EventRow(&reader), personName: reader.next(), words: reader.next(),
        forCitizen: reader.next(Bool?.self) ?? false, erased: reader.next(Bool?.self) ?? false)
    }
  }

  /// Whether the event `e` is neither an answer that was taken back before it left, nor its being
  /// taken back: for everything outside it never was.
  static let lasts: SQL = """
    (e.verb <> 'undo_answer' AND (e.to_state IS DISTINCT FROM 'answered'
      OR NOT EXISTS (SELECT FROM ticket_event u
        WHERE u.ticket_id = e.ticket_id AND u.revision = e.revision + 1
          AND u.verb = 'undo_answer')))
    """

  /// By which verb a ticket made a move, and who held it before.
  public static func way(
    _ ticket: ID<TicketRow>, revision: Int32
  ) -> Statement<(verb: String, unitBefore: ID<Unit>?)> {
    Statement(
      "Events.way",
      """
      SELECT e.verb, b.unit_id
      FROM ticket_event e
      JOIN ticket_event b ON b.ticket_id = e.ticket_id AND b.revision = e.prior
      WHERE e.ticket_id = \(ticket) AND e.revision = \(revision)
      """
    ) { row in
      var row = row.reader
      return try (row.next(), row.next())
    }
  }

  /// The state before a ticket's last move; nil for a first move.
  public static func stateBefore(_ ticket: ID<TicketRow>, revision: Int32) -> Statement<State?> {
    Statement(
      "Events.stateBefore",
      """
      SELECT from_state
      FROM ticket_event
      WHERE ticket_id = \(ticket) AND revision = \(revision)
      """, column: State?.self)
  }

  /// Whether a ticket became urgent by being joined by another.
  ///
  /// - Parameter number: of the other.
  public static func madeUrgent(_ ticket: ID<TicketRow>, by number: TicketNumber) -> Statement<Bool>
  {
    Statement(
      "Events.madeUrgent",
      """
      SELECT EXISTS (SELECT FROM ticket_event
        WHERE ticket_id = \(ticket) AND detail ->> 'madeUrgentBy' = \(number.description))
      """, column: Bool.self)
  }

  /// Writes the words of an event; the id is the event's `note`.
  public static func write(
    _ words: String, sort: NoteSort, on ticket: ID<TicketRow>, by person: ID<Person>?,
    at now: Date, forCitizen: Bool
  ) -> Statement<Int64> {
    Statement(
      "Events.write",
      """
      INSERT INTO ticket_note (ticket_id, sort, body, written_by, written_at, for_citizen)
      VALUES (\(ticket), \(sort), \(words), \(person), \(now), \(forCitizen))
      RETURNING id
      """, column: Int64.self)
  }
}

/// What the words of an event are.
public enum NoteSort: String, Sendable, SQLBindable, SQLDecodable {
  case note, move, question, information, contribution, measure, reminder, `extension`, dispute
}

/// An event with the words that go with it.
public struct HistoryEntry: Sendable, Hashable {
  /// What happened.
  public let event: EventRow
  /// Who did it; nil for citizens and the program.
  public let personName: String?
  /// The words; nil if there were none, empty if they were erased.
  public let words: String?
  /// Whether the citizen sees the words.
  public let forCitizen: Bool
  /// Whether the words were erased by law.
  public let erased: Bool
}

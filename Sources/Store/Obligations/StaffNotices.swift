public import FoundationEssentials
public import Postgres
public import Rules

/// Statements over `staff_notice`: who is told of which step of a clock, each once.
public enum StaffNotices {
  /// Plans notices; those that are planned already stay as they are.
  ///
  /// - Returns: the people and times of those that are new.
  public static func plan(_ notices: [StaffNotice]) -> Statement<StaffNotice.Time> {
    Statement(
      "StaffNotices.plan",
      """
      WITH planned AS (
        INSERT INTO staff_notice
          (person_id, ticket_id, ordinal, generation, what, seq, at, tell_at)
        SELECT n.person, n.ticket, n.ordinal, n.generation, n.what, n.seq, n.at, n.tell_at
        FROM unnest(\(notices.map(\.time.person.rawValue))::bigint[],
          \(notices.map(\.ticket.rawValue))::bigint[], \(notices.map(\.ordinal))::smallint[],
          \(notices.map(\.generation))::integer[], \(notices.map(\.call.code))::text[],
          \(notices.map(\.seq))::integer[], \(notices.map(\.at))::timestamptz[],
          \(notices.map(\.time.at))::timestamptz[])
          AS n (person, ticket, ordinal, generation, what, seq, at, tell_at)
        ON CONFLICT ON CONSTRAINT staff_notice_is_one DO NOTHING
        RETURNING person_id, tell_at)
      SELECT DISTINCT person_id, tell_at
      FROM planned
      ORDER BY person_id, tell_at
      """
    ) { row in
      var row = row.reader
      return try StaffNotice.Time(person: row.next(), at: row.next())
    }
  }

  /// Takes everything that a person is to be told by now for one errand, unless it has taken
  /// something before: a message that is sent again says the same, and nothing that nobody has
  /// heard of yet, which whoever has read the first one would never see.
  public static func take(
    for person: ID<Person>, errand: Int64, at now: Date
  ) -> Statement<Void> {
    Statement(
      "StaffNotices.take",
      """
      UPDATE staff_notice
      SET errand_id = \(errand)
      WHERE person_id = \(person) AND told_at IS NULL AND errand_id IS NULL
        AND tell_at <= \(now)
        AND NOT EXISTS (SELECT FROM staff_notice t WHERE t.errand_id = \(errand))
      """)
  }

  /// What an errand has taken, as far as its clock is still owed, the most urgent first.
  public static func taken(by errand: Int64) -> Statement<TakenNotice> {
    Statement(
      "StaffNotices.taken",
      """
      SELECT n.id, n.what, t.year, t.serial, o.kind, o.due_at,
        o.state IN ('running', 'paused') AND o.generation = n.generation
      FROM staff_notice n
      JOIN obligation o ON o.ticket_id = n.ticket_id AND o.ordinal = n.ordinal
      JOIN ticket t ON t.id = n.ticket_id
      WHERE n.errand_id = \(errand) AND n.told_at IS NULL
      ORDER BY o.due_at, n.id
      """
    ) { row in
      var row = row.reader
      let (id, code): (Int64, String) = (try row.next(), try row.next())
      guard let call = Ladder.Call(code: code) else {
        throw PostgresError(.decoding, message: "no reason to tell somebody")
      }
      return try TakenNotice(
        id: id, notice: Ladder.Notice(call, TicketNumber(&row), row.next(), dueAt: row.next()),
        isLive: row.next())
    }
  }

  /// They were told, or need not be.
  public static func end(
    _ notices: [Int64], as outcome: StaffNotice.Outcome, at now: Date
  ) -> Statement<Void> {
    Statement(
      "StaffNotices.end",
      """
      UPDATE staff_notice
      SET told_at = \(now), outcome = \(outcome.rawValue)
      WHERE id = ANY (\(notices)) AND told_at IS NULL
      """)
  }

  /// Who waits for a message that no errand has taken since an instant: left behind by clocks of
  /// machines that disagree, or by an older version of the program.
  public static func left(since instant: Date) -> Statement<ID<Person>> {
    Statement(
      "StaffNotices.left",
      """
      SELECT DISTINCT person_id
      FROM staff_notice
      WHERE told_at IS NULL AND errand_id IS NULL AND tell_at <= \(instant)
      """, column: ID<Person>.self)
  }
}

/// Somebody is to be told of a clock.
public struct StaffNotice: Sendable, Hashable {
  /// Who is told, and not before when.
  public struct Time: Sendable, Hashable {
    /// Who.
    public let person: ID<Person>
    /// Not before.
    public let at: Date

    /// A person at a time.
    public init(person: ID<Person>, at: Date) {
      self.person = person
      self.at = at
    }
  }

  /// What became of it.
  public enum Outcome: String, Sendable {
    /// A message went out.
    case sent
    /// The clock had ended or moved before it was time.
    case moot
    /// They left no address; the desk shows it.
    case noAddress = "no_address"
    /// No carrier took it.
    case failed
  }

  /// Whom and when.
  public let time: Time
  /// Of which ticket's clock.
  public let ticket: ID<TicketRow>
  /// Which of its clocks.
  public let ordinal: Int16
  /// In which counting.
  public let generation: Int32
  /// Why.
  public let call: Ladder.Call
  /// `seq` of the event that asks for it; 0 for a step.
  public let seq: Int32
  /// When the step was planned.
  public let at: Date

  /// A notice.
  public init(
    _ call: Ladder.Call, of row: ObligationRow, seq: Int32 = 0, at: Date, to person: ID<Person>,
    tellAt: Date
  ) {
    time = Time(person: person, at: tellAt)
    (ticket, ordinal, generation) = (row.ticket, row.ordinal, row.generation)
    (self.call, self.seq, self.at) = (call, seq, at)
  }
}

/// A notice that an errand has taken.
public struct TakenNotice: Sendable, Hashable {
  /// Its number.
  public let id: Int64
  /// What is said of it.
  public let notice: Ladder.Notice
  /// Whether it is still owed, and due when it was then.
  public let isLive: Bool
}

public import FoundationEssentials
public import Postgres
public import Rules

/// Statements over `call`, `call_event` and `call_ticket`.
public enum Calls {
  /// The office's rules about calls.
  public static var rules: Statement<TelephonyRules> {
    Statement(
      "Calls.rules",
      "SELECT call_back_seconds, calendar_code, wrap_up_seconds FROM telephony"
    ) { row in
      var row = row.reader
      let seconds: Int32 = try row.next()
      let calendar: String = try row.next()
      let wrapUp: Int32 = try row.next()
      return TelephonyRules(
        callBackSeconds: Int(seconds), calendar: calendar, wrapUpSeconds: Int(wrapUp))
    }
  }

  /// Lets what is told of one call be written one after the other, until the transaction ends.
  public static func oneByOne(_ pbxID: String) -> Statement<Void> {
    Statement(
      "Calls.oneByOne",
      "SELECT pg_advisory_xact_lock(hashtextextended('call ' || \(pbxID), 0))")
  }

  /// The call of an exchange's id, locked.
  public static func locked(pbxID: String) -> Statement<CallRow> {
    one("Calls.lockedByExchange", "WHERE c.pbx_id = \(pbxID) FOR UPDATE")
  }

  /// A call, locked.
  public static func locked(_ id: Int64) -> Statement<CallRow> {
    one("Calls.locked", "WHERE c.id = \(id) FOR UPDATE")
  }

  /// A call.
  public static func byID(_ id: Int64) -> Statement<CallRow> {
    one("Calls.byID", "WHERE c.id = \(id)")
  }

  /// A call of a number that somebody has on the line, or that still rings: the latest.
  ///
  /// - Parameter since: not begun before.
  public static func live(
    caller: String?, for person: ID<Person>, since: Date
  ) -> Statement<CallRow> {
    one(
      "Calls.live",
      """
      WHERE c.caller IS NOT DISTINCT FROM \(caller) AND c.state IN ('ringing', 'answered')
        AND c.outcome IS NULL AND c.began_at >= \(since) AND NOT c.is_blocked
        AND (c.person_id = \(person) OR c.person_id IS NULL AND c.caller IS NOT NULL)
      ORDER BY c.person_id NULLS LAST, c.began_at DESC
      LIMIT 1
      """)
  }

  /// The latest call of a number that was opened at the desk and of which no exchange has told,
  /// locked.
  ///
  /// - Parameter since: not begun before.
  public static func orphan(of caller: String, since: Date) -> Statement<CallRow> {
    one(
      "Calls.orphan",
      """
      WHERE c.caller = \(caller) AND c.pbx_id IS NULL AND c.direction = 'incoming'
        AND c.began_at >= \(since)
      ORDER BY c.began_at DESC
      LIMIT 1
      FOR UPDATE
      """)
  }

  /// Makes a call that was opened at the desk one of the exchange: it says when it is over.
  public static func adopt(_ id: Int64, as pbxID: String) -> Statement<Void> {
    Statement(
      "Calls.adopt",
      """
      UPDATE call
      SET pbx_id = \(pbxID), ended_at = NULL
      WHERE id = \(id)
      """)
  }

  /// The telephone that took a call last, by what was heard of it.
  public static func lastAnswered(_ call: Int64) -> Statement<String> {
    Statement(
      "Calls.lastAnswered",
      """
      SELECT extension
      FROM call_event
      WHERE call_id = \(call) AND what = 'answered' AND extension <> ''
      ORDER BY at DESC, extension DESC
      LIMIT 1
      """, column: String.self)
  }

  /// The call that rings at somebody's telephone, or that they have on the line with nothing come of
  /// it yet: the latest.
  public static func standing(for person: ID<Person>, since: Date) -> Statement<CallRow> {
    one(
      "Calls.standing",
      """
      WHERE c.began_at >= \(since) AND NOT c.is_blocked AND c.outcome IS NULL
        AND (c.state = 'answered' AND c.person_id = \(person)
          OR c.state = 'ringing' AND c.extension = (
            SELECT s.extension FROM call_seat s WHERE s.person_id = \(person)))
      ORDER BY c.began_at DESC
      LIMIT 1
      """)
  }

  private static func one(_ name: String, _ rest: SQL) -> Statement<CallRow> {
    Statement(name, "SELECT \(sql: CallRow.columns) FROM call c \(sql: rest)") { row in
      var row = row.reader
      return try CallRow(&row)
    }
  }

  /// Adds a call.
  ///
  /// - Returns: its number.
  public static func insert(_ call: CallRow) -> Statement<Int64> {
    Statement(
      "Calls.insert",
      """
      INSERT INTO call (pbx_id, direction, caller_sort, caller, called, extension, person_id,
        began_at, rang_at, answered_at, ended_at, missed_at, is_blocked, call_back_id)
      VALUES (\(call.pbxID), \(call.direction), \(call.callerSort), \(call.caller),
        \(call.called), \(call.extension), \(call.person), \(call.times.began),
        \(call.times.rang), \(call.times.answered), \(call.times.ended), \(call.times.missed),
        \(call.isBlocked), \(call.callBack))
      RETURNING id
      """, column: Int64.self)
  }

  /// Writes what was heard of a call.
  public static func update(_ call: CallRow) -> Statement<Void> {
    Statement(
      "Calls.update",
      """
      UPDATE call
      SET caller_sort = \(call.callerSort), caller = \(call.caller), called = \(call.called),
        extension = \(call.extension), person_id = \(call.person),
        began_at = \(call.times.began), rang_at = \(call.times.rang),
        answered_at = \(call.times.answered), ended_at = \(call.times.ended),
        missed_at = \(call.times.missed), is_blocked = \(call.isBlocked),
        call_back_id = \(call.callBack)
      WHERE id = \(call.id)
      """)
  }

  /// Writes what came of a call, and who says so.
  ///
  /// - Parameter ticket: one of its tickets, for the outcome of tickets.
  public static func setOutcome(
    _ outcome: CallOutcome, ticket: ID<TicketRow>?, of call: Int64, by person: ID<Person>,
    at now: Date
  ) -> Statement<Void> {
    Statement(
      "Calls.setOutcome",
      """
      UPDATE call
      SET outcome = \(outcome), outcome_ticket_id = \(ticket), outcome_by = \(person),
        outcome_at = \(now), person_id = coalesce(person_id, \(person))
      WHERE id = \(call)
      """)
  }

  /// Keeps what an exchange said; again changes nothing.
  public static func append(
    _ news: CallNews, of call: Int64, at instant: Date, extension: String?, heardAt now: Date
  ) -> Statement<Void> {
    Statement(
      "Calls.append",
      """
      INSERT INTO call_event (call_id, what, at, heard_at, extension)
      VALUES (\(call), \(news), \(instant), \(now), \(`extension` ?? ""))
      ON CONFLICT ON CONSTRAINT call_event_is_told_once DO NOTHING
      """)
  }

  /// Ties a ticket to a call; again changes nothing.
  public static func tie(
    _ ticket: ID<TicketRow>, to call: Int64, as part: CallTicketPart, by person: ID<Person>,
    at now: Date
  ) -> Statement<Void> {
    Statement(
      "Calls.tie",
      """
      INSERT INTO call_ticket (call_id, ticket_id, part, by_person, at)
      VALUES (\(call), \(ticket), \(part), \(person), \(now))
      ON CONFLICT ON CONSTRAINT call_ticket_is_said_once DO NOTHING
      """)
  }

  /// The tickets of a call that somebody may see or has filed, the first first.
  public static func tickets(
    of call: Int64, reach: RowReach, filedBy person: ID<Person>
  ) -> Statement<TicketNumber> {
    Statement(
      "Calls.tickets",
      """
      SELECT t.year, t.serial
      FROM call_ticket k
      JOIN ticket t ON t.id = k.ticket_id
      WHERE k.call_id = \(call) AND (t.filed_by = \(person) OR (\(sql: reach.sql)))
      ORDER BY k.at, t.id
      """
    ) { row in
      var row = row.reader
      return try TicketNumber(&row)
    }
  }

  /// Calls since an instant, the newest first.
  ///
  /// - Parameter person: of this person only; nil for everybody's.
  public static func lines(
    since: Date, of person: ID<Person>?, limit: Int
  ) -> Statement<CallLine> {
    let whose: SQL = person.map { "AND c.person_id = \($0)" } ?? ""
    return Statement(
      "Calls.lines",
      """
      SELECT \(sql: CallRow.columns), p.name,
        (SELECT count(*) FROM call_ticket k WHERE k.call_id = c.id)
      FROM call c
      LEFT JOIN person p ON p.id = c.person_id
      WHERE c.began_at >= \(since) \(sql: whose)
      ORDER BY c.began_at DESC, c.id DESC
      LIMIT \(limit)
      """
    ) { row in
      var row = row.reader
      let call = try CallRow(&row)
      let name: String? = try row.next()
      return try CallLine(call: call, personName: name, tickets: Int(row.next(Int64.self)))
    }
  }

  /// The names by which a number has reported what is still open, each with how much there is.
  public static func names(
    of caller: String, reach: RowReach
  ) -> Statement<(name: String?, tickets: Int)> {
    Statement(
      "Calls.names",
      """
      SELECT r.name, count(*)
      FROM reporter r
      JOIN ticket t ON t.id = r.ticket_id
      WHERE r.phone_e164 = \(caller) AND t.is_open AND (\(sql: reach.sql))
      GROUP BY r.name
      ORDER BY count(*) DESC, min(t.id)
      LIMIT 50
      """
    ) { row in
      var row = row.reader
      let name: String? = try row.next()
      return try (name: name, tickets: Int(row.next(Int64.self)))
    }
  }
}

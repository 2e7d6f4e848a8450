public import FoundationEssentials
public import Postgres
public import Rules

/// A ticket as a row of a list.
public struct TicketCard: Sendable, Hashable {
  /// What the desk shows beside the row; lists of the API do without.
  public struct Desk: Sendable, Hashable {
    /// How the citizen's promise is counted, for words such as "còn 2 ngày làm việc".
    public let target: Target?
    /// By which calendar.
    public let calendarVersion: ID<CalendarVersion>?
    /// What is owed next beside the answer: accepting, forwarding, taking up or the unit's part.
    public let stage: Stage?
    /// How often the unit was reminded.
    public let reminders: Int
  }

  /// An obligation of the stage in which a ticket is.
  public struct Stage: Sendable, Hashable {
    /// What is owed.
    public let kind: ObligationKind
    /// Until when.
    public let dueAt: Date
    /// How it is counted.
    public let target: Target
    /// By which calendar.
    public let calendarVersion: ID<CalendarVersion>
  }

  /// Where it stands.
  public let header: TicketHeader
  /// One line; masked for whoever reads masked words only.
  public var title: String
  /// The place in words; the same.
  public var place: String?
  /// What the desk shows beside it, if it was asked for.
  public let desk: Desk?
  /// Whether title and place have to be masked before they are shown.
  public var isToBeMasked: Bool
  /// Whose name and address are to be masked; nil for everyone else.
  public var maskedReporter: Redaction.Reporter?
}

/// Lists of tickets: one statement each, whatever is asked for.
public enum TicketCards {
  /// A page of a list, with one row more than asked for if there is a next page.
  public static func page(
    _ filter: TicketFilter, search: TicketSearch, reach: RowReach, desk: Bool, at now: Date,
    limits: DueLimits
  ) -> Statement<TicketCard> {
    let conditions = conditions(filter, search: search, reach: reach, at: now, limits: limits)
    let order: SQL =
      switch filter.order {
      case .due: "t.due_at, t.id"
      case .newest: "t.received_at DESC, t.id DESC"
      }
    return dressed(
      desk ? "TicketCards.desk" : "TicketCards.page",
      """
      WHERE \(sql: conditions.joined(separator: " AND "))
      ORDER BY \(sql: order)
      LIMIT \(filter.limit + 1)
      """, order: order, reach: reach, desk: desk)
  }

  /// Some tickets, as far as they may be seen; in no order.
  public static func some(
    _ tickets: [ID<TicketRow>], reach: RowReach, desk: Bool
  ) -> Statement<TicketCard> {
    dressed(
      "TicketCards.some", "WHERE t.id = ANY (\(tickets)) AND \(sql: reach.sql)", order: "t.id",
      reach: reach, desk: desk)
  }

  /// Rows are chosen first and dressed afterwards, so that nothing is joined in vain.
  private static func dressed(
    _ name: String, _ chosen: SQL, order: SQL, reach: RowReach, desk: Bool
  ) -> Statement<TicketCard> {
    Statement(
      name,
      """
      SELECT \(sql: TicketHeader.columns), x.title, x.place_text, t.masked,
        \(sql: reporter(reach)), \(sql: desk ? deskColumns : "NULL")
      FROM (
        SELECT \(sql: ticketColumns), \(sql: reach.maskedSQL) AS masked
        FROM ticket t
        \(sql: chosen)) t
      JOIN ticket_text x ON x.ticket_id = t.id
      LEFT JOIN person p ON p.id = t.assignee_id
      \(sql: reach.masked.isEmpty ? "" : "LEFT JOIN reporter r ON r.ticket_id = t.id")
      \(sql: desk ? deskJoins : "")
      ORDER BY \(sql: order)
      """
    ) { row in
      var row = row.reader
      return try TicketCard(&row, desk: desk)
    }
  }

  /// What rows are dressed with, by name.
  private static let ticketColumns: SQL = """
    t.id, t.year, t.serial, t.state, t.state_since, t.revision, t.kind, t.category, t.channel,
    t.unit_id, t.assignee_id, t.commune_id, t.urgent, t.restricted, t.confidential, t.reopened,
    t.received_late, t.publication_wish, t.returns, t.received_at, t.filed_at, t.filed_by,
    t.due_at, t.external_system, t.external_number, t.answer_obligation
    """

  private static func reporter(_ reach: RowReach) -> SQL {
    reach.masked.isEmpty
      ? "NULL, NULL"
      : "CASE WHEN t.masked THEN r.name END, CASE WHEN t.masked THEN r.address END"
  }

  private static let deskColumns: SQL = """
    o.target_kind IS NOT NULL, o.target_kind, o.target_amount, o.receipt_day, o.end_of_day,
    o.calendar_version_id, s.kind, s.due_at, s.target_kind, s.target_amount, s.receipt_day,
    s.end_of_day, s.calendar_version_id,
    (SELECT count(*) FROM ticket_event e WHERE e.ticket_id = t.id AND e.verb = 'remind')
    """

  private static let deskJoins: SQL = """
    LEFT JOIN obligation o ON o.ticket_id = t.id AND o.ordinal = t.answer_obligation
    LEFT JOIN LATERAL (
      SELECT kind, due_at, target_kind, target_amount, receipt_day, end_of_day,
        calendar_version_id
      FROM obligation
      WHERE ticket_id = t.id AND state = 'running'
        AND kind IN ('accept', 'forward', 'measures', 'take_up', 'unit_answer')
      ORDER BY due_at
      LIMIT 1) s ON true
    """

  static func conditions(
    _ filter: TicketFilter, search: TicketSearch, reach: RowReach, at now: Date,
    limits: DueLimits
  ) -> [SQL] {
    var all: [SQL] = []
    let asksWhen = filter.due != nil || limits.endOfHours != nil
    if filter.openOnly || asksWhen || isOpen(filter.states) { all.append("t.is_open") }
    all += matter(filter)
    if !filter.states.isEmpty {
      all.append("t.state = ANY (\(filter.states.map(\.rawValue).sorted()))")
    }
    if let urgent = filter.urgent { all.append("t.urgent = \(urgent)") }
    if let returns = filter.returns { all.append("t.returns >= \(Int16(clamping: returns))") }
    if let filedBy = filter.filedBy { all.append("t.filed_by = \(filedBy)") }
    switch filter.assignee {
    case .nobody: all.append("t.assignee_id IS NULL")
    case .person(let person): all.append("t.assignee_id = \(person)")
    case nil: break
    }
    if let due = filter.due { all.append(condition(due, at: now, limits)) }
    all += soon(limits, at: now)
    if !filter.query.isEmpty { all.append(condition(search)) }
    if let after = filter.after { all.append(condition(after, filter.order)) }
    all.append(reach.sql)
    return all
  }

  /// What a ticket is about and who holds it, whatever state it is in.
  static func matter(_ filter: TicketFilter) -> [SQL] {
    var all: [SQL] = []
    if let units = filter.units {
      all.append(units.count == 1 ? "t.unit_id = \(units[0])" : "t.unit_id = ANY (\(units))")
    }
    if !filter.kinds.isEmpty {
      all.append("t.kind = ANY (\(filter.kinds.map(\.rawValue).sorted()))")
    }
    if let category = filter.category { all.append("t.category = \(category)") }
    if let channel = filter.channel { all.append("t.channel = \(channel)") }
    if let commune = filter.commune { all.append("t.commune_id = \(commune)") }
    if let caller = filter.caller {
      all.append("t.id IN (SELECT ticket_id FROM reporter WHERE phone_e164 = \(caller))")
    }
    return all
  }

  private static func isOpen(_ states: Set<State>) -> Bool {
    !states.isEmpty && states.allSatisfy(\.isOpen)
  }

  /// Whether the citizen's promise is broken: a ticket that waits for the citizen stands still at
  /// the instant at which it was asked.
  static func isOverdue(at now: Date) -> SQL {
    "t.due_at < CASE WHEN t.state = 'awaiting_information' THEN t.state_since ELSE \(now) END"
  }

  private static func condition(
    _ due: TicketFilter.Due, at now: Date, _ limits: DueLimits
  ) -> SQL {
    switch due {
    case .overdue: "t.due_at < \(now) AND \(sql: isOverdue(at: now))"
    case .today: upTo(limits.endOfToday, at: now)
    case .week: upTo(limits.endOfWeek, at: now)
    }
  }

  /// What is due within the working hours that were asked for.
  static func soon(_ limits: DueLimits, at now: Date) -> [SQL] {
    limits.endOfHours.map { [upTo($0, at: now)] } ?? []
  }

  private static func upTo(_ end: Date, at now: Date) -> SQL {
    "t.due_at >= \(now) AND t.due_at < \(end) AND t.state <> 'awaiting_information'"
  }

  private static func condition(_ after: TicketCursor, _ order: TicketFilter.Order) -> SQL {
    switch order {
    case .due: "(t.due_at, t.id) > (\(after.date), \(after.id))"
    case .newest: "(t.received_at, t.id) < (\(after.date), \(after.id))"
    }
  }

  /// Number here or elsewhere, telephone number or words: whichever finds it.
  private static func condition(_ search: TicketSearch) -> SQL {
    var ways: [SQL] = []
    if !search.numbers.isEmpty {
      ways.append(
        """
        SELECT f.id
        FROM unnest(\(search.numbers.map { Int32(clamping: $0.year) }),
          \(search.numbers.map { Int32(clamping: $0.serial) })) n (year, serial)
        JOIN ticket f ON f.year = n.year AND f.serial = n.serial
        """)
    }
    if case .whole(let phone) = search.phone {
      ways.append("SELECT ticket_id FROM reporter WHERE phone_e164 = \(phone)")
    }
    if let external = search.external {
      let typings = [external, external.uppercased()]
      ways.append("SELECT id FROM ticket WHERE external_number = ANY (\(typings))")
    }
    if !search.terms.words.isEmpty { ways.append(words(search)) }
    if ways.isEmpty { return "false" }
    return "t.id IN (\(sql: ways.joined(separator: " UNION ")))"
  }

  /// Every word, in what was said or in what is public.
  private static func words(_ search: TicketSearch) -> SQL {
    search.publishedOnly
      ? """
      SELECT ticket_id
      FROM publication
      WHERE state = 'published'
        AND to_tsvector('simple', folded) @@ (\(SearchQuery([search.terms]).words))::tsquery
      """
      : """
      SELECT ticket_id
      FROM ticket_search
      WHERE document @@ (\(SearchQuery([search.terms]).said))::tsquery
      """
  }
}

extension TicketCard {
  fileprivate init(_ row: inout RowReader, desk: Bool) throws {
    header = try TicketHeader(&row)
    title = try row.next()
    place = try row.next()
    isToBeMasked = try row.next()
    let name: String? = try row.next()
    let address: String? = try row.next()
    maskedReporter =
      name == nil && address == nil ? nil : Redaction.Reporter(name: name, address: address)
    guard desk else {
      self.desk = nil
      return
    }
    let hasTarget: Bool = try row.next()
    let target = hasTarget ? try Target(&row) : nil
    if !hasTarget { row.skip(4) }
    let calendar: ID<CalendarVersion>? = try row.next()
    let stage = try Stage(optional: &row)
    self.desk = try Desk(
      target: target, calendarVersion: calendar, stage: stage, reminders: Int(row.next(Int64.self)))
  }
}

extension TicketCard.Stage {
  fileprivate init?(optional row: inout RowReader) throws {
    guard let kind = try row.next(ObligationKind?.self) else {
      row.skip(6)
      return nil
    }
    self.kind = kind
    dueAt = try row.next()
    target = try Target(&row)
    calendarVersion = try row.next()
  }
}

extension RowReader {
  fileprivate mutating func skip(_ count: Int) {
    for _ in 0..<count { skip() }
  }
}

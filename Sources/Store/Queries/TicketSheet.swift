import FoundationEssentials
public import Postgres
public import Rules

/// What a decision about seeing a ticket needs, and the ticket itself, in one row: the first half
/// of the ticket page.
public struct TicketSheet: Sendable {
  /// What else there is, so that nothing is asked for in vain.
  public struct Has: Sendable, Hashable {
    /// Answers or drafts.
    public let answers: Bool
    /// The citizen's opinion of answers.
    public let ratings: Bool
    /// Files.
    public let attachments: Bool
    /// Pauses.
    public let pauses: Bool
    /// Requests for more time.
    public let extensions: Bool
    /// Public texts.
    public let publications: Bool
    /// Tickets folded into it or split off.
    public let relatives: Bool
  }

  /// Where it stands.
  public let header: TicketHeader
  /// What was said.
  public let text: TextRow
  /// How the reporter can be reached; nil if nobody left anything.
  public let ways: ReporterWays?
  /// Who entered it.
  public let filerName: String?
  /// The unit the rules proposed.
  public let proposedUnit: ID<Unit>?
  /// By which rule.
  public let proposedRule: ID<RoutingRule>?
  /// The conditions of it that held (`Proposal.Because`).
  public let proposedBecause: PostgresJSON?
  /// The survivor it was folded into.
  public let mergedInto: ID<TicketRow>?
  /// The whole it was split from.
  public let splitFrom: ID<TicketRow>?
  /// People whom it concerns.
  public let excludedPeople: [ID<Person>]
  /// Who masked the draft that waits for approval.
  public let maskedBy: ID<Person>?
  /// The stays of units, oldest first.
  public let stays: [UnitStay]
  /// What else there is.
  public let has: Has
}

/// Statements of the ticket page.
public enum TicketSheets {
  /// A ticket's sheet.
  public static func byNumber(_ number: TicketNumber) -> Statement<TicketSheet> {
    Statement(
      "TicketSheets.byNumber",
      """
      SELECT \(sql: TicketHeader.columns), x.title, x.body, x.place_text, x.latitude, x.longitude,
        x.erased_at, r.email IS NOT NULL, coalesce(r.phone_e164 ~ '^\\+84[35789]', false),
        r.phone_typed IS NOT NULL, r.address IS NOT NULL, r.name IS NOT NULL, r.anonymous, f.name,
        t.proposed_unit_id, t.proposed_rule_id, t.proposed_because, t.merged_into, t.split_from,
        ARRAY(SELECT person_id FROM ticket_exclusion WHERE ticket_id = t.id),
        (SELECT edited_by FROM publication WHERE ticket_id = t.id AND state = 'draft'),
        \(sql: stays("unit_id")), \(sql: stays("part")), \(sql: stays("since")),
        \(sql: stays("until")),
        EXISTS (SELECT FROM answer WHERE ticket_id = t.id),
        EXISTS (SELECT FROM rating WHERE ticket_id = t.id),
        EXISTS (SELECT FROM attachment WHERE ticket_id = t.id),
        EXISTS (SELECT FROM ticket_pause WHERE ticket_id = t.id),
        EXISTS (SELECT FROM extension_request WHERE ticket_id = t.id),
        EXISTS (SELECT FROM publication WHERE ticket_id = t.id),
        EXISTS (SELECT FROM ticket_event WHERE ticket_id = t.id AND verb IN ('merge', 'split'))
      FROM ticket t
      JOIN ticket_text x ON x.ticket_id = t.id
      LEFT JOIN reporter r ON r.ticket_id = t.id
      LEFT JOIN person p ON p.id = t.assignee_id
      LEFT JOIN person f ON f.id = t.filed_by
      WHERE t.year = \(Int16(clamping: number.year)) AND t.serial = \(Int32(clamping: number.serial))
      """
    ) { row in
      var row = row.reader
      return try TicketSheet(&row)
    }
  }

  /// A column of the stays of units, oldest first; the same order for each.
  private static func stays(_ column: SQL) -> SQL {
    """
    ARRAY(
      SELECT u.\(sql: column)
      FROM ticket_unit u
      WHERE u.ticket_id = t.id
      ORDER BY u.since, u.unit_id, u.part)
    """
  }

  /// Tickets that are tied to one: its survivor and its whole, what was folded into it, what was
  /// split off.
  public static func relatives(
    _ ticket: ID<TicketRow>, survivor: ID<TicketRow>?, whole: ID<TicketRow>?
  ) -> Statement<Relative> {
    Statement(
      "TicketSheets.relatives",
      """
      SELECT 'survivor', year, serial, restricted, confidential, id FROM ticket WHERE id = \(survivor)
      UNION ALL
      SELECT 'whole', year, serial, restricted, confidential, id FROM ticket WHERE id = \(whole)
      UNION ALL
      SELECT 'merged', year, serial, restricted, confidential, id FROM ticket WHERE merged_into = \(ticket)
      UNION ALL
      SELECT 'part', year, serial, restricted, confidential, id FROM ticket WHERE split_from = \(ticket)
      ORDER BY 1, 6
      """
    ) { row in
      var row = row.reader
      return try Relative(
        sort: row.next(), number: TicketNumber(&row), isRestricted: row.next(),
        isConfidential: row.next())
    }
  }
}

/// A ticket tied to another.
public struct Relative: Sendable, Hashable {
  /// How.
  public enum Sort: String, Sendable, SQLBindable, SQLDecodable {
    /// The other was folded into it.
    case survivor
    /// The other was split from it.
    case whole
    /// It was folded into the other.
    case merged
    /// It was split from the other.
    case part
  }

  /// How it is tied.
  public let sort: Sort
  /// Its number.
  public let number: TicketNumber
  /// Whether it is restricted: then it is told to nobody who reads an ordinary ticket.
  public let isRestricted: Bool
  /// Whether it is confidential: then it is told only beside one that is too.
  public let isConfidential: Bool
}

extension TicketSheet {
  fileprivate init(_ row: inout RowReader) throws {
    header = try TicketHeader(&row)
    text = try TextRow(
      title: row.next(), body: row.next(), placeText: row.next(), latitude: row.next(),
      longitude: row.next(), erasedAt: row.next())
    let hasEmail = try row.next(Bool.self)
    let hasMobile = try row.next(Bool.self)
    let hasPhone = try row.next(Bool.self)
    let hasAddress = try row.next(Bool.self)
    let hasName = try row.next(Bool.self)
    ways = try row.next(Bool?.self).map {
      ReporterWays(
        hasEmail: hasEmail, hasMobile: hasMobile, hasPhone: hasPhone, hasAddress: hasAddress,
        hasName: hasName, anonymous: $0)
    }
    filerName = try row.next()
    proposedUnit = try row.next()
    proposedRule = try row.next()
    proposedBecause = try row.next()
    mergedInto = try row.next()
    splitFrom = try row.next()
    excludedPeople = try row.next()
    maskedBy = try row.next()
    stays = try UnitStay.list(&row)
    has = try Has(
      answers: row.next(), ratings: row.next(), attachments: row.next(), pauses: row.next(),
      extensions: row.next(),
      publications: row.next(), relatives: row.next())
  }
}

extension UnitStay {
  /// Reads the next four columns: arrays of units, parts, beginnings and ends.
  fileprivate static func list(_ row: inout RowReader) throws -> [UnitStay] {
    let (units, parts) = try (row.next([ID<Unit>].self), row.next([Part].self))
    let (starts, ends) = try (row.next([Date].self), row.next([Date?].self))
    guard units.count == parts.count, parts.count == starts.count, starts.count == ends.count
    else { throw PostgresError(.decoding, message: "stays of different lengths") }
    return units.indices.map {
      UnitStay(unit: units[$0], part: parts[$0], since: starts[$0], until: ends[$0])
    }
  }
}

public import FoundationEssentials
public import Postgres
public import Rules

/// A ticket that a search found.
public struct SearchCandidate: Sendable, Hashable {
  /// The ticket.
  public let ticket: ID<TicketRow>
  /// When it was received.
  public let receivedAt: Date
  /// How well it fits; 0 to 7.
  public let fit: Int

  /// Whether the words stand side by side.
  public var isSideBySide: Bool { fit & 2 != 0 }
}

/// Statements that find tickets by what somebody typed. Each gives ids only, the newest first, of
/// what may be seen and passes the filter.
public enum Searches {
  /// Who asks, and what is left of the filter beside the words.
  public struct Scope: Sendable {
    let filter: TicketFilter
    let reach: RowReach
    let conditions: [SQL]

    /// - Parameter filter: its words, order and limits are not looked at.
    public init(_ filter: TicketFilter, reach: RowReach, at now: Date, limits: DueLimits) {
      var filter = filter
      (filter.query, filter.after) = ("", nil)
      self.filter = filter
      self.reach = reach
      conditions = TicketCards.conditions(
        filter, search: TicketSearch(), reach: reach, at: now, limits: limits)
    }

    /// What every document has that passes.
    func narrowed(_ words: String, to window: SearchWindow) -> String {
      let keys = [SearchQuery.anyKey(reach.keys), window.key] + filter.keys.map(SearchQuery.anyKey)
      return (["(\(words))"] + keys.compactMap(\.self)).joined(separator: " & ")
    }
  }

  /// Numbers, of here and of other systems.
  public static func byNumber(_ search: TicketSearch, in scope: Scope) -> Statement<SearchCandidate>
  {
    let years = search.numbers.map { Int32(clamping: $0.year) }
    let serials = search.numbers.map { Int32(clamping: $0.serial) }
    let external = search.external.map { [$0, $0.uppercased()] } ?? []
    return statement(
      "Searches.byNumber",
      """
      SELECT t.id, t.received_at, 0
      FROM (
        SELECT f.id
        FROM unnest(\(years), \(serials)) n (year, serial)
        JOIN ticket f ON f.year = n.year AND f.serial = n.serial
        UNION
        SELECT id FROM ticket WHERE external_number = ANY (\(external))) f
      JOIN ticket t ON t.id = f.id
      WHERE \(sql: scope.conditions.joined(separator: " AND "))
      ORDER BY t.received_at DESC, t.id DESC
      LIMIT 20
      """)
  }

  /// What was reported from a telephone number, or from one that ends so.
  public static func byPhone(
    _ phone: TicketSearch.Phone, in scope: Scope, after: TicketCursor?, limit: Int
  ) -> Statement<SearchCandidate> {
    let isIt: SQL =
      switch phone {
      case .whole(let number): "phone_e164 = \(number)"
      case .end(let digits):
        // From these digits to what would follow a ninth one of ten.
        """
        reverse(phone_e164) ~>=~ \(String(digits.reversed()))
          AND reverse(phone_e164) ~<~ \(String(digits.reversed()) + ":")
        """
      }
    return statement(
      "Searches.byPhone",
      """
      WITH found AS MATERIALIZED (
        SELECT ticket_id
        FROM reporter
        WHERE \(sql: isIt)
      )
      SELECT n.id, n.received_at, 0
      FROM found f
      CROSS JOIN LATERAL (
        SELECT t.id, t.received_at
        FROM ticket t
        WHERE \(sql: ticket(scope, behind(after)))
        OFFSET 0) n
      ORDER BY n.received_at DESC, n.id DESC
      LIMIT \(limit)
      """)
  }

  /// What has the words, of some days. The documents are found by their index alone, with the days
  /// and whom one reaches among the words; every ticket is then asked for by its key.
  ///
  /// - Parameter verbatim: the words with their marks, small; empty if they have none.
  public static func byWords(
    _ query: SearchQuery, verbatim: [String], in scope: Scope, _ window: SearchWindow,
    after: TicketCursor?, limit: Int
  ) -> Statement<SearchCandidate> {
    let before: [SQL] = window.before.map { ["t.received_at < \($0)"] } ?? []
    return statement(
      "Searches.byWords",
      """
      WITH found AS MATERIALIZED (
        SELECT ticket_id
        FROM ticket_search
        WHERE document @@ (\(scope.narrowed(query.words, to: window)))::tsquery
      ), newest AS MATERIALIZED (
        SELECT n.id, n.received_at
        FROM found f
        CROSS JOIN LATERAL (
          SELECT t.id, t.received_at
          FROM ticket t
          WHERE \(sql: ticket(scope, behind(after) + before))
          OFFSET 0) n
        ORDER BY n.received_at DESC, n.id DESC
        LIMIT \(limit)
      )
      SELECT n.id, n.received_at,
        4 * (EXISTS (SELECT FROM unnest(\(verbatim)) v
          WHERE strpos(lower(x.title || ' ' || x.body || ' ' || coalesce(x.place_text, '')), v)
            > 0))::int
          + 2 * (s.document @@ (\(query.sideBySide))::tsquery)::int
          + (s.document @@ (\(query.inTitle))::tsquery)::int
      FROM newest n
      JOIN ticket_search s ON s.ticket_id = n.id
      JOIN ticket_text x ON x.ticket_id = n.id
      ORDER BY n.received_at DESC, n.id DESC
      """)
  }

  /// A ticket of `found f`, by its key.
  private static func ticket(_ scope: Scope, _ others: [SQL]) -> SQL {
    (["t.id = f.ticket_id"] + scope.conditions + others).joined(separator: " AND ")
  }

  private static func behind(_ after: TicketCursor?) -> [SQL] {
    after.map { ["(t.received_at, t.id) < (\($0.date), \($0.id))"] } ?? []
  }

  private static func statement(_ name: String, _ sql: SQL) -> Statement<SearchCandidate> {
    Statement(name, sql) { row in
      var row = row.reader
      return try SearchCandidate(
        ticket: row.next(), receivedAt: row.next(), fit: Int(row.next(Int32.self)))
    }
  }
}

import FoundationEssentials
import Postgres
import Rules
import Store

/// Statements that keep numbers and ids in order, and say which tickets were simulated.
enum Ledger {
  /// Whether there are tickets that nobody simulated.
  static var holdsOthers: Statement<Bool> {
    Statement(
      "Ledger.holdsOthers",
      """
      SELECT (SELECT count(*) FROM ticket) > count(t.id)
      FROM catalogue_event e
      JOIN ticket t
        ON t.id BETWEEN (e.after ->> 'first')::bigint AND (e.after ->> 'last')::bigint
      WHERE e.verb = 'simulate'
      """, column: Bool.self)
  }

  /// Whether this session may tell the server when to check foreign keys.
  static var isSuperuser: Statement<Bool> {
    Statement(
      "Ledger.isSuperuser", "SELECT current_setting('is_superuser') = 'on'", column: Bool.self)
  }

  /// The last serial of each year, locked until the transaction ends.
  static func lastSerials(of years: [Int]) -> Statement<(Int, Int)> {
    Statement(
      "Ledger.lastSerials",
      """
      SELECT year, last_serial
      FROM ticket_series
      WHERE year = ANY (\(years.map { Int16(clamping: $0) }))
      FOR UPDATE
      """
    ) { row in
      var row = row.reader
      return try (Int(row.next(Int16.self)), Int(row.next(Int32.self)))
    }
  }

  /// Sets so many ids of a table aside.
  ///
  /// - Returns: the first of them.
  static func setAside(_ table: String, _ count: Int) -> Statement<Int64> {
    let sequence = "office.\(table)_id_seq"
    return Statement(
      "Ledger.setAside",
      """
      SELECT setval(\(sequence)::regclass, s.first + \(Int64(count)) - 1) - \(Int64(count)) + 1
      FROM (SELECT nextval(\(sequence)::regclass) AS first) s
      """, column: Int64.self)
  }

  /// Notes in the catalogue's history which tickets are simulated.
  static func note(seed: Int, first: Int64, count: Int, at now: Date) -> Statement<Void> {
    Statement(
      "Ledger.note",
      """
      INSERT INTO catalogue_event (at, verb, subject, subject_key, after)
      VALUES (\(now), 'simulate', 'history', \("\(seed)"),
        jsonb_build_object('first', \(first), 'last', \(first + Int64(count) - 1)))
      """)
  }

  /// Notes what a late notice did to running obligations, as the worker would have.
  static func recounted(after notice: LateNotice, _ tally: LateNotice.Tally) -> Statement<Void> {
    Statement(
      "Ledger.recounted",
      """
      INSERT INTO recomputation (calendar_version_id, planned_at, touched, examined, moved,
        flagged, finished_at)
      VALUES (\(notice.version.id), \(notice.at),
        tstzrange(\(notice.touched.lowerBound), \(notice.touched.upperBound)),
        \(tally.examined), \(tally.moved), \(tally.flagged), \(notice.at))
      """)
  }

  /// Raises a year's series, so that filing goes on behind.
  static func raise(_ year: Int, to serial: Int) -> Statement<Void> {
    Statement(
      "Ledger.raise",
      """
      INSERT INTO ticket_series AS s (year, last_serial)
      VALUES (\(Int16(clamping: year)), \(Int32(clamping: serial)))
      ON CONFLICT (year) DO UPDATE
      SET last_serial = greatest(s.last_serial, excluded.last_serial)
      """)
  }

  /// Tables that were written.
  static let tables = [
    "ticket", "ticket_text", "reporter", "ticket_note", "ticket_event", "ticket_unit",
    "obligation", "obligation_event", "ticket_pause", "extension_request", "answer", "delivery",
    "rating", "publication", "identity_view", "errand", "filing_key", "ticket_search",
  ]

  /// Makes some tickets searchable, where no trigger has done so.
  static func index(_ tickets: ClosedRange<Int64>) -> Statement<Void> {
    Statement(
      "Ledger.index",
      """
      SELECT index_tickets(ARRAY(SELECT id FROM ticket
        WHERE id BETWEEN \(tickets.lowerBound) AND \(tickets.upperBound)))
      """)
  }
}

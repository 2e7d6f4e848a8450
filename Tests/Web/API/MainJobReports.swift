import Casework
import Foundation
import HTTPTypes
import Postgres
import Rules
import Support
import Testing

extension DrivenRoads {
  /// The weeks in which anything happened, and the one after each.
  func touchedWeeks() async throws -> [String] {
    try await house.test.database.all(
      Statement(
        "test weeks",
        """
        SELECT DISTINCT to_char(day, 'IYYY-"W"IW')
        FROM (
          SELECT (at AT TIME ZONE 'Asia/Ho_Chi_Minh') AS day FROM ticket_event
          UNION ALL
          SELECT (at AT TIME ZONE 'Asia/Ho_Chi_Minh') + interval '7 days' FROM ticket_event) d
        WHERE day < timestamp '2026-11-16'
        ORDER BY 1
        """, column: String.self))
  }

  /// The weekly overdue report counts exactly what plain SQL over the events counts, and the
  /// identity holds for every day, every channel and the whole.
  func checkReports() async throws {
    house.test.clock.set("2026-11-20T03:00:00Z")
    while try await house.test.office.recordDueSteps() > 0 {}
    let leader = try await house.token("lanhdao1")
    let weeks = try await touchedWeeks()
    #expect(weeks.count > 30)
    var overdue = 0
    for name in weeks {
      let week = try #require(ISOWeek(name))
      let answer = try await house.ask(.get, "/api/v1/reports/weekly/\(name)", token: leader)
      #expect(answer.status == 200, "\(name)")
      let total = answer.json["total"]
      let plain = try await PlainWeek(house, from: week.monday)
      for (figure, count) in plain.figures {
        #expect(total[figure].number == count, "\(name) \(figure)")
      }
      overdue += total["openOverdue"].number ?? 0
      try await checkUnits(answer.json, plain, name)
    }
    #expect(overdue > 0, "no week shows anything overdue")
    try await checkDays()
  }

  /// Restricted tickets are one figure of the office, folded into the others below three, and in
  /// no unit's row.
  private func checkUnits(_ report: Value, _ plain: PlainWeek, _ week: String) async throws {
    #expect(report["restricted"] == .null, "\(week)")
    let units = report["units"].list.map { $0["figures"] }
    for (figure, count) in plain.unitFigures {
      #expect(units.compactMap { $0[figure].number }.reduce(0, +) == count, "\(week) \(figure)")
    }
    let listed = report["overdue"].list.count + (report["unlistedOverdue"].number ?? 0)
    #expect(listed == report["total"]["openOverdue"].number, "\(week)")
  }

  private func checkDays() async throws {
    let first = try #require(LocalDay("2024-03-04"))
    let last = try #require(LocalDay("2026-11-19"))
    var open = 0
    for offset in 0...(last.number - first.number) {
      let day = first.adding(days: offset)
      let figures = try await house.test.office.figures(of: day...day, for: .machine)
      #expect(figures.isBalanced, "\(day)")
      #expect(figures.opening == open, "\(day)")
      open = figures.open
    }
    #expect(open == restricted.count + roads.count { $0.sample.end == "awaiting_information" })
    let unbalanced: [String] = try await house.test.database.all(
      Statement("test identity", PlainWeek.unbalancedDays, column: String.self))
    #expect(unbalanced == [])
  }
}

/// The figures of a week, told from events alone, one ticket after the other.
struct PlainWeek {
  /// Of the whole office.
  let figures: [String: Int]
  /// Of what a unit holds.
  let unitFigures: [String: Int]

  init(_ house: TestHouse, from monday: LocalDay) async throws {
    let start = "\(monday) 00:00:00+07"
    let end = "\(monday.adding(days: 7)) 00:00:00+07"
    func count(_ sql: SQL) async throws -> Int {
      Int(try await house.test.value(sql, as: Int64.self))
    }
    func moves(_ condition: SQL) async throws -> Int {
      try await count(
        """
        SELECT count(*) FROM ticket_event
        WHERE revision IS NOT NULL AND at >= \(start)::timestamptz AND at < \(end)::timestamptz
          AND \(sql: condition)
        """)
    }
    let openStates: SQL = """
      ('received', 'accepted', 'awaiting_information', 'forwarded', 'returned', 'in_progress',
       'awaiting_approval')
      """
    func open(before instant: String, _ condition: SQL) async throws -> Int {
      try await count(
        """
        SELECT count(*)
        FROM (
          SELECT DISTINCT ON (ticket_id) ticket_id, to_state
          FROM ticket_event
          WHERE revision IS NOT NULL AND at < \(instant)::timestamptz
          ORDER BY ticket_id, revision DESC) e
        CROSS JOIN LATERAL (
          SELECT unit_id, restricted FROM ticket_event l
          WHERE l.ticket_id = e.ticket_id AND l.at < \(instant)::timestamptz
          ORDER BY l.seq DESC LIMIT 1) w
        WHERE e.to_state IN \(sql: openStates) AND \(sql: condition)
        """)
    }
    let breach: SQL = """
      SELECT 1 FROM obligation_event b
      JOIN obligation o ON o.ticket_id = b.ticket_id AND o.ordinal = b.ordinal
        AND o.kind = 'answer'
      WHERE b.what = 'breach' AND b.ticket_id = e.ticket_id
      """
    let late = try await count(
      """
      SELECT count(*) FROM ticket_event e
      WHERE e.to_state = 'answered' AND e.at >= \(start)::timestamptz
        AND e.at < \(end)::timestamptz AND EXISTS (\(sql: breach) AND b.at < e.at)
      """)
    let answered = try await moves("to_state = 'answered'")
    figures = try await [
      "opening": open(before: start, "true"), "open": open(before: end, "true"),
      "openOverdue": open(
        before: end, "EXISTS (\(sql: breach) AND b.at < \(end)::timestamptz)"),
      "openPaused": open(before: end, "e.to_state = 'awaiting_information'"),
      "received": moves("from_state IS NULL"),
      "reopened": moves(
        "from_state IN ('answered', 'closed', 'merged') AND to_state IN \(sql: openStates)"),
      "declined": moves("to_state = 'declined'"), "merged": moves("to_state = 'merged'"),
      "transferred": moves("to_state = 'transferred'"),
      "withdrawn": moves("to_state = 'withdrawn'"), "answered": answered,
      "answeredLate": late, "answeredOnTime": answered - late,
    ]
    unitFigures = try await [
      "open": open(before: end, "w.unit_id IS NOT NULL AND NOT w.restricted"),
      "openOverdue": open(
        before: end,
        """
        w.unit_id IS NOT NULL AND NOT w.restricted
          AND EXISTS (\(sql: breach) AND b.at < \(end)::timestamptz)
        """),
    ]
  }

  /// Days and channels at which the identity of `product.md` does not hold.
  static let unbalancedDays: SQL = """
    WITH moves AS (
      SELECT (e.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day, t.channel, e.ticket_id,
        e.revision, coalesce(f.is_open, false) AS was_open, e.to_state, s.is_open
      FROM ticket_event e
      JOIN ticket t ON t.id = e.ticket_id
      LEFT JOIN ticket_state f ON f.code = e.from_state
      JOIN ticket_state s ON s.code = e.to_state
      WHERE e.revision IS NOT NULL
    ), standing AS (
      SELECT d.day, t.channel, count(*) FILTER (WHERE b.is_open) AS opening,
        count(*) FILTER (WHERE a.is_open) AS open
      FROM (SELECT DISTINCT day FROM moves) d
      CROSS JOIN ticket t
      LEFT JOIN LATERAL (
        SELECT is_open FROM moves m WHERE m.ticket_id = t.id AND m.day < d.day
        ORDER BY revision DESC LIMIT 1) b ON true
      LEFT JOIN LATERAL (
        SELECT is_open FROM moves m WHERE m.ticket_id = t.id AND m.day <= d.day
        ORDER BY revision DESC LIMIT 1) a ON true
      GROUP BY d.day, t.channel
    ), change AS (
      SELECT day, channel, count(*) FILTER (WHERE NOT was_open AND is_open) AS came,
        count(*) FILTER (WHERE was_open AND to_state IN (
          'answered', 'declined', 'transferred', 'merged', 'withdrawn')) AS went
      FROM moves
      GROUP BY day, channel
    )
    SELECT day || ' ' || channel
    FROM standing
    LEFT JOIN change USING (day, channel)
    WHERE opening + coalesce(came, 0) - coalesce(went, 0) <> open
    """
}

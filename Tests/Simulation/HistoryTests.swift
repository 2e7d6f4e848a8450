import Casework
import Foundation
import Postgres
import Rules
import Store
import Support
import Testing

@testable import Simulation

@Suite("A simulated past")
struct HistoryTests {
  /// One past for all tests that only look.
  private static let past = Task { try await Past.open(2_000) }

  @Test("Every state, kind and channel of the sample occurs")
  func everyState() async throws {
    let test = try await Self.past.value
    let states = try await test.value(
      "SELECT array_agg(DISTINCT state) FROM ticket", as: [String].self)
    #expect(Set(states) == Set(State.allCases.map(\.rawValue)))
    let kinds = try await test.value(
      "SELECT array_agg(DISTINCT kind) FROM ticket", as: [String].self)
    #expect(Set(kinds) == Set(Kind.allCases.map(\.rawValue)))
    let channels = try await test.value(
      "SELECT count(DISTINCT channel) FROM ticket", as: Int64.self)
    #expect(channels >= 14)
  }

  @Test(
    "Nothing contradicts itself",
    arguments: [
      (
        "an open ticket owes exactly one answer",
        """
        SELECT count(*) FROM ticket t
        WHERE t.is_open AND 1 <> (SELECT count(*) FROM obligation o
          WHERE o.ticket_id = t.id AND o.kind = 'answer' AND o.state IN ('running', 'paused'))
        """
      ),
      (
        "a ticket that is not open owes none",
        """
        SELECT count(*) FROM ticket t
        WHERE NOT t.is_open AND EXISTS (SELECT FROM obligation o
          WHERE o.ticket_id = t.id AND o.kind = 'answer' AND o.state IN ('running', 'paused'))
        """
      ),
      (
        "events and moves are numbered without a gap",
        """
        SELECT count(*) FROM ticket t
        WHERE (t.last_seq, t.revision) <> (SELECT count(*), count(e.revision)
          FROM ticket_event e WHERE e.ticket_id = t.id)
        """
      ),
      (
        "history goes forward",
        """
        SELECT count(*) FROM ticket_event e
        JOIN ticket_event n ON n.ticket_id = e.ticket_id AND n.seq = e.seq + 1
        WHERE n.at < e.at
        """
      ),
      (
        "nothing lies in the future",
        "SELECT count(*) FROM ticket_event WHERE at > '2026-11-23T02:00:00Z'"
      ),
      (
        "the lead unit is the one that stays",
        """
        SELECT count(*) FROM ticket t
        WHERE t.unit_id IS DISTINCT FROM (SELECT u.unit_id FROM ticket_unit u
          WHERE u.ticket_id = t.id AND u.part = 'lead' AND u.until IS NULL)
        """
      ),
      (
        "a clock that was never moved is breached if it ended late, and only then",
        """
        SELECT count(*) FROM obligation o
        WHERE o.generation = 1 AND o.state <> 'paused'
          AND NOT EXISTS (SELECT FROM obligation_event e
            WHERE e.ticket_id = o.ticket_id AND e.ordinal = o.ordinal AND e.what = 'paused')
          AND o.breached <> (coalesce(o.ended_at, '2026-11-23T02:00:00Z') > o.due_at)
        """
      ),
      (
        "every breach is written down",
        """
        SELECT count(*) FROM obligation o
        WHERE o.breached <> EXISTS (SELECT FROM obligation_event e
          WHERE e.ticket_id = o.ticket_id AND e.ordinal = o.ordinal AND e.what = 'breach')
        """
      ),
      (
        "the worker has nothing left to record",
        """
        SELECT count(*) FROM obligation
        WHERE state = 'running' AND next_step_at < '2026-11-23T02:00:00Z'
        """
      ),
      (
        "an answered ticket has an approved answer with a delivery",
        """
        SELECT count(*) FROM ticket t
        WHERE t.state IN ('answered', 'closed') AND NOT EXISTS (SELECT FROM answer a
          JOIN delivery d ON d.ticket_id = a.ticket_id AND d.answer_version = a.version
          WHERE a.ticket_id = t.id AND a.approved_at IS NOT NULL)
        """
      ),
      (
        "nothing restricted or confidential has a public text",
        """
        SELECT count(*) FROM publication p
        JOIN ticket t ON t.id = p.ticket_id
        WHERE t.restricted OR t.confidential OR t.publication_wish = 'refused'
          OR (t.kind IN ('suggestion', 'praise') AND t.publication_wish IS NULL)
        """
      ),
      (
        "telephone numbers reach nobody",
        "SELECT count(*) FROM reporter WHERE phone_e164 !~ '^\\+849[0-9]{2}000[0-9]{3}$'"
      ),
      (
        "no errand waits that a worker would do at once",
        """
        SELECT count(*) FROM errand
        WHERE state = 'ready' AND run_at < '2026-11-23T02:00:00Z'
        """
      ),
    ])
  func contradiction(what: String, query: String) async throws {
    let test = try await Self.past.value
    let count = try await test.value(SQL(raw: query), as: Int64.self)
    #expect(count == 0, "\(what)")
  }

  @Test("No foreign key is broken, and a broken one is found")
  func foreignKeys() async throws {
    let test = try await Past.open(50)
    let keys = try await ForeignKeys(of: Ledger.tables, in: test.database)
    try await test.database.write { tx in
      try keys.check(1...1_000, in: tx) {}
    }
    await #expect(throws: SimulationError.foreignKey("ticket_text_ticket_exists")) {
      try await test.database.write { tx in
        try keys.check(1...1_000, in: tx) {
          try tx.script(
            "INSERT INTO ticket_text (ticket_id, title, body, folded) VALUES (999, 'x', 'x', 'x')")
        }
      }
    }
  }

  @Test("Every day is balanced, and begins with what the day before left open")
  func balance() async throws {
    let test = try await Self.past.value
    let today = try #require(try await test.office.catalogue().officeCalendar)
      .day(at: test.office.now)
    var open: Int?
    for back in [-400, -399, -398, -60, -59, -9, -8, -7, -6, -5, -4, -3, -2, -1] {
      let day = today.adding(days: back)
      let figures = try await test.office.figures(of: day...day, for: .machine)
      #expect(figures.isBalanced, "\(day)")
      if back == -399 || back == -59 || back > -9 { #expect(figures.opening == open) }
      open = figures.open
    }
    #expect(open ?? 0 > 30)
  }

  @Test("The weekly report says what plain SQL says")
  func weekly() async throws {
    let test = try await Self.past.value
    let week = try await test.office.currentWeek()
    let report = try await test.office.weeklyReport(week, for: .machine)
    let overdue = try await test.value(
      """
      SELECT count(*) FROM ticket
      WHERE is_open AND may_be_public AND due_at < CASE WHEN state = 'awaiting_information'
        THEN state_since ELSE '2026-11-23T02:00:00Z' END
      """, as: Int64.self)
    #expect(report.overdue.count == Int(overdue))
    #expect(overdue > 10)
    let open = try await test.value("SELECT count(*) FROM ticket WHERE is_open", as: Int64.self)
    #expect(report.total.open == Int(open))
    #expect(report.total.isBalanced)
  }

  @Test("Filing goes on behind with the next number")
  func filingGoesOn() async throws {
    let test = try await Past.open(120)
    var form = SubmissionForm()
    form.channel = "hotline"
    form.title = "Ổ gà trước chợ"
    form.body = "Trước cổng chợ có ổ gà rất lớn."
    form.category = "ha_tang_giao_thong"
    form.commune = "100"
    let submission = try Submission.parse(
      form, by: .staff, in: await test.office.catalogue(), now: test.office.now)
    let last = try await test.value(
      "SELECT max(serial) FROM ticket WHERE year = 2026", as: Int32.self)
    let receipt = try await test.office.file(
      submission, key: "after", request: "after".utf8, by: test.actor("tongdai1"))
    #expect(receipt.number == TicketNumber(year: 2026, serial: Int(last) + 1))
    // Now there is a real ticket: no more invented ones.
    let history = SimulatedHistory(tickets: 5, years: 1, now: test.office.now, key: Past.key)
    await #expect(throws: SimulationError.realTickets) {
      try await history.write(
        to: ConnectionSettings(test.address), samples: TestOffice.sqlDirectory + "/sample")
    }
  }

  @Test("The same seed gives the same rows, another seed others")
  func determinism() async throws {
    let digests = try await [1, 1, 2].asyncMap { seed -> String in
      let test = try await Past.open(150, seed: seed)
      return try await test.value(
        """
        SELECT md5(string_agg(r, '' ORDER BY r)) FROM (
          SELECT t::text FROM ticket t
          UNION ALL SELECT x::text FROM ticket_text x
          UNION ALL SELECT e::text FROM ticket_event e
          UNION ALL SELECT o::text FROM obligation o
          UNION ALL SELECT n::text FROM ticket_note n
          UNION ALL SELECT r::text FROM reporter r
          UNION ALL SELECT p::text FROM publication p) s (r)
        """)
    }
    #expect(digests[0] == digests[1])
    #expect(digests[0] != digests[2])
  }
}

extension Array {
  fileprivate func asyncMap<Value>(_ body: (Element) async throws -> Value) async rethrows
    -> [Value]
  {
    var values: [Value] = []
    for element in self { values.append(try await body(element)) }
    return values
  }
}

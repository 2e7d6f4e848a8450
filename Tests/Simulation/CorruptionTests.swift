import Casework
import Foundation
import Postgres
import Rules
import Store
import Support
import Synchronization
import Testing

@testable import Simulation

/// Rows are changed behind the program's back, as the owner could.
@Suite("A past that somebody has touched")
struct CorruptionTests {
  /// What is done to one row, and the rule that says so. `NOT_TAKEN` keeps to a ticket each.
  private static let deeds: [(rule: ClockRule, sql: String)] = [
    (.stepMissing, "DELETE FROM obligation_event v WHERE v.id = \(event("v.what = 'breach'"))"),
    (
      .stepMissing,
      "DELETE FROM obligation_event v WHERE v.id = \(event("v.what = 'escalation_1'"))"
    ),
    (
      .stepDate,
      """
      UPDATE obligation_event v
      SET at = at + interval '1 hour', recorded_at = recorded_at + interval '1 hour'
      WHERE v.id = \(event("v.what = 'breach'"))
      """
    ),
    (
      .stepTwice,
      """
      INSERT INTO obligation_event AS v (ticket_id, ordinal, generation, what, at, recorded_at)
      SELECT ticket_id, ordinal, generation, what, at, recorded_at
      FROM obligation_event WHERE id = \(event("v.what = 'warning'"))
      """
    ),
    (
      .stepUnfounded,
      """
      INSERT INTO obligation_event AS v (ticket_id, ordinal, generation, what, at, recorded_at)
      SELECT o.ticket_id, o.ordinal, o.generation, 'breach', o.due_at, o.due_at
      FROM obligation o WHERE \(clock(punctual))
      """
    ),
    (
      .chain,
      "UPDATE obligation_event v SET new_due_at = new_due_at + interval '1 day' "
        + "WHERE v.id = \(event("v.what = 'resumed'"))"
    ),
    (
      .chain,
      "UPDATE obligation_event v SET old_due_at = old_due_at + interval '1 day' "
        + "WHERE v.id = \(event("v.what = 'recomputed'"))"
    ),
    (
      .chain,
      """
      UPDATE extension_request v SET amount = 1 WHERE v.id = (SELECT v.id
        FROM extension_request v WHERE v.granted AND v.amount > 1 AND NOT_TAKEN ORDER BY v.id LIMIT 1)
      """
    ),
    (.due, change("due_at = o.due_at + interval '1 day'", punctual)),
    (.firstDue, change("original_due_at = o.original_due_at - interval '1 day'", punctual)),
    (.generation, change("generation = o.generation + 1", punctual)),
    (.breached, change("breached = true", punctual)),
    (
      .end,
      change("ended_at = o.ended_at - interval '7 seconds'", "o.kind = 'forward' AND \(punctual)")
    ),
    (
      .liveAfterEnd,
      change(
        "state = 'running', ended_at = NULL",
        "o.kind = 'take_up' AND t.state = 'closed' AND \(punctual)")
    ),
    (
      .nextStep,
      change(
        "next_step_at = o.next_step_at + interval '1 hour'",
        "o.next_step = 'warning' AND \(running)")
    ),
    (
      .answerMissing,
      change(
        "state = 'cancelled', next_step = NULL, next_step_at = NULL, ended_at = t.filed_at",
        "o.kind = 'answer' AND o.next_step = 'warning' AND o.generation = 1 AND \(running)")
    ),
    (
      .pause,
      """
      UPDATE ticket_pause v SET ended_at = ended_at + interval '1 hour'
      WHERE (v.ticket_id, v.seq) = (SELECT v.ticket_id, v.seq FROM ticket_pause v
        WHERE v.ended_at IS NOT NULL AND NOT_TAKEN ORDER BY v.ticket_id, v.seq LIMIT 1)
      """
    ),
    (
      .promise,
      """
      UPDATE ticket t SET due_at = t.due_at + interval '1 day' WHERE t.id = (SELECT v.ticket_id
        FROM obligation v WHERE v.kind = 'answer' AND v.state = 'running' AND NOT_TAKEN
        ORDER BY v.ticket_id LIMIT 1)
      """
    ),
  ]

  private static let punctual =
    "o.state = 'met' AND o.generation = 1 AND o.ended_at < o.due_at - interval '1 hour'"
  private static let running = "o.state = 'running' AND o.due_at > '2026-11-24'"

  private static func event(_ condition: String) -> String {
    "(SELECT v.id FROM obligation_event v WHERE \(condition) AND NOT_TAKEN ORDER BY v.id LIMIT 1)"
  }

  private static func clock(_ condition: String) -> String {
    """
    (o.ticket_id, o.ordinal) = (SELECT v.ticket_id, v.ordinal FROM obligation v
      JOIN ticket t ON t.id = v.ticket_id
      WHERE \(condition.replacing("o.", with: "v.")) AND NOT_TAKEN
      ORDER BY v.ticket_id, v.ordinal LIMIT 1)
    """
  }

  private static func change(_ what: String, _ condition: String) -> String {
    "UPDATE obligation o SET \(what) FROM ticket t WHERE t.id = o.ticket_id AND \(clock(condition))"
  }

  @Test("The audit reports exactly the rows that were touched, each by its rule")
  func exactly() async throws {
    let test = try await Past.open(2_000, years: 1)
    var touched: [(rule: ClockRule, ticket: Int64)] = []
    for deed in Self.deeds {
      let taken = touched.map { "\($0.ticket)" }.joined(separator: ", ")
      let ticket = try await Self.commit(
        deed.sql.replacing(
          "NOT_TAKEN", with: "v.ticket_id NOT IN (\(taken.isEmpty ? "0" : taken))"),
        in: test.database)
      touched.append((deed.rule, ticket))
    }
    let found = Mutex<[ClockFinding]>([])
    let tally = try await test.office.auditClocks { more in found.withLock { $0 += more } }
    let findings = found.withLock { $0 }
    #expect(tally.findings == findings.count)
    let numbers = try await Self.numbers(touched.map(\.ticket), in: test.database)
    #expect(Set(findings.map(\.number)) == Set(numbers.values))
    for (rule, ticket) in touched {
      let rules = findings.filter { $0.number == numbers[ticket] }.map(\.rule)
      #expect(rules.contains(rule), "\(rule): \(rules)")
    }
  }

  private static func commit(_ sql: String, in database: Database) async throws -> Int64 {
    try await database.write { tx in
      try tx.script("SET LOCAL session_replication_role = replica")
      try tx.script("DROP INDEX IF EXISTS step_fires_once")
      let key =
        sql.hasPrefix("UPDATE ticket t")
        ? "t.id"
        : sql.hasPrefix("UPDATE obligation o")
          ? "o.ticket_id" : "v.ticket_id"
      return try tx.one(
        Statement("touch", SQL(raw: "\(sql) RETURNING \(key)"), column: Int64.self))
    }
  }

  private static func numbers(
    _ tickets: [Int64], in database: Database
  ) async throws -> [Int64: TicketNumber] {
    let rows = try await database.all(
      Statement("numbers", "SELECT id, year, serial FROM ticket WHERE id = ANY(\(tickets))") {
        row in
        var row = row.reader
        return try (row.next(Int64.self), TicketNumber(&row))
      })
    return Dictionary(uniqueKeysWithValues: rows)
  }
}

import Foundation
import Postgres
import Rules
import Store
import Support
import Testing

@testable import Casework

@Suite("Warnings and breaches")
struct StepTests {
  @Test("A warning and a breach are each recorded once, at their time, whoever records them")
  func once() async throws {
    let desk = try await DeskOffice.open()
    let office = desk.office
    let events: SQL = """
      SELECT count(*) FROM obligation_event
      WHERE what IN ('warning', 'last_warning', 'breach', 'escalation_1', 'escalation_2')
      """
    desk.test.clock.set("2026-11-26T03:00:00Z")
    let recorded = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<4 { group.addTask { try await office.recordDueSteps() } }
      return try await group.reduce(0, +)
    }
    let rest = try await office.recordDueSteps()
    let written: Int64 = try await desk.test.value(events)
    #expect(written == Int64(recorded + rest))
    #expect(written > 0)
    #expect(try await office.recordDueSteps() == 0)
    let twice: Int64 = try await desk.test.value(
      """
      SELECT count(*) FROM (
        SELECT 1 FROM obligation_event WHERE what IN ('warning', 'last_warning', 'breach')
        GROUP BY ticket_id, ordinal, generation, what HAVING count(*) > 1) d
      """)
    #expect(twice == 0)
  }

  @Test("After three days of downtime every missed step is there, dated when it should have been")
  func downtime() async throws {
    let desk = try await DeskOffice.open()
    desk.test.clock.set("2026-12-10T02:00:00Z")
    while try await desk.office.recordDueSteps(limit: 3) > 0 {}
    let missing: Int64 = try await desk.test.value(
      """
      SELECT count(*) FROM obligation o
      WHERE o.state = 'running' AND o.due_at < '2026-12-10 02:00+00' AND NOT EXISTS (
        SELECT 1 FROM obligation_event v WHERE v.ticket_id = o.ticket_id
          AND v.ordinal = o.ordinal AND v.what = 'breach' AND v.at = o.due_at
          AND v.recorded_at = '2026-12-10 02:00+00')
      """)
    #expect(missing == 0)
    let both: Int64 = try await desk.test.value(
      """
      SELECT count(*) FROM obligation_event w JOIN obligation_event b
        ON b.ticket_id = w.ticket_id AND b.ordinal = w.ordinal AND b.what = 'breach'
      WHERE w.what = 'warning' AND w.at < b.at AND w.id < b.id
      """)
    #expect(both > 0)
    let unmarked: Int64 = try await desk.test.value(
      "SELECT count(*) FROM obligation WHERE state = 'running' AND NOT breached")
    #expect(unmarked == 0)
  }

  @Test("Five hundred clocks that fall due in the same minute are recorded, the oldest first")
  func rush() async throws {
    let test = try await TestOffice.open()
    let office = test.office
    let actor = try await test.actor("tongdai1")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for index in 0..<250 {
        group.addTask {
          let form = DeskOffice.form { $0.title = "Phiếu \(index)" }
          let submission = try Submission.parse(
            form, by: .staff, in: await office.catalogue(), now: office.now)
          _ = try await office.file(
            submission, key: "rush \(index)", request: form.title.utf8, by: actor)
        }
      }
      try await group.waitForAll()
    }
    test.clock.set("2026-12-10T02:00:00Z")
    let due: Int64 = try await test.value(
      "SELECT count(*) FROM obligation WHERE next_step_at <= '2026-12-10 02:00+00'")
    #expect(due == 500)
    while try await office.recordDueSteps(limit: 100) > 0 {}
    let breaches: Int64 = try await test.value(
      "SELECT count(*) FROM obligation_event WHERE what = 'breach'")
    #expect(breaches == 500)
    let disordered: Int64 = try await test.value(
      """
      SELECT count(*) FROM (
        SELECT at, lag(at) OVER (ORDER BY id) AS before
        FROM obligation_event WHERE what = 'warning') e
      WHERE at < before
      """)
    #expect(disordered == 0)
  }

  @Test("An answer that comes after its due instant can't hide the breach")
  func late() async throws {
    let desk = try await DeskOffice.open()
    let number = try desk.number("forwarded")
    let officer = try await desk.test.actor("kthtdt.cv1")
    desk.test.clock.set("2026-12-10T02:00:00Z")
    try await desk.office.takeUp(number, expecting: nil, by: officer)
    try await desk.office.draftAnswer(number, text: "Xong.", by: officer)
    try await desk.office.submitAnswer(
      number, lateReason: "qua_tai", expecting: nil, by: officer)
    try await desk.office.approveAnswer(
      number, expecting: nil, by: desk.test.actor("kthtdt.ld"))
    _ = try await desk.office.recordDueSteps()
    let breaches: Int64 = try await desk.test.value(
      """
      SELECT count(*) FROM obligation_event v JOIN obligation o USING (ticket_id, ordinal)
      JOIN ticket t ON t.id = v.ticket_id
      WHERE v.what = 'breach' AND o.kind = 'answer' AND v.at = o.due_at
        AND t.serial = \(Int32(number.serial))
      """)
    #expect(breaches == 1)
  }
}

import Foundation
import Postgres
import Rules
import Store
import Support
import Testing

@testable import Casework

@Suite("The weekly overdue report")
struct WeeklyReportTests {
  static let ends = ["2026-11-08T17:00:00Z", "2026-11-15T17:00:00Z", "2026-11-22T17:00:00Z"]

  @Test("It counts what plain SQL over the events counts", arguments: [1, 7])
  func plainSQL(seed: UInt64) async throws {
    var busy = try await BusyOffice(seed: seed)
    for end in Self.ends {
      try await busy.work(until: end)
      let week = try await busy.office.currentWeek().adding(weeks: -1)
      let total = try await busy.office.weeklyReport(week, for: .machine).total
      let expected = try await Plain(busy.test, week: week, end: end)
      #expect(total.received == expected.received)
      #expect(total.opening == expected.openBefore)
      #expect(total.open == expected.openAfter)
      #expect(total.openOverdue == expected.overdue)
      #expect(total.answeredOnTime == expected.onTime)
      #expect(total.answeredLate == expected.late)
      #expect(total.declined == expected.declined)
      #expect(total.merged == expected.merged)
      #expect(total.pausedSeconds == expected.paused)
      #expect(total.isBalanced)
    }
    let answered: Int64 = try await busy.test.value(
      "SELECT count(*) FROM ticket_event WHERE to_state = 'answered'")
    let late: Int64 = try await busy.test.value(
      "SELECT count(*) FROM obligation WHERE kind = 'answer' AND ended_at > due_at")
    #expect(answered > 5 && late > 0, "the three weeks show too little")
  }

  @Test(
    "Every day balances, and what is open in the evening is open the next morning",
    arguments: [false, true])
  func daily(undoes: Bool) async throws {
    var busy = try await BusyOffice(seed: 3, undoes: undoes)
    for end in Self.ends { try await busy.work(until: end) }
    let first = try #require(LocalDay("2026-11-01"))
    var openYesterday = 0
    for offset in 0..<22 {
      let day = first.adding(days: offset)
      let figures = try await busy.office.figures(of: day...day, for: .machine)
      #expect(figures.isBalanced, "\(day)")
      #expect(figures.opening == openYesterday, "\(day)")
      openYesterday = figures.open
    }
    #expect(openYesterday > 0)
  }

  @Test("A week counted at its end and counted weeks later are the same")
  func reproducible() async throws {
    var busy = try await BusyOffice(seed: 11)
    var then: [WeeklyReport] = []
    for end in Self.ends {
      try await busy.work(until: end)
      let week = try await busy.office.currentWeek().adding(weeks: -1)
      _ = try await busy.office.recordDueSteps()
      then.append(try await busy.office.weeklyReport(week, for: .machine))
    }
    for report in then {
      let now = try await busy.office.weeklyReport(report.week, for: .machine)
      #expect(now.total == report.total)
      #expect(now.units == report.units)
      #expect(now.overdue.map(\.dueAt) == report.overdue.map(\.dueAt))
      #expect(now.overdue.map(\.state) == report.overdue.map(\.state))
      #expect(now.overdue.map(\.late) == report.overdue.map(\.late))
    }
    #expect(then.contains { !$0.overdue.isEmpty })
  }

  @Test("A report that was made never changes, and its digest fits its figures")
  func kept() async throws {
    var busy = try await BusyOffice(seed: 5)
    try await busy.work(until: Self.ends[0])
    let week = try await busy.office.currentWeek().adding(weeks: -1)
    try await busy.office.makeWeeklyReport(week, by: .machine)
    let made = try await busy.office.weeklyReport(week, for: .machine)
    try await busy.test.database.run(
      Statement("test", "UPDATE ticket SET category = 'khac' WHERE category <> 'khac'"))
    try await busy.office.makeWeeklyReport(week, by: .machine)
    #expect(try await busy.office.weeklyReport(week, for: .machine).total == made.total)
    let rows: Int64 = try await busy.test.value("SELECT count(*) FROM weekly_report")
    #expect(rows == 1)
    let kept = try #require(
      try await busy.test.database.first(Store.WeeklyReports.kept(week)))
    let again = try WeeklyReport.encoder.encode(WeeklyReport(kept: kept))
    #expect(kept.digest == WeeklyReport.digest(of: again))
    #expect(!kept.figures.text.contains("title"))
  }

  @Test("How much of the time to an answer the citizen was waited for is reported by unit")
  func waited() async throws {
    let desk = try await DeskOffice.open()
    let number = try desk.number("forwarded")
    let officer = try await desk.test.actor("kthtdt.cv1")
    desk.test.clock.set("2026-11-23T03:00:00Z")
    try await desk.office.takeUp(number, expecting: nil, by: officer)
    try await desk.office.askInformation(
      number, question: "Ở đâu?", expecting: nil, by: officer)
    desk.test.clock.set("2026-11-23T06:00:00Z")
    try await desk.office.addInformation(
      number, text: "Ở chợ.", by: desk.test.actor("tongdai1"))
    desk.test.clock.set("2026-11-23T06:30:00Z")
    try await desk.office.draftAnswer(number, text: "Đã vá.", by: officer)
    try await desk.office.submitAnswer(number, expecting: nil, by: officer)
    desk.test.clock.set("2026-11-23T07:00:00Z")
    try await desk.office.approveAnswer(
      number, method: .callBack, expecting: nil, by: desk.test.actor("kthtdt.ld"))
    let report = try await desk.office.weeklyReport(
      desk.office.currentWeek(), for: .machine)
    // Received at 02:00: three of five hours; another was answered at once.
    let unit = try #require(report.units.first { $0.figures.answered == 2 })
    #expect(unit.figures.pausedSeconds == 3 * 3_600)
    #expect(unit.figures.pausedShare == 0.6)
    #expect(report.total.pausedShare == 0.6)
  }

  @Test("A week that is not over is not made, and one to come does not exist")
  func early() async throws {
    let test = try await TestOffice.open()
    let week = try await test.office.currentWeek()
    await #expect(throws: Refusal.self) {
      try await test.office.makeWeeklyReport(week, by: .machine)
    }
    await #expect(throws: Refusal.notFound) {
      _ = try await test.office.weeklyReport(week.adding(weeks: 1), for: .machine)
    }
    #expect(try await test.office.weeklyReport(week, for: .machine).isFinal == false)
  }

  @Test("Officers and heads see their units, the office's readers everything, others nothing")
  func rights() async throws {
    let desk = try await DeskOffice.open()
    let week = try await desk.office.currentWeek()
    for name in ["dieuphoi1", "lanhdao1", "tonghop1", "giamsat1"] {
      let report = try await desk.office.weeklyReport(week, for: desk.principal(name))
      #expect(report.total.received == 6, "\(name)")
    }
    for name in ["kthtdt.cv1", "kthtdt.ld"] {
      let report = try await desk.office.weeklyReport(week, for: desk.principal(name))
      #expect(report.units.count == 1 && report.other == nil && report.restricted == nil)
      #expect(report.total.received == 2)
    }
    for name in ["tongdai1", "ctv1", "congkhai1", "hanche1", "quantri"] {
      let principal = try await desk.principal(name)
      await #expect(throws: Refusal.notFound, "\(name)") {
        _ = try await desk.office.weeklyReport(week, for: principal)
      }
    }
  }

  @Test("The list is masked, and restricted and confidential tickets are only counted")
  func lists() async throws {
    var desk = try await DeskOffice.open()
    try await desk.file("named") {
      $0.title = "Nhà ông Nguyễn Văn Thử, gọi 0912 000 274"
      $0.forward = true
    }
    desk.test.clock.set("2026-12-04T03:00:00Z")
    let week = try await desk.office.currentWeek()
    let report = try await desk.office.weeklyReport(week, for: desk.principal("lanhdao1"))
    let listed = Set(report.overdue.map(\.number))
    #expect(listed.contains(try desk.number("named")))
    #expect(!listed.contains(try desk.number("complaint")))
    #expect(!listed.contains(try desk.number("confidential")))
    #expect(report.total.openOverdue == report.overdue.count + report.unlistedOverdue)
    #expect(report.unlistedOverdue >= 1)
    #expect(report.restricted == nil)
    let title = report.overdue.first { $0.number == desk.numbers["named"] }?.title
    #expect(title?.contains("0912") == false)
    #expect(title?.contains("Thử") == false)
    #expect(report.overdue.allSatisfy { ($0.late?.workingDays ?? 0) > 0 })
  }

  @Test("A ticket that became restricted leaves the list of a report that was made before")
  func laterRestricted() async throws {
    let desk = try await DeskOffice.open()
    desk.test.clock.set("2026-12-07T03:00:00Z")
    let week = try await desk.office.currentWeek().adding(weeks: -1)
    try await desk.office.makeWeeklyReport(week, by: .machine)
    let number = try desk.number("forwarded")
    let leader = try await desk.principal("lanhdao1")
    let before = try await desk.office.weeklyReport(week, for: leader)
    #expect(before.overdue.contains { $0.number == number })
    try await desk.office.restrict(
      number, as: .denunciation, note: nil, expecting: nil, by: desk.test.actor("dieuphoi1"))
    let after = try await desk.office.weeklyReport(week, for: leader)
    #expect(!after.overdue.contains { $0.number == number })
    #expect(after.total == before.total)
  }
}

/// The same figures by plain SQL, one ticket after the other.
private struct Plain {
  let received, openBefore, openAfter, overdue, onTime, late, declined, merged, paused: Int

  init(_ test: TestOffice, week: ISOWeek, end: String) async throws {
    guard let to = Instant.date(rfc3339: end) else { throw TestOffice.Missing(what: end) }
    let from = to.addingTimeInterval(-7 * 86_400)
    func count(_ sql: SQL) async throws -> Int {
      Int(try await test.value(sql, as: Int64.self))
    }
    func moves(_ state: String) async throws -> Int {
      try await count(
        """
        SELECT count(*) FROM ticket_event
        WHERE to_state = \(state) AND at >= \(from) AND at < \(to)
        """)
    }
    func open(at instant: Date) async throws -> Int {
      try await count(
        """
        SELECT count(*) FROM ticket t
        JOIN ticket_state s ON s.is_open AND s.code = (
          SELECT to_state FROM ticket_event e
          WHERE e.ticket_id = t.id AND to_state IS NOT NULL AND at < \(instant)
          ORDER BY seq DESC LIMIT 1)
        """)
    }
    received = try await count(
      "SELECT count(*) FROM ticket_event WHERE seq = 1 AND at >= \(from) AND at < \(to)")
    openBefore = try await open(at: from)
    openAfter = try await open(at: to)
    declined = try await moves("declined")
    merged = try await moves("merged")
    late = try await count(
      """
      SELECT count(*) FROM obligation
      WHERE kind = 'answer' AND state = 'met' AND ended_at > due_at AND ended_at >= \(from)
        AND ended_at < \(to)
      """)
    onTime = try await moves("answered") - late
    paused = try await count(
      """
      SELECT coalesce(sum(extract(epoch FROM p.ended_at - p.started_at)), 0)::bigint
      FROM ticket_event e
      JOIN ticket_pause p ON p.ticket_id = e.ticket_id AND p.ended_at <= e.at
        AND p.reason = 'awaiting_information'
      WHERE e.to_state = 'answered' AND e.at >= \(from) AND e.at < \(to)
      """)
    // The report is made at the end of the week, so the rows still say how it was.
    overdue = try await count(
      """
      SELECT count(*) FROM obligation o
      WHERE kind = 'answer' AND (
        (state = 'running' AND due_at < \(to)) OR (state = 'paused' AND due_at < (
          SELECT max(started_at) FROM ticket_pause p WHERE p.ticket_id = o.ticket_id)))
      """)
  }
}

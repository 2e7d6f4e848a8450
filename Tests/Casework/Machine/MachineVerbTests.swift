import Foundation
import Postgres
import Rules
import Store
import Support
import Testing

@testable import Casework

@Suite("What the program does on its own")
struct MachineVerbTests {
  @Test(
    "Errands are written as they always were",
    arguments: [
      (Errand.deliver(delivery: 7), #"{"deliver":{"delivery":7}}"#),
      (
        .tellCitizen(ticket: 3, news: .accepted), #"{"tellCitizen":{"news":"accepted","ticket":3}}"#
      ),
      (
        .bringAnswer(ticket: 3, survivor: 2), #"{"bringAnswer":{"survivor":2,"ticket":3}}"#
      ),
      (.notify(person: 1), #"{"notify":{"person":1}}"#),
      (.alarm(ticket: 2, ordinal: 4), #"{"alarm":{"ordinal":4,"ticket":2}}"#),
      (.cleanAttachment(attachment: 5), #"{"cleanAttachment":{"attachment":5}}"#),
      (.waitIsOver(ticket: 1, seq: 2), #"{"waitIsOver":{"seq":2,"ticket":1}}"#),
      (.closeTicket(ticket: 1, revision: 5), #"{"closeTicket":{"revision":5,"ticket":1}}"#),
      (.recompute(calendar: 9), #"{"recompute":{"calendar":9}}"#),
      (.weeklyReport(year: 2026, week: 47), #"{"weeklyReport":{"week":47,"year":2026}}"#),
    ])
  func json(errand: Errand, text: String) throws {
    #expect(try errand.json().text == text)
    #expect(try JSONDecoder().decode(Errand.self, from: Data(text.utf8)) == errand)
  }

  @Test("A wait that lasts too long is brought to the dispatcher, one that ended is not")
  func waiting() async throws {
    let desk = try await DeskOffice.open()
    let number = try desk.number("accepted")
    try await desk.office.askInformation(
      number, question: "Ở đâu?", expecting: nil, by: desk.test.actor("dieuphoi1"))
    let (id, seq) = try await Self.pause(desk)
    desk.test.clock.advance(hours: 7 * 24)
    try await desk.office.waitIsOver(ticket: id, seq: seq + 1)
    #expect(try await Self.events("wait_is_over", desk) == 0)
    try await desk.office.waitIsOver(ticket: id, seq: seq)
    #expect(try await Self.events("wait_is_over", desk) == 1)
    let told: Int64 = try await desk.test.value(
      "SELECT count(*) FROM staff_notice WHERE what = 'waitIsOver'")
    #expect(told == 2)
    try await desk.office.addInformation(
      number, text: "Ở chợ.", by: desk.test.actor("tongdai1"))
    try await desk.office.waitIsOver(ticket: id, seq: seq)
    #expect(try await Self.events("wait_is_over", desk) == 1)
  }

  @Test("Work goes on without an answer that nobody waits for, and says why")
  func resumed() async throws {
    let desk = try await DeskOffice.open()
    let number = try desk.number("accepted")
    let dispatcher = try await desk.test.actor("dieuphoi1")
    try await desk.office.askInformation(
      number, question: "Ở đâu?", expecting: nil, by: dispatcher)
    desk.test.clock.advance(hours: 7 * 24)
    await #expect(throws: Refusal.invalid([ActProblem(.note, .missing)])) {
      try await desk.office.resume(number, because: " ", by: dispatcher)
    }
    try await desk.office.resume(number, because: "Đã gọi ba lần.", by: dispatcher)
    let view = try await desk.office.ticket(number, for: dispatcher.principal)
    #expect(view.header.state == .accepted && view.promise?.row.status == .running)
    #expect(view.promise.map { $0.row.dueAt > $0.row.originalDueAt } == true)
    #expect(try await Self.events("resume", desk) == 1)
    let internalNotes: Int64 = try await desk.test.value(
      "SELECT count(*) FROM ticket_note WHERE body = 'Đã gọi ba lần.' AND NOT for_citizen")
    #expect(internalNotes == 1)
    await #expect(throws: Refusal.moveNotAllowed(from: .accepted, to: .inProgress)) {
      try await desk.office.resume(number, because: "Lần nữa.", by: dispatcher)
    }
  }

  @Test("An answer nobody disputed is closed after thirty days, a reopened ticket is not")
  func closing() async throws {
    let desk = try await DeskOffice.open()
    let number = try desk.number("answered")
    let id: Int64 = try await desk.test.value(
      "SELECT id FROM ticket WHERE serial = \(Int32(number.serial))")
    try await desk.office.closeTicket(id, revision: 4)
    #expect(try await Self.state(number, desk) == "answered")
    try await desk.office.closeTicket(id, revision: 5)
    #expect(try await Self.state(number, desk) == "closed")
    try await desk.office.closeTicket(id, revision: 5)
    #expect(try await Self.events("close", desk) == 1)
    let role: String = try await desk.test.value(
      "SELECT by_role FROM ticket_event WHERE verb = 'close'")
    #expect(role == "machine")
  }

  @Test("Two workers never hold the same errand, and a lost lease is taken over")
  func leases() async throws {
    let desk = try await DeskOffice.open()
    let office = desk.office
    let ready: Int64 = try await desk.test.value(
      "SELECT count(*) FROM errand WHERE run_at <= \(desk.test.clock.now)")
    let claimed = try await withThrowingTaskGroup(of: [ClaimedErrand].self) { group in
      for _ in 0..<4 {
        group.addTask {
          var mine: [ClaimedErrand] = []
          while let errand = try await office.claimErrand(lease: 300) { mine.append(errand) }
          return mine
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(claimed.count == Int(ready) && ready > 0)
    #expect(Set(claimed.map(\.id)).count == claimed.count)
    desk.test.clock.advance(hours: 0.1)
    let again = try #require(try await office.claimErrand(lease: 300))
    #expect(again.attempt == 2)
    let first = try #require(claimed.first { $0.id == again.id })
    // The one who lost the lease has no say any more.
    try await office.bury(first, because: "test")
    let dead: Int64 = try await desk.test.value(
      "SELECT count(*) FROM errand WHERE state = 'dead'")
    #expect(dead == 0)
    try await office.finish(again)
    let done: Int64 = try await desk.test.value("SELECT count(*) FROM errand WHERE state = 'done'")
    #expect(done == 1)
  }

  @Test("The reports of weeks that ended are planned for their Monday at seven, once")
  func planning() async throws {
    let desk = try await DeskOffice.open()
    desk.test.clock.set("2026-12-08T02:00:00Z")
    try await desk.office.planErrands()
    try await desk.office.planErrands()
    let planned: [Date] = try await desk.test.database.all(
      Statement(
        "planned", "SELECT run_at FROM errand WHERE kind = 'weeklyReport' ORDER BY run_at",
        column: Date.self))
    #expect(
      planned.map { Instant.rfc3339($0) } == [
        "2026-11-30T00:00:00Z", "2026-12-07T00:00:00Z", "2026-12-14T00:00:00Z",
      ])
  }

  private static func pause(_ desk: DeskOffice) async throws -> (Int64, Int32) {
    try await desk.test.database.one(
      Statement("pause", "SELECT ticket_id, seq FROM ticket_pause") { row in
        var row = row.reader
        return try (row.next(), row.next())
      })
  }

  private static func events(_ verb: String, _ desk: DeskOffice) async throws -> Int64 {
    try await desk.test.value("SELECT count(*) FROM ticket_event WHERE verb = \(verb)")
  }

  private static func state(_ number: TicketNumber, _ desk: DeskOffice) async throws -> String {
    try await desk.test.value(
      "SELECT state FROM ticket WHERE serial = \(Int32(number.serial))")
  }
}

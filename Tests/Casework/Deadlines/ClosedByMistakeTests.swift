import FoundationEssentials
import Rules
import Store
import Support
import Testing

@testable import Casework

/// Monday 23 November 2026, 09:00; Tuesday is a holiday. A pothole on a road is promised an answer
/// in five working days: until Tuesday 1 December, 17:00.
@Suite("A ticket that was closed by mistake")
struct ClosedByMistakeTests {
  private static func answer(_ desk: DeskOffice) async throws -> ObligationAccount {
    let number = try desk.number("answered")
    let principal = try await desk.principal("dieuphoi1")
    let view = try await desk.office.ticket(number, for: principal)
    let ordinal = try #require(view.promise?.row.ordinal)
    return try await desk.office.account(of: number, ordinal: ordinal, for: principal)
  }

  private static func reopen(_ desk: DeskOffice, _ reason: String?) async throws {
    try await desk.office.reopen(
      desk.number("answered"), because: "Bấm nhầm phiếu.", reason: reason,
      by: desk.test.actor("dieuphoi1"))
  }

  @Test("The old promise goes on, without the time in between")
  func goesOn() async throws {
    let desk = try await DeskOffice.open()
    let before = try await Self.answer(desk)
    // Closed over the ends of Wednesday, Thursday and Friday: three days more.
    desk.test.clock.set("2026-11-30T02:00:00Z")
    try await Self.reopen(desk, "dong_nham")
    let after = try await Self.answer(desk)
    #expect(Instant.rfc3339(before.row.dueAt) == "2026-12-01T10:00:00Z")
    #expect(Instant.rfc3339(after.row.dueAt) == "2026-12-04T10:00:00Z")
    #expect(after.row.basedOn == before.row.basedOn && after.agrees)
    let old = try await desk.office.account(
      of: desk.number("answered"), ordinal: before.row.ordinal,
      for: desk.principal("dieuphoi1"))
    #expect(old.agrees && old.row.dueAt == before.row.dueAt, "the old account stays as it was")
    #expect(after.view.header.dueAt == after.row.dueAt && after.view.header.reopened)
    #expect(after.view.pauses.map(\.reason) == [.closedByMistake])
    #expect(after.view.pauses.map(\.startedAt) == [try #require(before.row.endedAt)])
    let findings = try await desk.office.clockFindings()
    #expect(findings == [])
  }

  @Test("What was granted stays granted")
  func extended() async throws {
    var desk = try await DeskOffice.open()
    try await desk.file("late") { $0.forward = true }
    let number = try desk.number("late")
    let dispatcher = try await desk.test.actor("dieuphoi1")
    try await desk.office.requestExtension(
      number, of: .answer, by: 2, because: "Chờ vật tư.", actor: desk.test.actor("kthtdt.ld"))
    try await desk.office.decideExtension(
      number, of: .answer, granted: true, note: nil, by: dispatcher)
    try await desk.answer("late")
    desk.test.clock.set("2026-11-30T02:00:00Z")
    try await desk.office.reopen(
      number, because: "Bấm nhầm.", reason: "dong_nham", by: dispatcher)
    let view = try await desk.office.ticket(number, for: dispatcher.principal)
    // Three days for the time in between, two for what was granted.
    #expect(view.header.dueAt.map { Instant.rfc3339($0) } == "2026-12-08T10:00:00Z")
    let findings = try await desk.office.clockFindings()
    #expect(findings == [])
  }

  @Test(
    "A dispute makes a promise of its own, with or without a reason",
    arguments: [nil, "chua_giai_quyet"])
  func dispute(reason: String?) async throws {
    let desk = try await DeskOffice.open()
    desk.test.clock.set("2026-11-30T02:00:00Z")
    try await Self.reopen(desk, reason)
    let answer = try await Self.answer(desk)
    #expect(Instant.rfc3339(answer.row.basedOn) == "2026-11-30T02:00:00Z")
    #expect(answer.view.pauses.isEmpty)
  }

  @Test("Nobody puts off a citizen's promise by it who may not")
  func onlyDispatchers() async throws {
    let desk = try await DeskOffice.open()
    let head = try await desk.test.actor("kthtdt.ld")
    let number = try desk.number("answered")
    await #expect(throws: Refusal.invalid([ActProblem(.reason, .unknown)])) {
      try await desk.office.reopen(
        number, because: "Bấm nhầm.", reason: "dong_nham", by: head)
    }
    #expect(try await Self.answer(desk).view.header.state == .answered)
  }

  @Test("A reason that isn't on the list is refused, and nothing is changed")
  func unknownReason() async throws {
    let desk = try await DeskOffice.open()
    await #expect(throws: Refusal.invalid([ActProblem(.reason, .unknown)])) {
      try await Self.reopen(desk, "khong_co")
    }
    #expect(try await Self.answer(desk).view.pauses.isEmpty)
  }
}

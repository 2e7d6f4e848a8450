import FoundationEssentials
import Postgres
import Rules
import Store
import Support
import Testing

@testable import Casework

/// Monday 23 November 2026, 09:00; Tuesday is a holiday. A pothole on a road is promised an answer
/// in five working days, a recommendation in ten.
@Suite("A ticket that is sorted anew")
struct SortedAnewTests {
  private static func answer(_ desk: DeskOffice, _ name: String) async throws -> ObligationAccount {
    let officer = try await desk.principal("dieuphoi1")
    return try await promise(desk, name, for: officer)
  }

  private static func promise(
    _ desk: DeskOffice, _ name: String, for principal: Principal
  ) async throws -> ObligationAccount {
    let view = try await desk.office.ticket(desk.number(name), for: principal)
    let ordinal = try #require(view.promise?.row.ordinal)
    return try await desk.office.account(of: desk.number(name), ordinal: ordinal, for: principal)
  }

  private static func askForMore(_ desk: DeskOffice) async throws -> TicketNumber {
    let number = try desk.number("forwarded")
    try await desk.office.requestExtension(
      number, of: .answer, by: 2, because: "Chờ vật tư.", actor: desk.test.actor("kthtdt.ld"))
    return number
  }

  private static func sendBack(_ desk: DeskOffice, as kind: Kind?) async throws {
    let number = try desk.number("forwarded")
    let unit: ID<Unit> = try await desk.test.value(
      "SELECT unit_id FROM ticket WHERE serial = \(Int32(number.serial))")
    try await desk.office.returnToOffice(
      number, reason: "khong_thuoc_linh_vuc", note: nil, expecting: nil,
      by: desk.test.actor("kthtdt.cv1"))
    try await desk.office.forward(
      number, to: unit, sorting: Sorting(kind: kind), expecting: nil,
      by: desk.test.actor("dieuphoi1"))
  }

  @Test(
    "It keeps the time that was granted",
    arguments: [
      (Kind?.none, "2026-12-03T10:00:00Z"), (.recommendation, "2026-12-10T10:00:00Z"),
    ])
  func extended(kind: Kind?, due: String) async throws {
    let desk = try await DeskOffice.open()
    let number = try await Self.askForMore(desk)
    try await desk.office.decideExtension(
      number, of: .answer, granted: true, note: nil, by: desk.test.actor("dieuphoi1"))
    try await Self.sendBack(desk, as: kind)
    let answer = try await Self.answer(desk, "forwarded")
    #expect(Instant.rfc3339(answer.row.dueAt) == due)
    #expect(answer.agrees && answer.account.extended != nil)
    #expect(answer.view.header.dueAt == answer.row.dueAt)
    let findings = try await desk.office.clockFindings()
    #expect(findings == [])
  }

  @Test("More time that was asked for is decided on afterwards")
  func asked() async throws {
    let desk = try await DeskOffice.open()
    let number = try await Self.askForMore(desk)
    try await Self.sendBack(desk, as: .recommendation)
    let dispatcher = try await desk.test.actor("dieuphoi1")
    let tasks = try await desk.office.taskCounts(for: dispatcher.principal)
    #expect(tasks.extensions == 1)
    try await desk.office.decideExtension(
      number, of: .answer, granted: true, note: nil, by: dispatcher)
    let answer = try await Self.answer(desk, "forwarded")
    #expect(Instant.rfc3339(answer.row.dueAt) == "2026-12-10T10:00:00Z")
    #expect(answer.agrees)
  }

  @Test("While the citizen is asked its new clock stands still too, and counts the wait")
  func waiting() async throws {
    let desk = try await DeskOffice.open()
    let number = try desk.number("accepted")
    desk.test.clock.set("2026-11-23T02:30:00Z")
    try await desk.office.askInformation(
      number, question: "Ở đâu?", expecting: nil, by: desk.test.actor("dieuphoi1"))
    desk.test.clock.set("2026-11-25T02:00:00Z")
    try await desk.office.restrict(
      number, as: .complaint, note: nil, expecting: nil, by: desk.test.actor("dieuphoi1"))
    let officer = try await desk.principal("hanche1")
    let asked = try await Self.promise(desk, "accepted", for: officer)
    #expect(asked.row.kind == .answer && asked.row.status == .paused && asked.row.nextStep == nil)
    desk.test.clock.set("2026-11-27T02:00:00Z")
    try await desk.office.addInformation(
      number, text: "Ở chợ.", by: desk.test.actor("hanche1"))
    let told = try await Self.promise(desk, "accepted", for: officer)
    #expect(told.row.status == .running && told.row.nextStep != nil)
    #expect(told.agrees && !told.reckoning.pauses.isEmpty)
    #expect(told.row.dueAt > told.row.originalDueAt || told.row.generation == 2)
    let findings = try await desk.office.clockFindings()
    #expect(findings == [])
  }

  @Test("An answer that was disputed counts from the dispute still")
  func reopened() async throws {
    let desk = try await DeskOffice.open()
    let number = try desk.number("answered")
    desk.test.clock.set("2026-11-30T02:00:00Z")
    let dispatcher = try await desk.test.actor("dieuphoi1")
    try await desk.office.reopen(number, because: "Chưa đạt.", by: dispatcher)
    try await desk.office.restrict(
      number, as: .complaint, note: nil, expecting: nil, by: dispatcher)
    let answer = try await Self.promise(desk, "answered", for: desk.principal("hanche1"))
    #expect(Instant.rfc3339(answer.row.basedOn) == "2026-11-30T02:00:00Z")
    #expect(answer.agrees)
  }

  @Test("More time that is granted too late hides nothing: it was missed, and may be missed again")
  func late() async throws {
    let desk = try await DeskOffice.open()
    let number = try await Self.askForMore(desk)
    desk.test.clock.set("2026-12-02T02:00:00Z")
    try await desk.office.decideExtension(
      number, of: .answer, granted: true, note: nil, by: desk.test.actor("dieuphoi1"))
    desk.test.clock.set("2026-12-04T02:00:00Z")
    while try await desk.office.recordDueSteps() > 0 {}
    let breaches: [String] = try await desk.test.database.all(
      Statement(
        "test",
        """
        SELECT v.generation || to_char(v.at AT TIME ZONE 'UTC', ' MM-DD HH24:MI')
        FROM obligation_event v
        JOIN obligation o ON o.ticket_id = v.ticket_id AND o.ordinal = v.ordinal
        JOIN ticket t ON t.id = o.ticket_id
        WHERE t.serial = \(Int32(number.serial)) AND o.kind = 'answer' AND v.what = 'breach'
        ORDER BY v.id
        """, column: String.self))
    #expect(breaches == ["1 12-01 10:00", "2 12-03 10:00"])
  }
}

import FoundationEssentials
import Postgres
import Rules
import Store
import Support
import Testing

@testable import Casework

/// Monday 23 November 2026, 09:00; Tuesday is a holiday.
@Suite("Promises of tickets that are merged, and parted again")
struct PartingTests {
  private static func view(_ number: TicketNumber, _ desk: DeskOffice) async throws -> TicketView {
    try await desk.office.ticket(number, for: desk.principal("dieuphoi1"))
  }

  private static func merge(
    _ number: TicketNumber, into survivor: String, _ desk: DeskOffice
  ) async throws {
    try await desk.office.merge(
      number, into: desk.number(survivor), expecting: nil, by: desk.test.actor("dieuphoi1"))
  }

  private static func due(_ ticket: TicketHeader) -> String? {
    ticket.dueAt.map { Instant.rfc3339($0) }
  }

  @Test("The stricter promise holds for both, until they are parted")
  func promise() async throws {
    var desk = try await DeskOffice.open()
    try await desk.file("slow") { $0.kind = "recommendation" }
    let own = try await Self.view(desk.number("slow"), desk).header
    desk.test.clock.advance(hours: 1)
    try await desk.file("urgent") { $0.urgent = true }
    try await desk.file("usual") { $0.title = "Ổ gà" }
    let urgent = try await Self.view(desk.number("urgent"), desk).header
    let usual = try await Self.view(desk.number("usual"), desk).header
    #expect(Self.due(urgent) == "2026-11-25T10:00:00Z")
    #expect(Self.due(own) == "2026-12-08T10:00:00Z")
    try await Self.merge(usual.number, into: "slow", desk)
    try await Self.merge(urgent.number, into: "slow", desk)
    let both = try await Self.view(desk.number("slow"), desk).header
    #expect(both.dueAt == urgent.dueAt && both.receivedAt == own.receivedAt && both.urgent)
    let dispatcher = try await desk.test.actor("dieuphoi1")
    try await desk.office.unmerge(urgent.number, by: dispatcher)
    let one = try await Self.view(desk.number("slow"), desk).header
    #expect(one.dueAt == usual.dueAt && !one.urgent)
    try await desk.office.unmerge(usual.number, by: dispatcher)
    let none = try await Self.view(desk.number("slow"), desk).header
    #expect(none.dueAt == own.dueAt && none.receivedAt == own.receivedAt)
    let findings = try await desk.office.clockFindings()
    #expect(findings == [])
  }

  @Test("Work that becomes urgent by a merge owes measures at once, and none when it is parted")
  func urgent() async throws {
    var desk = try await DeskOffice.open()
    let number = try desk.number("forwarded")
    try await desk.file("urgent") { $0.urgent = true }
    func owesMeasures() async throws -> Bool {
      try await Self.view(number, desk).obligations.contains {
        $0.row.kind == .measures && $0.row.status.isLive
      }
    }
    try await Self.merge(desk.number("urgent"), into: "forwarded", desk)
    #expect(try await owesMeasures())
    try await desk.office.unmerge(
      desk.number("urgent"), by: desk.test.actor("dieuphoi1"))
    #expect(!(try await owesMeasures()))
  }

  @Test("What was granted, disputed or merged at second hand is as before when all are parted")
  func parted() async throws {
    let desk = try await DeskOffice.open()
    let dispatcher = try await desk.test.actor("dieuphoi1")
    let head = try await desk.test.actor("kthtdt.ld")
    let number = try desk.number("forwarded")
    try await desk.office.requestExtension(
      number, of: .answer, by: 3, because: "Chờ vật tư.", actor: head)
    try await desk.office.decideExtension(
      number, of: .answer, granted: true, note: nil, by: dispatcher)
    let before = try await Self.view(number, desk).header
    try await Self.merge(desk.number("own"), into: "accepted", desk)
    try await Self.merge(desk.number("accepted"), into: "forwarded", desk)
    let both = try await Self.view(number, desk).header
    #expect(both.dueAt ?? .distantFuture < before.dueAt ?? .distantPast)
    try await desk.office.unmerge(desk.number("own"), by: dispatcher)
    try await desk.office.unmerge(desk.number("accepted"), by: dispatcher)
    let parted = try await Self.view(number, desk).header
    #expect(parted.dueAt == before.dueAt && parted.receivedAt == before.receivedAt)

    // A promise that counts from a dispute does so again.
    desk.test.clock.advance(hours: 50)
    let answered = try desk.number("answered")
    try await desk.office.reopen(answered, because: "Chưa đạt.", by: dispatcher)
    let disputed = try await Self.view(answered, desk).header
    try await Self.merge(desk.number("accepted"), into: "answered", desk)
    try await desk.office.unmerge(desk.number("accepted"), by: dispatcher)
    let again = try await Self.view(answered, desk).header
    #expect(again.dueAt == disputed.dueAt && again.receivedAt == disputed.receivedAt)
    let findings = try await desk.office.clockFindings()
    #expect(findings == [])
  }

  @Test("An earlier receipt goes with the ticket that brought it")
  func receipt() async throws {
    var desk = try await DeskOffice.open()
    desk.test.clock.advance(hours: 72)
    try await desk.file("later") { $0.title = "Đèn hỏng" }
    let later = try await Self.view(desk.number("later"), desk).header
    let earlier = try await Self.view(desk.number("accepted"), desk).header
    try await Self.merge(earlier.number, into: "later", desk)
    let both = try await Self.view(later.number, desk).header
    #expect(both.receivedAt == earlier.receivedAt && both.dueAt == earlier.dueAt)
    try await desk.office.unmerge(earlier.number, by: desk.test.actor("dieuphoi1"))
    let parted = try await Self.view(later.number, desk).header
    #expect(parted.receivedAt == later.receivedAt && parted.dueAt == later.dueAt)
    let findings = try await desk.office.clockFindings()
    #expect(findings == [])
  }
}

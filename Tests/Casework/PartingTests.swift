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
  private static func due(_ ticket: TicketHeader) -> String? {
    ticket.dueAt.map { Instant.rfc3339($0) }
  }

  @Test("The stricter promise holds for both, until they are parted")
  func promise() async throws {
    var desk = try await DeskOffice.open()
    try await desk.file("slow") { $0.kind = "recommendation" }
    let own = try await desk.view(desk.number("slow")).header
    desk.test.clock.advance(hours: 1)
    try await desk.file("urgent") { $0.urgent = true }
    try await desk.file("usual") { $0.title = "Ổ gà" }
    let urgent = try await desk.view(desk.number("urgent")).header
    let usual = try await desk.view(desk.number("usual")).header
    #expect(Self.due(urgent) == "2026-11-25T10:00:00Z")
    #expect(Self.due(own) == "2026-12-08T10:00:00Z")
    try await desk.merge(usual.number, into: "slow")
    try await desk.merge(urgent.number, into: "slow")
    let both = try await desk.view(desk.number("slow")).header
    #expect(both.dueAt == urgent.dueAt && both.receivedAt == own.receivedAt && both.urgent)
    let dispatcher = try await desk.test.actor("dieuphoi1")
    try await desk.office.unmerge(urgent.number, by: dispatcher)
    let one = try await desk.view(desk.number("slow")).header
    #expect(one.dueAt == usual.dueAt && !one.urgent)
    try await desk.office.unmerge(usual.number, by: dispatcher)
    let none = try await desk.view(desk.number("slow")).header
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
      try await desk.view(number).obligations.contains {
        $0.row.kind == .measures && $0.row.status.isLive
      }
    }
    try await desk.merge(desk.number("urgent"), into: "forwarded")
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
    let before = try await desk.view(number).header
    try await desk.merge(desk.number("own"), into: "accepted")
    try await desk.merge(desk.number("accepted"), into: "forwarded")
    let both = try await desk.view(number).header
    #expect(both.dueAt ?? .distantFuture < before.dueAt ?? .distantPast)
    try await desk.office.unmerge(desk.number("own"), by: dispatcher)
    try await desk.office.unmerge(desk.number("accepted"), by: dispatcher)
    let parted = try await desk.view(number).header
    #expect(parted.dueAt == before.dueAt && parted.receivedAt == before.receivedAt)

    // A promise that counts from a dispute does so again.
    desk.test.clock.advance(hours: 50)
    let answered = try desk.number("answered")
    try await desk.office.reopen(answered, because: "Chưa đạt.", by: dispatcher)
    let disputed = try await desk.view(answered).header
    try await desk.merge(desk.number("accepted"), into: "answered")
    try await desk.office.unmerge(desk.number("accepted"), by: dispatcher)
    let again = try await desk.view(answered).header
    #expect(again.dueAt == disputed.dueAt && again.receivedAt == disputed.receivedAt)
    let findings = try await desk.office.clockFindings()
    #expect(findings == [])
  }

  @Test("An earlier receipt goes with the ticket that brought it")
  func receipt() async throws {
    var desk = try await DeskOffice.open()
    desk.test.clock.advance(hours: 72)
    try await desk.file("later") { $0.title = "Đèn hỏng" }
    let later = try await desk.view(desk.number("later")).header
    let earlier = try await desk.view(desk.number("accepted")).header
    try await desk.merge(earlier.number, into: "later")
    let both = try await desk.view(later.number).header
    #expect(both.receivedAt == earlier.receivedAt && both.dueAt == earlier.dueAt)
    try await desk.office.unmerge(earlier.number, by: desk.test.actor("dieuphoi1"))
    let parted = try await desk.view(later.number).header
    #expect(parted.receivedAt == later.receivedAt && parted.dueAt == later.dueAt)
    let findings = try await desk.office.clockFindings()
    #expect(findings == [])
  }
}

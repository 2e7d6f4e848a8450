import FoundationEssentials
import Postgres
import Rules
import Store
import Support
import Testing

@testable import Casework

/// Monday 23 November 2026, 09:00; Tuesday is a holiday. A pothole on a road is promised an answer
/// in five working days: until Tuesday 1 December, 17:00.
@Suite("A clock that somebody tries to cheat")
struct CheatTests {
  private static func seen(_ desk: DeskOffice, _ name: String) async throws -> TicketView {
    try await desk.office.ticket(desk.number(name), for: desk.principal("dieuphoi1"))
  }

  @Test("Whoever takes back their own unit's answer gets no new promise by it")
  func head() async throws {
    let desk = try await DeskOffice.open()
    desk.test.clock.set("2026-11-30T02:00:00Z")
    try await desk.office.reopen(
      desk.number("answered"), because: "Chưa đạt.", reason: "tai_dien",
      by: desk.test.actor("kthtdt.ld"))
    let ticket = try await Self.seen(desk, "answered").header
    #expect(ticket.dueAt.map { Instant.rfc3339($0) } == "2026-12-01T10:00:00Z")
    let findings = try await desk.office.clockFindings()
    #expect(findings == [])
  }

  @Test("A broken promise that is sorted anew stays in sight, and the answer says why it was late")
  func sortedAnew() async throws {
    let desk = try await DeskOffice.open()
    let number = try desk.number("forwarded")
    desk.test.clock.set("2026-12-02T02:00:00Z")
    while try await desk.office.recordDueSteps() > 0 {}
    try await desk.office.recall(
      number, note: nil, expecting: nil, by: desk.test.actor("dieuphoi1"))
    try await desk.office.forward(
      number, to: ID(102), sorting: Sorting(kind: .recommendation), expecting: nil,
      by: desk.test.actor("dieuphoi1"))
    let view = try await Self.seen(desk, "forwarded")
    let promise = try #require(view.promise?.row)
    #expect(promise.dueAt > desk.office.now && !promise.breached)
    #expect(view.obligations.map(\.row).isPromiseBroken(at: desk.office.now))
    let facts = try #require(view.history.last?.facts)
    #expect(facts.kindWas == .feedback && facts.kindIs == .recommendation)
    #expect(facts.dueIs == Int64(promise.dueAt.timeIntervalSince1970))
    let head = try await desk.test.actor("kthtdt.ld")
    try await desk.test.database.run(
      Statement("test", "UPDATE category SET needs_photo_after = false WHERE needs_photo_after"))
    try await desk.office.takeUp(number, expecting: nil, by: head)
    try await desk.office.draftAnswer(number, text: "Đã vá xong.", by: head)
    await #expect(throws: Refusal.invalid([ActProblem(.lateReason, .missing)])) {
      try await desk.office.submitAnswer(number, expecting: nil, by: head)
    }
  }

  @Test("An officer asks the citizen twice, then the head decides")
  func questions() async throws {
    let desk = try await DeskOffice.open()
    let number = try desk.number("forwarded")
    let officer = try await desk.test.actor("kthtdt.cv1")
    let head = try await desk.test.actor("kthtdt.ld")
    try await desk.office.takeUp(number, expecting: nil, by: officer)
    for _ in 0..<2 {
      try await desk.office.askInformation(
        number, question: "Ở đâu?", expecting: nil, by: officer)
      desk.test.clock.advance(hours: 1)
      try await desk.office.addInformation(number, text: "Ở chợ.", by: officer)
    }
    await #expect(throws: Refusal.conflict(.askedOften)) {
      try await desk.office.askInformation(
        number, question: "Ở đâu?", expecting: nil, by: officer)
    }
    try await desk.office.askInformation(number, question: "Ở đâu?", expecting: nil, by: head)
  }

  @Test("Nobody is refused for saying nothing before the time to speak is over")
  func silence() async throws {
    let desk = try await DeskOffice.open()
    let number = try desk.number("accepted")
    let dispatcher = try await desk.test.actor("dieuphoi1")
    try await desk.office.askInformation(
      number, question: "Ở đâu?", expecting: nil, by: dispatcher)
    await #expect(throws: Refusal.conflict(.tooEarly)) {
      try await desk.office.decline(
        number, reason: "no_information", expecting: nil, by: dispatcher)
    }
    desk.test.clock.set("2026-11-30T02:00:00Z")
    try await desk.office.decline(
      number, reason: "no_information", expecting: nil, by: dispatcher)
    #expect(try await Self.seen(desk, "accepted").header.state == .declined)
  }

  @Test("More time may be asked for a clock that stands still before it is due")
  func pausedExtension() async throws {
    let desk = try await DeskOffice.open()
    let number = try desk.number("forwarded")
    let head = try await desk.test.actor("kthtdt.ld")
    desk.test.clock.set("2026-11-30T02:00:00Z")
    try await desk.office.takeUp(number, expecting: nil, by: head)
    try await desk.office.askInformation(number, question: "Ở đâu?", expecting: nil, by: head)
    desk.test.clock.set("2026-12-03T02:00:00Z")
    for amount in [0, 6] {
      let outside = ActProblem(.amount, .notWithin(from: 1, through: 5))
      await #expect(throws: Refusal.invalid([outside])) {
        try await desk.office.requestExtension(
          number, of: .answer, by: amount, because: "Chờ vật tư.", actor: head)
      }
    }
    try await desk.office.requestExtension(
      number, of: .answer, by: 2, because: "Chờ vật tư.", actor: head)
    #expect(try await Self.seen(desk, "forwarded").extensions.count == 1)
  }

  @Test("A part is as urgent as the whole, and a unit is asked to take part once")
  func parts() async throws {
    var desk = try await DeskOffice.open()
    try await desk.file("urgent") {
      $0.urgent = true
      $0.forward = true
    }
    let dispatcher = try await desk.test.actor("dieuphoi1")
    let number = try desk.number("urgent")
    let parts = try await desk.office.split(
      number, into: [DeskOffice.form { $0.kind = "recommendation" }], by: dispatcher)
    let part = try await desk.office.ticket(parts[0], for: dispatcher.principal)
    #expect(part.header.urgent)
    let head = try await desk.test.actor("kthtdt.ld")
    try await desk.office.takeUp(number, expecting: nil, by: head)
    try await desk.office.cooperate(number, with: ID(103), note: nil, by: head)
    await #expect(throws: Refusal.conflict(.overlapping)) {
      try await desk.office.cooperate(number, with: ID(103), note: nil, by: head)
    }
  }

  /// A promise as an administrator types it.
  struct Level: Sendable, CustomTestStringConvertible {
    let category: String?
    let target: Target
    let basis: String
    let from: String
    let problem: ActProblem?
    var testDescription: String { "\(category ?? "") \(target) \(basis) \(from)" }
  }

  static let typedLevels = [
    Level(
      category: "y_te", target: .workingDays(9_999), basis: "Luật 1", from: "2026-12-01",
      problem: ActProblem(.amount, .notWithin(from: 0, through: 500))),
    Level(
      category: "y_te", target: .workingDays(9), basis: "theo ý lãnh đạo", from: "2026-12-01",
      problem: ActProblem(.reason, .needsRule)),
    Level(
      category: "y_te", target: .workingSeconds(60 * 3_600), basis: "x", from: "2026-12-01",
      problem: ActProblem(.reason, .needsRule)),
    Level(
      category: "y_te", target: .workingDays(3), basis: "Cam kết", from: "2026-11-23",
      problem: ActProblem(.validFrom, .notLater)),
    Level(
      category: "y_te", target: .workingDays(9), basis: "Quyết định 15/2026/QĐ-UBND",
      from: "2026-12-01", problem: nil),
    Level(
      category: "y_te", target: .workingDays(4), basis: "Cam kết dịch vụ", from: "2026-11-24",
      problem: nil),
  ]

  @Test(
    "A promise that can't be kept, began before or has no rule is refused",
    arguments: typedLevels)
  func levels(_ level: Level) async throws {
    let desk = try await DeskOffice.open()
    let administrator = try await desk.test.actor("quantri")
    let draft = ServiceLevelDraft(
      kind: .feedback, category: level.category, urgent: false, obligation: .answer,
      target: level.target, calendar: "office", legalBasis: level.basis,
      validFrom: try #require(LocalDay(level.from)), alarms: .usual)
    if let problem = level.problem {
      await #expect(throws: Refusal.invalid([problem])) {
        try await desk.office.saveLevel(draft, replacing: nil, by: administrator)
      }
    } else {
      try await desk.office.saveLevel(draft, replacing: nil, by: administrator)
      await #expect(throws: Refusal.conflict(.overlapping)) {
        try await desk.office.saveLevel(draft, replacing: nil, by: administrator)
      }
    }
  }
}

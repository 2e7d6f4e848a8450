import Foundation
import Postgres
import Rules
import Store
import Support
import Testing

@testable import Casework

@Suite("An answer is taken back before it leaves")
struct UndoTests {
  /// An office in which answers wait for 15 seconds, and an answer that waits for approval.
  private static func open(
    _ change: @escaping (inout SubmissionForm) -> Void = { _ in }
  ) async throws -> (desk: DeskOffice, number: TicketNumber) {
    var desk = DeskOffice(test: try await TestOffice.open(takeBackTime: 15))
    try await desk.test.database.run(
      Statement("test", "UPDATE category SET needs_photo_after = false"))
    try await desk.file("one") {
      $0.forward = true
      $0.email = "an@vidu.vn"
      change(&$0)
    }
    let number = try desk.number("one")
    let officer = try await desk.test.actor("kthtdt.cv1")
    desk.test.clock.advance(hours: 0.1)
    try await desk.office.takeUp(number, expecting: nil, by: officer)
    try await desk.office.draftAnswer(number, text: "Đã vá xong.", by: officer)
    try await desk.office.submitAnswer(number, expecting: nil, by: officer)
    desk.test.clock.advance(hours: 0.1)
    return (desk, number)
  }

  private static func wait(_ seconds: Double, _ desk: DeskOffice) {
    desk.test.clock.advance(hours: seconds / 3600)
  }

  /// What is owed, as far as it can change.
  private static func clocks(
    of number: TicketNumber, _ desk: DeskOffice
  ) async throws -> [ObligationRow] {
    let view = try await desk.office.ticket(number, for: desk.principal("kthtdt.ld"))
    return view.obligations.map(\.row).filter { $0.kind != .deliver && $0.kind != .publish }
  }

  @Test("The ticket stands where it stood, with what was owed, and history keeps both moves")
  func back() async throws {
    let (desk, number) = try await Self.open()
    let head = try await desk.test.actor("kthtdt.ld")
    let before = try await desk.office.ticket(number, for: head.principal)
    let owed = try await Self.clocks(of: number, desk)
    try await desk.office.approveAnswer(number, expecting: nil, by: head)
    Self.wait(14, desk)
    try await desk.office.undoAnswer(number, expecting: nil, by: head)
    let view = try await desk.office.ticket(number, for: head.principal)
    #expect(view.header.state == .awaitingApproval)
    #expect(view.header.dueAt == before.header.dueAt)
    #expect(try await Self.clocks(of: number, desk) == owed)
    let others = view.obligations.map(\.row).filter { $0.kind == .deliver || $0.kind == .publish }
    #expect(others.allSatisfy { $0.status == .cancelled })
    #expect(view.draft?.body == "Đã vá xong." && view.draft?.submittedAt != nil)
    #expect(view.deliveries.map(\.state) == ["replaced"])
    let moves = view.history.compactMap { entry in entry.event.to.map { (entry.event.verb, $0) } }
    #expect(moves.suffix(2).map(\.0) == ["approve_answer", "undo_answer"])
    #expect(moves.suffix(2).map(\.1) == [.answered, .awaitingApproval])
    #expect(try await desk.office.clockFindings() == [])
    // It can be given again, and then leaves.
    try await desk.office.approveAnswer(number, expecting: nil, by: head)
    Self.wait(16, desk)
    #expect(try await desk.office.clockFindings() == [])
    let final = try await desk.office.ticket(number, for: head.principal)
    #expect(final.header.state == .answered && final.answers.count == 1)
  }

  @Test("What was answered at once goes back to the desk, without the unit it got by that")
  func atOnce() async throws {
    var desk = DeskOffice(test: try await TestOffice.open(takeBackTime: 15))
    try await desk.file("two") { $0.title = "Hỏi giờ làm việc" }
    let two = try desk.number("two")
    let clerk = try await desk.test.actor("tongdai1")
    let before = try await desk.office.ticket(two, for: clerk.principal)
    try await desk.office.answerAtOnce(
      two, text: "Thứ Hai đến thứ Sáu.", method: .callBack, expecting: nil, by: clerk)
    try await desk.office.undoAnswer(two, expecting: nil, by: clerk)
    let view = try await desk.office.ticket(two, for: clerk.principal)
    #expect(view.header.state == .accepted && view.header.unit == before.header.unit)
    #expect(view.draft?.submittedAt == nil && view.draft?.body == "Thứ Hai đến thứ Sáu.")
    let forward = view.obligations.map(\.row).filter { $0.kind == .forward }
    #expect(forward.map(\.status) == [.running])
    #expect(try await desk.office.clockFindings() == [])
  }

  @Test("A breach stays a breach, and the promise runs on late")
  func late() async throws {
    let (desk, number) = try await Self.open()
    let head = try await desk.test.actor("kthtdt.ld")
    desk.test.clock.advance(hours: 24 * 20)
    _ = try await desk.office.recordDueSteps()
    try await desk.office.approveAnswer(
      number, lateReason: "qua_tai", expecting: nil, by: head)
    try await desk.office.undoAnswer(number, expecting: nil, by: head)
    let answer = try #require(
      try await Self.clocks(of: number, desk).last { $0.kind == .answer })
    #expect(answer.breached && answer.status == .running && answer.generation == 1)
    #expect(try await desk.office.clockFindings() == [])
    let steps: Int64 = try await desk.test.value(
      "SELECT count(*) FROM obligation_event WHERE what = 'breach' AND ordinal = \(answer.ordinal)")
    #expect(steps == 1)
    await #expect(throws: Refusal.invalid([ActProblem(.lateReason, .missing)])) {
      try await desk.test.database.run(Statement("test", "UPDATE answer SET late_reason = NULL"))
      try await desk.office.approveAnswer(number, expecting: nil, by: head)
    }
  }

  @Test("After its time, by somebody else, or once it was told, it is too late")
  func tooLate() async throws {
    let (desk, number) = try await Self.open()
    let head = try await desk.test.actor("kthtdt.ld")
    let clerk = try await desk.test.actor("dieuphoi1")
    try await desk.office.approveAnswer(number, expecting: nil, by: head)
    await #expect(throws: Refusal.notFound) {
      try await desk.office.undoAnswer(number, expecting: nil, by: clerk)
    }
    await #expect(throws: Refusal.notFound) {
      try await desk.office.undoAnswer(
        number, expecting: nil, by: desk.test.actor("kthtdt.cv1"))
    }
    await #expect(throws: Refusal.stale(current: 5)) {
      try await desk.office.undoAnswer(number, expecting: 4, by: head)
    }
    Self.wait(15, desk)
    await #expect(throws: Refusal.conflict(.alreadyLeft)) {
      try await desk.office.undoAnswer(number, expecting: nil, by: head)
    }
    let (other, told) = try await Self.open()
    let leader = try await other.test.actor("kthtdt.ld")
    try await other.office.approveAnswer(
      told, method: .callBack, expecting: nil, by: leader)
    try await other.office.recordDelivery(
      told, method: .callBack, done: true, by: other.test.actor("dieuphoi1"))
    await #expect(throws: Refusal.conflict(.alreadyLeft)) {
      try await other.office.undoAnswer(told, expecting: nil, by: leader)
    }
  }

  @Test("Nobody else may go back from an answer, and the database says so too")
  func onlyThere() async throws {
    let (desk, number) = try await Self.open()
    let head = try await desk.test.actor("kthtdt.ld")
    let officer = try await desk.test.actor("kthtdt.cv1")
    try await desk.office.approveAnswer(number, expecting: nil, by: head)
    await #expect(throws: Refusal.self) {
      try await desk.office.submitAnswer(number, expecting: nil, by: officer)
    }
    await #expect(throws: Refusal.self) {
      try await desk.office.accept(number, expecting: nil, by: desk.test.actor("dieuphoi1"))
    }
    let unlisted = await #expect(throws: PostgresError.self) {
      try await desk.test.database.run(
        Statement(
          "test",
          """
          INSERT INTO ticket_event (ticket_id, seq, at, verb, by_role, revision, prior,
            from_state, to_state, kind, category, urgent, restricted)
          SELECT id, last_seq + 1, now(), 'send_back', 'machine', revision + 1, revision,
            'answered', 'accepted', kind, category, urgent, restricted
          FROM ticket
          """))
    }
    #expect(unlisted?.constraint == "answer_is_taken_back_by_undo")
    Self.wait(5, desk)
    try await desk.test.database.run(
      Statement("test", "UPDATE answer SET left_at = \(desk.test.clock.now)"))
    let error = await #expect(throws: PostgresError.self) {
      try await desk.test.database.run(
        Statement(
          "test",
          "UPDATE answer SET approved_at = NULL, approved_by = NULL, leaves_at = NULL, left_at = NULL"
        ))
    }
    #expect(error?.constraint == "approved_answer_stays")
  }

  @Test("Whoever tracks the ticket sees nothing of it before it leaves, nor of one taken back")
  func outside() async throws {
    let (desk, number) = try await Self.open()
    let head = try await desk.test.actor("kthtdt.ld")
    let code = try await desk.office.issueAccessCode(number, by: desk.test.actor("tongdai1"))
    func own() async throws -> OwnTicket {
      let found = try await desk.office.ownTicket(number, code: code)
      return try #require(found)
    }
    let before = try await own()
    try await desk.office.approveAnswer(number, expecting: nil, by: head)
    let held = try await own()
    #expect(held.state == .awaitingApproval && held.stateSince == before.stateSince)
    #expect(held.answer == nil && held.answeredAt == nil && held.steps == before.steps)
    await #expect(throws: Refusal.self) {
      try await desk.office.rate(number, score: 3, comment: nil, by: Actor(citizenWith: code))
    }
    Self.wait(5, desk)
    try await desk.office.undoAnswer(number, expecting: nil, by: head)
    let undone = try await own()
    #expect(undone.state == .awaitingApproval && undone.answer == nil)
    #expect(undone.steps == before.steps)
    try await desk.office.approveAnswer(number, expecting: nil, by: head)
    Self.wait(15, desk)
    let left = try await own()
    #expect(left.state == .answered && left.answer == "Đã vá xong.")
    #expect(left.steps.count == before.steps.count + 1)
  }

  @Test("Of undo and worker exactly one wins, however often they meet")
  func race() async throws {
    for round in 0..<6 {
      let (desk, number) = try await Self.open { $0.title = "Ổ gà \(round)" }
      let head = try await desk.test.actor("kthtdt.ld")
      try await desk.office.approveAnswer(number, expecting: nil, by: head)
      let id: Int64 = try await desk.test.value("SELECT id FROM delivery")
      // The worker's clock is ahead: it comes while the answer could still be taken back.
      async let parcel = desk.office.parcel(delivery: id)
      async let undone = Result<Void, any Error> {
        try await desk.office.undoAnswer(number, expecting: nil, by: head)
      }
      let (sent, result) = try await (parcel != nil, undone)
      let isUndone = (try? result.get()) != nil
      #expect(sent != isUndone, "round \(round): sent \(sent), undone \(isUndone)")
      let view = try await desk.office.ticket(number, for: head.principal)
      #expect(view.header.state == (isUndone ? .awaitingApproval : .answered))
    }
  }
}

extension Result where Failure == any Error {
  fileprivate init(_ body: () async throws -> Success) async {
    do {
      self = .success(try await body())
    } catch {
      self = .failure(error)
    }
  }
}

import Casework
import Foundation
import Postgres
import Rules
import Store
import Support
import Testing

@Suite("The main road of a ticket")
struct MainRoadTests {
  static func form(_ change: (inout SubmissionForm) -> Void = { _ in }) -> SubmissionForm {
    var form = SubmissionForm()
    form.channel = "hotline"
    form.title = "Ổ gà trước chợ Gia Ray"
    form.body = "Trước cổng chợ Gia Ray có ổ gà rất lớn, xe máy té hoài."
    form.category = "ha_tang_giao_thong"
    form.commune = "100"
    form.reporterName = "Nguyễn Văn Bình"
    form.phone = "0912 000 274"
    change(&form)
    return form
  }

  static func file(
    _ test: TestOffice, _ form: SubmissionForm = form(), as username: String = "tongdai1",
    key: String = UUID().uuidString
  ) async throws -> Receipt {
    let submission = try Submission.parse(
      form, by: .staff, in: await test.office.catalogue(), now: test.office.now)
    return try await test.office.file(
      submission, key: key, request: form.body.utf8, by: test.actor(username))
  }

  @Test("A call becomes a ticket, is forwarded, answered, approved, delivered and published")
  func wholeRoad() async throws {
    let test = try await TestOffice.open()
    let office = test.office
    let receipt = try await Self.file(test, Self.form { $0.forward = true })
    #expect(receipt.code != nil)
    let number = receipt.number

    let officer = try await test.actor("kthtdt.cv1")
    let head = try await test.actor("kthtdt.ld")
    try await office.takeUp(number, expecting: 2, by: officer)
    test.clock.advance(hours: 4)
    try await office.draftAnswer(
      number, text: "Đã vá ổ gà ngày 23/11/2026. Trân trọng./.", by: officer)
    await #expect(throws: Refusal.invalid([ActProblem(.photo, .missing)])) {
      try await office.submitAnswer(number, expecting: 3, by: officer)
    }
    _ = try await office.attach(
      NewAttachment(
        sort: "photo_after", digest: Array(repeating: 7, count: 32), mediaType: "image/jpeg",
        byteCount: 9, originalName: nil, addedBy: officer.principal.person), to: number,
      by: officer)
    try await office.submitAnswer(number, expecting: 3, by: officer)
    try await office.approveAnswer(number, method: .callBack, expecting: 4, by: head)
    try await office.recordDelivery(
      number, method: .callBack, done: true, by: test.actor("tongdai1"))

    let first = try await test.actor("congkhai1")
    let second = try await test.actor("congkhai2")
    let text = PublicText(title: "Ổ gà trước chợ", question: "Có ổ gà.", answer: "Đã vá.")
    try await office.draftPublication(number, text: text, by: first)
    await #expect(throws: Refusal.notFound) {
      try await office.approvePublication(number, by: first)
    }
    try await office.approvePublication(number, by: second)

    let state: String = try await test.value("SELECT state FROM ticket")
    #expect(state == "answered")
    let published: Int64 = try await test.value("SELECT count(*) FROM open.result")
    #expect(published == 1)
    let unmet: Int64 = try await test.value(
      "SELECT count(*) FROM obligation WHERE state IN ('running', 'paused')")
    #expect(unmet == 0)
    let late: Int64 = try await test.value(
      "SELECT count(*) FROM obligation WHERE state = 'met' AND ended_at > due_at")
    #expect(late == 0)
  }

  @Test("The same key and body give the same ticket; another body is a conflict")
  func idempotency() async throws {
    let test = try await TestOffice.open()
    let first = try await Self.file(test, key: "k1")
    let again = try await Self.file(test, key: "k1")
    #expect(again.number == first.number)
    #expect(again.isReplay)
    #expect(again.code == first.code)
    await #expect(throws: Refusal.conflict(.keyUsedForAnotherRequest)) {
      _ = try await Self.file(test, Self.form { $0.body = "Khác hẳn." }, key: "k1")
    }
    test.clock.advance(hours: 25)
    let late = try await Self.file(test, key: "k1")
    #expect(late.code == nil)
  }

  @Test("Many file at once: numbers without gaps, everyone gets their own")
  func batch() async throws {
    let test = try await TestOffice.open()
    let numbers = try await withThrowingTaskGroup(of: TicketNumber.self) { group in
      for _ in 0..<100 { group.addTask { try await Self.file(test).number } }
      return try await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(numbers.count == 100)
    #expect(numbers.map(\.serial).max() == 100)
    let tickets: Int64 = try await test.value(
      "SELECT count(*) FROM ticket t JOIN ticket_text x ON x.ticket_id = t.id")
    #expect(tickets == 100)
  }

  @Test("Waiting for the citizen pauses their clock, and the answer moves it on")
  func pause() async throws {
    let test = try await TestOffice.open()
    let receipt = try await Self.file(test)
    let before: Date = try await test.value("SELECT due_at FROM ticket")
    let dispatcher = try await test.actor("dieuphoi1")
    try await test.office.askInformation(
      receipt.number, question: "Xin cho biết số nhà gần nhất.", expecting: 1, by: dispatcher)
    // The 24th is a holiday: only the 25th is a working day that ends within the pause.
    test.clock.set("2026-11-26T02:00:00Z")
    let code = try #require(receipt.code)
    try await test.office.addInformation(
      receipt.number, text: "Trước nhà số 12.", by: Actor(citizenWith: code))
    let after: Date = try await test.value("SELECT due_at FROM ticket")
    let state: String = try await test.value("SELECT state FROM ticket")
    #expect(state == "accepted")
    #expect(after > before)
    let events: [String] = try await test.database.all(
      Statement("events", "SELECT what FROM obligation_event ORDER BY id", column: String.self))
    #expect(events.contains("paused") && events.contains("resumed"))
  }

  @Test("A wrong access code, a foreign unit and a stale revision are refused")
  func refusals() async throws {
    let test = try await TestOffice.open()
    let receipt = try await Self.file(test, Self.form { $0.forward = true })
    let wrong = try #require(AccessCode("ABCD-EFGH"))
    await #expect(throws: Refusal.notFound) {
      try await test.office.withdraw(receipt.number, by: Actor(citizenWith: wrong))
    }
    await #expect(throws: Refusal.notFound) {
      try await test.office.takeUp(
        receipt.number, expecting: 2, by: test.actor("xuanbac.cv1"))
    }
    await #expect(throws: Refusal.stale(current: 2)) {
      try await test.office.takeUp(
        receipt.number, expecting: 1, by: test.actor("kthtdt.cv1"))
    }
    await #expect(throws: Refusal.invalid([ActProblem(.text, .missing)])) {
      try await test.office.submitAnswer(
        receipt.number, expecting: 2, by: test.actor("kthtdt.ld"))
    }
  }

  @Test("Merging and unmerging leave both tickets with their one clock")
  func merging() async throws {
    let test = try await TestOffice.open()
    let survivor = try await Self.file(test).number
    let copy = try await Self.file(test).number
    let dispatcher = try await test.actor("dieuphoi1")
    try await test.office.merge(copy, into: survivor, expecting: 1, by: dispatcher)
    let merged: String = try await test.value(
      "SELECT state FROM ticket WHERE serial = \(Int32(copy.serial))")
    #expect(merged == "merged")
    try await test.office.unmerge(copy, expecting: 2, by: dispatcher)
    let live: Int64 = try await test.value(
      "SELECT count(*) FROM obligation WHERE is_live_answer")
    #expect(live == 2)
  }

  @Test("Splitting makes tickets of their own that were received when the whole was")
  func splitting() async throws {
    let test = try await TestOffice.open()
    let whole = try await Self.file(test).number
    var part = SubmissionForm()
    part.body = "Đèn đường trước chợ cũng hỏng."
    part.category = "chieu_sang"
    test.clock.advance(hours: 2)
    let parts = try await test.office.split(
      whole, into: [part], by: test.actor("dieuphoi1"))
    #expect(parts.count == 1)
    let same: Bool = try await test.value(
      "SELECT count(DISTINCT received_at) = 1 FROM ticket")
    #expect(same)
  }

  @Test("A restricted ticket leaves the flow: officers of units no longer see it")
  func restricting() async throws {
    let test = try await TestOffice.open()
    let number = try await Self.file(test, Self.form { $0.forward = true }).number
    try await test.office.restrict(
      number, as: .denunciation, note: nil, expecting: 2, by: test.actor("dieuphoi1"))
    await #expect(throws: Refusal.notFound) {
      try await test.office.takeUp(number, expecting: 2, by: test.actor("kthtdt.cv1"))
    }
    let owed: [String] = try await test.database.all(
      Statement(
        "owed", "SELECT kind FROM obligation WHERE state = 'running' ORDER BY kind",
        column: String.self))
    #expect(owed == ["answer"])
  }

  @Test("Extensions: asked before the due instant, granted by another, once")
  func extensions() async throws {
    let test = try await TestOffice.open()
    let number = try await Self.file(test, Self.form { $0.forward = true }).number
    let head = try await test.actor("kthtdt.ld")
    let dispatcher = try await test.actor("dieuphoi1")
    try await test.office.takeUp(number, expecting: 2, by: head)
    let before: Date = try await test.value("SELECT due_at FROM ticket")
    try await test.office.requestExtension(
      number, of: .answer, by: 3, because: "Phải chờ vật tư.", actor: head)
    await #expect(throws: Refusal.conflict(.alreadyExtended)) {
      try await test.office.requestExtension(
        number, of: .answer, by: 3, because: "Nữa.", actor: head)
    }
    await #expect(throws: Refusal.notFound) {
      try await test.office.decideExtension(
        number, of: .answer, granted: true, note: nil, by: head)
    }
    try await test.office.decideExtension(
      number, of: .answer, granted: true, note: "Đồng ý.", by: dispatcher)
    let after: Date = try await test.value("SELECT due_at FROM ticket")
    #expect(after > before)
  }
}

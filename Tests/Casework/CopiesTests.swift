import FoundationEssentials
import Postgres
import Rules
import Store
import Support
import Testing

@testable import Casework

/// Monday 23 November 2026, 09:00; Tuesday is a holiday.
@Suite("Several who reported the same")
struct CopiesTests {
  private static func own(_ number: TicketNumber, _ desk: DeskOffice) async throws -> OwnTicket {
    let code = try await desk.office.issueAccessCode(number, by: desk.test.actor("tongdai1"))
    return try #require(try await desk.office.ownTicket(number, code: code))
  }

  @Test("Whoever was merged gets the answer as their own, at second hand and afterwards too")
  func answer() async throws {
    var desk = try await DeskOffice.open()
    try await desk.file("survivor") { $0.forward = true }
    let (first, second) = try (desk.number("accepted"), desk.number("forwarded"))
    try await desk.office.returnToOffice(
      second, reason: "khong_thuoc_linh_vuc", note: nil, expecting: nil,
      by: desk.test.actor("kthtdt.ld"))
    try await desk.office.merge(
      first, into: second, expecting: nil, by: desk.test.actor("dieuphoi1"))
    try await desk.merge(second, into: "survivor")
    let waiting = try await Self.own(first, desk)
    let survivor = try await desk.view(desk.number("survivor")).header
    #expect(waiting.mergedInto == survivor.number && waiting.dueAt == survivor.dueAt)
    #expect(waiting.mergedState == .forwarded && waiting.answer == nil)

    try await desk.answer("survivor")
    let third = try desk.number("own")
    try await desk.merge(third, into: "survivor")
    try await desk.bringAnswers()
    for number in [first, second, third] {
      let own = try await Self.own(number, desk)
      #expect(own.state == .merged && own.mergedState == .answered)
      #expect(own.answer == "Đã vá xong. Gọi [số điện thoại].")
      #expect(own.disputeUntil == nil)
      let view = try await desk.view(number)
      #expect(view.deliveries.map(\.state) == ["open"], "\(number)")
      #expect(view.may(.recordDelivery))
    }
    // Again the same changes nothing; somebody calls, and then nothing is owed.
    try await desk.bringAnswers(again: true)
    try await desk.office.recordDelivery(
      first, method: .sms, done: true, by: desk.test.actor("tongdai1"))
    let brought = try await desk.view(first)
    #expect(brought.answers.count == 1 && brought.deliveries.map(\.state) == ["done"])
    #expect(!brought.obligations.contains { $0.row.status.isLive })
    let findings = try await desk.office.clockFindings()
    #expect(findings == [])
  }

  @Test("An answer that was disputed and given anew is brought anew")
  func anew() async throws {
    let desk = try await DeskOffice.open()
    let copy = try desk.number("accepted")
    try await desk.merge(copy, into: "answered")
    try await desk.bringAnswers()
    let number = try desk.number("answered")
    desk.test.clock.advance(hours: 1)
    try await desk.office.reopen(
      number, because: "Chưa đạt.", by: desk.test.actor("dieuphoi1"))
    let head = try await desk.test.actor("kthtdt.ld")
    try await desk.office.draftAnswer(number, text: "Đã vá lại.", by: head)
    try await desk.office.submitAnswer(number, expecting: nil, by: head)
    try await desk.office.approveAnswer(number, expecting: nil, by: head)
    try await desk.bringAnswers()
    let own = try await Self.own(copy, desk)
    #expect(own.answer == "Đã vá lại.")
    let view = try await desk.view(copy)
    #expect(view.deliveries.map(\.state) == ["replaced", "open"])
    // Parted again, it owes an answer of its own, and brings that of the other no more.
    try await desk.office.unmerge(copy, by: desk.test.actor("dieuphoi1"))
    let parted = try await desk.view(copy)
    #expect(parted.header.state == .accepted)
    let unfinished = parted.deliveries.filter { $0.isUnfinished }
    #expect(unfinished == [])
    try await desk.bringAnswers(again: true)
    let answers = try await desk.view(copy).answers.count
    #expect(answers == 2)
    let findings = try await desk.office.clockFindings()
    #expect(findings == [])
  }

  @Test("Nobody ends for one what others wait for; what ends for all is told to all")
  func ends() async throws {
    var desk = try await DeskOffice.open()
    try await desk.file("survivor") { $0.title = "Đèn hỏng" }
    let (number, copy) = try (desk.number("survivor"), desk.number("accepted"))
    try await desk.merge(copy, into: "survivor")
    let dispatcher = try await desk.test.actor("dieuphoi1")
    await #expect(throws: Refusal.conflict(.othersWait)) {
      try await desk.office.withdraw(number, by: desk.test.actor("tongdai1"))
    }
    try await desk.office.askInformation(
      number, question: "Ở đâu?", expecting: nil, by: dispatcher)
    desk.test.clock.advance(hours: 24 * 8)
    await #expect(throws: Refusal.conflict(.othersWait)) {
      try await desk.office.decline(
        number, reason: Office.noInformation, expecting: nil, by: dispatcher)
    }
    try await desk.office.decline(
      number, reason: "khong_hop_le", expecting: nil, by: dispatcher)
    let told: Int64 = try await desk.test.value(
      """
      SELECT count(*) FROM errand
      WHERE kind = 'tellCitizen' AND payload -> 'tellCitizen' ->> 'news' = 'declined'
        AND (payload -> 'tellCitizen' ->> 'ticket')::bigint IN (
          SELECT id FROM ticket WHERE serial = ANY (\([number, copy].map { Int32($0.serial) })))
      """)
    #expect(told == 2)
    let own = try await Self.own(copy, desk)
    #expect(own.mergedState == .declined && own.reason != nil)
  }

  @Test("What becomes restricted lets go of what was merged into it")
  func restricted() async throws {
    let desk = try await DeskOffice.open()
    let dispatcher = try await desk.test.actor("dieuphoi1")
    let (number, copy) = try (desk.number("own"), desk.number("accepted"))
    try await desk.merge(copy, into: "own")
    await #expect(throws: Refusal.moveNotAllowed(from: .merged, to: .merged)) {
      try await desk.office.restrict(
        copy, as: .denunciation, note: nil, expecting: nil, by: dispatcher)
    }
    try await desk.office.restrict(
      number, as: .denunciation, note: nil, expecting: nil, by: dispatcher)
    let parted = try await desk.view(copy)
    #expect(parted.header.state == .accepted && parted.promise?.row.status == .running)
    #expect(parted.relatives.isEmpty)
    let findings = try await desk.office.clockFindings()
    #expect(findings == [])
  }

  @Test("Confidential tickets are merged only with their like")
  func confidential() async throws {
    let desk = try await DeskOffice.open()
    await #expect(throws: Refusal.conflict(.notAlike)) {
      try await desk.merge(desk.number("accepted"), into: "confidential")
    }
    await #expect(throws: Refusal.conflict(.notAlike)) {
      try await desk.merge(desk.number("confidential"), into: "accepted")
    }
  }

  @Test("Merged again into what was answered, the answer is on its way again, for others too")
  func again() async throws {
    var desk = try await DeskOffice.open()
    let dispatcher = try await desk.test.actor("dieuphoi1")
    let copy = try desk.number("accepted")
    try await desk.merge(copy, into: "answered")
    try await desk.bringAnswers()
    try await desk.office.unmerge(copy, by: dispatcher)
    try await desk.merge(copy, into: "answered")
    try await desk.bringAnswers()
    let view = try await desk.view(copy)
    #expect(view.deliveries.map(\.state) == ["replaced", "open"] && view.answers.count == 1)

    // Whoever else reported is nobody's to know.
    try await desk.file("survivor") { $0.forward = true }
    try await desk.file("named") {
      $0.reporterName = "Hoàng Thị Bưởi"
      $0.title = "Ổ gà"
    }
    try await desk.file("other") { $0.title = "Ổ gà lớn" }
    for name in ["named", "other"] {
      try await desk.merge(desk.number(name), into: "survivor")
    }
    let officer = try await desk.test.actor("kthtdt.ld")
    let number = try desk.number("survivor")
    try await desk.office.takeUp(number, expecting: nil, by: officer)
    try await desk.office.draftAnswer(
      number, text: "Đã vá xong như hoàng thị bưởi báo.", by: officer)
    try await desk.office.submitAnswer(number, expecting: nil, by: officer)
    try await desk.office.approveAnswer(number, expecting: nil, by: officer)
    try await desk.bringAnswers()
    let own = try await Self.own(desk.number("other"), desk)
    #expect(own.answer?.contains("bưởi") == false && own.answer?.contains("Đã vá xong") == true)
  }
}

extension DeskOffice {
  /// Does what a worker would: brings answers to those who were merged.
  ///
  /// - Parameter again: as after a crash, also those that were brought.
  func bringAnswers(again: Bool = false) async throws {
    let rows = try await test.database.all(
      Statement(
        "test",
        """
        UPDATE errand
        SET state = 'done', finished_at = coalesce(finished_at, now())
        WHERE kind = 'bringAnswer' AND (\(again) OR state = 'ready')
        RETURNING (payload -> 'bringAnswer' ->> 'ticket')::bigint,
          (payload -> 'bringAnswer' ->> 'survivor')::bigint
        """
      ) { row in
        var row = row.reader
        return try (row.next(Int64.self), row.next(Int64.self))
      })
    for (copy, survivor) in rows { try await office.bringAnswer(to: copy, from: survivor) }
  }
}

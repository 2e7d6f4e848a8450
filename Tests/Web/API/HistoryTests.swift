import Casework
import Foundation
import HTTPTypes
import Postgres
import Rules
import Support
import Testing
import Web

@Suite("The history tells what people did and what the clocks did", .serialized)
struct HistoryTests {
  @Test("Warnings, breaches, pauses, more time, deliveries and the public text, in words")
  func history() async throws {
    try await TestHouse.open { house in
      let office = house.test.office
      let filed = try await FilingTests.file(
        house, token: try await house.token("tongdai1"),
        body: """
          {"channel": "hotline", "title": "Loa hỏng", "body": "Loa của ấp hỏng đã hai tuần.",
           "category": "thong_tin_truyen_thanh", "reporter": {"phone": "0912 000 274"}}
          """)
      let number = try #require(TicketNumber(checked: filed.json["number"].text ?? ""))
      let dispatcher = try await house.test.actor("dieuphoi1")
      let head = try await house.test.actor("kthtdt.ld")
      let officer = try await house.test.actor("kthtdt.cv1")
      try await office.askInformation(
        number, question: "Ở đâu?", expecting: nil, by: dispatcher)
      house.test.clock.advance(hours: 48)
      try await office.addInformation(number, text: "Ở chợ.", by: dispatcher)
      try await office.forward(number, to: ID(102), expecting: nil, by: dispatcher)
      try await office.takeUp(number, expecting: nil, by: officer)
      try await office.requestExtension(
        number, of: .answer, by: 1, because: "Chờ vật tư.", actor: head)
      try await office.decideExtension(
        number, of: .answer, granted: true, note: nil, by: house.test.actor("dieuphoi2"))
      let due: Date = try await house.test.value(
        "SELECT due_at FROM obligation WHERE kind = 'answer' ORDER BY ordinal DESC LIMIT 1")
      house.test.clock.set(Instant.rfc3339(due))
      house.test.clock.advance(hours: 3)
      while try await office.recordDueSteps() > 0 {}
      try await office.draftAnswer(number, text: "Đã sửa loa.", by: head)
      try await office.submitAnswer(
        number, lateReason: "qua_tai", expecting: nil, by: head)
      try await office.approveAnswer(number, method: .callBack, expecting: nil, by: head)
      for done in [false, true] {
        try await office.recordDelivery(number, method: .callBack, done: done, by: dispatcher)
      }
      try await office.draftPublication(
        number, text: PublicText(title: "Loa hỏng", question: "Loa hỏng.", answer: "Đã sửa."),
        by: house.test.actor("congkhai1"))
      try await office.approvePublication(number, by: house.test.actor("congkhai2"))

      try await Self.checkAPI(house, number, due: due)
      try await Self.checkDesk(house, number)
    }
  }

  private static func checkAPI(
    _ house: TestHouse, _ number: TicketNumber, due: Date
  ) async throws {
    let token = try await house.token("dieuphoi1")
    let history = try await house.ask(
      .get, "/api/v1/tickets/\(number)/history", token: token)
    #expect(history.status == 200)
    let clocks = history.json["clocks"].list.filter { $0["obligation"].text == "answer" }
    let what = clocks.compactMap { $0["what"].text }
    #expect(Set(what) == ["paused", "resumed", "extended", "warning", "breach"])
    let breach = try #require(clocks.first { $0["what"].text == "breach" })
    #expect(breach["at"].text == Instant.rfc3339(due))
    let noticed = breach["recordedAt"].text.flatMap { Instant.date(rfc3339: $0) }
    #expect(noticed == due.addingTimeInterval(3 * 3600))
    let extended = try #require(clocks.first { $0["what"].text == "extended" })
    #expect(extended["dueSince"].text == Instant.rfc3339(due))
    #expect(extended["dueBefore"].text != nil && extended["by"].text != nil)
    func details(_ verb: String) -> [Value] {
      history.json["items"].list.filter { $0["verb"].text == verb }.map { $0["details"] }
    }
    let deliveries = details("record_delivery")
    #expect(deliveries.map { $0["method"].text } == ["call_back", "call_back"])
    #expect(deliveries.map { $0["attempt"].number } == [1, nil])
    #expect(deliveries.map { $0["done"].flag } == [false, true])
    #expect(details("grant_extension").map { $0["granted"].flag } == [true])
    #expect(details("publish").map { $0["version"].number } == [1])
    let stranger = try await house.ask(
      .get, "/api/v1/tickets/\(number)/history", token: try await house.token("congkhai1"))
    #expect(stranger.status == 404)
  }

  private static func checkDesk(_ house: TestHouse, _ number: TicketNumber) async throws {
    let token = try await house.token("dieuphoi1")
    let cookie = ["Cookie": "\(house.house.cookie.name)=\(token)"]
    let path = "/desk/tickets/\(number)"
    let page = try await house.ask(.get, path, headers: cookie)
    for words in [
      "Tạm dừng thời hạn: ", "Thời hạn chạy tiếp: ", "Gia hạn: ", "Quá hạn: ", "ghi nhận lúc ",
      "Gọi lại, lần 1 chưa gặp", "Gọi lại, đã xong", "đồng ý", "bản công khai số 1",
    ] {
      #expect(page.text.contains(words), "\(words)")
    }
    let english = try await house.ask(.get, path + "?lang=en", headers: cookie)
    for words in ["Overdue: ", "noticed ", "attempt 1 in vain", "public text 1"] {
      #expect(english.text.contains(words), "\(words)")
    }
    // Publishers read no history, and so nothing of the clocks.
    let publisher = try await house.token("congkhai1")
    let other = try await house.ask(
      .get, path, headers: ["Cookie": "\(house.house.cookie.name)=\(publisher)"])
    #expect(other.status == 200 && !other.text.contains("Quá hạn: "))
  }
}

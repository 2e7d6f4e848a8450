import Casework
import Foundation
import HTTPTypes
import Postgres
import Rules
import Support
import Testing

@Suite("An answer's way to the citizen ends done, or with a reason", .serialized)
struct DeliveryEndTests {
  /// A ticket answered at once, to be brought by a call.
  private static func answered(_ house: TestHouse) async throws -> (number: String, code: String) {
    let token = try await house.token("tongdai1")
    let filed = try await house.ask(
      .post, "/api/v1/tickets", token: token, headers: ["Idempotency-Key": UUID().uuidString],
      json: FilingTests.body)
    let number = filed.json["number"].text ?? ""
    let answered = try await house.ask(
      .post, "/api/v1/tickets/\(number)/moves", token: token, headers: ["If-Match": "\"1\""],
      json: #"{"to": "answered", "text": "Đã giải đáp.", "method": "call_back"}"#)
    #expect(answered.status == 201, "\(answered.text)")
    return (number, filed.json["accessCode"].text ?? "")
  }

  private static func obligation(_ house: TestHouse, _ number: String) async throws -> String? {
    let ticket = try await house.ask(
      .get, "/api/v1/tickets/\(number)", token: try await house.token("dieuphoi1"))
    return ticket.json["obligations"].list.last { $0["kind"].text == "deliver" }?["state"].text
  }

  private static func tasks(_ house: TestHouse) async throws -> [String] {
    let tasks = try await house.ask(
      .get, "/api/v1/tasks/deliveries", token: try await house.token("tongdai1"))
    return tasks.json["items"].list.compactMap { $0["number"].text }
  }

  @Test("Rating and thirty days close the ticket, and the call is still to be made")
  func closing() async throws {
    try await TestHouse.open { house in
      let (rated, code) = try await Self.answered(house)
      let (silent, _) = try await Self.answered(house)
      let done = try await house.ask(
        .post, "/api/v1/public/tickets/\(rated)/ratings",
        headers: ["Access-Code": code, "If-Match": "\"2\""], json: #"{"score": 3}"#)
      #expect(done.json["state"].text == "closed", "\(done.text)")
      let id: Int64 = try await house.test.value("SELECT max(id) FROM ticket")
      house.test.clock.advance(hours: 24 * 31)
      try await house.test.office.closeTicket(id, revision: 2)
      for number in [rated, silent] {
        let ticket = try await house.ask(
          .get, "/api/v1/tickets/\(number)", token: try await house.token("dieuphoi1"))
        #expect(ticket.json["state"].text == "closed")
        #expect(try await Self.obligation(house, number) == "running")
        #expect(try await Self.tasks(house).contains(number))
      }
      _ = try await house.test.office.recordDueSteps()
      let breaches: Int64 = try await house.test.value(
        """
        SELECT count(*) FROM obligation_event v JOIN obligation o USING (ticket_id, ordinal)
        WHERE o.kind = 'deliver' AND v.what = 'breach'
        """)
      #expect(breaches == 2)
      let call = try await house.ask(
        .post, "/api/v1/tickets/\(rated)/deliveries", token: try await house.token("tongdai1"),
        json: #"{"method": "call_back", "done": true}"#)
      #expect(call.status == 201)
      #expect(try await Self.obligation(house, rated) == "met")
      #expect(try await Self.tasks(house) == [silent])
    }
  }

  @Test("A call that reached nobody is counted and stays; giving up needs a reason of the list")
  func givingUp() async throws {
    try await TestHouse.open { house in
      let (number, _) = try await Self.answered(house)
      let token = try await house.token("tongdai1")
      let path = "/api/v1/tickets/\(number)/deliveries"
      for attempt in 1...2 {
        let key = ["Idempotency-Key": "attempt \(attempt)"]
        let body = #"{"method": "call_back", "done": false, "note": "Không nghe máy."}"#
        let first = try await house.ask(.post, path, token: token, headers: key, json: body)
        #expect(first.status == 201, "\(first.text)")
        let again = try await house.ask(.post, path, token: token, headers: key, json: body)
        #expect(again.status == 200)
        #expect(again.json["deliveries"].list.map { $0["attempts"].number } == [attempt])
      }
      #expect(try await Self.tasks(house) == [number])
      let strange = try await house.ask(
        .post, path, token: token, json: #"{"method": "call_back", "reason": "because"}"#)
      #expect(strange.status == 422)
      let ended = try await house.ask(
        .post, path, token: token,
        json: #"{"method": "call_back", "reason": "khong_lien_lac_duoc"}"#)
      #expect(ended.status == 201, "\(ended.text)")
      let delivery = ended.json["deliveries"].list.last ?? .null
      #expect(delivery["state"].text == "ended")
      #expect(delivery["endedBecause"].text == "khong_lien_lac_duoc")
      #expect(try await Self.obligation(house, number) == "cancelled")
      #expect(try await Self.tasks(house) == [])
      let history = try await house.ask(
        .get, "/api/v1/tickets/\(number)/history", token: try await house.token("dieuphoi1"))
      #expect(history.json["items"].list.last?["reason"].text == "khong_lien_lac_duoc")
      // Another way opens it again, and is owed anew.
      let letter = try await house.ask(
        .post, path, token: token, json: #"{"method": "pick_up"}"#)
      #expect(letter.status == 201)
      #expect(try await Self.obligation(house, number) == "running")
    }
  }

  @Test("Files that are put with an answer belong to that version, and to no other ticket's")
  func files() async throws {
    try await TestHouse.open { house in
      let token = try await house.token("tongdai1")
      func file() async throws -> String {
        try await house.ask(
          .post, "/api/v1/tickets", token: token,
          headers: ["Idempotency-Key": UUID().uuidString], json: FilingTests.body
        ).json["number"].text ?? ""
      }
      let (number, other) = (try await file(), try await file())
      func attach(_ number: String, _ mark: String) async throws -> Int64 {
        try await house.test.office.attach(
          NewAttachment(
            sort: "document", digest: Array(repeating: UInt8(mark.utf8.count), count: 32),
            mediaType: "application/pdf", byteCount: 9, originalName: mark, addedBy: nil),
          to: try #require(TicketNumber(checked: number)), by: house.test.actor("tongdai1"))
      }
      let (first, second) = (try await attach(number, "a"), try await attach(number, "bb"))
      let foreign = try await attach(other, "ccc")
      let path = "/api/v1/tickets/\(number)/answer"
      for (files, expected) in [([first], [first]), ([second], [second])] {
        let saved = try await house.ask(
          .put, path, token: token, json: #"{"text": "T", "attachments": \#(files)}"#)
        #expect(saved.status == 200, "\(saved.text)")
        let tied = saved.json["draft"]["attachments"].list.compactMap(\.number)
        #expect(tied == expected.map { Int($0) })
      }
      let kept = try await house.ask(.put, path, token: token, json: #"{"text": "Tt"}"#)
      #expect(kept.json["draft"]["attachments"].list.compactMap(\.number) == [Int(second)])
      let wrong = try await house.ask(
        .put, path, token: token, json: #"{"text": "T", "attachments": [\#(foreign)]}"#)
      #expect(wrong.status == 422)
      let answered = try await house.ask(
        .post, "/api/v1/tickets/\(number)/moves", token: token, headers: ["If-Match": "\"1\""],
        json: #"{"to": "answered", "method": "tracking"}"#)
      #expect(answered.json["answer"]["attachments"].list.compactMap(\.number) == [Int(second)])
    }
  }
}

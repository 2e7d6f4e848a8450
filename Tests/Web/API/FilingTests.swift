import Foundation
import HTTPTypes
import Hummingbird
import Rules
import Support
import Testing

@Suite("Filing through the API", .serialized)
struct FilingTests {
  static let body = """
    {"channel": "hotline", "title": "Ổ gà trước chợ", "body": "Trước cổng chợ có ổ gà rất lớn.",
     "category": "ha_tang_giao_thong", "place": {"commune": "26425", "text": "Chợ Gia Ray"},
     "reporter": {"name": "Nguyễn Văn Thử", "phone": "0912 000 274"}}
    """

  static func file(
    _ house: TestHouse, token: String, key: String = UUID().uuidString, body: String = body
  ) async throws -> Answer {
    try await house.ask(
      .post, "/api/v1/tickets", token: token, headers: ["Idempotency-Key": key], json: body)
  }

  @Test("A ticket is filed, and told as it will be read")
  func filing() async throws {
    try await TestHouse.open { house in
      let token = try await house.token("tongdai1")
      let filed = try await Self.file(house, token: token)
      #expect(filed.status == 201)
      #expect(filed.header("etag") == "\"1\"")
      #expect(filed.json["state"].text == "accepted")
      #expect(filed.json["accessCode"].text?.count == 9)
      #expect(filed.json["proposed"]["unit"]["name"].text != nil)
      let path = try #require(filed.header("location"))
      let read = try await house.ask(.get, path, token: token)
      #expect(read.status == 200)
      for name in ["number", "revision", "state", "kind", "category", "unit", "proposed", "dueAt"] {
        #expect(read.json[name] == filed.json[name], "\(name)")
      }
      func owed(_ answer: Answer) -> [String] {
        answer.json["obligations"].list.map {
          "\($0["kind"].text ?? "") \($0["state"].text ?? "") \($0["dueAt"].text ?? "")"
        }.sorted()
      }
      #expect(owed(read) == owed(filed))
      #expect(!owed(read).isEmpty)
      #expect(!read.text.contains("0912"))
    }
  }

  @Test("Saved and forwarded in one request, a ticket is at its unit")
  func forwarding() async throws {
    try await TestHouse.open { house in
      let body = Self.body.replacing("\"channel\"", with: "\"forward\": true, \"channel\"")
      let filed = try await Self.file(
        house, token: house.token("tongdai1"), body: body)
      #expect(filed.json["state"].text == "forwarded")
      #expect(filed.json["revision"].number == 2)
      #expect(filed.json["unit"] == filed.json["proposed"]["unit"])
    }
  }

  @Test("A preview shows what filing would give, and writes nothing")
  func preview() async throws {
    try await TestHouse.open { house in
      let token = try await house.token("tongdai1")
      let preview = try await house.ask(
        .post, "/api/v1/previews", token: token, json: Self.body)
      #expect(preview.status == 200)
      #expect(try await house.count("ticket") == 0)
      let filed = try await Self.file(house, token: token)
      #expect(preview.json["dueAt"] == filed.json["dueAt"])
      #expect(preview.json["proposed"] == filed.json["proposed"])
    }
  }

  @Test("The same key and body give the same ticket; the code is told for a day")
  func replay() async throws {
    try await TestHouse.open { house in
      let token = try await house.token("tongdai1")
      let first = try await Self.file(house, token: token, key: "k")
      let again = try await Self.file(house, token: token, key: "k")
      #expect(first.status == 201)
      #expect(again.status == 200)
      #expect(again.json["number"] == first.json["number"])
      #expect(again.json["accessCode"] == first.json["accessCode"])
      let other = try await Self.file(
        house, token: token, key: "k", body: Self.body.replacing("rất lớn", with: "rất sâu"))
      #expect(other.status == 409)
      #expect(other.problem == "key_used_for_another_request")
      let colleague = try await Self.file(house, token: house.token("tongdai2"), key: "k")
      #expect(colleague.json["number"] != first.json["number"])
      house.test.clock.advance(hours: 25)
      let late = try await Self.file(house, token: token, key: "k")
      #expect(late.status == 200)
      #expect(late.json["accessCode"].text == nil)
      #expect(try await house.count("ticket") == 2)
    }
  }

  @Test("Twenty requests with one key at once make one ticket")
  func parallel() async throws {
    try await TestHouse.open { house in
      let token = try await house.token("tongdai1")
      let answers = try await withThrowingTaskGroup(of: Answer.self) { group in
        for _ in 1...20 {
          group.addTask { try await Self.file(house, token: token, key: "one") }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(Set(answers.compactMap { $0.json["number"].text }).count == 1)
      #expect(answers.count { $0.status == 201 } == 1)
      #expect(answers.count { $0.status == 200 } == 19)
      #expect(try await house.count("ticket") == 1)
    }
  }

  @Test("A note that is sent twenty times at once with one key is written once")
  func onceNote() async throws {
    try await TestHouse.open { house in
      let token = try await house.token("tongdai1")
      let path = try #require(try await Self.file(house, token: token).header("location"))
      let answers = try await withThrowingTaskGroup(of: Answer.self) { group in
        for _ in 1...20 {
          group.addTask {
            try await house.ask(
              .post, "\(path)/notes", token: token, headers: ["Idempotency-Key": "n"],
              json: #"{"text": "Đã gọi lại."}"#)
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(answers.count { $0.status == 201 } == 1)
      #expect(answers.count { $0.status == 200 } == 19)
      #expect(try await house.count("ticket_note") == 1)
      let other = try await house.ask(
        .post, "\(path)/notes", token: token, headers: ["Idempotency-Key": "n"],
        json: #"{"text": "Khác."}"#)
      #expect(other.status == 409)
      house.test.clock.advance(hours: 25)
      let later = try await house.ask(
        .post, "\(path)/notes", token: token, headers: ["Idempotency-Key": "n"],
        json: #"{"text": "Hôm sau."}"#)
      #expect(later.status == 201)
    }
  }

  @Test("A refused request leaves its key free")
  func refusedKey() async throws {
    try await TestHouse.open { house in
      let token = try await house.token("dieuphoi1")
      let path = try #require(
        try await Self.file(house, token: house.token("tongdai1")).header("location"))
      let move = { (tag: String) in
        try await house.ask(
          .post, "\(path)/moves", token: token,
          headers: ["Idempotency-Key": "m", "If-Match": tag],
          json: #"{"to": "declined", "reason": "dan_su", "note": "Mời gửi Tòa án."}"#)
      }
      #expect(try await move("\"7\"").status == 412)
      #expect(try await move("\"1\"").status == 201)
      #expect(try await move("\"1\"").status == 200)
    }
  }
}

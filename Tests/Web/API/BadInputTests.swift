import Foundation
import HTTPTypes
import Support
import Testing
import Web

@Suite("Bad input is told plainly and leaves nothing behind", .serialized)
struct BadInputTests {
  /// What is sent, and the problem it gets.
  struct Bad: Sendable, CustomStringConvertible {
    let description: String
    let json: String
    let status: Int
    let problem: String
    var faults: [String] = []
  }

  static let filings: [Bad] = [
    Bad(description: "no JSON", json: "{", status: 400, problem: "unreadable_json"),
    Bad(description: "nothing", json: "", status: 400, problem: "unreadable_json"),
    Bad(description: "twice", json: #"{"a": 1, "a": 2}"#, status: 400, problem: "unreadable_json"),
    Bad(
      description: "deep", json: String(repeating: "[", count: 5_000), status: 400,
      problem: "unreadable_json"),
    Bad(
      description: "half a pair", json: #"{"title": "\ud800"}"#, status: 400,
      problem: "unreadable_json"),
    Bad(
      description: "an array", json: "[]", status: 422, problem: "invalid",
      faults: [" wrong_type"]),
    Bad(
      description: "wrong types",
      json: #"{"channel": 1, "body": "Đèn hỏng", "urgent": "yes", "place": []}"#, status: 422,
      problem: "invalid",
      faults: ["/channel wrong_type", "/place wrong_type", "/urgent wrong_type"]),
    Bad(
      description: "unknown members",
      json: #"{"channel": "hotline", "body": "Đèn hỏng", "colour": 1, "place": {"x": 2}}"#,
      status: 422, problem: "invalid",
      faults: ["/colour unknown_member", "/place/x unknown_member"]),
    Bad(
      description: "NUL", json: #"{"channel": "hotline", "body": "a\u0000b"}"#, status: 422,
      problem: "invalid", faults: ["/body bad_text"]),
    Bad(
      description: "nothing said", json: #"{"channel": "hotline", "body": ""}"#, status: 422,
      problem: "invalid", faults: ["/body missing"]),
    Bad(
      description: "a date that isn't",
      json: #"{"channel": "hotline", "body": "Đèn", "receivedAt": "29/02/2023 08:00"}"#,
      status: 422, problem: "invalid", faults: ["/receivedAt bad_date"]),
    Bad(
      description: "long name",
      json: """
        {"channel": "hotline", "body": "Đèn",
         "reporter": {"name": "\(String(repeating: "a", count: 10_000))"}}
        """, status: 422, problem: "invalid", faults: ["/reporter/name too_long"]),
    Bad(
      description: "unknown codes",
      json: """
        {"channel": "pigeon", "body": "Đèn", "kind": "x", "category": "y", "unit": "z",
         "place": {"commune": "0", "latitude": 91, "longitude": 1}}
        """, status: 422, problem: "invalid",
      faults: [
        "/category unknown", "/channel unknown", "/kind unknown", "/place/commune unknown",
        "/place/latitude outside_vietnam", "/place/longitude outside_vietnam", "/unit unknown",
      ]),
  ]

  @Test("A filing that makes no sense", arguments: filings)
  func filing(_ bad: Bad) async throws {
    try await TestHouse.open { house in
      let token = try await house.token("tongdai1")
      let answer = try await FilingTests.file(house, token: token, body: bad.json)
      #expect(answer.status == bad.status, "\(answer.text)")
      #expect(answer.problem == bad.problem)
      #expect(answer.faults.sorted() == bad.faults.sorted())
      #expect(answer.header("content-type") == "application/problem+json")
      #expect(try await house.count("ticket") == 0)
      #expect(try await house.count("filing_key") == 0)
    }
  }

  @Test("SQL and HTML in every field are kept as words")
  func injection() async throws {
    try await TestHouse.open { house in
      let token = try await house.token("tongdai1")
      let evil = "'); DROP TABLE ticket; -- <script>alert(1)</script>"
      let filed = try await FilingTests.file(
        house, token: token,
        body: """
          {"channel": "hotline", "title": "\(evil)", "body": "\(evil)", "place": {"text": "\(evil)"},
           "reporter": {"name": "\(evil)", "address": "\(evil)"},
           "external": {"system": "\(evil.prefix(40))", "number": "\(evil)"}}
          """)
      #expect(filed.status == 201)
      let read = try await house.ask(
        .get, try #require(filed.header("location")), token: token)
      #expect(read.json["title"].text == evil)
      #expect(read.header("content-type") == "application/json")
    }
  }

  @Test("Headers: key, content type, size, revision")
  func headers() async throws {
    try await TestHouse.open { house in
      let token = try await house.token("tongdai1")
      let keyless = try await house.ask(
        .post, "/api/v1/tickets", token: token, json: FilingTests.body)
      #expect(keyless.status == 400)
      #expect(keyless.problem == "unreadable_idempotency_key")
      let long = try await FilingTests.file(
        house, token: token, key: String(repeating: "k", count: 201))
      #expect(long.problem == "unreadable_idempotency_key")
      let plain = try await house.ask(
        .post, "/api/v1/tickets", token: token, headers: ["Idempotency-Key": "k"],
        form: ("text/plain", Array(FilingTests.body.utf8)))
      #expect(plain.status == 415)
      let huge = try await house.ask(
        .post, "/api/v1/tickets", token: token, headers: ["Idempotency-Key": "k"],
        json: "\"" + String(repeating: "a", count: 1 << 20) + "\"")
      #expect(huge.status == 413)
      let bytes = try await house.ask(
        .post, "/api/v1/tickets", token: token, headers: ["Idempotency-Key": "k"],
        form: ("application/json", [0x7B, 0xFF, 0x7D]))
      #expect(bytes.status == 400)
      #expect(try await house.count("ticket") == 0)
    }
  }

  @Test("A move names the revision that was seen")
  func revisions() async throws {
    try await TestHouse.open { house in
      let token = try await house.token("dieuphoi1")
      let filed = try await FilingTests.file(house, token: token)
      let path = try #require(filed.header("location")) + "/moves"
      func move(_ tag: String?, _ json: String) async throws -> Answer {
        try await house.ask(
          .post, path, token: token, headers: tag.map { ["If-Match": $0] } ?? [:], json: json)
      }
      let wish = #"{"to": "forwarded", "unit": 102}"#
      #expect(try await move(nil, wish).status == 428)
      for tag in ["*", "\"x\"", "W/\"1\"", "\"1", "0", "-1", "99999999999999999999"] {
        let answer = try await move(tag, wish)
        #expect(answer.status == 400, "\(tag)")
        #expect(answer.problem == "unreadable_if_match")
      }
      let stale = try await move("\"7\"", wish)
      #expect(stale.status == 412)
      #expect(stale.json["revision"].number == 1)
      let missing = try await move("\"1\"", #"{"to": "forwarded"}"#)
      #expect(missing.status == 422)
      #expect(missing.faults == ["/unit missing"])
      let unknown = try await move("\"1\"", #"{"to": "lost"}"#)
      #expect(unknown.faults == ["/to unknown"])
      let wrong = try await move("\"1\"", #"{"to": "closed"}"#)
      #expect(wrong.status == 409)
      #expect(wrong.problem == "move_not_allowed")
      let reason = try await move("\"1\"", #"{"to": "declined", "reason": "vì vậy"}"#)
      #expect(reason.faults == ["/reason unknown"])
      #expect(try await house.count("ticket_event") == 1)
      #expect(try await move("\"1\"", wish).status == 201)
    }
  }

  @Test(
    "A list with a filter that means nothing",
    arguments: [
      "limit=0", "limit=201", "limit=x", "after=x", "after=1-0", "state=lost", "kind=x", "due=soon",
      "sort=best", "unit=nowhere", "category=x", "colour=red", "urgent=1", "assignee=x",
      "q=%ff", "q=%00", "q=\(String(repeating: "a", count: 201))",
    ])
  func lists(_ query: String) async throws {
    try await TestHouse.open { house in
      let answer = try await house.ask(
        .get, "/api/v1/tickets?\(query)", token: house.token("dieuphoi1"))
      #expect(answer.status == 400, "\(answer.text)")
      #expect(answer.problem?.hasPrefix("unreadable") == true)
    }
  }

  @Test(
    "A number that is none, or another's",
    arguments: ["PA-2026-000009-0", "x", "0", "PA-2026-999999", "%00", "..%2f..", "1e9"])
  func numbers(_ number: String) async throws {
    try await TestHouse.open { house in
      let token = try await house.token("dieuphoi1")
      let answer = try await house.ask(.get, "/api/v1/tickets/\(number)", token: token)
      #expect([400, 404].contains(answer.status), "\(answer.status)")
      let open = try await house.ask(.get, "/api/v1/public/results/\(number)")
      #expect([400, 404].contains(open.status), "\(open.status)")
    }
  }

  @Test("A form with files that is broken")
  func multipart() async throws {
    try await TestHouse.open { house in
      let token = try await house.token("tongdai1")
      let filed = try await FilingTests.file(house, token: token)
      let path = try #require(filed.header("location")) + "/attachments"
      func send(_ body: String, type: String = "multipart/form-data; boundary=b") async throws
        -> Answer
      {
        try await house.ask(.post, path, token: token, form: (type, Array(body.utf8)))
      }
      let part = "--b\r\nContent-Disposition: form-data; name="
      #expect(try await send("", type: "application/json").status == 415)
      #expect(try await send("", type: "multipart/form-data").problem == "unreadable_multipart")
      #expect(try await send("--b").problem == "unreadable_multipart")
      #expect(try await send("--b\r\n\r\nx\r\n--b--").problem == "unreadable_multipart")
      #expect(try await send(part + "sort\r\n\r\nphoto_after\r\n--b--").faults == ["/file missing"])
      let file = part + "file; filename=a.jpg\r\n\r\nGIF89a\r\n"
      let sort = part + "sort\r\n\r\nphoto_after\r\n--b--"
      #expect(try await send(file + sort).problem == "file_type_unknown")
      #expect(try await send(file + "--b--").faults == ["/sort unknown"])
      #expect(try await house.count("attachment") == 0)
    }
  }
}

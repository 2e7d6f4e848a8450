import Crypto
import Foundation
import HTTPTypes
import Postgres
import Support
import Testing
import Web

@Suite("What a telephone exchange says", .serialized)
struct WebhookTests {
  static let path = "/telephony/v1/calls"
  static let nine = 1_795_399_200
  static let ringing = """
    {"call": "pbx-1", "event": "ringing", "at": "2026-11-23T02:00:00Z",
     "caller": "0912 000 274", "called": "0251 3871 000", "extension": "101"}
    """

  /// The header that signs a message.
  static func signature(
    _ body: String, at second: Int = nine, by secret: String = TestHouse.telephonySecrets[0]
  ) -> String {
    let code = HMAC<SHA256>.authenticationCode(
      for: Data("\(second).\(body)".utf8), using: SymmetricKey(data: Data(secret.utf8)))
    return "v1=" + code.map { String(format: "%02x", $0) }.joined()
  }

  static func tell(
    _ house: TestHouse, _ body: String, at second: Int = nine,
    by secret: String = TestHouse.telephonySecrets[0], headers: [String: String?] = [:]
  ) async throws -> Answer {
    var all: [String: String?] = [
      "Hoiam-Timestamp": "\(second)", "Hoiam-Signature": signature(body, at: second, by: secret),
    ]
    all.merge(headers) { $1 }
    return try await house.ask(.post, path, headers: all.compactMapValues(\.self), json: body)
  }

  @Test(
    "A signed message is taken, by the old secret and by the new one, and again changes nothing")
  func taken() async throws {
    try await TestHouse.open { house in
      for secret in TestHouse.telephonySecrets {
        let answer = try await Self.tell(house, Self.ringing, by: secret)
        #expect(answer.status == 200 && answer.json["state"].text == "ringing")
      }
      let both = "v1=\(String(repeating: "0", count: 64)), \(Self.signature(Self.ringing))"
      let two = try await Self.tell(house, Self.ringing, headers: ["Hoiam-Signature": both])
      #expect(two.status == 200)
      #expect(try await house.count("call") == 1)
      #expect(try await house.count("call_event") == 1)
      let called: String = try await house.test.value("SELECT called FROM call")
      #expect(called == "+842513871000")
    }
  }

  @Test("A message that anybody could have sent is a problem, and nothing is written")
  func unsigned() async throws {
    try await TestHouse.open { house in
      let body = Self.ringing
      let refusals: [(String, [String: String?])] = [
        ("signature_missing", ["Hoiam-Signature": nil]),
        ("signature_missing", ["Hoiam-Timestamp": nil]),
        ("signature_wrong", ["Hoiam-Timestamp": "\(Self.nine + 1)"]),
        ("signature_wrong", ["Hoiam-Timestamp": "soon"]),
        ("signature_wrong", ["Hoiam-Timestamp": String(repeating: "9", count: 40)]),
        ("signature_wrong", ["Hoiam-Signature": "v1="]),
        ("signature_wrong", ["Hoiam-Signature": "v2=" + Self.signature(body).dropFirst(3)]),
        ("signature_wrong", ["Hoiam-Signature": Self.signature(body) + "0"]),
        ("signature_wrong", ["Hoiam-Signature": Self.signature(body + " ")]),
        ("signature_wrong", ["Hoiam-Signature": Self.signature(body, by: "another secret")]),
      ]
      for (problem, headers) in refusals {
        let answer = try await Self.tell(house, body, headers: headers)
        #expect(answer.status == 401 && answer.problem == problem, "\(headers)")
        #expect(answer.header("content-type") == "application/problem+json")
      }
      for second in [Self.nine - 301, Self.nine + 301] {
        let answer = try await Self.tell(house, body, at: second)
        #expect(answer.status == 401 && answer.problem == "signature_expired")
      }
      for second in [Self.nine - 300, Self.nine + 300] {
        #expect(try await Self.tell(house, body, at: second).status == 200)
      }
      #expect(try await house.count("call") == 1)
    }
  }

  static let nonsense: [(body: String, faults: [String])] = [
    ("[]", [" wrong_type"]), ("{}", ["/call missing", "/event missing", "/at missing"]),
    (
      #"{"call": "a", "event": "parked", "at": "yesterday", "extra": 1}"#,
      ["/event unknown", "/at bad_date", "/extra unknown_member"]
    ),
    (
      #"{"call": 7, "event": "ringing", "at": "2026-11-23T02:00:00Z", "caller": ["0912000274"]}"#,
      ["/call wrong_type", "/caller wrong_type"]
    ),
    (
      #"{"call": "a", "event": "ringing", "at": "2026-11-23T02:05:01Z"}"#, ["/at in_future"]
    ),
    (#"{"call": "a", "event": "ringing", "at": "2026-11-22T01:59:59Z"}"#, ["/at too_old"]),
    (
      #"{"call": "a", "event": "ringing", "at": "2026-11-23T02:00:00Z", "extension": "1 2"}"#,
      ["/extension unknown"]
    ),
    (
      "{\"call\": \"\(String(repeating: "a", count: 201))\", \"event\": \"ended\","
        + " \"at\": \"2026-11-23T02:00:00Z\"}", ["/call too_long"]
    ),
  ]

  @Test("What makes no sense is told field by field", arguments: nonsense.indices)
  func refused(index: Int) async throws {
    try await TestHouse.open { house in
      let (body, faults) = Self.nonsense[index]
      let answer = try await Self.tell(house, body)
      #expect(answer.status == 422)
      #expect(answer.faults == faults)
      #expect(try await house.count("call") == 0)
    }
  }

  @Test("Bytes that are no message are refused, never a fault of ours")
  func bytes() async throws {
    try await TestHouse.open { house in
      for body in ["", "{", "\"", "nul", "{\"call\": \"\\u0000\"}", "{\"a\":1,\"a\":2}"] {
        let answer = try await Self.tell(house, body)
        #expect([400, 415, 422].contains(answer.status), "\(body) \(answer.status)")
      }
      let long = "{\"call\": \"" + String(repeating: "a", count: 16 << 10) + "\"}"
      let tooLarge = try await Self.tell(house, long)
      #expect(tooLarge.status == 413 && tooLarge.problem == "too_large")
      let form = try await house.ask(
        .post, Self.path,
        headers: [
          "Hoiam-Timestamp": "\(Self.nine)", "Hoiam-Signature": Self.signature("a=b"),
        ], form: ("application/x-www-form-urlencoded", Array("a=b".utf8)))
      #expect(form.status == 415)
      let read = try await house.ask(.get, Self.path)
      #expect(read.status == 405 && read.problem == "method_not_allowed")
    }
  }

  @Test(
    "Callers of every sort are taken as they are",
    arguments: [
      ("\"anonymous\"", "withheld"), ("null", "withheld"), ("\"\"", "withheld"),
      ("\"sip:0912000274@pbx\"", "known"), ("\"201\"", "unreadable"),
      ("\"'; DROP TABLE call; --\"", "unreadable"),
    ])
  func callers(caller: String, sort: String) async throws {
    try await TestHouse.open { house in
      let body = """
        {"call": "pbx", "event": "missed", "at": "2026-11-23T02:00:00Z", "caller": \(caller)}
        """
      #expect(try await Self.tell(house, body).status == 200)
      let kept: String = try await house.test.value("SELECT caller_sort FROM call")
      #expect(kept == sort)
      #expect(try await house.count("call_back") == (sort == "known" ? 1 : 0))
    }
  }
}

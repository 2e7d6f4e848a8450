import Casework
import Foundation
import HTTPTypes
import Postgres
import Rules
import Support
import Testing

@testable import Web

@Suite("The road of complaints and denunciations", .serialized)
struct RestrictedRoadTests {
  /// A restricted ticket and who handles it.
  private struct Case {
    let house: TestHouse
    let officer: String
    let number: String
    let code: String

    init(_ house: TestHouse, kind: String, phone: String? = nil) async throws {
      self.house = house
      officer = try await house.token("hanche1")
      let reporter = phone.map { #"{"name": "Nguyễn Văn Thử", "phone": "\#($0)"}"# } ?? "{}"
      let filed = try await house.ask(
        .post, "/api/v1/public/submissions", headers: ["Idempotency-Key": UUID().uuidString],
        json: """
          {"title": "Không đồng ý quyết định thu hồi", "body": "Tôi nêu việc này để được xem xét.",
           "kind": "\(kind)", "category": "dat_dai", "reporter": \(reporter)}
          """)
      #expect(filed.status == 201, "\(filed.text)")
      number = filed.json["number"].text ?? ""
      code = filed.json["accessCode"].text ?? ""
    }

    func ask(
      _ token: String, _ path: String, _ json: String, method: HTTPRequest.Method = .post
    ) async throws -> Answer {
      let seen = try await read()
      return try await house.ask(
        method, "/api/v1/tickets/\(number)\(path)", token: token,
        headers: ["If-Match": seen.header("etag") ?? "\"1\""], json: json)
    }

    func read() async throws -> Answer {
      try await house.ask(.get, "/api/v1/tickets/\(number)", token: officer)
    }

    /// What every other role is told of each thing that can be done.
    func expectNobodyElse(_ path: String, _ json: String, _ method: HTTPRequest.Method = .post)
      async throws
    {
      for (role, username) in AuthorisationTests.people where role != "restricted_officer" {
        let answer = try await ask(try await house.token(username), path, json, method: method)
        #expect(answer.status == 404, "\(role) \(path) \(json): \(answer.status)")
      }
    }

    func track() async throws -> Answer {
      try await house.ask(
        .get, "/api/v1/public/tickets/\(number)", headers: ["Access-Code": code])
    }
  }

  private static let accept = #"{"to": "accepted"}"#
  private static let answer =
    #"{"to": "answered", "text": "Mời ông/bà gửi đơn có chữ ký.", "method": "pick_up"}"#
  private static let decline = #"{"to": "declined", "reason": "huong_dan_kn"}"#
  private static let transfer =
    #"{"to": "transferred", "reason": "chuyen", "note": "Thanh tra thành phố"}"#

  @Test(
    "The restricted officer alone brings it to an end",
    arguments: [
      ("complaint", answer, "answered"), ("complaint", decline, "declined"),
      ("denunciation", transfer, "transferred"), ("denunciation", answer, "answered"),
    ])
  func ends(kind: String, wish: String, end: String) async throws {
    try await TestHouse.open { house in
      let matter = try await Case(house, kind: kind)
      try await matter.expectNobodyElse("/moves", Self.accept)
      let accepted = try await matter.ask(matter.officer, "/moves", Self.accept)
      #expect(accepted.status == 201, "\(accepted.text)")
      for wish in [Self.answer, Self.decline, Self.transfer] {
        try await matter.expectNobodyElse("/moves", wish)
      }
      try await matter.expectNobodyElse("/answer", #"{"text": "T"}"#, .put)
      let forwarded = try await matter.ask(
        matter.officer, "/moves", #"{"to": "forwarded", "unit": 102}"#)
      #expect(forwarded.status == 404)
      let owed = accepted.json["obligations"].list.filter { $0["state"].text == "running" }
      #expect(owed.map { $0["kind"].text } == ["answer"], "no unit owes anything")
      let done = try await matter.ask(matter.officer, "/moves", wish)
      #expect(done.status == 201, "\(done.text)")
      #expect(done.json["state"].text == end)
      #expect(done.json["unit"] == .null)
      let own = try await matter.track()
      #expect(own.json["state"].text == end)
      #expect(own.json["unit"] == .null && own.json["kind"] == .null)
      let errands: Int64 = try await house.test.value(
        "SELECT count(*) FROM obligation WHERE kind IN ('publish', 'forward', 'take_up')")
      #expect(errands == 0)
      let refused = try await house.ask(
        .post, "/api/v1/tickets/\(matter.number)/publication",
        token: try await house.token("congkhai1"),
        json: #"{"title": "T", "question": "H", "answer": "Đ"}"#)
      #expect(refused.status == 404)
    }
  }

  @Test("It can be asked about, drafted first, delivered, disputed and answered again")
  func longRoad() async throws {
    try await TestHouse.open { house in
      let matter = try await Case(house, kind: "complaint", phone: "0912 000 274")
      let officer = matter.officer
      func move(_ wish: String) async throws -> Answer {
        let answer = try await matter.ask(officer, "/moves", wish)
        #expect(answer.status == 201, "\(wish) \(answer.text)")
        return answer
      }
      _ = try await move(Self.accept)
      _ = try await move(#"{"to": "awaiting_information", "note": "Số quyết định nào?"}"#)
      _ = try await move(#"{"to": "accepted", "text": "Quyết định số 12."}"#)
      let draft = try await matter.ask(officer, "/answer", #"{"text": "Đã thụ lý."}"#, method: .put)
      #expect(draft.status == 200, "\(draft.text)")
      _ = try await move(#"{"to": "answered", "method": "call_back"}"#)
      let delivery = #"{"method": "call_back", "done": true}"#
      try await matter.expectNobodyElse("/deliveries", delivery)
      #expect(try await matter.ask(officer, "/deliveries", delivery).status == 201)
      let seen = try await matter.track()
      let disputed = try await house.ask(
        .post, "/api/v1/public/tickets/\(matter.number)/disputes",
        headers: ["Access-Code": matter.code, "If-Match": seen.header("etag") ?? ""],
        json: #"{"note": "Chưa rõ."}"#)
      #expect(disputed.status == 201, "\(disputed.text)")
      // Without a unit it goes on, and nobody owes a unit's part.
      let again = try await matter.read()
      #expect(again.json["state"].text == "in_progress")
      #expect(
        !again.json["obligations"].list.contains { $0["kind"].text == "unit_answer" })
      _ = try await matter.ask(officer, "/answer", #"{"text": "Trả lời rõ hơn."}"#, method: .put)
      _ = try await move(#"{"to": "awaiting_approval"}"#)
      try await matter.expectNobodyElse("/moves", #"{"to": "answered"}"#)
      let end = try await move(#"{"to": "answered", "method": "pick_up"}"#)
      #expect(end.json["state"].text == "answered")
      #expect(try await matter.track().json["answer"].text == "Trả lời rõ hơn.")
    }
  }

  @Test("It is given to restricted officers only, and the law's last day to hand it over is shown")
  func assignment() async throws {
    try await TestHouse.open { house in
      let matter = try await Case(house, kind: "denunciation")
      _ = try await matter.ask(matter.officer, "/moves", Self.accept)
      let ids: [Int64] = try await house.test.database.all(
        Statement(
          "test ids",
          "SELECT id FROM person WHERE username IN ('hanche1', 'kthtdt.cv1') ORDER BY username",
          column: Int64.self))
      let own = try await matter.ask(
        matter.officer, "/assignments", #"{"person": \#(ids[0])}"#)
      #expect(own.status == 201, "\(own.text)")
      let other = try await matter.ask(
        matter.officer, "/assignments", #"{"person": \#(ids[1])}"#)
      #expect(other.status == 422)
      let number = try #require(TicketNumber(checked: matter.number))
      let principal = try await house.test.actor("hanche1").principal
      let view = try await house.test.office.ticket(number, for: principal)
      // Five working days from Monday 23/11/2026; the 24th is a holiday.
      #expect(view.transferBy.map { Instant.rfc3339($0) } == "2026-12-01T17:00:00Z")
      #expect(view.mayAnswerRestricted)
      #expect(view.actions.keys.contains(.approveAnswer) && !view.may(.answerLevel1))
    }
  }

  @Test("On the desk the officer finds the answer, its sending, and the other ends")
  func desk() async throws {
    try await TestHouse.open { house in
      let matter = try await Case(house, kind: "complaint")
      let cookie = ["Cookie": "\(house.house.cookie.name)=\(matter.officer)"]
      _ = try await matter.ask(matter.officer, "/moves", Self.accept)
      let page = try await house.ask(.get, "/desk/tickets/\(matter.number)", headers: cookie)
      for act in ["acts/decline", "acts/transfer", "acts/ask", "/answer\""] {
        #expect(page.text.contains(act), "\(act)")
      }
      for act in ["acts/forward", "acts/merge", "acts/approve", "/publication"] {
        #expect(!page.text.contains(act), "\(act)")
      }
      let path = "/desk/tickets/\(matter.number)/answer"
      let editor = try await house.ask(.get, path, headers: cookie)
      #expect(editor.text.contains("value=\"send\""))
      let proof = house.house.tokens.token(session: matter.officer)
      let fields = Address.path(
        "",
        [
          (FormTokens.field, proof), ("answer-revision", "2"), ("answer-method", "pick_up"),
          ("answer-text", "Mời ông/bà gửi đơn."), ("do", "send"),
        ]
      ).dropFirst()
      let sent = try await house.ask(
        .post, path, headers: cookie,
        form: ("application/x-www-form-urlencoded", Array(fields.utf8)))
      #expect(sent.status == 303, "\(sent.text)")
      #expect(try await matter.read().json["state"].text == "answered")
      let tasks = try await house.ask(.get, "/desk/deliveries", headers: cookie)
      #expect(tasks.text.contains(matter.number))
    }
  }
}

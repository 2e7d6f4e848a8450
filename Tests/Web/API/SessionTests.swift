import Foundation
import HTTPTypes
import Postgres
import Support
import Testing
import Web

@Suite("Signing in at the API", .serialized)
struct SessionTests {
  private static let password = "một mật khẩu đủ dài"

  private static func signIn(_ house: TestHouse, _ password: String = password) async throws
    -> Answer
  {
    try await house.ask(
      .post, "/api/v1/sessions",
      json: #"{"username": "tongdai1", "password": "\#(password)"}"#)
  }

  private static func setPassword(_ house: TestHouse) async throws {
    let id: Int64 = try await house.test.value(
      "SELECT id FROM person WHERE username = 'tongdai1'")
    let set = try await house.ask(
      .put, "/api/v1/people/\(id)/password", token: house.token("quantri"),
      json: #"{"password": "\#(password)"}"#)
    #expect(set.status == 204)
  }

  @Test("A token says who one is until one signs out, and no longer than its life")
  func session() async throws {
    try await TestHouse.open { house in
      try await Self.setPassword(house)
      let session = try await Self.signIn(house)
      #expect(session.status == 201)
      let token = try #require(session.json["token"].text)
      let me = try await house.ask(.get, "/api/v1/me", token: token)
      #expect(me.json["username"].text == "tongdai1")
      #expect(me.json["roles"].list.first?["role"].text == "operator")
      let out = try await house.ask(.delete, "/api/v1/sessions/current", token: token)
      #expect(out.status == 204)
      #expect(try await house.ask(.get, "/api/v1/me", token: token).status == 401)
      let other = try #require(try await Self.signIn(house).json["token"].text)
      house.test.clock.advance(hours: 17)
      #expect(try await house.ask(.get, "/api/v1/me", token: other).status == 401)
    }
  }

  @Test("After five failures the account waits for a quarter of an hour, and nobody is told why")
  func lockout() async throws {
    try await TestHouse.open { house in
      try await Self.setPassword(house)
      let unknown = try await house.ask(
        .post, "/api/v1/sessions", json: #"{"username": "nobody", "password": "x"}"#)
      for _ in 1...5 {
        let wrong = try await Self.signIn(house, "sai")
        #expect(wrong.status == 401)
        #expect(wrong.bytes == unknown.bytes)
      }
      let locked = try await Self.signIn(house)
      #expect(locked.status == 401)
      #expect(locked.bytes == unknown.bytes)
      house.test.clock.advance(hours: 0.26)
      #expect(try await Self.signIn(house).status == 201)
    }
  }

  @Test("A machine's token is made by an administrator and shown once")
  func machine() async throws {
    try await TestHouse.open { house in
      let id: Int64 = try await house.test.value(
        "SELECT id FROM person WHERE username = 'tongdai1'")
      let admin = try await house.token("quantri")
      let ask = {
        try await house.ask(
          .post, "/api/v1/people/\(id)/tokens", token: admin, headers: ["Idempotency-Key": "t"],
          json: #"{"label": "Tổng đài 1022"}"#)
      }
      let made = try await ask()
      #expect(made.status == 201)
      let again = try await ask()
      #expect(again.status == 200)
      #expect(again.json["token"] == .null)
      house.test.clock.advance(hours: 24 * 300)
      let me = try await house.ask(.get, "/api/v1/me", token: made.json["token"].text)
      #expect(me.json["username"].text == "tongdai1")
    }
  }

  @Test("An address that tries too often waits; its neighbour doesn't")
  func rates() async throws {
    try await TestHouse.open(limitsRates: true) { house in
      func ask(_ address: String) async throws -> Answer {
        try await house.ask(
          .post, "/api/v1/sessions", headers: ["X-Forwarded-For": address], json: "{")
      }
      let burst = RateClass.signIn.allowance?.burst ?? 0
      var waits = try await ask("192.0.2.1")
      var count = 1
      // While it tries, the bucket fills again, slower than it is emptied.
      while waits.status == 400, count < 20 * burst {
        waits = try await ask("192.0.2.1")
        count += 1
      }
      #expect(count > burst)
      #expect(waits.status == 429)
      #expect(waits.problem == "too_many_requests")
      #expect(waits.header("retry-after").flatMap { Int($0) } ?? 0 > 0)
      #expect(try await ask("192.0.2.2").status == 400)
      let other = try await house.ask(
        .get, "/api/openapi.json", headers: ["X-Forwarded-For": "192.0.2.1"])
      #expect(other.status == 200)
    }
  }
}

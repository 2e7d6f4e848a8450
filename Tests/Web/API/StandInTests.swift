import HTTPTypes
import Testing

@testable import Web

@Suite("Absences and duties through the API", .serialized)
struct StandInTests {
  private static func post(
    _ house: TestHouse, _ list: String, _ json: String, key: String = "a"
  ) async throws -> Answer {
    try await house.ask(
      .post, "/api/v1/\(list)", token: house.token("quantri"),
      headers: ["Idempotency-Key": key], json: json)
  }

  private static let absence =
    #"{"person": 2, "deputy": 3, "from": "2026-12-01", "until": "2026-12-04"}"#
  private static let duty =
    #"{"person": 3, "from": "2026-11-28T00:00:00+07:00", "until": "2026-11-29T00:00:00+07:00"}"#

  @Test(
    "What is planned is listed, made once for a key, and removed",
    arguments: [
      ("absences", absence, "2026-12-01"), ("duties", duty, "2026-11-27T17:00:00Z"),
    ])
  func planned(list: String, json: String, from: String) async throws {
    try await TestHouse.open { house in
      let token = try await house.token("quantri")
      let made = try await Self.post(house, list, json)
      let replay = try await Self.post(house, list, json)
      #expect(made.status == 201 && replay.status == 200)
      #expect(made.json["id"] == replay.json["id"])
      let twice = try await Self.post(house, list, json, key: "b")
      #expect(twice.status == 409 && twice.problem == "planned_already")
      let items = try await house.ask(.get, "/api/v1/\(list)", token: token).json["items"].list
      #expect(items.count == 1 && items.first?["id"] == made.json["id"])
      #expect(items.first?["from"].text == from)
      let path = "/api/v1/\(list)/\(try #require(made.json["id"].number))"
      #expect(try await house.ask(.delete, path, token: token).status == 204)
      #expect(try await house.ask(.delete, path, token: token).status == 404)
    }
  }

  @Test(
    "What makes no sense names its member, and nothing is kept",
    arguments: [
      ("absences", #"{"from": "2026-12-01", "until": "2026-12-04"}"#, "/person missing"),
      (
        "absences", #"{"person": 2, "from": "2026-12-04", "until": "2026-12-01"}"#,
        "/until out_of_order"
      ),
      (
        "absences", #"{"person": 2, "deputy": 2, "from": "2026-12-01", "until": "2026-12-01"}"#,
        "/deputy same_person"
      ),
      (
        "absences", #"{"person": 99999, "from": "2026-12-01", "until": "2026-12-01"}"#,
        "/person unknown"
      ),
      ("absences", #"{"person": 2, "from": "29/02/2027", "until": "x"}"#, "/from bad_date"),
      (
        "duties",
        #"{"person": 9999, "from": "2026-12-01T00:00:00Z", "until": "2026-12-02T00:00:00Z"}"#,
        "/person unknown"
      ),
      (
        "duties",
        #"{"person": 2, "from": "2026-12-01T00:00:00Z", "until": "2026-12-09T00:00:00Z"}"#,
        "/until not_within"
      ),
      ("duties", #"{"person": -1, "from": "", "until": "2026-12-01"}"#, "/person unknown"),
    ])
  func refused(list: String, json: String, fault: String) async throws {
    try await TestHouse.open { house in
      let answer = try await Self.post(house, list, json)
      #expect(answer.status == 422, "\(answer.text)")
      #expect(answer.faults.first == fault)
      let token = try await house.token("quantri")
      let left = try await house.ask(.get, "/api/v1/\(list)", token: token).json["items"].list
      #expect(left.isEmpty)
    }
  }
}

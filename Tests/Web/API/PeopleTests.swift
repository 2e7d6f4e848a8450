import Casework
import Foundation
import HTTPTypes
import Postgres
import Rules
import Support
import Testing

@testable import Web

@Suite("People who are added, and people who aren't there", .serialized)
struct PeopleTests {
  @Test("A role for nobody is not found; one at a unit that has ended is refused")
  func roles() async throws {
    try await TestHouse.open { house in
      let token = try await house.token("quantri")
      let nobody = try await house.ask(
        .post, "/api/v1/people/99999/roles", token: token,
        headers: ["Idempotency-Key": "a"], json: #"{"role": "officer", "unit": 102}"#)
      #expect(nobody.status == 404)
      try await house.change("UPDATE unit SET valid_to = '2026-11-01' WHERE id = 103")
      let other = try await TestOffice.open(
        address: house.test.address, at: "2026-11-23T02:00:00Z")
      let person: Int64 = try await house.test.value(
        "SELECT id FROM person WHERE username = 'kthtdt.cv1'")
      await #expect(throws: Refusal.invalid([ActProblem(.unit, .notValidThen)])) {
        try await other.office.give(
          Grant(.officer, at: ID(103)), to: ID(person), by: house.test.actor("quantri"))
      }
      await other.office.close()
    }
  }

  @Test("Somebody who isn't there can't be kept from a ticket")
  func excluded() async throws {
    try await TestHouse.open { house in
      let filed = try await FilingTests.file(house, token: house.token("dieuphoi1"))
      let path = try #require(filed.header("location"))
      let answer = try await house.ask(
        .post, "\(path)/restriction", token: house.token("dieuphoi1"),
        headers: ["If-Match": "\"1\""],
        json: #"{"kind": "complaint", "exclude": [9223372036854775807, 1], "note": ""}"#)
      #expect(answer.status == 422, "\(answer.text)")
      #expect(answer.faults == ["/exclude unknown"])
    }
  }

  @Test(
    "A username of other letters says which letters it may have",
    arguments: [("é", "bad_username"), ("a", "bad_username"), ("Đức", "bad_username")])
  func usernames(_ username: String, _ code: String) async throws {
    try await TestHouse.open { house in
      let answer = try await house.ask(
        .post, "/api/v1/people", token: house.token("quantri"), headers: ["Idempotency-Key": "a"],
        json: #"{"username": "\#(username)", "name": "Nguyễn Văn Thử"}"#)
      #expect(answer.faults == ["/username \(code)"])
      #expect(answer.text.contains("chữ thường không dấu"))
    }
  }

  @Test("Person, role and password come together or not at all")
  func together() async throws {
    let test = try await TestOffice.open()
    let admin = try await test.actor("quantri")
    let before: Int64 = try await test.value("SELECT count(*) FROM person")
    #expect(throws: Refusal.invalid([ActProblem(.password, .tooShort(minimum: 12))])) {
      try NewPerson(username: "moi", name: "Mới", password: "ngắn")
    }
    let person = try NewPerson(username: "moi", name: "Mới", password: "một mật khẩu dài")
    await #expect(throws: Refusal.invalid([ActProblem(.unit, .unknown)])) {
      try await test.office.add(person, as: Grant(.officer, at: ID(9_999)), by: admin)
    }
    let taken = try NewPerson(username: "tongdai1", name: "Mới", password: "một mật khẩu dài")
    await #expect(throws: Refusal.conflict(.taken)) {
      try await test.office.add(taken, as: Grant(.officer, at: ID(102)), by: admin)
    }
    let after: Int64 = try await test.value("SELECT count(*) FROM person")
    #expect(after == before)
    let id = try await test.office.add(person, as: Grant(.officer, at: ID(102)), by: admin)
    let whole: Bool = try await test.value(
      """
      SELECT p.password_hash IS NOT NULL AND count(r.id) = 1
      FROM person p
      JOIN person_role r ON r.person_id = p.id
      WHERE p.id = \(id)
      GROUP BY p.id
      """)
    #expect(whole)
  }

  @Test("A note of a delivery is limited like every other")
  func longNote() async throws {
    try await TestHouse.open { house in
      let token = try await house.token("tongdai1")
      let path = try #require(try await FilingTests.file(house, token: token).header("location"))
      let answered = try await house.ask(
        .post, "\(path)/moves", token: token, headers: ["If-Match": "\"1\""],
        json: #"{"to": "answered", "text": "Đã sửa xong."}"#)
      #expect(answered.status == 201, "\(answered.text)")
      let answer = try await house.ask(
        .post, "\(path)/deliveries", token: token,
        json: """
          {"method": "call_back", "note": "\(String(repeating: "a", count: 10_001))"}
          """)
      #expect(answer.faults == ["/note too_long"])
    }
  }
}

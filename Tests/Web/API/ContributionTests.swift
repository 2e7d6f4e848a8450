import Casework
import Foundation
import HTTPTypes
import Postgres
import Rules
import Support
import Testing
import Web

@Suite("What a co-operating unit sees and gives", .serialized)
struct ContributionTests {
  @Test("It reads the matter without who reported, before and after it has given its part")
  func road() async throws {
    try await TestHouse.open { house in
      let office = house.test.office
      let filed = try await FilingTests.file(
        house, token: try await house.token("tongdai1"),
        body: """
          {"channel": "hotline", "title": "Ổ gà trước chợ", "forward": true,
           "body": "Trước chợ có ổ gà lớn. Tôi là Nguyễn Văn Thử, gọi 0912 000 274.",
           "category": "ha_tang_giao_thong", "place": {"commune": "26425"},
           "reporter": {"name": "Nguyễn Văn Thử", "phone": "0912 000 274"}}
          """)
      let number = try #require(TicketNumber(checked: filed.json["number"].text ?? ""))
      let head = try await house.test.actor("kthtdt.ld")
      try await office.takeUp(number, expecting: nil, by: head)
      let helper = try await house.token("vhxh.ld")
      let path = "/api/v1/tickets/\(number)/contributions"
      #expect(try await house.ask(.get, path, token: helper).status == 404)
      try await office.cooperate(
        number, with: Scene.theirs, note: "Nhờ kiểm tra cây xanh.", by: head)

      let before = try await house.ask(.get, path, token: helper)
      #expect(before.status == 200, "\(before.text)")
      #expect(before.json["body"].text?.contains("ổ gà lớn") == true)
      #expect(before.json["asked"].list.map { $0["text"].text } == ["Nhờ kiểm tra cây xanh."])
      #expect(before.json["given"].list == [])
      #expect(before.json["obligations"].list.map { $0["state"].text } == ["running"])
      for secret in ["Nguyễn Văn Thử", "0912", "reporter"] {
        #expect(!before.text.contains(secret), "\(secret)")
      }
      let tasks = try await house.ask(.get, "/api/v1/tasks/contributions", token: helper)
      #expect(tasks.json["items"].list.map { $0["number"].text } == ["\(number)"])
      // The matrix gives the ticket itself to whoever holds it, and co-operating is not holding.
      #expect(
        try await house.ask(.get, "/api/v1/tickets/\(number)", token: helper).status == 404)
      let list = try await house.ask(.get, "/api/v1/tickets", token: helper)
      #expect(!list.text.contains("\(number)"))

      let cookie = ["Cookie": "\(house.house.cookie.name)=\(helper)"]
      let page = try await house.ask(
        .get, "/desk/tickets/\(number)/contribution", headers: cookie)
      #expect(page.status == 200 && page.text.contains("ổ gà lớn"))
      #expect(!page.text.contains("Nguyễn Văn Thử") && page.text.contains("acts/contribute"))
      let desk = try await house.ask(.get, "/desk/contributions", headers: cookie)
      #expect(desk.text.contains("\(number)"))

      let key = ["Idempotency-Key": "part"]
      for status in [201, 200] {
        let given = try await house.ask(
          .post, path, token: helper, headers: key, json: #"{"text": "Đã cắt tỉa."}"#)
        #expect(given.status == status, "\(given.text)")
        #expect(given.json["number"].text == "\(number)")
      }
      let after = try await house.ask(.get, path, token: helper)
      #expect(after.json["given"].list.map { $0["text"].text } == ["Đã cắt tỉa."])
      #expect(after.json["obligations"].list.map { $0["state"].text } == ["met"])
      let rest = try await house.ask(.get, "/api/v1/tasks/contributions", token: helper)
      #expect(rest.json["items"].list == [])
      for username in ["kthtdt.ld", "tongdai1", "dieuphoi1", "lanhdao1", "hanche1", "quantri"] {
        let other = try await house.ask(.get, path, token: try await house.token(username))
        #expect(other.status == 404, "\(username)")
      }
    }
  }
}

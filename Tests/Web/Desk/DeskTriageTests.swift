import Casework
import Foundation
import HummingbirdTesting
import Postgres
import Rules
import Support
import Testing

@testable import Web

@Suite("The dispatcher's list")
struct DeskTriageTests {
  private static func filed(
    _ world: DeskWorld, _ client: any TestClientProtocol, _ key: Character,
    _ change: [(String, String)] = []
  ) async throws -> TicketNumber {
    let own = [("do", "save"), ("key", String(repeating: key, count: 32))] + change
    let answer = try await world.browser("tongdai1", client)
      .post("/desk/intake", DeskRoadTests.call(own))
    let tail = answer.location.dropFirst("/desk/receipt/".count)
    return try #require(TicketNumber(checked: String(tail.prefix { $0 != "?" })))
  }

  @Test("It shows the words, the proposed unit with its reason and what is alike, and no number")
  func shown() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let story = "Trước cổng chợ Gia Ray có ổ gà rất lớn, gọi 0912 000 274."
      let first = try await Self.filed(world, client, "a", [("body", story)])
      let second = try await Self.filed(
        world, client, "b", [("body", "Có ổ gà rất lớn trước cổng chợ Gia Ray, ngập nước.")])
      let third = try await Self.filed(
        world, client, "c", [("body", "Biển tên đường Ngô Quyền bị bong, không đọc được.")])
      let browser = try await world.browser("dieuphoi1", client)
      let page = try await browser.get("/desk/triage?tab=accepted")
      #expect(page.says("Trước cổng chợ Gia Ray có ổ gà rất lớn"))
      #expect(!page.says("0912 000 274") && !page.says("Nguyễn Văn Thử"))
      #expect(page.says("vì lĩnh vực “Hạ tầng giao thông”"))
      func row(_ number: TicketNumber) -> Substring {
        let parts = page.html.split(separator: "<li class=\"triage-row\"")
        return parts.first { $0.contains("id=\"\(number)\"") } ?? ""
      }
      #expect(row(first).contains("/desk/tickets/\(second)\"") == true)
      #expect(!row(first).contains("/desk/tickets/\(third)\""))
      #expect(!row(third).contains("Có thể trùng"))
    }
  }

  @Test("What a citizen sent is accepted and forwarded by one press, and taken back by another")
  func road() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let number = try await Self.filed(world, client, "a")
      try await world.test.database.run(
        Statement("test", "UPDATE ticket SET returns = 0"))
      let browser = try await world.browser("dieuphoi1", client)
      let page = try await browser.get("/desk/triage?tab=accepted")
      let path = "/desk/triage/\(number)/forward"
      let fields = [
        ("unit", page.hidden("unit")), ("revision", page.hidden("revision")), ("tab", "accepted"),
      ]
      let sent = try await browser.post(path, fields)
      #expect(sent.location == "/desk/triage?tab=accepted&sent=\(number)")
      let told = try await browser.follow(sent)
      #expect(told.says("Đã chuyển \(number)") && told.says("15 giây"))
      let again = try await browser.post(path, fields)
      #expect(again.status == 412 || again.status == 409)
      #expect(again.says("triage") && again.says("flash-problem"), "nothing else is lost")
      let back = try await browser.post(
        "/desk/tickets/\(number)/acts/recall",
        [("recall-revision", told.hidden("recall-revision")), ("back", "triage-accepted")])
      #expect(back.location == "/desk/triage?tab=accepted&done=recall#\(number)")
      #expect(try await browser.follow(back).says("id=\"\(number)\""))
    }
  }

  @Test("The third transfer names who passed it on and why, and is no matter of one key")
  func third() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let number = try await Self.filed(world, client, "a")
      let office = world.test.office
      for (unit, username) in [(102, "kthtdt.cv1"), (102, "kthtdt.ld")] {
        try await office.forward(
          number, to: ID(Int64(unit)), expecting: nil, by: world.test.actor("dieuphoi1"))
        try await office.returnToOffice(
          number, reason: "khong_thuoc_dia_ban", note: "Bên kia cầu.", expecting: nil,
          by: world.test.actor(username))
      }
      let browser = try await world.browser("dieuphoi1", client)
      let page = try await browser.get("/desk/triage?tab=twice")
      #expect(page.says("id=\"\(number)\"") && page.says("Không thuộc địa bàn của đơn vị"))
      #expect(page.html.components(separatedBy: "Bên kia cầu.").count == 3)
      #expect(page.says("triage-pass") && page.says("phải nêu lý do"))
      #expect(!page.says("action=\"/desk/triage/"), "a decision needs its reason")
      let form = try await browser.get("/desk/tickets/\(number)?open=forward&from=triage-twice")
      #expect(form.says("name=\"back\" value=\"triage-twice\""))
      #expect(form.says("name=\"forward-unit\" id=\"forward-unit\" autofocus"))
    }
  }

  @Test(
    "Nobody else has it", arguments: ["kthtdt.ld", "lanhdao1", "hanche1", "tongdai1", "giamsat1"])
  func others(username: String) async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let number = try await Self.filed(world, client, "a")
      let browser = try await world.browser(username, client)
      #expect(try await browser.get("/desk/triage").status == 404)
      let sent = try await browser.post(
        "/desk/triage/\(number)/forward", [("unit", "102"), ("revision", "")])
      #expect(sent.status == 404)
      #expect(try await world.test.value("SELECT state FROM ticket", as: String.self) == "accepted")
    }
  }

  @Test("A form leads back to nowhere but the list")
  func strange() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let number = try await Self.filed(world, client, "a")
      let browser = try await world.browser("dieuphoi1", client)
      let page = try await browser.get("/desk/tickets/\(number)?open=merge&from=//evil.example")
      #expect(!page.says("evil.example") && !page.says("name=\"back\""))
      #expect(page.says("id=\"merge-into\"") && page.says("autofocus"))
      let unknown = try await browser.get("/desk/tickets/\(number)?open=nothing")
      #expect(unknown.status == 200 && !unknown.says("autofocus"))
    }
  }
}

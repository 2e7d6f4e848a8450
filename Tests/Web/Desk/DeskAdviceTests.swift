import Foundation
import HTTPTypes
import HummingbirdTesting
import Postgres
import Rules
import Support
import Testing

@testable import Web

@Suite("What the words of a call suggest")
struct DeskAdviceTests {
  private static let told = "Đèn đường trước cổng chợ Gia Ray tắt ba đêm nay, tối om, xin sửa giùm."

  /// A fresh form with nothing but what the caller tells.
  private static func form(_ body: String, _ more: [(String, String)] = []) -> [(String, String)] {
    [
      ("key", String(repeating: "b2", count: 16)), ("body", body), ("kind", "feedback"),
      ("category", "khac"), ("commune", "100"), ("channel", "hotline"),
    ] + more
  }

  private static func chosen(_ name: String, _ page: Browser.Answer) -> String? {
    let select = page.html.components(separatedBy: "name=\"\(name)\"").dropFirst().first
    let options = select?.components(separatedBy: "</select>").first?
      .components(separatedBy: "<option ")
    let option = options?.first { $0.contains(" selected") }
    return option?.components(separatedBy: "value=\"").dropFirst().first?
      .components(separatedBy: "\"").first
  }

  @Test("While somebody types, fields that nobody touched are filled, and the words say why")
  func ahead() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let desk = try await world.browser("tongdai1", client)
      let page = try await desk.post(
        "/desk/intake/ahead", Self.form(Self.told, [("untouched", "kind,category")]))
      #expect(page.status == 200)
      #expect(Self.chosen("category", page) == "chieu_sang")
      #expect(page.says("vì “đèn đường”"))
      #expect(page.says(Self.told))
      let kept = try await desk.post("/desk/intake/ahead", Self.form(Self.told))
      #expect(Self.chosen("category", kept) == "khac")
      #expect(kept.says("vì “đèn đường”") && kept.says("Dùng gợi ý"))
    }
  }

  @Test("A look ahead files nothing, whatever button it names")
  func readsOnly() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let desk = try await world.browser("tongdai1", client)
      let page = try await desk.post(
        "/desk/intake/ahead", Self.form(Self.told, [("do", "forward")]))
      #expect(page.status == 200)
      let tickets: Int64 = try await world.test.value("SELECT count(*) FROM ticket")
      #expect(tickets == 0)
    }
  }

  @Test("Without a program, a button takes what is suggested, and nothing typed is lost")
  func use() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let desk = try await world.browser("tongdai1", client)
      let page = try await desk.post(
        "/desk/intake", Self.form(Self.told, [("do", "use"), ("placeText", "cạnh cây bàng")]))
      #expect(page.status == 200)
      #expect(Self.chosen("category", page) == "chieu_sang")
      #expect(page.says(Self.told) && page.says("cạnh cây bàng"))
      #expect(!page.says("Dùng gợi ý"))
    }
  }

  @Test("What would leave the flow is suggested, and chosen by nobody but a person")
  func restricted() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let desk = try await world.browser("tongdai1", client)
      let told = "Tôi tố cáo ông trưởng ấp nhận tiền lót tay khi làm giấy tờ, có ghi âm."
      let page = try await desk.post(
        "/desk/intake/ahead", Self.form(told, [("untouched", "kind,category")]))
      #expect(Self.chosen("kind", page) == "feedback")
      #expect(Self.chosen("category", page) == "can_bo_cong_chuc")
      #expect(page.says("Tố cáo") && page.says("cán bộ phụ trách khiếu nại, tố cáo"))
      #expect(!page.says("Có thể trùng"))
    }
  }

  @Test("Open tickets of the same matter stand beside it, and none that one may not see")
  func alike() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let desk = try await world.browser("tongdai1", client)
      func filed(_ key: String, _ change: [(String, String)]) async throws -> Substring {
        let own = [("do", "save"), ("key", String(repeating: key, count: 32))]
        let answer = try await desk.post("/desk/intake", DeskRoadTests.call(own + change))
        return answer.location.dropFirst("/desk/receipt/".count).prefix { $0 != "?" }
      }
      let same = try await filed(
        "a",
        [
          ("body", "Trước cổng chợ Gia Ray đèn đường tắt mấy hôm, tối om. Gọi 0912 000 274."),
          ("category", "chieu_sang"),
        ])
      let other = try await filed(
        "b", [("body", "Đèn đường gần bệnh viện tắt, tối om."), ("category", "chieu_sang")])
      let secret = try await filed(
        "c", [("body", "Trước cổng chợ Gia Ray đèn đường tắt, tối om."), ("kind", "denunciation")])
      let page = try await desk.post("/desk/intake/ahead", Self.form(Self.told))
      #expect(page.html.contains("/desk/tickets/\(same)\""))
      #expect(!page.html.contains("/desk/tickets/\(other)\""))
      #expect(!page.html.contains("\(secret)"))
      #expect(!page.says("0912 000 274"))
    }
  }

  @Test("Whoever may not file is not helped to", arguments: ["lanhdao1", "quantri"])
  func denied(username: String) async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let browser = try await world.browser(username, client)
      let answer = try await browser.post("/desk/intake/ahead", Self.form(Self.told))
      #expect(answer.status == 404)
    }
  }
}

import Foundation
import HTTPTypes
import HummingbirdTesting
import Postgres
import Rules
import Support
import Testing

@testable import Web

@Suite("Nothing that was typed at the desk is lost")
struct DeskTypedTests {
  /// A ticket with an officer at work.
  private static func atWork(
    _ world: DeskWorld, _ client: any TestClientProtocol
  ) async throws -> (officer: Browser, base: String) {
    let desk = try await world.browser("tongdai1", client)
    let filed = try await desk.post("/desk/intake", DeskRoadTests.call([("do", "forward")]))
    let number = filed.location.dropFirst("/desk/receipt/".count).prefix { $0 != "?" }
    let officer = try await world.browser("kthtdt.cv1", client)
    let base = "/desk/tickets/\(number)"
    let page = try await officer.get(base)
    _ = try await officer.post(
      "\(base)/acts/take-up", [("take-up-revision", page.hidden("take-up-revision"))])
    return (officer, base)
  }

  @Test(
    "A photo is uploaded with the answer that is being written, and both are kept",
    arguments: ["photo", "save"])
  func photo(_ button: String) async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let (officer, base) = try await Self.atWork(world, client)
      let editor = try await officer.get("\(base)/answer")
      #expect(editor.says("multipart/form-data") && editor.says("type=\"file\""))
      #expect(editor.html.components(separatedBy: "<textarea").count == 2)
      let sent = try await officer.upload(
        "\(base)/answer",
        [
          ("do", button), ("answer-text", "Đã vá xong ổ gà."),
          ("answer-revision", editor.hidden("answer-revision")), ("answer-draft", ""),
        ], bytes: [0xFF, 0xD8, 0xFF, 0xE0, 1, 2], named: "sau.jpg")
      #expect(sent.status == 303)
      #expect(try await officer.follow(sent).says("Đã vá xong ổ gà."))
      let kept: Int64 = try await world.test.value(
        "SELECT count(*) FROM attachment WHERE sort = 'photo_after'")
      #expect(kept == 1)
    }
  }

  @Test("A file that is no photo is told at its field, beside what was typed")
  func noPhoto() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let (officer, base) = try await Self.atWork(world, client)
      let editor = try await officer.get("\(base)/answer")
      let sent = try await officer.upload(
        "\(base)/answer",
        [
          ("do", "photo"), ("answer-text", "Đã vá xong ổ gà."),
          ("answer-revision", editor.hidden("answer-revision")), ("answer-draft", ""),
        ], file: "GIF89a", named: "sau.gif")
      #expect(sent.status == 415)
      #expect(sent.says("Đã vá xong ổ gà.") && sent.says("answer-photo-error"))
    }
  }

  @Test("A call that was typed while the session ended is there again after signing in")
  func sessionEnded() async throws {
    let world = try await DeskWorld.open()
    try await world.setPassword(of: "tongdai1")
    try await world.run { client in
      let gone = Browser(client: client, house: world.house, token: nil)
      let typed = DeskRoadTests.call([("do", "save")])
      let foreign = try await gone.send("/desk/intake", typed)
      #expect(foreign.status == 401 && !foreign.says("ổ gà rất lớn"))
      let refused = try await gone.send("/desk/intake", typed, site: "same-origin")
      #expect(refused.status == 401)
      #expect(refused.says("những gì ông/bà đã nhập vẫn còn"))
      #expect(refused.hidden("next") == "/desk/intake")
      var form: [(String, String)] = [
        ("username", "tongdai1"), ("password", "sai mật khẩu rồi"),
        ("_token", refused.hidden("_token")), ("next", "/desk/intake"), ("kept", "yes"),
      ]
      form += DeskRoadTests.call([("do", "save")]).map { ("kept:\($0.0)", $0.1) }
      let wrong = try await gone.send("/desk/sign-in", form)
      #expect(wrong.status == 401 && wrong.says("name=\"kept:body\""))
      form[1].1 = DeskWorld.password
      let signedIn = try await gone.send("/desk/sign-in", form)
      #expect(signedIn.status == 200)
      #expect(signedIn.says("action=\"/desk/intake\"") && signedIn.says("ổ gà rất lớn"))
      #expect(!signedIn.says(DeskWorld.password) && !signedIn.says("name=\"do\""))
      // The page is sent again with the new session.
      let browser = try await world.browser("tongdai1", client)
      let back = try await browser.post("/desk/intake", DeskRoadTests.call())
      #expect(back.status == 200 && back.says("ổ gà rất lớn"))
      let filed: Int64 = try await world.test.value("SELECT count(*) FROM ticket")
      #expect(filed == 0)
    }
  }

  @Test("A form of an earlier session is given back, one of another site is not")
  func otherSession() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let browser = try await world.browser("tongdai1", client)
      let fields = DeskRoadTests.call([("_token", "của phiên trước"), ("do", "save")])
      let own = try await browser.send("/desk/intake", fields, site: "same-origin")
      #expect(own.status == 403 && own.says("ổ gà rất lớn") && own.says("Tiếp tục"))
      #expect(own.hidden("_token") == world.house.tokens.token(session: browser.token ?? ""))
      let other = try await browser.send("/desk/intake", fields, site: "cross-site")
      #expect(other.status == 403 && !other.says("ổ gà rất lớn"))
      let unknown = try await browser.send("/desk/intake", fields)
      #expect(unknown.status == 403 && !unknown.says("ổ gà rất lớn"))
    }
  }

  @Test("Signing in leads back to the same list, with its filter")
  func query() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let gone = Browser(client: client, house: world.house, token: nil)
      let sent = try await gone.get("/desk/queue/office?tab=overdue&done=saved")
      #expect(sent.location == "/desk/sign-in?next=%2Fdesk%2Fqueue%2Foffice%3Ftab%3Doverdue")
      let page = try await gone.follow(sent)
      #expect(page.hidden("next") == "/desk/queue/office?tab=overdue")
    }
  }

  @Test("The order of a routing rule can be changed")
  func order() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let browser = try await world.browser("quantri", client)
      let id: Int64 = try await world.test.value(
        "SELECT id FROM routing_rule ORDER BY position LIMIT 1")
      let path = "/desk/admin/rules/\(id)"
      let page = try await browser.get(path)
      #expect(page.says("name=\"position\""))
      func save(_ position: String) async throws -> Int {
        let fields: [(String, String)] = [
          ("seen", page.hidden("seen")), ("unit", "102"), ("reason", "Thử"),
          ("position", position),
        ]
        return try await browser.post(path, fields).status
      }
      let taken: Int64 = try await world.test.value(
        "SELECT max(position)::bigint FROM routing_rule")
      #expect(try await save("x") == 422)
      #expect(try await save("\(taken)") == 409)
      #expect(try await save("\(taken + 5)") == 303)
      let position: Int64 = try await world.test.value(
        "SELECT position::bigint FROM routing_rule WHERE id = \(id)")
      #expect(position == taken + 5)
    }
  }
}

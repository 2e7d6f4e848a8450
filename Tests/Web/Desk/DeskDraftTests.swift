import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Postgres
import Rules
import Support
import Testing

@testable import Casework
@testable import Web

@Suite("What somebody types while a caller tells is kept")
struct DeskDraftTests {
  private static let key = String(repeating: "a1", count: 16)

  /// A page that is open somewhere.
  private struct Window {
    var key = DeskDraftTests.key
    var holder = String(repeating: "c3", count: 16)
    var turn = 1
    var seen = ""

    /// The form as it stands, sent for the next time.
    mutating func form(_ body: String, _ more: [(String, String)] = []) -> [(String, String)] {
      turn += 1
      return [
        ("key", key), ("holder", holder), ("turn", "\(turn)"), ("seen", seen), ("body", body),
        ("kind", "feedback"), ("category", "ha_tang_giao_thong"), ("commune", "100"),
        ("channel", "hotline"),
      ] + more
    }

    init() {}

    /// The window in which a page is opened.
    init(_ page: Browser.Answer) {
      key = Window.hidden("key", page)
      holder = Window.hidden("holder", page)
      seen = Window.hidden("seen", page)
    }

    static func hidden(_ name: String, _ page: Browser.Answer) -> String {
      page.html.components(separatedBy: "name=\"\(name)\" value=\"").dropFirst().first?
        .components(separatedBy: "\"").first ?? ""
    }
  }

  @Test("A look ahead keeps it, and its author finds it in a session of another day")
  func found() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      var window = Window()
      let desk = try await world.browser("tongdai1", client)
      let ahead = try await desk.post(
        "/desk/intake/ahead", window.form("Ổ gà & vũng nước 50 % đường", [("phone", "0912 + 1")]))
      #expect(ahead.says("Đã giữ nháp lúc"))
      world.test.clock.advance(hours: 24)
      let later = try await world.browser("tongdai1", client)
      let fresh = try await later.get("/desk/intake")
      #expect(fresh.says("id=\"drafts\"") && fresh.says("Ổ gà &amp; vũng nước 50 % đường"))
      let page = try await later.get("/desk/intake?draft=\(Self.key)")
      #expect(page.says("Ổ gà &amp; vũng nước 50 % đường</textarea>"))
      #expect(page.says("value=\"0912 + 1\""))
      #expect(Window(page).key == Self.key)
      #expect(Window(page).seen == "\(window.holder).\(window.turn)")
    }
  }

  @Test("Nobody else finds it", arguments: ["tongdai2", "dieuphoi1", "ctv1"])
  func own(_ other: String) async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      var window = Window()
      let desk = try await world.browser("tongdai1", client)
      _ = try await desk.post("/desk/intake/ahead", window.form("Chuyện riêng của người gọi"))
      let colleague = try await world.browser(other, client)
      for path in ["/desk/intake", "/desk/intake?draft=\(Self.key)"] {
        let page = try await colleague.get(path)
        #expect(page.status == 200 && !page.says("Chuyện riêng"))
      }
      _ = try await colleague.post("/desk/intake/drafts/\(Self.key)/drop", [])
      let page = try await desk.get("/desk/intake?draft=\(Self.key)")
      #expect(page.says("Chuyện riêng của người gọi</textarea>"))
    }
  }

  @Test("Of two windows at one draft neither loses a word")
  func parted() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let desk = try await world.browser("tongdai1", client)
      var first = Window()
      _ = try await desk.post("/desk/intake/ahead", first.form("Cây đổ chắn đường"))
      var second = Window(try await desk.get("/desk/intake?draft=\(Self.key)"))
      let taken = try await desk.post(
        "/desk/intake/ahead", second.form("Cây đổ chắn đường, gần trường học"))
      #expect(Window(taken).key == Self.key)
      let parted = try await desk.post(
        "/desk/intake/ahead", first.form("Cây đổ chắn đường, người gọi tên Lan"))
      #expect(parted.says("đang được soạn tiếp ở cửa sổ khác"))
      let own = Window(parted).key
      #expect(own != Self.key)
      first.key = own
      let again = try await desk.post(
        "/desk/intake/ahead", first.form("Cây đổ chắn đường, người gọi tên Lan ở ấp 2"))
      #expect(Window(again).key == own && !again.says("cửa sổ khác"))
      for (key, words) in [(Self.key, "gần trường học"), (own, "tên Lan ở ấp 2")] {
        let page = try await desk.get("/desk/intake?draft=\(key)")
        #expect(page.says("\(words)</textarea>"))
      }
    }
  }

  @Test("What arrives late changes nothing")
  func late() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let desk = try await world.browser("tongdai1", client)
      var window = Window()
      let late = window.form("Rác đổ")
      _ = try await desk.post("/desk/intake/ahead", window.form("Rác đổ trước nhà văn hóa"))
      let answer = try await desk.post("/desk/intake/ahead", late)
      #expect(answer.status == 200 && Window(answer).key == Self.key)
      let page = try await desk.get("/desk/intake?draft=\(Self.key)")
      #expect(page.says("Rác đổ trước nhà văn hóa</textarea>"))
    }
  }

  @Test("Once it is filed it is no draft, whatever still arrives; its address leads to the number")
  func filed() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let desk = try await world.browser("tongdai1", client)
      var window = Window()
      _ = try await desk.post("/desk/intake/ahead", window.form("Nước tràn vào nhà dân"))
      let late = window.form("Nước tràn vào nhà dân ấp 3")
      let filed = try await desk.post(
        "/desk/intake", window.form("Nước tràn vào nhà dân ấp 3", [("do", "save")]))
      #expect(filed.status == 303 && filed.location.contains("/desk/receipt/PA-"))
      _ = try await desk.post("/desk/intake/ahead", late)
      let again = try await desk.get("/desk/intake?draft=\(Self.key)")
      #expect(again.status == 303 && again.location.contains("/desk/receipt/PA-"))
      let receipt = try await desk.follow(again)
      #expect(receipt.says("data-filed=\"\(Self.key)\""))
      let fresh = try await desk.get("/desk/intake")
      #expect(!fresh.says("id=\"drafts\""))
      let replay = try await desk.post(
        "/desk/intake", window.form("Nước tràn vào nhà dân ấp 3", [("do", "save")]))
      #expect(replay.location == filed.location)
      let tickets: Int64 = try await world.test.value("SELECT count(*) FROM ticket")
      #expect(tickets == 1)
    }
  }

  @Test("Two windows that file one draft with different words make two tickets, none lost")
  func twice() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let desk = try await world.browser("tongdai1", client)
      var (first, second) = (Window(), Window())
      second.holder = String(repeating: "d4", count: 16)
      _ = try await desk.post("/desk/intake", first.form("Chó thả rông", [("do", "save")]))
      let back = try await desk.post(
        "/desk/intake", second.form("Chó thả rông cắn người", [("do", "save")]))
      #expect(back.status == 409 && back.says("Chó thả rông cắn người</textarea>"))
      second.key = Window(back).key
      let filed = try await desk.post(
        "/desk/intake", second.form("Chó thả rông cắn người", [("do", "save")]))
      #expect(filed.status == 303)
      let tickets: Int64 = try await world.test.value("SELECT count(*) FROM ticket")
      #expect(tickets == 2)
    }
  }

  @Test("A form that nothing was told in is not kept")
  func empty() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let desk = try await world.browser("tongdai1", client)
      var window = Window()
      _ = try await desk.post("/desk/intake/ahead", window.form("  "))
      let drafts: Int64 = try await world.test.value("SELECT count(*) FROM intake_draft")
      #expect(drafts == 0)
    }
  }

  @Test("It goes when its author drops it, and when nobody touched it for a week")
  func gone() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let desk = try await world.browser("tongdai1", client)
      for digit in 1...3 {
        var window = Window()
        window.key = String(repeating: "\(digit)", count: 32)
        _ = try await desk.post("/desk/intake/ahead", window.form("Chuyện thứ \(digit)"))
        if digit == 2 { world.test.clock.advance(hours: 8 * 24) }
      }
      let today = try await world.browser("tongdai1", client)
      _ = try await today.post(
        "/desk/intake/drafts/\(String(repeating: "3", count: 32))/drop", [])
      let before: Int64 = try await world.test.value("SELECT count(*) FROM intake_draft")
      #expect(before == 2)
      try await world.test.office.planErrands()
      let after: Int64 = try await world.test.value("SELECT count(*) FROM intake_draft")
      #expect(after == 0)
    }
  }

  @Test("Signing out tells the browser to forget what lies on the machine")
  func signOut() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let token = try await world.session("tongdai1")
      let proof = world.house.tokens.token(session: token)
      try await client.execute(
        uri: "/desk/sign-out", method: .post,
        headers: [
          .cookie: "\(world.house.cookie.name)=\(token)",
          .contentType: "application/x-www-form-urlencoded",
        ], body: .init(string: "\(FormTokens.field)=\(proof)")
      ) { answer in
        #expect(answer.status == .seeOther)
        #expect(answer.headers[.clearSiteData] == "\"storage\"")
      }
    }
  }
}

import Foundation
import Support
import Testing

@testable import Web

@Suite("Coming in and going out")
struct DeskSignInTests {
  private static func send(
    _ browser: Browser, _ password: String, next: String = ""
  ) async throws -> Browser.Answer {
    let page = try await browser.get("/desk/sign-in")
    return try await browser.send(
      "/desk/sign-in",
      [
        ("username", "tongdai1"), ("password", password), ("next", next),
        ("_token", page.hidden("_token")),
      ])
  }

  @Test(
    "After signing in one is where one wanted to go, but nowhere else",
    arguments: [
      ("/desk/queue/office", "/desk/queue/office"),
      ("/desk/search?q=%C4%91&tab=open", "/desk/search?q=%C4%91&tab=open"),
      ("/desk?next=//example.org", "/desk"), ("/desk\\example.org", "/desk"),
      ("https://example.org", "/desk"),
      ("//example.org", "/desk"), ("/desk/../x?y", "/desk"), ("", "/desk"),
    ])
  func next(typed: String, expected: String) async throws {
    let world = try await DeskWorld.open()
    try await world.setPassword(of: "tongdai1")
    try await world.run { client in
      let browser = Browser(client: client, house: world.house, token: nil)
      let answer = try await DeskSignInTests.send(browser, DeskWorld.password, next: typed)
      #expect(answer.status == 303)
      #expect(answer.location == expected)
    }
  }

  @Test("A wrong password and a locked account get the same kind sentence")
  func locked() async throws {
    let world = try await DeskWorld.open()
    try await world.setPassword(of: "tongdai1")
    try await world.run { client in
      let browser = Browser(client: client, house: world.house, token: nil)
      var pages: Set<String> = []
      for _ in 1...6 {
        let answer = try await DeskSignInTests.send(browser, "không phải mật khẩu")
        #expect(answer.status == 401)
        #expect(answer.says("tạm khoá 15 phút"))
        pages.insert(answer.html.replacing(answer.hidden("_token"), with: ""))
      }
      #expect(pages.count == 1)
      let right = try await DeskSignInTests.send(browser, DeskWorld.password)
      #expect(right.status == 401)
    }
  }

  @Test("A forged form signs nobody in and nobody out")
  func forged() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let browser = try await world.browser("tongdai1", client)
      let form = [("username", "tongdai1"), ("password", DeskWorld.password)]
      #expect(try await browser.send("/desk/sign-in", form).status == 403)
      #expect(try await browser.send("/desk/sign-out", []).status == 403)
      #expect(try await browser.get("/desk").status == 200)
      #expect(try await browser.post("/desk/sign-out", []).location == "/desk/sign-in")
      #expect(try await browser.get("/desk").status == 303)
    }
  }
}

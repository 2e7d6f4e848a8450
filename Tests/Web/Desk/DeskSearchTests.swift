import Foundation
import HummingbirdTesting
import Rules
import Testing

@testable import Web

@Suite("The page of the search")
struct DeskSearchTests {
  private static func open(
    _ body:
      @escaping @Sendable (DeskWorld, any TestClientProtocol, TicketNumber) async throws
      -> Void
  ) async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let story = "Ổ gà trước cổng chợ Gia Ray, <b>gọi</b> 0912 000 633."
      let fields = [("do", "save"), ("key", String(repeating: "a", count: 32)), ("body", story)]
      let answer = try await world.browser("tongdai1", client)
        .post("/desk/intake", DeskRoadTests.call(fields))
      let tail = answer.location.dropFirst("/desk/receipt/".count)
      try await body(
        world, client, #require(TicketNumber(checked: String(tail.prefix { $0 != "?" }))))
    }
  }

  @Test("It marks the words where they stand, escapes them, and tells nobody's number")
  func found() async throws {
    try await Self.open { world, client, number in
      let page = try await world.browser("dieuphoi1", client).get("/desk/search?q=cong+cho+goi")
      #expect(page.html.contains("/desk/tickets/\(number)"))
      #expect(page.html.contains("<mark>cổng</mark> <mark>chợ</mark>"))
      #expect(page.html.contains("&lt;b&gt;<mark>gọi</mark>&lt;/b&gt;"))
      #expect(!page.html.contains("0912 000 633") && !page.html.contains("Gần giống"))
    }
  }

  @Test("What is nearly the same stands below a heading that says so, in both languages")
  func nearly() async throws {
    try await Self.open { world, client, number in
      let browser = try await world.browser("dieuphoi1", client)
      let page = try await browser.get("/desk/search?q=cogn+cho")
      #expect(page.html.contains("<h2 id=\"nearly\">Gần giống</h2>"))
      #expect(page.html.contains("/desk/tickets/\(number)"))
      #expect(page.html.contains("<mark>cổng</mark>"))
      let english = try await browser.get("/desk/search?q=cogn+cho&lang=en")
      #expect(english.html.contains("<h2 id=\"nearly\">Nearly the same</h2>"))
    }
  }

  @Test("Before anything is asked for, and where nothing is found, it says what can be typed")
  func tips() async throws {
    try await Self.open { world, client, _ in
      let operators = try await world.browser("dieuphoi1", client)
      for path in ["/desk/search", "/desk/search?q=xyzzy"] {
        let page = try await operators.get(path)
        #expect(page.html.contains("Có thể gõ") && page.html.contains(" autofocus"), "\(path)")
        #expect(page.html.contains("Số điện thoại ở mọi dạng"), "\(path)")
      }
      let unit = try await world.browser("kthtdt.cv1", client).get("/desk/search")
      #expect(!unit.html.contains("Số điện thoại ở mọi dạng"))
      for path in ["/desk/search?q=xyzzy&after=1-1-9-9999999", "/desk/search?q=x&after=0"] {
        #expect(try await operators.get(path).status == 400, "\(path)")
      }
    }
  }
}

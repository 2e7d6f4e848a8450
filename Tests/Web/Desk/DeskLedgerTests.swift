import Foundation
import HummingbirdTesting
import Rules
import Support
import Testing

@testable import Web

@Suite("Why something is due then")
struct DeskLedgerTests {
  @Test("The page shows the facts, each day with its reason, and a picture")
  func page() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let operator_ = try await world.browser("tongdai1", client)
      let filed = try await operator_.post("/desk/intake", DeskRoadTests.call([("do", "forward")]))
      let number = String(filed.location.dropFirst("/desk/receipt/".count).prefix { $0 != "?" })
      let officer = try await world.browser("kthtdt.cv1", client)
      let ticket = try await officer.get("/desk/tickets/\(number)")
      #expect(ticket.says("/desk/tickets/\(number)/deadlines/1"))
      let page = try await officer.get("/desk/tickets/\(number)/deadlines/1")
      #expect(page.status == 200)
      for words in [
        "ngày thứ 5", "ngày nhận, không tính", "ngày nghỉ hằng tuần", "Cam kết dịch vụ",
      ] {
        #expect(page.says(words), "\(words)")
      }
      #expect(page.says("<svg class=\"days\""))
      #expect(!page.says("Xin báo quản trị"))
      let none = try await officer.get("/desk/tickets/\(number)/deadlines/99")
      #expect(none.status == 404)
      let stranger = try await world.browser("quantri", client)
      let kept = try await stranger.get("/desk/tickets/\(number)/deadlines/1")
      #expect(kept.status == 404)
    }
  }
}

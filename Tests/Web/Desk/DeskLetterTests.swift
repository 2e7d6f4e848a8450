import Casework
import Foundation
import HummingbirdTesting
import Postgres
import Rules
import Support
import Testing

@testable import Web

@Suite("An answer as a letter")
struct DeskLetterTests {
  /// An answered ticket of somebody who left an address; the path of its letter.
  private static func answered(
    _ world: DeskWorld, _ client: any TestClientProtocol
  ) async throws -> String {
    let number = try await DeskRoadTests.taken(
      [("phone", ""), ("address", "Ấp 1, xã Xuân Định")], world, client)
    let letter = "/desk/tickets/\(number)/letter"
    let dispatcher = try await world.browser("dieuphoi2", client)
    #expect(try await dispatcher.get(letter).status == 404, "there is no answer yet")
    let asked = try await dispatcher.post(letter, [("letter-reason", "lien_he_hoi_them")])
    #expect(asked.status == 404, "nobody's name is looked at for it")
    try await DeskRoadTests.answer(number, "Đã vá xong.\n<b>Kính</b> báo.", world)
    return letter
  }

  @Test("It has the answer, and whose it is only after a click that is written down")
  func letter() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let path = try await Self.answered(world, client)
      let browser = try await world.browser("dieuphoi1", client)
      #expect(try await browser.get("/desk/deliveries").says("href=\"\(path)\""))
      let shown = try await browser.get(path)
      #expect(shown.says("V/v trả lời phản ánh, kiến nghị") && shown.says("Đã vá xong."))
      #expect(shown.says("&lt;b&gt;Kính&lt;/b&gt; báo."))
      #expect(!shown.says("Nguyễn Văn Thử") && !shown.says("xã Xuân Định"))
      let views: SQL = "SELECT count(*) FROM identity_view"
      #expect(try await world.test.value(views, as: Int64.self) == 0)
      let refused = try await browser.post(path, [("letter-reason", "")])
      #expect(refused.status == 422 && !refused.says("Nguyễn Văn Thử"))
      let reason: String = try await world.test.value(
        "SELECT code FROM reason WHERE verb = 'see_identity' ORDER BY position LIMIT 1")
      let named = try await browser.post(path, [("letter-reason", reason)])
      #expect(named.status == 200)
      #expect(named.says("Ông/bà <b>Nguyễn Văn Thử</b>") && named.says("Ấp 1, xã Xuân Định"))
      #expect(try await world.test.value(views, as: Int64.self) == 1)
    }
  }

  @Test(
    "Whoever brings no answers has no letter", arguments: ["congkhai1", "giamsat1", "tonghop1"])
  func others(username: String) async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let path = try await Self.answered(world, client)
      let browser = try await world.browser(username, client)
      #expect(try await browser.get(path).status == 404)
      #expect(try await browser.post(path, [("letter-reason", "x")]).status == 404)
    }
  }
}

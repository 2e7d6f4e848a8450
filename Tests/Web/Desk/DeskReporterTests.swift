import Foundation
import HummingbirdTesting
import Postgres
import Rules
import Support
import Testing

@testable import Web

@Suite("One more reporter of what an open ticket tells")
struct DeskReporterTests {
  private static func form(_ more: [(String, String)]) -> [(String, String)] {
    [
      ("key", String(repeating: "b2", count: 16)), ("channel", "hotline"), ("kind", "feedback"),
      ("category", "ha_tang_giao_thong"), ("commune", "100"), ("phone", "0912 000 274"),
      ("body", "Ổ gà trước chợ Gia Ray sâu khoảng 20 cm, xe máy té hai lần."),
    ] + more
  }

  private static func known(
    _ desk: Browser, _ world: DeskWorld, _ more: [(String, String)] = []
  ) async throws -> String {
    let fields = more + form([("do", "save")])
    let filed = try await desk.post(
      "/desk/intake",
      fields.map { $0.0 == "key" ? ("key", String(repeating: "c3", count: 16)) : $0 })
    return try #require(
      filed.location.split(separator: "?").first?.split(separator: "/").last.map(String.init))
  }

  @Test("An operator adds the caller with one button: a number of their own, and the same answer")
  func adds() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let other = try await world.browser("tongdai2", client)
      let known = try await Self.known(other, world)
      let desk = try await world.browser("tongdai1", client)
      let ahead = try await desk.post("/desk/intake/ahead", Self.form([]))
      #expect(ahead.says("value=\"join:\(known)\"") && ahead.says("Thêm người phản ánh"))
      let fields = Self.form([("do", "join:\(known)")])
      let filed = try await desk.post("/desk/intake", fields)
      #expect(filed.status == 303)
      let receipt = try await desk.follow(filed)
      #expect(receipt.says("Đã thêm vào phiếu cùng nội dung"))
      let again = try await desk.post("/desk/intake", fields)
      #expect(again.location == filed.location, "once, however often it is sent")
      let states: String = try await world.test.value(
        "SELECT string_agg(state, ' ' ORDER BY id) FROM ticket")
      #expect(states == "accepted merged")
      let role: String = try await world.test.value(
        "SELECT by_role FROM ticket_event WHERE verb = 'add_reporter'")
      #expect(role == "operator")
      let page = try await desk.get("/desk/tickets/\(known)")
      #expect(page.says("Gộp phiếu"))
    }
  }

  @Test(
    "Not to a ticket that is out of reach: what was typed comes back", arguments: [true, false])
  func outOfReach(isRestricted: Bool) async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let other = try await world.browser("tongdai2", client)
      let known =
        isRestricted
        ? try await Self.known(other, world, [("kind", "denunciation")])
        : try #require(TicketNumber(year: 2026, serial: 999)).description
      let desk = try await world.browser("tongdai1", client)
      let answer = try await desk.post("/desk/intake", Self.form([("do", "join:\(known)")]))
      #expect(answer.status == 409 && answer.says("Phiếu đó không còn mở"))
      #expect(answer.says("xe máy té hai lần.</textarea>"))
      let merged: Int64 = try await world.test.value(
        "SELECT count(*) FROM ticket WHERE state = 'merged'")
      #expect(merged == 0)
    }
  }

  @Test(
    "Who doesn't take calls has no such button, and is refused",
    arguments: ["ctv1", "kthtdt.cv1"])
  func others(_ username: String) async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let known = try await Self.known(world.browser("tongdai2", client), world)
      let desk = try await world.browser(username, client)
      let ahead = try await desk.post("/desk/intake/ahead", Self.form([]))
      #expect(!ahead.says("join:"))
      _ = try await desk.post("/desk/intake", Self.form([("do", "join:\(known)")]))
      let merged: Int64 = try await world.test.value(
        "SELECT count(*) FROM ticket WHERE state = 'merged'")
      #expect(merged == 0)
    }
  }
}

import Casework
import Foundation
import HummingbirdTesting
import Postgres
import Rules
import Support
import Testing

@testable import Web

@Suite("The editor of a public text")
struct DeskPublicationTests {
  private static let text = [("title", "Ổ gà"), ("question", "Có ổ gà."), ("answer", "Đã vá.")]

  /// Opens the editor of an answered ticket; its path.
  private static func answered(
    _ world: DeskWorld, _ client: any TestClientProtocol
  ) async throws -> String {
    let number = try await DeskRoadTests.taken([], world, client)
    try await DeskRoadTests.answer(number, "Đã vá xong.", world)
    return "/desk/tickets/\(number)/publication"
  }

  @Test("Words that lead to a person need a reason, which approvers read; nothing typed is lost")
  func exposed() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let path = try await Self.answered(world, client)
      let editor = try await world.browser("congkhai1", client)
      let first = try await editor.get(path)
      #expect(!first.says("Lý do được giữ nguyên"))
      let typed = [("title", "Ổ gà"), ("question", "Có ổ gà."), ("answer", "Gọi 0912 345 678.")]
      let refused = try await editor.post(path, typed + [("seen", "")])
      #expect(refused.status == 422)
      #expect(refused.says("còn số riêng của người dân") && refused.says("Gọi 0912 345 678."))
      #expect(refused.says("Lý do được giữ nguyên"))
      let saved = try await editor.post(
        path, typed + [("seen", ""), ("reason", "Số của đội thi công")])
      #expect(saved.status == 303)
      let approver = try await world.browser("congkhai2", client)
      let shown = try await approver.get(path)
      #expect(shown.says("Bản này còn để lộ: “0912 345 678”"))
      #expect(shown.says("Số của đội thi công"))
    }
  }

  @Test("Whoever approves publishes what they read: what they changed has to be saved first")
  func edited() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let path = try await Self.answered(world, client)
      let editor = try await world.browser("congkhai1", client)
      #expect(try await editor.post(path, Self.text + [("seen", "")]).status == 303)
      let approver = try await world.browser("congkhai2", client)
      let shown = try await approver.get(path)
      let seen = ("seen", shown.hidden("seen"))
      let changed = [("title", "Ổ gà"), ("question", "Có ổ gà lớn."), ("answer", "Đã vá.")]
      let refused = try await approver.post("\(path)/approve", changed + [seen])
      #expect(refused.status == 409)
      #expect(refused.says("Ông/bà đã sửa bản này") && refused.says("Có ổ gà lớn."))
      let photo = try await approver.post("\(path)/approve", Self.text + [seen, ("photo", "7")])
      #expect(photo.status == 409)
      let done = try await approver.post("\(path)/approve", Self.text + [seen])
      #expect(done.location == "\(path)?done=publish")
    }
  }
}

import Casework
import Foundation
import HummingbirdTesting
import Postgres
import Rules
import Support
import Testing

@testable import Web

@Suite("Papers of a ticket")
struct DeskPaperTests {
  private static let views: SQL = "SELECT count(*) FROM identity_view"

  /// A call that was filed and accepted.
  private static func filed(
    _ world: DeskWorld, _ client: any TestClientProtocol, _ change: [(String, String)] = []
  ) async throws -> TicketNumber {
    let answer = try await world.browser("tongdai1", client)
      .post("/desk/intake", DeskRoadTests.call([("do", "save")] + change))
    let tail = answer.location.dropFirst("/desk/receipt/".count)
    return try #require(TicketNumber(checked: String(tail.prefix { $0 != "?" })))
  }

  private static func path(_ number: TicketNumber, _ sort: PaperSort) -> String {
    "/desk/tickets/\(number)/papers/\(sort.rawValue)"
  }

  @Test("Only what fits a ticket's state is offered, and nothing else is there")
  func offered() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let number = try await Self.filed(world, client)
      let browser = try await world.browser("dieuphoi1", client)
      let office = world.test.office
      let dispatcher = try await world.test.actor("dieuphoi1")
      func offers() async throws -> Set<PaperSort> {
        let page = try await browser.get("/desk/tickets/\(number)")
        var found: Set<PaperSort> = []
        for sort in PaperSort.allCases {
          let isLinked = page.says("href=\"\(Self.path(number, sort))\"")
          let status = try await browser.get(Self.path(number, sort)).status
          #expect(status == (isLinked ? 200 : 404), "\(sort)")
          if isLinked { found.insert(sort) }
        }
        return found
      }
      #expect(try await offers() == [.documents])
      try await office.forward(
        number, to: ID(102), expecting: nil, by: dispatcher)
      #expect(try await offers() == [.documents, .forwarding])
      try await office.recall(number, expecting: nil, by: dispatcher)
      try await office.askInformation(
        number, question: "Ổ gà ở trước nhà số mấy?", expecting: nil, by: dispatcher)
      #expect(try await offers() == [.documents, .question])
      let asked = try await browser.get(Self.path(number, .question))
      #expect(asked.says("Ổ gà ở trước nhà số mấy?"))
      try await office.decline(
        number, reason: "dan_su", note: "Gọi tổ hòa giải 0912 000 111.", expecting: nil,
        by: dispatcher)
      #expect(try await offers() == [.declined])
      let declined = try await browser.get(Self.path(number, .declined))
      #expect(declined.says("tổ hòa giải ở khu phố"), "where to turn instead")
      #expect(declined.says("Điều 14 Bộ luật Dân sự 2015"))
      #expect(declined.says("Gọi tổ hòa giải") && !declined.says("0912 000 111"))
    }
  }

  @Test("A name stands on a paper only after a click with a reason, which is written down")
  func named() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let number = try await Self.filed(
        world, client, [("body", "Nhà tôi số máy 0912 000 274, ống nước vỡ trước ngõ.")])
      try await world.test.office.forward(
        number, to: ID(102), expecting: nil, by: world.test.actor("dieuphoi1"))
      let path = Self.path(number, .forwarding)
      let browser = try await world.browser("dieuphoi1", client)
      let plain = try await browser.get(path + "?paper-signer=deputy")
      #expect(plain.says("PHIẾU CHUYỂN") && plain.says("KT. CHỦ TỊCH"))
      #expect(plain.says("chuyển trả trong 04 giờ làm việc"))
      #expect(plain.says("Xuân Lộc, ngày") && plain.says("ống nước vỡ"))
      #expect(!plain.says("Nguyễn Văn Thử") && !plain.says("0912 000 274"))
      #expect(try await world.test.value(Self.views, as: Int64.self) == 0)
      let refused = try await browser.post(path, [("paper-reason", "")])
      #expect(refused.status == 422 && !refused.says("Nguyễn Văn Thử"))
      let named = try await browser.post(
        path, [("paper-reason", "giao_ket_qua"), ("paper-signer", "deputy")])
      #expect(named.status == 200 && named.says("Nguyễn Văn Thử"))
      #expect(named.says("KT. CHỦ TỊCH"), "who signs is not lost")
      #expect(try await world.test.value(Self.views, as: Int64.self) == 1)
    }
  }

  @Test("A decision after two returns asks for no third one; an extension says both dates")
  func words() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let number = try await Self.filed(world, client)
      let office = world.test.office
      let (dispatcher, officer) = (
        try await world.test.actor("dieuphoi1"), try await world.test.actor("kthtdt.cv1")
      )
      for _ in 1...2 {
        try await office.forward(number, to: ID(102), expecting: nil, by: dispatcher)
        try await office.returnToOffice(
          number, reason: "khong_thuoc_linh_vuc", note: nil, expecting: nil, by: officer)
      }
      try await office.forward(
        number, to: ID(102), note: "Đúng phần việc của phòng.", expecting: nil, by: dispatcher)
      let browser = try await world.browser("dieuphoi1", client)
      let decision = try await browser.get(Self.path(number, .forwarding))
      #expect(decision.says("quyết định phân công") && !decision.says("04 giờ làm việc"))
      try await office.takeUp(number, expecting: nil, by: officer)
      try await office.requestExtension(
        number, of: .answer, by: 2, because: "Chờ vật tư.", actor: officer)
      #expect(try await browser.get(Self.path(number, .extended)).status == 404)
      try await office.decideExtension(
        number, of: .answer, granted: true, note: "Nhựa đường về chậm.", by: dispatcher)
      let extended = try await browser.get(Self.path(number, .extended))
      #expect(extended.says("xin lỗi ông/bà và xin hẹn trả lời"))
      #expect(extended.says("Nhựa đường về chậm.") && !extended.says("Chờ vật tư."))
      #expect(extended.says("đã hẹn, hẹn trả lời"))
    }
  }

  @Test(
    "Whoever has no right to a paper finds none",
    arguments: [
      ("kthtdt.cv1", PaperSort.forwarding), ("kthtdt.ld", .forwarding), ("lanhdao1", .documents),
      ("giamsat1", .documents), ("congkhai1", .documents), ("hanche1", .forwarding),
      ("tonghop1", .forwarding), ("quantri", .documents),
    ])
  func others(username: String, sort: PaperSort) async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let number = try await Self.filed(world, client)
      try await world.test.office.forward(
        number, to: ID(102), expecting: nil, by: world.test.actor("dieuphoi1"))
      let browser = try await world.browser(username, client)
      let path = Self.path(number, sort)
      #expect(try await browser.get(path).status == 404)
      #expect(try await browser.post(path, [("paper-reason", "giao_ket_qua")]).status == 404)
      #expect(try await world.test.value(Self.views, as: Int64.self) == 0)
    }
  }
}

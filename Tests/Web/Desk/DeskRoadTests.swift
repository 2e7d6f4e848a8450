import Casework
import Foundation
import HummingbirdTesting
import Postgres
import Rules
import Support
import Testing

@testable import Web

@Suite("The main road on the desk's screens")
struct DeskRoadTests {
  private static let story = "Trước cổng chợ Gia Ray có ổ gà rất lớn, hôm qua có người té xe."

  static func call(_ change: [(String, String)] = []) -> [(String, String)] {
    var fields = [
      ("key", String(repeating: "a1", count: 16)), ("body", story), ("kind", "feedback"),
      ("category", "ha_tang_giao_thong"), ("commune", "100"), ("channel", "hotline"),
      ("reporterName", "Nguyễn Văn Thử"), ("phone", "0912 000 274"),
    ]
    for (name, value) in change {
      fields.removeAll { $0.0 == name }
      fields.append((name, value))
    }
    return fields
  }

  /// Files a call and forwards it; an officer takes it up.
  static func taken(
    _ change: [(String, String)], _ world: DeskWorld, _ client: any TestClientProtocol
  ) async throws -> TicketNumber {
    try await world.test.database.run(
      Statement("test", "UPDATE category SET needs_photo_after = false"))
    let filed = try await world.browser("tongdai1", client)
      .post("/desk/intake", call([("do", "forward")] + change))
    let tail = filed.location.dropFirst("/desk/receipt/".count)
    let number = try #require(TicketNumber(checked: String(tail.prefix { $0 != "?" })))
    try await world.test.office.takeUp(
      number, expecting: nil, by: world.test.actor("kthtdt.cv1"))
    return number
  }

  /// The officer answers it, and the head approves.
  static func answer(_ number: TicketNumber, _ text: String, _ world: DeskWorld) async throws {
    let (office, officer) = (world.test.office, try await world.test.actor("kthtdt.cv1"))
    try await office.draftAnswer(number, text: text, by: officer)
    try await office.submitAnswer(number, expecting: nil, by: officer)
    try await office.approveAnswer(number, expecting: nil, by: world.test.actor("kthtdt.ld"))
  }

  /// Files a call and forwards it; the number.
  private static func file(_ browser: Browser) async throws -> String {
    let answer = try await browser.post("/desk/intake", call([("do", "forward")]))
    #expect(answer.status == 303)
    let tail = answer.location.dropFirst("/desk/receipt/".count)
    return String(tail.prefix { $0 != "?" })
  }

  @Test("A call becomes a ticket, is answered, approved and published by five people")
  func road() async throws {
    let world = try await DeskWorld.open()
    _ = try await world.test.database.run(
      .init("test", "UPDATE category SET needs_photo_after = false WHERE needs_photo_after"))
    try await world.run { client in
      let number = try await DeskRoadTests.file(try await world.browser("tongdai1", client))
      let base = "/desk/tickets/\(number)"
      let officer = try await world.browser("kthtdt.cv1", client)
      let forwarded = try await officer.get(base)
      #expect(forwarded.says("Chờ đơn vị tiếp nhận"))
      let taken = try await officer.post(
        "\(base)/acts/take-up", [("take-up-revision", forwarded.hidden("take-up-revision"))])
      #expect(taken.location == "\(base)?done=take-up")
      let editor = try await officer.get("\(base)/answer")
      let submitted = try await officer.post(
        "\(base)/answer",
        [
          ("do", "submit"), ("answer-text", "Đã vá xong. Liên hệ 0912 000 111."),
          ("answer-revision", editor.hidden("answer-revision")),
        ])
      #expect(submitted.location == "\(base)?done=submit")
      let head = try await world.browser("kthtdt.ld", client)
      let waiting = try await head.get(base)
      let approved = try await head.post(
        "\(base)/acts/approve", [("approve-revision", waiting.hidden("approve-revision"))])
      #expect(approved.location == "\(base)?done=approve")
      try await DeskRoadTests.publish(number, world, client)
    }
  }

  private static func publish(
    _ number: String, _ world: DeskWorld, _ client: any TestClientProtocol
  ) async throws {
    let path = "/desk/tickets/\(number)/publication"
    let editor = try await world.browser("congkhai1", client)
    let proposal = try await editor.get(path)
    // The telephone number is marked in the original, and masked in the public text.
    #expect(proposal.says("<mark>0912"))
    #expect(proposal.html.components(separatedBy: "0912 000 111").count == 2)
    let saved = try await editor.post(
      path, [("title", "Ổ gà"), ("question", "Có ổ gà."), ("answer", "Đã vá.")])
    #expect(saved.location == "\(path)?done=public-text")
    let own = try await editor.post("\(path)/approve", [("seen", "")])
    #expect(own.status == 404)
    let other = try await world.browser("congkhai2", client)
    let draft = try await other.get(path)
    let stale = try await other.post("\(path)/approve", [("seen", "1-0")])
    #expect(stale.status == 412)
    let done = try await other.post("\(path)/approve", [("seen", draft.hidden("seen"))])
    #expect(done.location == "\(path)?done=publish")
  }

  @Test("Nothing that was typed is lost when something is wrong with it")
  func wrong() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let browser = try await world.browser("tongdai1", client)
      let answer = try await browser.post(
        "/desk/intake", DeskRoadTests.call([("email", "khong dung"), ("do", "save")]))
      #expect(answer.status == 422)
      #expect(answer.says(DeskRoadTests.story))
      #expect(answer.says("khong dung"))
      #expect(answer.says("href=\"#email\""))
    }
  }

  @Test("A look ahead shows unit, reason and dates, and files nothing")
  func preview() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let browser = try await world.browser("tongdai1", client)
      let answer = try await browser.post(
        "/desk/intake", DeskRoadTests.call([("do", "preview")]))
      #expect(answer.status == 200)
      #expect(answer.says("Phòng Kinh tế, Hạ tầng và Đô thị"))
      #expect(answer.says("lĩnh vực “Hạ tầng giao thông”"))
      #expect(answer.says(DeskRoadTests.story))
      let count = try await world.test.value("SELECT count(*) FROM ticket", as: Int64.self)
      #expect(count == 0)
    }
  }

  @Test("A form that is sent twice files one ticket, and shows its code again")
  func twice() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let browser = try await world.browser("tongdai1", client)
      let first = try await browser.post("/desk/intake", DeskRoadTests.call([("do", "save")]))
      let second = try await browser.post("/desk/intake", DeskRoadTests.call([("do", "save")]))
      #expect(first.location == second.location)
      let receipt = try await browser.follow(first)
      #expect(receipt.says("Mã tra cứu"))
      let other = try await world.browser("tongdai2", client)
      #expect(try await other.get(first.location).status == 404)
    }
  }

  @Test("Whoever is slower sees both versions and keeps what they typed")
  func stale() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let number = try await DeskRoadTests.file(try await world.browser("tongdai1", client))
      let base = "/desk/tickets/\(number)"
      let officer = try await world.browser("kthtdt.cv1", client)
      let seen = try await officer.get(base)
      let head = try await world.browser("kthtdt.ld", client)
      _ = try await head.post(
        "\(base)/acts/take-up", [("take-up-revision", seen.hidden("take-up-revision"))])
      let answer = try await officer.post(
        "\(base)/acts/return",
        [
          ("return-revision", seen.hidden("return-revision")),
          ("return-reason", "khong_thuoc_linh_vuc"), ("return-note", "Việc của đơn vị khác."),
        ])
      #expect(answer.status == 412 || answer.status == 409)
      #expect(answer.says("Việc của đơn vị khác."))
      #expect(answer.says("Phiếu vừa thay đổi"))
    }
  }

  @Test("When the wait is over the queue says so, and work goes on without an answer")
  func resume() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let number = try await Self.taken([], world, client)
      let officer = try await world.test.actor("kthtdt.cv1")
      try await world.test.office.askInformation(
        number, question: "Ở đâu?", expecting: nil, by: officer)
      let browser = try await world.browser("kthtdt.cv1", client)
      let queue = "/desk/queue/unit?tab=waiting"
      #expect(!(try await browser.get(queue).says("Hết thời gian chờ")))
      world.test.clock.advance(hours: 7 * 24)
      let again = try await world.browser("kthtdt.cv1", client)
      #expect(try await again.get(queue).says("Hết thời gian chờ"))
      let base = "/desk/tickets/\(number)"
      let page = try await again.get(base)
      #expect(page.says("Tiếp tục, không chờ nữa"))
      let revision = ("resume-revision", page.hidden("resume-revision"))
      let silent = try await again.post("\(base)/acts/resume", [revision, ("resume-note", "")])
      #expect(silent.status == 422)
      let done = try await again.post(
        "\(base)/acts/resume", [revision, ("resume-note", "Đã gọi ba lần.")])
      #expect(done.status == 303)
      let after = try await again.get(base)
      #expect(after.says("Tiếp tục, không chờ người dân bổ sung"))
      #expect(!after.says("Tiếp tục, không chờ nữa"))
    }
  }

  @Test("Who reported is shown after a logged click with a reason, and not before")
  func identity() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let number = try await DeskRoadTests.file(try await world.browser("tongdai1", client))
      let head = try await world.browser("kthtdt.ld", client)
      let path = "/desk/tickets/\(number)"
      #expect(try await !head.get(path).says("Nguyễn Văn Thử"))
      let refused = try await head.post("\(path)/identity", [("identity-reason", "")])
      #expect(refused.status == 422)
      #expect(!refused.says("Nguyễn Văn Thử"))
      let shown = try await head.post(
        "\(path)/identity", [("identity-reason", "lien_he_hoi_them")])
      #expect(shown.says("Nguyễn Văn Thử"))
      let looks = try await world.test.value("SELECT count(*) FROM identity_view", as: Int64.self)
      #expect(looks == 1)
    }
  }
}

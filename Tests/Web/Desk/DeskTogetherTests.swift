import Casework
import Foundation
import HummingbirdTesting
import Postgres
import Rules
import Support
import Testing

@testable import Web

@Suite("The same on several tickets")
struct DeskTogetherTests {
  private static let path = "/desk/queue/office/together"

  private static func filed(
    _ world: DeskWorld, _ client: any TestClientProtocol, _ count: Int
  ) async throws -> [TicketNumber] {
    var numbers: [TicketNumber] = []
    for index in 0..<count {
      let key = String(repeating: "\(index)", count: 32)
      let answer = try await world.browser("tongdai1", client)
        .post("/desk/intake", DeskRoadTests.call([("do", "save"), ("key", key)]))
      let tail = answer.location.dropFirst("/desk/receipt/".count)
      numbers.append(try #require(TicketNumber(checked: String(tail.prefix { $0 != "?" }))))
    }
    return numbers
  }

  private static func states(_ world: DeskWorld) async throws -> [String] {
    try await world.test.value(
      "SELECT array_agg(state ORDER BY serial) FROM ticket", as: [String].self)
  }

  @Test("What is refused of one keeps nothing from the others, and can be tried again")
  func some() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let numbers = try await Self.filed(world, client, 3)
      let browser = try await world.browser("dieuphoi1", client)
      let queue = try await browser.get("/desk/queue/office?tab=accepted")
      let boxes = numbers.map { number in
        ("ticket", queue.html.contains("value=\"\(number):1\"") ? "\(number):1" : "\(number):2")
      }
      try await world.test.office.decline(
        numbers[1], reason: "dan_su", expecting: nil, by: world.test.actor("dieuphoi1"))
      let fields =
        boxes + [
          ("do", "forward"), ("batch-unit", "102"), ("batch-note", "Gấp <b>"),
          ("mark", queue.hidden("mark")),
        ]
      let done = try await browser.post(Self.path, fields)
      #expect(done.status == 200 && done.says("Xong 2 trên 3 phiếu"))
      #expect(done.says("name=\"ticket-\(numbers[1]):"), "what was not done stands in a form")
      #expect(done.says("value=\"Gấp &lt;b&gt;\""), "with what was typed")
      #expect(try await Self.states(world) == ["forwarded", "declined", "forwarded"])
      let marks: SQL = """
        SELECT count(DISTINCT detail ->> 'together') FILTER (WHERE detail ? 'together')
          + 10 * count(*) FILTER (WHERE detail ? 'together')
        FROM ticket_event
        """
      #expect(try await world.test.value(marks, as: Int64.self) == 21, "one mark, two events")
      let again = try await browser.post(Self.path, fields)
      #expect(again.says("Xong 2 trên 3 phiếu"), "sent twice, done once")
      #expect(try await world.test.value(marks, as: Int64.self) == 21)
      #expect(try await browser.get("/desk/tickets/\(numbers[0])").says("làm cùng nhiều phiếu"))
    }
  }

  @Test("Nothing chosen, and no unit chosen, are said and change nothing")
  func nothing() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let numbers = try await Self.filed(world, client, 1)
      let browser = try await world.browser("dieuphoi1", client)
      let none = try await browser.post(Self.path, [("do", "forward"), ("batch-unit", "102")])
      #expect(none.status == 422 && none.says("Chưa chọn phiếu nào"))
      let unit = try await browser.post(
        Self.path, [("do", "forward"), ("ticket", "\(numbers[0])")])
      #expect(unit.says("Xong 0 trên 1 phiếu"))
      #expect(try await Self.states(world) == ["accepted"])
    }
  }

  @Test("A head assigns what their unit took up, to their own people only")
  func assigned() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let number = try await DeskRoadTests.taken([], world, client)
      let head = try await world.browser("kthtdt.ld", client)
      let queue = try await head.get("/desk/queue/unit?tab=open")
      #expect(queue.says("name=\"ticket\" value=\"\(number):"))
      let person = try await world.test.actor("kthtdt.cv1").principal.person ?? ID(0)
      let stranger = try await world.test.actor("congkhai1").principal.person ?? ID(0)
      let path = "/desk/queue/unit/together"
      let refused = try await head.post(
        path, [("do", "assign"), ("ticket", "\(number)"), ("batch-person", "\(stranger)")])
      #expect(refused.says("Xong 0 trên 1 phiếu"))
      let done = try await head.post(
        path, [("do", "assign"), ("ticket", "\(number)"), ("batch-person", "\(person)")])
      #expect(done.says("Xong 1 trên 1 phiếu"))
      let reminded = try await head.post(
        path, [("do", "remind"), ("ticket", "\(number)"), ("batch-note", "Làm sớm.")])
      #expect(reminded.says("Xong 1 trên 1 phiếu"))
      #expect(
        try await head.post(path, [("do", "forward"), ("ticket", "\(number)")]).status == 404)
    }
  }

  @Test(
    "Whoever can do nothing on one can do nothing on several",
    arguments: [
      ("tongdai1", "office", "forward"), ("lanhdao1", "office", "forward"),
      ("kthtdt.cv1", "unit", "assign"), ("kthtdt.cv1", "office", "remind"),
      ("giamsat1", "office", "remind"), ("hanche1", "office", "remind"),
    ])
  func others(username: String, scope: String, act: String) async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let number = try await Self.filed(world, client, 1)[0]
      let browser = try await world.browser(username, client)
      let answer = try await browser.post(
        "/desk/queue/\(scope)/together",
        [("do", act), ("ticket", "\(number)"), ("batch-unit", "102")])
      #expect(answer.status == 404)
      #expect(try await Self.states(world) == ["accepted"])
      let queue = try await browser.get("/desk/queue/\(scope)?tab=open")
      // A leader reminds, and so has boxes.
      #expect(queue.says("type=\"checkbox\" name=\"ticket\"") == (username == "lanhdao1"))
    }
  }
}

import FoundationEssentials
import Postgres
import Rules
import Store
import Support
import Testing

@testable import Casework

@Suite("What was said is not who said it")
struct WhoTests {
  private static let body = "Tôi là Nguyễn Văn Thử, gọi 0912 000 274. Đèn đường hư ở ấp 1."

  private static func open() async throws -> (desk: DeskOffice, number: TicketNumber) {
    var desk = DeskOffice(test: try await TestOffice.open())
    try await desk.file("told") {
      $0.title = ""
      $0.body = body
      $0.forward = true
    }
    return (desk, try desk.number("told"))
  }

  @Test("A title taken from the text says neither name nor number")
  func title() async throws {
    let (desk, number) = try await Self.open()
    let view = try await desk.office.ticket(number, for: desk.principal("dieuphoi1"))
    #expect(!view.text.title.contains("Thử") && !view.text.title.contains("0912"))
    #expect(view.text.body == Self.body)
  }

  @Test(
    "Who may not know who reported reads the text without it",
    arguments: [
      ("dieuphoi1", true), ("tongdai1", true), ("kthtdt.ld", true), ("kthtdt.cv1", false),
      ("lanhdao1", false), ("tongdai2", false),
    ])
  func text(username: String, mayKnow: Bool) async throws {
    let (desk, number) = try await Self.open()
    let view = try await desk.office.ticket(number, for: desk.principal(username))
    #expect(view.text.body.contains("0912 000 274") == mayKnow)
    #expect(view.text.body.contains("Nguyễn Văn Thử") == mayKnow)
    #expect(view.text.body.contains("Đèn đường hư ở ấp 1."))
    #expect(!view.isMasked)
  }

  @Test("Whoever takes it up gets to read it as it was said")
  func assigned() async throws {
    let (desk, number) = try await Self.open()
    let officer = try await desk.test.actor("kthtdt.cv1")
    try await desk.office.takeUp(number, expecting: nil, by: officer)
    let view = try await desk.office.ticket(number, for: officer.principal)
    #expect(view.text.body == Self.body)
  }

  @Test(
    "No list and no file that leaves the house tells a number",
    arguments: ["dieuphoi1", "lanhdao1"])
  func lists(username: String) async throws {
    let (desk, number) = try await Self.open()
    try await desk.test.database.run(
      Statement("test", "UPDATE ticket_text SET title = 'Gọi 0912 000 274 Nguyễn Văn Thử'"))
    let actor = try await desk.test.actor(username)
    let page = try await desk.office.tickets(TicketFilter(), for: actor.principal)
    let card = try #require(page.cards.first { $0.header.number == number })
    #expect(!card.title.contains("0912"))
    for try await row in try await desk.office.export(TicketFilter(), as: .csv, by: actor) {
      #expect(!row.title.contains("0912") && !row.title.contains("Thử"))
    }
  }
}

import Postgres
import Rules
import Store
import Support
import Testing

@testable import Casework

@Suite("Templates of answers")
struct TemplateTests {
  private static func draft(_ body: String = "Phiếu {số phiếu}: đã xong.") -> AnswerTemplateDraft {
    AnswerTemplateDraft(title: "Mẫu thử", body: body)
  }

  @Test("What came with the program can be used as it is: every placeholder and category is known")
  func shipped() async throws {
    let test = try await TestOffice.open()
    let rows = try await test.office.editableTemplates(by: test.actor("quantri"))
    #expect(rows.count >= 12)
    for row in rows {
      #expect(AnswerText.faults(in: row.body) == [], "\(row.code)")
      #expect(row.version == 1 && row.author == nil && row.scope.unit == nil)
      let met = AnswerChecklist(row.body).met
      #expect(met.contains(.askAgain), "\(row.code) does not say how to ask again")
    }
    #expect(rows.contains { $0.isAtOnce } && rows.contains { !$0.isAtOnce })
  }

  @Test("Each edit is a version, and an answer remembers the one it began from")
  func versions() async throws {
    let desk = try await DeskOffice.open()
    let (office, admin) = (desk.office, try await desk.test.actor("quantri"))
    let id = try await office.addTemplate("mau_thu", for: nil, Self.draft(), by: admin)
    let first = try #require(try await office.templateVersions(of: id, by: admin).first)
    let number = try desk.number("accepted")
    let clerk = try await desk.test.actor("dieuphoi1")
    try await office.draftAnswer(
      number, text: "Đã xong.", from: first.versionID, by: clerk)
    try await office.rewriteTemplate(id, seeing: 1, Self.draft("Khác."), by: admin)
    await #expect(throws: Refusal.stale(current: 2)) {
      try await office.rewriteTemplate(id, seeing: 1, Self.draft("Lần ba."), by: admin)
    }
    try await office.draftAnswer(number, text: "Đã xong rồi.", by: clerk)
    let view = try await office.ticket(number, for: clerk.principal)
    #expect(view.draft?.template == first.versionID)
    let rows = try await office.templateVersions(of: id, by: admin)
    #expect(rows.map(\.version) == [2, 1])
    #expect(rows.map(\.body) == ["Khác.", "Phiếu {số phiếu}: đã xong."])
    try await office.retireTemplate(id, true, by: admin)
    let offered = try await office.beginnings(for: view, by: clerk.principal)
    #expect(!offered.contains { $0.id == id } && !offered.isEmpty)
  }

  @Test("The application's role can't rewrite a version")
  func immutable() async throws {
    let test = try await TestOffice.open()
    var settings = ConnectionSettings(test.address, role: "hoiam_app")
    settings.parameters["search_path"] = "office, public"
    let app = Database(settings, connections: 1)
    for words in [
      "UPDATE answer_template_version SET body = 'x'", "DELETE FROM answer_template_version",
    ] {
      await #expect(throws: PostgresError.self) {
        try await app.run(Statement("test", SQL(raw: words)))
      }
    }
    await app.close()
  }

  @Test(
    "A template that can't be filled in is refused",
    arguments: [
      ("{họ tên}", "t", ActProblem(.text, .unknownPlaceholder)),
      ("{số phiếu", "t", ActProblem(.text, .unknownPlaceholder)),
      (" ", "t", ActProblem(.text, .missing)), ("a", " ", ActProblem(.title, .missing)),
    ])
  func refused(body: String, title: String, problem: ActProblem) async throws {
    let test = try await TestOffice.open()
    let draft = AnswerTemplateDraft(title: title, body: body)
    await #expect(throws: Refusal.invalid([problem])) {
      try await test.office.addTemplate("mau", for: nil, draft, by: test.actor("quantri"))
    }
  }

  @Test("An administrator edits those of the office, a head those of their units, nobody else any")
  func rights() async throws {
    let test = try await TestOffice.open()
    let (office, head) = (test.office, try await test.actor("kthtdt.ld"))
    let own = try await office.addTemplate("cua_phong", for: ID(102), Self.draft(), by: head)
    try await office.rewriteTemplate(own, seeing: 1, Self.draft("Đã sửa."), by: head)
    #expect(try await office.editableTemplates(by: head).map(\.code) == ["cua_phong"])
    let units: [ID<Unit>?] = [nil, ID(103)]
    for unit in units {
      await #expect(throws: Refusal.notFound) {
        try await office.addTemplate("khac", for: unit, Self.draft(), by: head)
      }
    }
    let shared = try #require(
      try await office.editableTemplates(by: test.actor("quantri")).first { $0.id != own })
    await #expect(throws: Refusal.notFound) {
      try await office.rewriteTemplate(shared.id, seeing: 1, Self.draft(), by: head)
    }
    await #expect(throws: Refusal.notFound) {
      try await office.retireTemplate(own, true, by: test.actor("vhxh.ld"))
    }
    for username in ["kthtdt.cv1", "tongdai1", "congkhai1", "lanhdao1"] {
      await #expect(throws: Refusal.notFound) {
        try await office.editableTemplates(by: test.actor(username))
      }
    }
    await #expect(throws: Refusal.conflict(.taken)) {
      try await office.addTemplate("cua_phong", for: ID(102), Self.draft(), by: head)
    }
  }

  @Test("What fits the ticket comes first, what is for others not at all")
  func beginnings() async throws {
    let desk = try await DeskOffice.open()
    let head = try await desk.test.actor("kthtdt.ld")
    try await desk.office.addTemplate("cua_phong", for: ID(102), Self.draft(), by: head)
    let view = try await desk.office.ticket(desk.number("forwarded"), for: head.principal)
    let offered = try await desk.office.beginnings(for: view, by: head.principal)
    #expect(offered.first?.scope.category == "ha_tang_giao_thong")
    #expect(offered.contains { $0.code == "cua_phong" } && offered.contains { $0.code == "chung" })
    #expect(!offered.contains { $0.scope.category == "dien" })
    let other = try await desk.test.actor("dieuphoi1")
    let elsewhere = try await desk.office.ticket(desk.number("accepted"), for: other.principal)
    let list = try await desk.office.beginnings(for: elsewhere, by: other.principal)
    #expect(!list.contains { $0.code == "cua_phong" })
  }

  @Test("A place that leads to somebody is not filled in")
  func place() async throws {
    var desk = DeskOffice(test: try await TestOffice.open())
    try await desk.file("market") { $0.placeText = "trước chợ Gia Ray" }
    try await desk.file("home") { $0.placeText = "nhà ông Nguyễn Văn Thử, 0912 000 274" }
    let clerk = try await desk.test.actor("dieuphoi1")
    for (name, place) in [("market", "trước chợ Gia Ray"), ("home", nil)] {
      let view = try await desk.office.ticket(desk.number(name), for: clerk.principal)
      let facts = try await desk.office.answerFacts(for: view, by: clerk.principal)
      #expect(facts.place == place)
      #expect(facts.hotline != nil)
    }
  }

  @Test("What is left to fill in stops an answer on every way out")
  func blanks() async throws {
    let desk = try await DeskOffice.open()
    let number = try desk.number("accepted")
    let clerk = try await desk.test.actor("dieuphoi1")
    let left = Refusal.invalid([ActProblem(.text, .blankLeft)])
    await #expect(throws: left) {
      try await desk.office.answerAtOnce(
        number, text: "Đã xong ngày [ngày …].", expecting: nil, by: clerk)
    }
    let other = try desk.number("forwarded")
    let officer = try await desk.test.actor("kthtdt.cv1")
    try await desk.office.takeUp(other, expecting: nil, by: officer)
    try await desk.office.draftAnswer(other, text: "Tại [địa điểm].", by: officer)
    await #expect(throws: left) {
      try await desk.office.submitAnswer(other, expecting: nil, by: officer)
    }
    try await desk.office.draftAnswer(other, text: "Tại chợ [Gia Ray].", by: officer)
    try await desk.office.submitAnswer(other, expecting: nil, by: officer)
  }
}

import Casework
import Foundation
import HummingbirdTesting
import Postgres
import Rules
import Support
import Testing

@testable import Web

@Suite("Writing an answer")
struct DeskAnswerTests {
  /// A ticket in the hands of an officer, and their browser at its editor.
  private static func open(
    _ world: DeskWorld, _ client: any TestClientProtocol
  ) async throws -> (number: TicketNumber, browser: Browser, page: Browser.Answer) {
    let number = try await DeskRoadTests.taken([], world, client)
    let browser = try await world.browser("kthtdt.ld", client)
    return (number, browser, try await browser.get("/desk/tickets/\(number)/answer"))
  }

  /// The fields of the editor as they stand, with some changed.
  private static func fields(
    _ page: Browser.Answer, _ change: [(String, String)]
  ) -> [(String, String)] {
    ["answer-revision", "answer-draft", "answer-from"].map { ($0, page.hidden($0)) } + change
  }

  private static func template(_ code: String, _ world: DeskWorld) async throws -> Int64 {
    try await world.test.value(
      """
      SELECT v.id
      FROM answer_template t
      JOIN answer_template_version v ON v.template_id = t.id
      WHERE t.code = \(code)
      """)
  }

  @Test("A template is filled in below what was typed, and nothing is saved by that")
  func template() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let (number, browser, page) = try await Self.open(world, client)
      #expect(page.says("Ổ gà, hư hỏng mặt đường đã sửa") && !page.says("Mất điện: nơi báo"))
      let path = "/desk/tickets/\(number)/answer"
      let chosen = try await Self.template("o_ga", world)
      let filled = try await browser.post(
        path,
        Self.fields(
          page,
          [("do", "template"), ("answer-template", "\(chosen)"), ("answer-text", "Đang viết dở.")]))
      #expect(filled.status == 200)
      #expect(filled.says("Đang viết dở.\n\nKính gửi: Quý ông/bà."))
      #expect(filled.says("phiếu \(number), nhận ngày 23/11/2026"))
      #expect(filled.hidden("answer-from") == "\(chosen)")
      #expect(!filled.says("Nguyễn Văn Thử") && !filled.says("{"))
      let view = try await world.test.office.ticket(
        number, for: world.test.actor("kthtdt.ld").principal)
      #expect(view.answers.isEmpty)
      let foreign = try await Self.template("mat_dien", world)
      let refused = try await browser.post(
        path, Self.fields(page, [("do", "template"), ("answer-template", "\(foreign)")]))
      #expect(refused.status == 404)
    }
  }

  @Test("A blank that is left is pointed at, and what was typed stays")
  func blanks() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let (number, browser, page) = try await Self.open(world, client)
      let text = "Kính gửi.\nNgày [ngày …] đã vá xong."
      let refused = try await browser.post(
        "/desk/tickets/\(number)/answer",
        Self.fields(page, [("do", "submit"), ("answer-text", text)]))
      #expect(refused.status == 422)
      #expect(refused.says("Còn chỗ chưa điền: [ngày …] ở dòng 2"))
      #expect(refused.says(text))
    }
  }

  @Test("The preview is what the citizen's page shows, and the checklist says what is missing")
  func preview() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let (number, browser, page) = try await Self.open(world, client)
      #expect(page.says("Viết câu trả lời rồi bấm “Xem trước”."))
      let text = "Qua kiểm tra ngày 23/11/2026, Đội duy tu đã vá xong. Xin gọi 0251 000 112."
      let shown = try await browser.post(
        "/desk/tickets/\(number)/answer",
        Self.fields(page, [("do", "preview"), ("answer-text", text)]))
      #expect(shown.status == 200 && shown.says("Như đang soạn, chưa lưu."))
      let points = shown.html.components(separatedBy: "class=\"is-met\"").count - 1
      #expect(points == 5, "only the proof is missing")
      let part = try #require(shown.html.firstRange(of: "<section class=\"section reply\">"))
      let reply = shown.html[part.lowerBound...].components(separatedBy: "</section>")[0]
      let office = world.test.office
      let code = try await office.issueAccessCode(number, by: world.test.actor("tongdai1"))
      try await DeskRoadTests.answer(number, text, world)
      let own = try await browser.send(
        "/tra-cuu", [("number", "\(number)"), ("code", "\(code)")])
      #expect(own.html.contains(reply), "\(reply)")
    }
  }

  @Test("Whoever approved takes it back with a plain button, and afterwards is told that it left")
  func undo() async throws {
    let world = try await DeskWorld.open(takeBackTime: 15)
    try await world.run { client in
      let (number, _, _) = try await Self.open(world, client)
      try await DeskRoadTests.answer(number, "Đã vá xong.", world)
      let head = try await world.browser("kthtdt.ld", client)
      let path = "/desk/tickets/\(number)"
      let page = try await head.get(path)
      #expect(page.says("Đã trả lời. Gửi đi sau 15 giây.") && page.says("Hoàn tác"))
      let officer = try await world.browser("kthtdt.cv1", client)
      let other = try await officer.get(path)
      #expect(!other.says("Gửi đi sau"))
      let fields = [("undo-revision", page.hidden("undo-revision"))]
      #expect(try await officer.post("\(path)/undo", fields).status == 404)
      let back = try await head.post("\(path)/undo", fields)
      #expect(back.location == "\(path)?done=undo")
      let told = try await head.follow(back)
      #expect(told.says("Đã hoàn tác.") && told.says("Chờ lãnh đạo duyệt"))
      #expect(told.says("Hoàn tác câu trả lời, chưa gửi đi"))
      try await world.test.office.approveAnswer(
        number, expecting: nil, by: world.test.actor("kthtdt.ld"))
      let again = try await head.get(path).hidden("undo-revision")
      world.test.clock.advance(hours: 15.0 / 3600)
      let late = try await head.post("\(path)/undo", [("undo-revision", again)])
      #expect(late.status == 409 && late.says("Câu trả lời đã gửi đi"))
      #expect(try await !head.get(path).says("Gửi đi sau"))
    }
  }
}

@Suite("The register of templates")
struct DeskTemplateTests {
  private static let path = "/desk/admin/templates"

  @Test("A head adds one for the unit; an unknown placeholder is named and nothing is lost")
  func road() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let head = try await world.browser("kthtdt.ld", client)
      #expect(try await head.get(Self.path).says("Mẫu câu trả lời"))
      let form = try await head.get("\(Self.path)/new")
      #expect(form.says("{số phiếu}") && !form.says("Toàn cơ quan"))
      let typed = [
        ("code", "den_mo"), ("unit", "102"), ("title", "Đèn mờ"), ("text", "Kính gửi {ông bà}."),
        ("kind", ""), ("category", ""), ("seen", "0"),
      ]
      let refused = try await head.post("\(Self.path)/new", typed)
      #expect(refused.status == 422)
      #expect(refused.says("Không có từ {ông bà}.") && refused.says("Kính gửi {ông bà}."))
      let better = typed.map { $0.0 == "text" ? ("text", "Kính gửi, {đơn vị} đã thay.") : $0 }
      let saved = try await head.post("\(Self.path)/new", better)
      #expect(saved.location == "\(Self.path)?done=saved")
      let list = try await head.follow(saved)
      #expect(list.says("Đèn mờ") && !list.says("Trả lời chung"))
      let id: Int64 = try await world.test.value(
        "SELECT id FROM answer_template WHERE code = 'den_mo'")
      let editor = try await head.get("\(Self.path)/\(id)")
      let changed = better.filter { $0.0 != "seen" }
        .map { $0.0 == "title" ? ("title", "Đèn mờ, đèn tắt") : $0 }
      #expect(
        try await head.post("\(Self.path)/\(id)", changed + [("seen", editor.hidden("seen"))])
          .status == 303)
      let stale = try await head.post("\(Self.path)/\(id)", changed + [("seen", "1")])
      #expect(stale.status == 412)
      #expect(try await head.post("\(Self.path)/\(id)/use", [("do", "retire")]).status == 303)
      #expect(try await head.get(Self.path).says("Thôi dùng"))
      let admin = try await world.browser("quantri", client)
      #expect(try await admin.get("/desk/admin").says(Self.path))
      #expect(try await admin.get("\(Self.path)/\(id)").says("Đèn mờ, đèn tắt"))
      let stranger = try await world.browser("vhxh.ld", client)
      #expect(try await stranger.get("\(Self.path)/\(id)").status == 404)
    }
  }
}

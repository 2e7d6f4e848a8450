import FoundationEssentials
import Postgres
import Rules
import Store
import Support
import Testing

@testable import Casework

@Suite("What everybody gets to read")
struct PublishingTests {
  private static let text = PublicText(
    title: "Ổ gà trước chợ", question: "Có ổ gà lớn.", answer: "Đã vá xong.")

  /// An answered ticket with two cleaned photos.
  private static func open() async throws -> (desk: DeskOffice, photos: [Int64]) {
    let desk = try await DeskOffice.open()
    let photos: [Int64] = try await desk.test.database.all(
      Statement(
        "test",
        """
        INSERT INTO attachment (ticket_id, sort, state, digest, clean_digest, media_type,
          byte_count, added_at)
        SELECT t.id, 'photo_after', 'clean', sha256(convert_to(n::text, 'UTF8')),
          sha256(convert_to('clean' || n, 'UTF8')), 'image/jpeg', 9, t.filed_at
        FROM ticket t, generate_series(1, 2) n
        WHERE t.serial = \(Int32(try desk.number("answered").serial))
        RETURNING id
        """, column: Int64.self))
    return (desk, photos)
  }

  private static func shown(_ desk: DeskOffice) async throws -> [Int64] {
    try await desk.test.database.all(
      Statement(
        "test", "SELECT attachment_id FROM open.result_photo ORDER BY attachment_id",
        column: Int64.self))
  }

  @Test("A photo that is taken back before the approval is never shown")
  func photos() async throws {
    let (desk, photos) = try await Self.open()
    let number = try desk.number("answered")
    let editor = try await desk.test.actor("congkhai1")
    try await desk.office.draftPublication(number, text: Self.text, photos: photos, by: editor)
    try await desk.office.draftPublication(
      number, text: Self.text, photos: [photos[1]], by: editor)
    let draft = try await desk.office.ticket(number, for: editor.principal).publicationDraft
    #expect(draft?.photos == [photos[1]])
    try await desk.office.approvePublication(number, by: desk.test.actor("congkhai2"))
    #expect(try await Self.shown(desk) == [photos[1]])
  }

  @Test(
    "Advice is published only with the citizen's consent, and a part of it asks nobody anew",
    arguments: [("", false), ("refused", false), ("agreed", true)])
  func consent(wish: String, isOwed: Bool) async throws {
    var desk = try await DeskOffice.open()
    try await desk.file("advice") {
      $0.kind = "suggestion"
      $0.forward = true
      $0.publicationWish = wish
    }
    let parts = try await desk.office.split(
      desk.number("advice"), into: [DeskOffice.form { $0.kind = "suggestion" }],
      by: desk.test.actor("dieuphoi1"))
    let part = try await desk.office.ticket(parts[0], for: desk.principal("dieuphoi1"))
    #expect(part.header.publicationWish == PublicationWish(rawValue: wish))
    try await desk.answer("advice")
    let editor = try await desk.test.actor("congkhai1")
    let view = try await desk.office.ticket(desk.number("advice"), for: editor.principal)
    #expect(view.may(.publish) == isOwed)
    #expect(view.obligations.contains { $0.row.kind == .publish } == isOwed)
    if isOwed { return }
    await #expect(throws: Refusal.conflict(.neverPublic)) {
      try await desk.office.draftPublication(
        desk.number("advice"), text: Self.text, by: editor)
    }
  }

  @Test(
    "A text that leads to a person is refused, naming where, unless somebody says why",
    arguments: [
      ("Gọi bà Mẫu, 0912 345 678.", "Đã vá xong.", [ActProblem.Field.question]),
      ("Có ổ gà.", "Đã báo ông CCCD 075087001234.", [.answer]),
      ("Theo ông Nguyễn Văn Thử.", "Thư về an@vidu.vn.", [.question, .answer]),
    ])
  func exposures(question: String, answer: String, fields: [ActProblem.Field]) async throws {
    let (desk, _) = try await Self.open()
    let number = try desk.number("answered")
    let editor = try await desk.test.actor("congkhai1")
    let text = PublicText(title: "Ổ gà", question: question, answer: answer)
    await #expect(throws: Refusal.invalid(fields.map { ActProblem($0, .personal) })) {
      try await desk.office.draftPublication(number, text: text, by: editor)
    }
    try await desk.office.draftPublication(
      number, text: text, keptBecause: "Người dân đồng ý.", by: editor)
    let proposal = try await desk.office.maskedProposal(
      number, by: desk.test.actor("congkhai2"))
    #expect(proposal.kept.count == fields.count)
    try await desk.office.approvePublication(number, by: desk.test.actor("congkhai2"))
    let view = try await desk.office.ticket(number, for: editor.principal)
    #expect(view.published?.keptBecause == "Người dân đồng ý.")
  }

  @Test("What was saved before the rule is looked at again when it is approved")
  func approvedAgain() async throws {
    let (desk, _) = try await Self.open()
    let number = try desk.number("answered")
    try await desk.office.draftPublication(
      number, text: Self.text, by: desk.test.actor("congkhai1"))
    try await desk.test.database.run(
      Statement("test", "UPDATE publication SET answer = 'Gọi 0912 345 678.'"))
    await #expect(throws: Refusal.invalid([ActProblem(.answer, .personal)])) {
      try await desk.office.approvePublication(number, by: desk.test.actor("congkhai2"))
    }
  }

  @Test("What the machine has masked, and a public hotline, need no reason")
  func hotline() async throws {
    let (desk, _) = try await Self.open()
    let number = try desk.number("answered")
    let editor = try await desk.test.actor("congkhai1")
    let masked = try await desk.office.maskedProposal(number, by: editor).text
    let hotline: String = try await desk.test.value(
      "SELECT number FROM hotline WHERE is_public ORDER BY id LIMIT 1")
    let text = PublicText(
      title: masked.title, question: masked.question, answer: "\(masked.answer) Gọi \(hotline).")
    try await desk.office.draftPublication(number, text: text, by: editor)
  }
}

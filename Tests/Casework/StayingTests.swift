import Postgres
import Rules
import Store
import Support
import Testing

@testable import Casework

/// Whatever the program does, the database keeps what was given out as it was.
@Suite("Words that stay")
struct StayingTests {
  private static func open() async throws -> DeskOffice {
    let desk = try await DeskOffice.open()
    let number = try desk.number("answered")
    try await desk.office.draftPublication(
      number, text: PublicText(title: "Ổ gà", question: "Có ổ gà.", answer: "Đã vá."),
      by: desk.test.actor("congkhai1"))
    try await desk.office.approvePublication(number, by: desk.test.actor("congkhai2"))
    return desk
  }

  @Test(
    "An approved answer and a published text are not rewritten, even by the owner of the database",
    arguments: [
      ("answer", "body = 'Khác.'", "approved_answer_stays"),
      ("answer", "approved_at = approved_at + interval '1 hour'", "approved_answer_stays"),
      ("answer", "body = ''", "approved_answer_stays"),
      ("publication", "answer = 'Khác.'", "published_text_stays"),
      ("publication", "title = ''", "published_text_stays"),
    ])
  func rewritten(table: String, change: String, constraint: String) async throws {
    let desk = try await Self.open()
    let error = await #expect(throws: PostgresError.self) {
      try await desk.test.database.run(
        Statement("test", SQL(raw: "UPDATE \(table) SET \(change)")))
    }
    #expect(error?.constraint == constraint && error?.sqlState == .checkViolation)
  }

  @Test("They can be erased, withdrawn and replaced")
  func emptied() async throws {
    let desk = try await Self.open()
    let number = try desk.number("answered")
    let editor = try await desk.test.actor("congkhai1")
    try await desk.office.draftPublication(
      number, text: PublicText(title: "Ổ gà lớn", question: "Có ổ gà.", answer: "Đã vá."),
      by: editor)
    try await desk.office.approvePublication(number, by: desk.test.actor("congkhai2"))
    try await desk.office.withdrawPublication(number, reason: "sai_noi_dung", by: editor)
    try await desk.test.database.run(
      Statement("test", "UPDATE answer SET body = '', erased_at = now()"))
  }
}

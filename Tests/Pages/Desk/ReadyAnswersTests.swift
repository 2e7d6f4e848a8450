import Foundation
import Pages
import Testing

@Suite("What could be answered at once, as it is shown")
struct ReadyAnswersTests {
  private static func html(_ items: [ReadyAnswersPart.Item]) throws -> String {
    let renderer = try PageRenderer(
      site: Site(authority: "UBND Phường Xuân Lộc", authorityEnglish: "Xuân Lộc Ward"))
    return renderer.renderBare(ReadyAnswersPart(items), .vietnamese)
  }

  @Test("Each has its words and a button that says which; a public one leads to its page")
  func items() throws {
    let html = try Self.html([
      ReadyAnswersPart.Item(
        key: "template-7", title: "Giờ làm việc", text: "Sáng <7 giờ>", isQuestion: false),
      ReadyAnswersPart.Item(
        key: "question-PA-2026-000001-1", title: "Căn cước", text: "Khai sinh.", isQuestion: true,
        path: "/ket-qua/PA-2026-000001-1"),
    ])
    #expect(html.contains("name=\"ready\" value=\"template-7\">Dùng"))
    #expect(html.contains("data-ready=\"template-7\">Sáng &lt;7 giờ&gt;"))
    #expect(html.contains("Mẫu câu") && html.contains("Hỏi đáp"))
    #expect(html.contains("href=\"/ket-qua/PA-2026-000001-1\""))
    #expect(html.components(separatedBy: "<li>").count == 3)
  }

  @Test("Where there is nothing, it says so")
  func empty() throws {
    #expect(try Self.html([]).contains("Chưa có câu trả lời sẵn"))
  }
}

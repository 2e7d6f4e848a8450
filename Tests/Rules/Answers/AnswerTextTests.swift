import Rules
import Testing

@Suite("Words of templates and answers")
struct AnswerTextTests {
  @Test(
    "Every placeholder is known however it is marked and written",
    arguments: AnswerPlaceholder.allCases)
  func known(placeholder: AnswerPlaceholder) {
    #expect(AnswerPlaceholder(placeholder.rawValue) == placeholder)
    #expect(AnswerPlaceholder(" \(placeholder.rawValue.uppercased()) ") == placeholder)
    #expect(AnswerText.faults(in: "Về \(placeholder.tag).") == [])
  }

  @Test(
    "A template says what is wrong with its braces",
    arguments: [
      ("Không có gì.", []), ("{số phiếu} và {Dia diem}", []),
      ("{họ tên}", [.unknown("họ tên")]), ("{số phiếu", [.unpaired]), ("số phiếu}", [.unpaired]),
      ("{{số phiếu}}", [.unpaired]), ("{a}{a}{}", [.unknown("a"), .unknown("")]),
      ("{số\nphiếu}", [.unpaired]),
    ] as [(String, [AnswerText.Fault])])
  func faults(template: String, faults: [AnswerText.Fault]) {
    #expect(AnswerText.faults(in: template) == faults)
  }

  @Test("What is known is filled in, and what is not stays to be filled in by hand")
  func filling() {
    let filled = AnswerText.fill(
      "Phiếu {số phiếu} tại {địa điểm}, ngày […].", with: [.number: "PA-2026-000001-1"])
    #expect(filled == "Phiếu PA-2026-000001-1 tại [địa điểm …], ngày […].")
    #expect(AnswerText.blanks(in: filled).map(\.words) == ["[địa điểm …]", "[…]"])
  }

  @Test("Words that look like a placeholder are not filled in twice")
  func once() {
    let filled = AnswerText.fill("{địa điểm}", with: [.place: "{số phiếu}", .number: "X"])
    #expect(filled == "{số phiếu}")
  }

  @Test(
    "A blank is found with its line; other words in brackets are the writer's own",
    arguments: [
      ("Xong.", []), ("[…]", [1]), ("a\nb [ngày …]\nc", [2]), ("[...]\n[ ]", [1, 2]),
      ("[địa điểm]", [1]), ("{số phiếu}", [1]), ("Điều 3 [sửa đổi 2025]", []), ("{a}", []),
      ("[[ngày …]]", [1]), ("[mở\n…]", []), ("[a", []),
    ] as [(String, [Int])])
  func blanks(answer: String, lines: [Int]) {
    #expect(AnswerText.blanks(in: answer).map(\.line) == lines)
  }
}

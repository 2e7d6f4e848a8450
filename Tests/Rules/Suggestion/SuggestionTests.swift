import Foundation
import Testing

@testable import Rules

@Suite("Suggestions of kind, category and urgency")
struct SuggestionTests {
  struct Answer: Decodable {
    struct Choice: Decodable {
      let value: String?
      let because: [String]
    }

    let id: String
    let kind: Choice
    let category: Choice
    let unit: Choice
    let duplicateOf: [String]
  }

  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// What is shipped: learned from invented texts, among which none of the sample file is.
  static let shipped: Knowledge? = {
    let file = root.appending(path: "Sources/Web/Resources/suggestions.json")
    return (try? Data(contentsOf: file)).flatMap {
      try? JSONDecoder().decode(Knowledge.self, from: $0)
    }
  }()

  static func decisions() throws -> [Decision] {
    try ["decisions", "matters", "past"].flatMap { name in
      let file = root.appending(path: "sql/sample/\(name).jsonl")
      return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        .compactMap { SuggestionLines.decision(Data($0.utf8)) }
    }
  }

  @Test("Texts it has never seen, with the names and places of three towns", arguments: [1, 2, 3])
  func sample(seed: UInt64) throws {
    let samples = SuggestionSample.replaced(seed: seed)
    #expect(samples.count == 34)
    var lines = SuggestionLines(knowledge: try #require(Self.shipped))
    var kinds = 0
    var categories = 0
    for sample in samples {
      let answer = try JSONDecoder().decode(Answer.self, from: Data(lines.answer(sample.line).utf8))
      #expect(answer.id == sample.id)
      kinds += sample.kinds.contains(answer.kind.value ?? "") ? 1 : 0
      categories += sample.category == answer.category.value ? 1 : 0
      let expected = sample.duplicateOf.map { [$0] } ?? []
      #expect(answer.duplicateOf == expected, "\\(sample.id)")
    }
    #expect(kinds * 10 >= samples.count * 9, "\\(kinds) of \\(samples.count)")
    #expect(categories * 10 >= samples.count * 8, "\\(categories) of \\(samples.count)")
  }

  @Test("What is shipped is what these decisions teach, to the last digit")
  func reproducible() throws {
    let decisions = try Self.decisions()
    #expect(decisions.count == 1041)
    #expect(Suggester.learn(from: decisions) == Self.shipped)
  }

  @Test("None of the texts it was taught is one that it is judged by")
  func apart() throws {
    let judged = Set(SuggestionSample.all.map { SearchFolding.fold($0.body) })
    let taught = try Self.decisions().map { SearchFolding.fold($0.body) }
    #expect(taught.allSatisfy { !judged.contains($0) })
  }

  @Test(
    "The words that it names stand in the text",
    arguments: [
      "Đèn đường ấp 3 tắt cả tuần nay, tối đi học về không thấy đường, xin sửa giùm.",
      "den duong ap 3 tat ca tuan nay, toi di hoc ve khong thay duong, xin sua gium",
      "Ddefn dduwowfng aasp 3 tawst car tuaafn nay, xin suwra giufm",
    ])
  func because(body: String) {
    let suggestion = Suggester().suggest(title: "", body: body)
    let words = PhraseText(body).typed.joined(separator: " ")
    #expect(suggestion.kind.value == .feedback)
    #expect(suggestion.category.value == "chieu_sang")
    #expect(!suggestion.category.because.isEmpty)
    #expect(suggestion.category.because.allSatisfy { words.contains($0) })
  }

  @Test("It learns what people decide, and from little only little")
  func learning() {
    func decision(_ body: String, _ category: String) -> Decision {
      Decision(
        title: "", body: body, kind: .feedback, category: category, commune: "Xã Tân Phú",
        unit: "Phòng Kinh tế")
    }
    let body = "Cái chòi canh dưa bị người ta kéo sập"
    #expect(Suggester().suggest(title: "", body: body).category.value != "nong_nghiep_thu_y")
    let taught = (0..<12).map {
      decision("Chòi canh dưa số \($0) của tổ tôi bị phá", "nong_nghiep_thu_y")
    }
    let suggester = Suggester(knowledge: Suggester.learn(from: taught))
    let suggestion = suggester.suggest(title: "", body: body)
    #expect(suggestion.category.value == "nong_nghiep_thu_y")
    let unit = suggester.unit(for: "nong_nghiep_thu_y", in: "xã tân phú")
    #expect(unit?.unit == "Phòng Kinh tế")
    #expect(unit?.got == 12)
    #expect(suggester.unit(for: "y_te", in: nil) == nil)
  }

  @Test("A line that can't be read has its error as the answer, and the next is answered")
  func badLine() throws {
    var lines = SuggestionLines(knowledge: .none)
    for bad in ["", "{", "[]", #"{"id": "a"}"#, #"{"body": "b"}"#, #"{"id": 7, "body": "b"}"#] {
      #expect(lines.answer(Data(bad.utf8)).contains("bad_line"))
    }
    let good = lines.answer(Data(#"{"id": "a", "body": "Cúp nước từ sáng tới giờ"}"#.utf8))
    #expect(good.contains(#""value":"cap_thoat_nuoc""#))
  }

  @Test("A text of one letter, of signs alone, of a hundred thousand words is answered")
  func odd() {
    let suggester = Suggester()
    for body in ["a", "???", "😭😭", "\u{0}", String(repeating: "đường hư ", count: 5_000)] {
      _ = suggester.suggest(title: "", body: body)
    }
  }
}

import Testing

@testable import Rules

@Suite("Words that are searched for")
struct SearchTermsTests {
  @Test(
    "What was typed is looked for without marks, and as it was meant",
    arguments: [
      ("Ổ gà, chợ!", [["o"], ["ga"], ["cho"]]), ("dduwowngf", [["dduwowngf", "duong"]]),
      ("d9u7o7ng2", [["d9u7o7ng2", "duong"]]), ("gas", [["gas"]]), ("quý kỹ", [["qui"], ["ki"]]),
      ("60B1-000.45", [["60b1"], ["000"], ["45"]]), ("", []), ("--", []), ("xoong", [["xoong"]]),
    ])
  func typed(text: String, expected: [[String]]) {
    #expect(SearchTerms(text).words.map(\.spellings) == expected)
  }

  @Test("No more than twelve words are looked for")
  func longest() {
    #expect(SearchTerms(String(repeating: "rác ", count: 40)).words.count == 12)
  }

  @Test(
    "A slip of the finger is put right",
    arguments: [
      ("duogn", "duong"), ("khog", "khong"), ("dduong", "duong"), ("sáng trưg", "trung"),
      ("gia rai", "ray"), ("thoat nuoc ngap nuo", "nuoc"),
    ])
  func slips(text: String, meant: String) {
    #expect(SearchTerms(text).slips.contains { $0.words.contains { $0.fits(meant) } })
  }

  @Test("What was typed without blanks is taken apart")
  func together() {
    let parts = SearchTerms("xuanloc").slips.first?.words.map(\.spellings)
    #expect(parts == [["xuan"], ["loc"]])
  }

  @Test(
    "Nothing is guessed of one syllable or of figures", arguments: ["cho", "274", "0912 274", ""])
  func certain(text: String) {
    #expect(SearchTerms(text).slips.isEmpty)
  }

  @Test("A long word that is no syllable may be the beginning of another")
  func beginning() {
    let word = SearchTerms("karaokx").slips.first?.words.first
    #expect(word?.fits("karaoke") == true)
    #expect(word?.fits("karate") == false)
  }
}

@Suite("Excerpts")
struct ExcerptTests {
  private static let text =
    "Kính gửi UBND phường. Tôi ở ấp Tân Hợp, mỗi sáng đi làm qua đây. Đêm qua đèn đường trước "
    + "chợ Gia Ray lại tắt, đã ba lần trong tháng này; bà con đi chợ sớm rất sợ. Mong phường cử "
    + "người xuống sửa đèn đường giúp bà con, xin cảm ơn nhiều."

  @Test("The words are told apart as they stand, whatever their marks")
  func marks() {
    let excerpt = SearchedText("Đèn ĐƯỜNG hoà, m² đất").excerpt(SearchTerms("den duong hòa m2"))
    #expect(excerpt.text == "Đèn ĐƯỜNG hoà, m² đất")
    #expect(excerpt.pieces.filter(\.isFound).map(\.text) == ["Đèn", "ĐƯỜNG", "hoà", "m²"])
  }

  @Test("The place where most words stand is shown, from word to word")
  func window() {
    let excerpt = SearchedText(Self.text).excerpt(SearchTerms("chợ gia ray tắt"), length: 120)
    #expect(excerpt.text.contains("chợ Gia Ray lại tắt"))
    #expect(excerpt.text.hasPrefix("… ") && excerpt.text.hasSuffix(" …"))
    #expect(excerpt.text.count <= 130)
  }

  @Test("A text without the words is shown from its beginning")
  func nothing() {
    let excerpt = SearchedText(Self.text).excerpt(SearchTerms("xyz"), length: 60)
    #expect(excerpt.text.hasPrefix("Kính gửi"))
    #expect(!excerpt.hasFound)
  }

  @Test(
    "Which words stand in a text is told by their place",
    arguments: [
      ("chợ sớm", [0, 1]), ("chợ trưa", [0]), ("xyz", []), ("", []),
    ])
  func found(query: String, expected: [Int]) {
    #expect(SearchedText(Self.text).found(SearchTerms(query)) == Set(expected))
  }

  @Test("Odd texts do no harm", arguments: ["", " ", "\u{301}", "a\u{301}\u{302}", "😭😭", "\n\n"])
  func odd(text: String) {
    let excerpt = SearchedText(text).excerpt(SearchTerms("a"), length: 1)
    #expect(excerpt.text.count <= text.count + 8)
  }
}

import Rules
import Testing

@Suite("What a promise rests on")
struct LegalBasisTests {
  @Test(
    "A rule with its number or year is one",
    arguments: [
      "Điều 28 Luật Tiếp công dân 2013: 10 ngày làm việc", "QUYẾT ĐỊNH 15/2026/QĐ-UBND",
      "Quy chế tiếp nhận số 3 năm 2026", "nghị định 20/2008/NĐ-CP",
    ])
  func cited(text: String) { #expect(LegalBasis.citesRule(text)) }

  @Test(
    "A wish, a promise of one's own or a rule without number is none",
    arguments: ["", "x", "theo ý lãnh đạo", "Cam kết dịch vụ: 30 ngày", "Theo Luật", "quyết 15"])
  func uncited(text: String) { #expect(!LegalBasis.citesRule(text)) }
}

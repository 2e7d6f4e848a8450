import Rules
import Testing

@Suite("How alike two texts are")
struct LikenessTests {
  private func score(_ one: String, _ other: String) -> Double {
    Likeness(folded: SearchFolding.fold(one)).score(Likeness(folded: SearchFolding.fold(other)))
  }

  @Test("The same thing told twice is alike, with marks or without")
  func same() {
    let told = "Ổ gà lớn trước cổng chợ Gia Ray, hôm qua có người té xe"
    #expect(score(told, told) == 1)
    #expect(score(told, "o ga lon truoc cong cho gia ray") == 1)
    #expect(score(told, "Trước cổng chợ Gia Ray có ổ gà") >= Likeness.threshold)
  }

  @Test(
    "Different things are not",
    arguments: [
      "Rác chưa thu gom ở ấp Tân Hợp", "Đèn đường trước chợ Gia Ray tắt ba đêm", "Ổ gà", "",
    ])
  func different(text: String) {
    #expect(score("Ổ gà lớn trước cổng trường, hôm qua có người té", text) < Likeness.threshold)
  }

  @Test("It is the same from both sides")
  func symmetric() {
    let (one, other) = ("Nước tràn ra đường Hùng Vương cả ngày", "Nước tràn ra đường lúc sáng nay")
    #expect(score(one, other) == score(other, one) && score(one, other) > 0)
  }
}

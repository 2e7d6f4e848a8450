import Foundation
import Rules
import Testing

@Suite("Two reports of one matter")
struct LikenessTests {
  static func report(
    _ body: String, day: Double = 0, commune: String? = "Xã Tân Phú",
    category: String = "ha_tang_giao_thong"
  ) -> Report {
    Report(
      id: "\(body.hashValue)", title: "", body: body,
      receivedAt: Date(timeIntervalSince1970: 1_780_000_000 + day * 86_400), commune: commune,
      category: category)
  }

  static let pothole =
    "Trước cổng chợ Long Phú, trên đường Lê Lợi có ổ gà rất sâu, hai người té xe."

  @Test(
    "The same matter at the same place, in other words",
    arguments: [
      "truoc cong cho long phu co o ga sau lam, xe may te hoai, sua gium",
      "Đường Lê Lợi ngay chợ Long Phú cái ổ gà sâu quá, hôm qua má em té xe luôn",
      "Ổ gà kế cổng chợ LP sâu lắm ad ơi, hai người té xe rồi",
    ])
  func same(body: String) {
    #expect(Likeness.of(Self.report(body, day: 1), Self.report(Self.pothole)) != nil)
  }

  @Test(
    "Another place is another matter",
    arguments: [
      "Trước cổng chợ Bình An, trên đường Lê Lợi có ổ gà rất sâu, hai người té xe.",
      "Đường Lê Lợi gần bệnh viện (không phải đoạn chợ) có ổ gà rất sâu, hai người té xe.",
      "Trên đường Trần Phú có ổ gà rất sâu, hai người té xe.",
      "Chỗ đó có ổ gà rất sâu, hai người té xe.",
    ])
  func otherPlace(body: String) {
    #expect(Likeness.of(Self.report(body, day: 1), Self.report(Self.pothole)) == nil)
  }

  @Test("Another commune, another month, another number is another matter")
  func otherFacts() {
    let pothole = Self.report(Self.pothole)
    #expect(Likeness.of(Self.report(Self.pothole, day: 1), pothole) == .sameWords)
    #expect(Likeness.of(Self.report(Self.pothole, day: 1, commune: "Xã An Hòa"), pothole) == nil)
    #expect(Likeness.of(Self.report(Self.pothole, day: 60), pothole) == nil)
    let hamlet = "Ấp 2 cúp nước từ tối qua, bốn chục hộ không có nước nấu ăn, mong sớm khắc phục"
    let other = hamlet.replacing("Ấp 2", with: "Ấp 4")
    #expect(
      Likeness.of(
        Self.report(other, category: "cap_thoat_nuoc"),
        Self.report(hamlet, category: "cap_thoat_nuoc")) == nil)
  }

  @Test("Everybody has papers of their own")
  func personal() {
    let one = "Tôi nộp hồ sơ ở quầy 3 chợ Long Phú hẹn ngày 12 mà nay chưa có kết quả"
    let other = "Tôi nộp hồ sơ ở quầy 3 chợ Long Phú hẹn ngày 15 mà giờ vẫn chưa trả kết quả"
    #expect(
      Likeness.of(
        Self.report(other, category: "tthc_mot_cua"), Self.report(one, category: "tthc_mot_cua"))
        == nil)
  }

  @Test("Being alike is mutual")
  func mutual() {
    let texts = [
      Self.pothole, "o ga truoc cho long phu sau lam", "Đường Lê Lợi tối thui, không có đèn",
      "Chợ Long Phú rác tràn ra cổng",
    ].map { Self.report($0) }
    for one in texts {
      for other in texts {
        #expect((Likeness.of(one, other) == nil) == (Likeness.of(other, one) == nil))
      }
    }
  }
}

import Rules
import Testing

@Suite("Words of danger")
struct EmergencyTests {
  @Test(
    "Danger names the numbers to call first",
    arguments: [
      ("Cháy rừng trên núi Chứa Chan, lửa đang lan", [Emergency.Number.fire]),
      ("CHÁY NHÀ ở ấp 3!!!", [.fire]), ("chay rung tren nui", [.fire]),
      ("công nhân ngộ độc, đã đưa đi cấp cứu", [.ambulance]), ("ngo doc, cap cuu", [.ambulance]),
      ("Nghi trẻ em bị đánh đập", [.police, .children]),
      ("chau be bi danh dap", [.police, .children]), ("hai nhóm đánh nhau", [.police]),
      ("có người đuối nước", [.fire, .ambulance]),
    ])
  func danger(text: String, numbers: [Emergency.Number]) throws {
    let hint = try #require(Emergency.hint(in: text))
    #expect(hint.numbers == numbers)
    #expect(!hint.words.isEmpty)
  }

  @Test(
    "Words that only look like danger are none",
    arguments: [
      "xe đi chạy ẩu", "xe chay qua nhanh", "ruộng lúa ngập nước", "bi lua dao mua lua",
      "kiểm tra phòng cháy, chữa cháy", "bóng đèn đường bị hư", "đèn cháy ba hôm nay",
      "gần ga xe lửa", "", "trẻ em không có chỗ chơi",
    ])
  func calm(text: String) {
    #expect(Emergency.hint(in: text) == nil)
  }
}

import Rules
import Testing

@Suite("What could be answered at once")
struct ReadyAnswersTests {
  private static let hours = ReadyCandidate(
    key: "hours", title: "Hỏi giờ làm việc", words: "Trung tâm tiếp nhận hồ sơ thứ Hai đến thứ Sáu",
    category: "tthc_mot_cua")
  private static let power = ReadyCandidate(
    key: "power", title: "Mất điện", words: "Sự cố điện do Điện lực xử lý", category: "dien")
  private static let any = ReadyCandidate(
    key: "any", title: "Cảm ơn góp ý", words: "đã nhận góp ý", category: nil)
  private static let all = [hours, power, any]

  @Test(
    "Words and category decide, with marks or without",
    arguments: [
      ("cho hỏi giờ làm việc thứ bảy", nil, ["hours"]),
      ("gio lam viec noi tiep nhan", nil, ["hours"]),
      ("nhà tôi mất điện từ sáng", "dien", ["power"]), ("", "dien", ["power"]),
      ("", nil, []), ("ổ gà trước chợ", "ha_tang_giao_thong", []),
      ("mat dien, gio lam viec cua dien luc", "tthc_mot_cua", ["hours", "power"]),
    ] as [(String, String?, [String])])
  func best(text: String, category: String?, keys: [String]) {
    #expect(ReadyAnswers.best(of: Self.all, for: text, category: category) == keys)
  }

  @Test("At most five are shown, the first of equals first")
  func most() {
    let many = (0..<9).map {
      ReadyCandidate(key: "\($0)", title: "Mất điện", words: "", category: "dien")
    }
    let best = ReadyAnswers.best(of: many, for: "mất điện", category: "dien")
    #expect(best == ["0", "1", "2", "3", "4"])
  }
}

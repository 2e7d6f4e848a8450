import Rules
import Testing

@Suite("What a good answer says")
struct AnswerChecklistTests {
  static let good = """
    Qua kiểm tra thực tế ngày 24/11/2026, mặt đường hư khoảng 2 m², do xe tải nặng.
    Ngày 25/11/2026, Đội duy tu đã vá xong. Nếu hư lại, xin gọi tổng đài 0251 000 112.
    """

  @Test("A whole answer lacks nothing but its photo, where the category asks for one")
  func whole() {
    let list = AnswerChecklist(Self.good, AnswerChecklist.Facts(needsPhotoAfter: true))
    #expect(Set(AnswerPoint.allCases).subtracting(list.met) == [.proof])
    let proven = AnswerChecklist(
      Self.good, AnswerChecklist.Facts(hasPhotoAfter: true, needsPhotoAfter: true))
    #expect(proven.met == Set(AnswerPoint.allCases))
    #expect(proven.empty == [])
  }

  @Test(
    "What says nothing meets nothing, and is quoted",
    arguments: [
      "Đã chuyển đơn vị xử lý.", "Chúng tôi đã tiếp thu, sẽ sớm xử lý.",
      "UBND đã yêu cầu đơn vị kiểm tra.",
    ])
  func empty(answer: String) {
    let list = AnswerChecklist(answer)
    #expect(!list.met.contains(.when) && !list.met.contains(.askAgain))
    #expect(!list.met.contains(.found) && !list.met.contains(.proof))
    #expect(!list.empty.isEmpty)
  }

  @Test(
    "Each point is met by its own words",
    arguments: [
      ("Nguyên nhân do vỡ ống.", .found), ("Tổ công tác có mặt.", .byWhom),
      ("đã thu gom", .done), ("Chưa thể làm vì thiếu vốn.", .done), ("ngày 5", .when),
      ("05-11", .when), ("25.11.2026", .when), ("theo Quyết định số 12", .proof),
      ("Xin gọi 0251", .askAgain), ("Phòng Kinh tế, HT và ĐT", .byWhom),
    ] as [(String, AnswerPoint)])
  func points(words: String, point: AnswerPoint) {
    #expect(AnswerChecklist(words).met.contains(point))
  }

  @Test(
    "Other words do not",
    arguments: [
      ("da thu gom", .done), ("đã tiếp nhận", .done), ("tỷ lệ 3/50", .when), ("ngày mai", .when),
      ("[ngày …] đã [… việc đã làm]", .when), ("số 12/2026", .when),
      ("Về phản ánh ngày 18/11/2026 (nhận ngày 18/11/2026)", .when),
    ] as [(String, AnswerPoint)])
  func others(words: String, point: AnswerPoint) {
    #expect(!AnswerChecklist(words).met.contains(point))
  }
}

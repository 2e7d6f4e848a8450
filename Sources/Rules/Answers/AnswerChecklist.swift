/// What a good answer says (`vietnam.md` 6.2: what was found, what was done or why not, by whom,
/// when, proof, how to ask again). A hint for whoever writes, never a gate.
public enum AnswerPoint: String, CaseIterable, Sendable {
  /// What was found.
  case found
  /// What was done, or why not.
  case done
  /// Who did it.
  case byWhom
  /// When.
  case when
  /// What proves it.
  case proof
  /// How to ask again.
  case askAgain
}

/// Which points an answer has, found by its words alone: the same words give the same list.
public struct AnswerChecklist: Sendable, Hashable {
  /// What is known beside the words.
  public struct Facts: Sendable, Hashable {
    /// Whether there is a photo taken after the work.
    public var hasPhotoAfter: Bool
    /// Whether the category asks for one: then no words take its place.
    public var needsPhotoAfter: Bool
    /// Names of units that may have done it.
    public var units: [String]

    /// Facts; by default none.
    public init(
      hasPhotoAfter: Bool = false, needsPhotoAfter: Bool = false, units: [String] = []
    ) {
      self.hasPhotoAfter = hasPhotoAfter
      self.needsPhotoAfter = needsPhotoAfter
      self.units = units
    }
  }

  /// The points that are met.
  public let met: Set<AnswerPoint>
  /// Phrases that say nothing, as they stand in the words; those that citizens are unhappy about
  /// (`civic.md`, demand 20).
  public let empty: [String]

  /// Looks through an answer.
  public init(_ answer: String, _ facts: Facts = Facts()) {
    let text = CheckedText(answer)
    empty = text.found(AnswerChecklist.emptyPhrases)
    var met: Set<AnswerPoint> = []
    if text.has(AnswerChecklist.found) { met.insert(.found) }
    if text.saysSomethingWasDone || text.has(AnswerChecklist.whyNot) { met.insert(.done) }
    if text.has(AnswerChecklist.bodies) || text.has(facts.units) { met.insert(.byWhom) }
    if text.hasDay { met.insert(.when) }
    let isProven = facts.hasPhotoAfter || text.has(AnswerChecklist.papers)
    if facts.needsPhotoAfter ? facts.hasPhotoAfter : isProven { met.insert(.proof) }
    if text.has(AnswerChecklist.contacts) { met.insert(.askAgain) }
    self.met = met
  }

  private static func phrases(_ list: String) -> [String] {
    list.split(separator: ",").map {
      $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
  }

  private static let found = phrases(
    """
    qua kiểm tra, kết quả kiểm tra, kiểm tra thực tế, qua xác minh, đã xác minh, kết quả xác minh,
    ghi nhận, nguyên nhân, hiện trạng, phát hiện, tại thời điểm kiểm tra, qua rà soát, theo hồ sơ,
    theo quy định, căn cứ, khảo sát thực tế, qua khảo sát
    """)
  private static let whyNot = phrases(
    """
    chưa thể, không thể, không thuộc thẩm quyền, chưa có cơ sở, không có cơ sở, không đủ điều kiện,
    chưa đủ điều kiện, lý do, thuộc thẩm quyền của
    """)
  private static let bodies = phrases(
    """
    phòng kinh tế, phòng văn hóa, văn phòng, công an, công ty, ủy ban, ubnd, trạm, trung tâm, đội,
    tổ công tác, tổ dân phố, ban quản lý, ban điều hành, điện lực, hạt, xí nghiệp, hợp tác xã, chi cục,
    chi nhánh, đoàn kiểm tra, sở, ban chỉ huy
    """)
  private static let papers = phrases(
    """
    biên bản, quyết định số, văn bản số, công văn số, thông báo số, kế hoạch số, giấy phép số, ảnh kèm,
    ảnh sau xử lý, kèm theo, theo điều, nghị định, thông tư, luật
    """)
  private static let contacts = phrases(
    """
    liên hệ, xin gọi, gọi số, gọi đến, tổng đài, đường dây nóng, số điện thoại, đề nghị xử lý lại,
    phản ánh lại, phản hồi
    """)
  private static let emptyPhrases = phrases(
    """
    đã yêu cầu đơn vị kiểm tra, đã chuyển đơn vị xử lý, đã chuyển bộ phận chuyên môn,
    đã chỉ đạo kiểm tra, đang xem xét, sẽ xem xét, sẽ sớm xử lý, trong thời gian sớm nhất,
    trong thời gian tới sẽ, tiếp thu ý kiến, đã tiếp thu, ghi nhận ý kiến, đã ghi nhận phản ánh,
    tăng cường kiểm tra, theo thẩm quyền và quy định
    """)
}

/// The words of an answer as the checklist reads them: small letters, marks kept, so that "da" is
/// not "đã"; blanks that are still to be filled in say nothing.
private struct CheckedText {
  private let words: [String]
  private let joined: String

  init(_ answer: String) {
    var text = answer
    for blank in AnswerText.blanks(in: answer) { text = text.replacing(blank.words, with: " ") }
    words = CheckedText.words(of: text)
    joined = " " + words.joined(separator: " ") + " "
  }

  /// Words and figures; the signs within a date stay.
  private static func words(of text: String) -> [String] {
    SearchFolding.marked(text).split { !($0.isLetter || $0.isNumber || "/.-".contains($0)) }
      .map { word in
        let inner = word.drop { "/.-".contains($0) }
        return String(String(inner.reversed().drop { "/.-".contains($0) }.reversed()))
      }
      .filter { !$0.isEmpty }
  }

  func has(_ phrases: [String]) -> Bool { !found(phrases).isEmpty }

  func found(_ phrases: [String]) -> [String] {
    phrases.filter { phrase in
      let key = CheckedText.words(of: phrase).joined(separator: " ")
      return !key.isEmpty && joined.contains(" \(key) ")
    }
  }

  /// "đã" with a verb that leaves something done; "đã yêu cầu", "đã tiếp nhận" do not.
  var saysSomethingWasDone: Bool {
    zip(words, words.dropFirst()).contains { word, next in
      word == "đã" && !CheckedText.idle.contains(next)
    }
  }

  private static let idle: Set<String> = [
    "yêu", "tiếp", "nhận", "ghi", "gửi", "biết", "nêu", "chỉ", "giao", "được", "có", "và", "cam",
    "phản", "kiểm", "xác", "báo", "đề", "qua", "trao", "chuyển",
  ]

  /// A date such as 26/11/2026, 26-11 or "ngày 26"; not the day on which it was reported, with
  /// which answers begin.
  var hasDay: Bool {
    words.indices.contains { index in
      let word = words[index]
      let isReceipt =
        index > 1 && words[index - 1] == "ngày" && CheckedText.reporting.contains(words[index - 2])
      if isReceipt { return false }
      let isAfterDay = index > 0 && words[index - 1] == "ngày"
      return CheckedText.isDate(word) || (isAfterDay && (1...31).contains(Int(word) ?? 0))
    }
  }

  /// "nhận ngày", "phản ánh ngày", "kiến nghị ngày", "gửi ngày".
  private static let reporting: Set<String> = ["nhận", "ánh", "nghị", "gửi"]

  private static func isDate(_ word: String) -> Bool {
    let parts = word.split { "/.-".contains($0) }
    return (2...3).contains(parts.count)
      && parts.allSatisfy { $0.allSatisfy(\.isASCII) && Int($0) != nil }
      && (1...31).contains(Int(parts[0]) ?? 0) && (1...12).contains(Int(parts[1]) ?? 0)
  }
}

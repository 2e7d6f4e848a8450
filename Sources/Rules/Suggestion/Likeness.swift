public import FoundationEssentials

/// A report as it is compared with others.
public struct Report: Sendable {
  /// What the caller knows it by.
  public let id: String
  /// When it was received.
  public let receivedAt: Date
  /// The commune's name without marks; nil if it is not known.
  let commune: String?
  /// Its probable category.
  let category: String
  let places: Whereabouts
  /// Its words without marks and without those that every text has.
  let words: Set<String>

  /// A report.
  /// - Parameters:
  ///   - commune: The commune's name; nil if it is not known.
  ///   - category: Its category's code, as decided or as suggested.
  public init(
    id: String, title: String, body: String, receivedAt: Date, commune: String?, category: String
  ) {
    self.id = id
    self.receivedAt = receivedAt
    self.commune = commune.map(SearchFolding.fold)
    self.category = category
    let text = PhraseText("\(title)\n\(body)")
    places = Whereabouts("\(title). \(body)")
    words = Set(text.folded.filter { $0.count > 1 }).subtracting(Report.common)
  }

  /// Words that say nothing of what a report is about.
  static let common: Set<String> = Set(
    """
    và là của có cho các một những này đó với thì mà ở tại trong ngoài trên dưới đã đang sẽ bị được \
    không chưa rất quá lắm rồi nữa lại còn cũng tôi em anh chị ông bà con cháu chúng người dân bà con \
    xin đề nghị mong kính gửi nhờ ad ơi ạ dạ ủy ban phường xã huyện cơ quan chức năng chính quyền xử lý \
    kiểm tra sớm giúp giùm dùm khi nào hôm nay qua sáng trưa chiều tối ngày tuần tháng năm giờ từ tới đến \
    đi ra vào lên xuống nhà gần trước sau bên cạnh đường ấp khu phố tổ số phản ánh kiến nghị tình trạng \
    làm như vậy gì sao ai đâu mấy hoài suốt luôn cả mỗi lần nhiều ít
    """.split(separator: " ").map { SearchFolding.fold(String($0)) })
}

/// Whether two reports tell of the same thing: the same matter at the same place at about the same
/// time. Cautious, for who is joined wrongly is not heard; a person decides.
public enum Likeness {
  /// Why two reports are alike.
  public enum Reason: Sendable, Hashable {
    /// Hardly a word differs.
    case sameWords
    /// The same matter at a place that both name, without marks.
    case samePlace(String)
  }

  /// How far apart two reports of one matter may be, in days.
  public static let days = 14.0

  /// Categories in which everybody has a matter of their own, however alike the words are.
  private static let personal: Set<String> = [
    "ho_tich_chung_thuc", "tthc_mot_cua", "dich_vu_cong_truc_tuyen", "chinh_sach_xa_hoi",
    "dat_dai", "du_lieu_ca_nhan",
  ]

  /// - Returns: nil if they are not known to be alike.
  public static func of(_ report: Report, _ earlier: Report) -> Reason? {
    let apart = abs(report.receivedAt.timeIntervalSince(earlier.receivedAt)) / 86_400
    guard apart <= days, agree(report.commune, earlier.commune) else { return nil }
    let shared = share(report.words, earlier.words)
    let meeting = Meeting(report.places, earlier.places)
    guard meeting.sights != .apart, meeting.streets != .apart, meeting.areas != .apart else {
      return nil
    }
    if shared >= 0.9, report.words.count >= 6 { return .sameWords }
    guard !personal.contains(report.category), !personal.contains(earlier.category),
      let least = leastShare(meeting, isSameField: report.category == earlier.category),
      shared >= least
    else { return nil }
    return .samePlace(meeting.name)
  }

  /// How many words two reports must share, the surer the place the fewer.
  /// - Returns: nil if no place says that they are one.
  private static func leastShare(_ meeting: Meeting, isSameField: Bool) -> Double? {
    switch meeting.certainty {
    case 4...: isSameField ? 0.12 : 0.3
    case 3: isSameField ? 0.15 : 0.35
    case 2: isSameField ? 0.2 : 0.4
    case 1: isSameField ? 0.5 : nil
    case _: nil
    }
  }

  private static func agree(_ commune: String?, _ other: String?) -> Bool {
    guard let commune, let other else { return true }
    return commune == other
  }

  /// Dice's share of words.
  private static func share(_ words: Set<String>, _ others: Set<String>) -> Double {
    guard !words.isEmpty, !others.isEmpty else { return 0 }
    return 2 * Double(words.intersection(others).count) / Double(words.count + others.count)
  }
}

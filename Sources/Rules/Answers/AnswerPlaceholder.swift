/// What a template may leave to be filled in from the ticket, written as these words in braces:
/// `{số phiếu}`. The list is closed, and has nothing of whoever reported.
public enum AnswerPlaceholder: String, CaseIterable, Sendable {
  /// The ticket's number.
  case number = "số phiếu"
  /// The day on which it was received.
  case received = "ngày nhận"
  /// The unit in whose name the answer is given.
  case unit = "đơn vị"
  /// The authority whose service it is.
  case office = "cơ quan"
  /// Where it is, in the words of the ticket, unless they lead to a person.
  case place = "địa điểm"
  /// The category's name.
  case category = "lĩnh vực"
  /// Until when an answer is promised.
  case due = "hạn trả lời"
  /// The day on which the answer is written.
  case today = "hôm nay"
  /// A hotline at which one can ask again.
  case hotline = "số tổng đài"

  /// As it stands in a template.
  public var tag: String { "{\(rawValue)}" }

  /// Reads what stands between braces, however it is marked and written.
  public init?(_ typed: some StringProtocol) {
    let folded = SearchFolding.fold(String(typed))
    guard let known = AnswerPlaceholder.byFold[folded] else { return nil }
    self = known
  }

  private static let byFold: [String: AnswerPlaceholder] = Dictionary(
    uniqueKeysWithValues: allCases.map { (SearchFolding.fold($0.rawValue), $0) })
}

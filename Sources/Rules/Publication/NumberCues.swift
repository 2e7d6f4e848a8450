/// What the words before a number say about it.
struct NumberCues: OptionSet, Sendable {
  let rawValue: UInt8

  static let phone = NumberCues(rawValue: 1)
  static let identity = NumberCues(rawValue: 2)
  static let account = NumberCues(rawValue: 4)
  static let tax = NumberCues(rawValue: 8)
  static let document = NumberCues(rawValue: 16)

  /// Letters over which a cue reaches.
  private static let reach = 25

  /// What holds for a number at each letter of a text and at its end: a cue reaches over a few
  /// letters of its sentence, to the first digit at most.
  static func all(in text: RedactionText) -> [NumberCues] {
    var cues = [NumberCues](repeating: [], count: text.letters.count + 1)
    for (cue, expression) in expressions {
      for match in expression.ranges(in: text) {
        var index = match.upperBound
        let last = min(index + reach, text.letters.count)
        cues[index].insert(cue)
        while index < last, !stops(index, text) {
          index += 1
          cues[index].insert(cue)
        }
      }
    }
    return cues
  }

  /// A digit, or the end of a sentence.
  private static func stops(_ index: Int, _ text: RedactionText) -> Bool {
    (48...57).contains(text.letters[index]) || text.endsSentence(index)
  }

  /// The words of each cue.
  static let expressions: [(NumberCues, RedactionExpression)] = [
    (
      .phone,
      words("sdt|dt|d\\.t|dien thoai|so may|zalo|lien he|lh|alo|tel|phone|dtdd|di dong|hotline")
    ),
    (.identity, words("cccd|cmnd|cmt|can cuoc|chung minh|dinh danh|cc|giay to")),
    (
      .account,
      words(
        "stk|tai khoan|tk|account|so the|the atm|ngan hang|vietcombank|vcb|agribank"
          + "|bidv|vietinbank|sacombank|techcombank|mbbank|mb bank|acb|tpbank|vpbank|momo")
    ),
    (.tax, words("mst|ma so thue|ma so doanh nghiep")),
    (
      .document,
      words("quyet dinh so|cong van so|thong bao so|van ban so|nghi quyet so|nghi dinh so")
    ),
  ]

  private static func words(_ alternatives: String) -> RedactionExpression {
    RedactionExpression("(?<![a-z])(?:\(alternatives))(?![a-z])")
  }
}

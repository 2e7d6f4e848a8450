/// Words of danger in what somebody is telling: whom to call before a ticket is written. A hint
/// for the person at the phone and on the public form, never a decision (`vietnam.md` 2.3).
public struct Emergency: Sendable, Hashable {
  /// Who to call.
  public enum Number: String, CaseIterable, Sendable, Codable {
    /// Công an.
    case police = "113"
    /// Cháy, cứu nạn.
    case fire = "114"
    /// Cấp cứu.
    case ambulance = "115"
    /// Bảo vệ trẻ em.
    case children = "111"
  }

  /// The numbers to call, in the order of `Number`; never empty.
  public let numbers: [Number]
  /// The words that were found, as the table writes them.
  public let words: [String]

  /// Looks for words of danger. A text with marks is read with them, since "cháy" (fire) and
  /// "chạy" (run) differ in nothing else; one typed without, or with hardly any, is looked through
  /// for phrases that mean nothing else.
  /// - Returns: nil if there are none.
  public static func hint(in text: String) -> Emergency? {
    let reading = Reading(text)
    let found = DangerWord.all.filter(reading.has)
    guard !found.isEmpty else { return nil }
    var numbers = Set(found.flatMap(\.numbers))
    if numbers.contains(.police), reading.hasChild { numbers.insert(.children) }
    return Emergency(
      numbers: Number.allCases.filter(numbers.contains), words: found.map(\.word))
  }

  /// A text as it is looked through, without the phrases that hold a word of danger and mean none.
  private struct Reading {
    private let words: String
    private let hasMarks: Bool

    init(_ text: String) {
      let text = PhraseText(text)
      hasMarks = text.hasMarks
      let harmless = hasMarks ? DangerWord.harmless : DangerWord.harmlessUnmarked
      words = harmless.reduce(text.words.joined(separator: " ")) { rest, phrase in
        // Twice: two of them in a row share a blank.
        " \(rest) ".replacing(" \(phrase) ", with: " ").replacing(" \(phrase) ", with: " ")
      }
    }

    func has(_ danger: DangerWord) -> Bool {
      hasMarks
        ? SearchFolding.containsWords(SearchFolding.marked(danger.word), in: words)
        : danger.unmarked.contains { SearchFolding.containsWords($0, in: words) }
    }

    var hasChild: Bool {
      let children = hasMarks ? DangerWord.children : DangerWord.children.map(SearchFolding.fold)
      return children.contains { SearchFolding.containsWords($0, in: words) }
    }
  }
}

/// A word that means danger.
struct DangerWord {
  let word: String
  /// What it looks like without marks, in phrases that mean nothing else.
  let unmarked: [String]
  let numbers: [Emergency.Number]

  private init(_ word: String, _ numbers: Emergency.Number..., unmarked: [String]? = nil) {
    self.word = word
    self.unmarked = unmarked ?? [SearchFolding.fold(word)]
    self.numbers = numbers
  }

  static let all: [DangerWord] = [
    DangerWord(
      "cháy", .fire,
      unmarked: [
        "chay nha", "nha chay", "chay rung", "boc chay", "dam chay", "chay lon", "chay no",
      ]),
    DangerWord("lửa", .fire, unmarked: ["ngon lua", "lua chay", "boc lua", "lua lan"]),
    DangerWord("hỏa hoạn", .fire),
    DangerWord("sập nhà", .fire, .ambulance),
    DangerWord("nhà sập", .fire, .ambulance),
    DangerWord("mắc kẹt", .fire),
    DangerWord("lũ cuốn", .fire),
    DangerWord("đuối nước", .fire, .ambulance),
    DangerWord("rò rỉ gas", .fire),
    DangerWord("rò gas", .fire),
    DangerWord("xì gas", .fire),
    DangerWord("mùi gas", .fire),
    DangerWord("cấp cứu", .ambulance),
    DangerWord("ngộ độc", .ambulance),
    DangerWord("bất tỉnh", .ambulance),
    DangerWord("chảy máu", .ambulance),
    DangerWord("điện giật", .ambulance),
    DangerWord("tự tử", .ambulance, .police, unmarked: ["muon tu tu", "doi tu tu"]),
    DangerWord("đánh đập", .police),
    DangerWord("đánh nhau", .police),
    DangerWord("hành hung", .police),
    DangerWord("bạo hành", .police),
    DangerWord("bạo lực gia đình", .police),
    DangerWord("bắt cóc", .police),
    DangerWord("xâm hại", .police),
    DangerWord("hiếp dâm", .police),
    DangerWord("đâm chém", .police),
    DangerWord("chém nhau", .police),
    DangerWord("mã tấu", .police),
    DangerWord("giết người", .police),
    DangerWord("cướp", .police, unmarked: ["cuop giat", "bi cuop", "vu cuop"]),
    DangerWord("nổ súng", .police),
  ]

  /// Phrases that hold a word of danger and mean none, the longer before those they overlap.
  static let harmless: [String] = [
    "bóng đèn đã cháy", "bóng bị cháy", "đèn bị cháy", "phòng cháy", "chữa cháy", "bóng cháy",
    "cháy bóng", "đèn cháy", "cháy đèn", "cháy túi", "cháy lá", "lá cháy", "bơm cháy",
    "tối lửa tắt đèn", "như đổ lửa", "xe lửa", "tường lửa", "núi lửa",
  ]

  /// Those that stay clear without marks: "den chay nha" is also "đến cháy nhà".
  static let harmlessUnmarked: [String] = [
    "phong chay", "chua chay", "xe lua", "tuong lua", "nui lua",
  ]

  static let children: [String] = [
    "trẻ em", "trẻ nhỏ", "em bé", "cháu bé", "cháu nhỏ", "bé trai", "bé gái", "con nít",
    "trẻ sơ sinh",
  ]
}

/// The places that a text names: "chợ Gia Ray", "đường Hùng Vương", "ấp 6", "tổ 4". What is denied
/// ("không phải đoạn chợ") is no place of it.
struct Whereabouts: Sendable, Hashable {
  /// A place by its sort and the words behind it.
  struct Spot: Sendable, Hashable {
    /// What it is, without marks: "cho", "duong", "ap".
    let sort: String
    /// Its name without marks; empty for "the market".
    let name: [String]
    /// Whether the name is surely that long: it stands in capitals or is a number.
    let isSure: Bool

    /// Whether two spots can be the same place. A sort without a name, or with one that is only
    /// letters ("chợ GR"), stands for the only one of its sort there is.
    func agrees(with other: Spot) -> Bool {
      guard sort == other.sort else { return false }
      if name.isEmpty || other.name.isEmpty { return Whereabouts.landmarks.contains(sort) }
      if name == other.name { return true }
      if isSure, other.isSure { return false }
      let (known, open) = isSure ? (self, other) : (other, self)
      let least = known.isSure ? known.name : Array(known.name.prefix(2))
      return open.name.starts(with: least) || !open.isSure && least.starts(with: open.name)
    }

    /// Whether it has a name, and surely that one.
    var isNamed: Bool { isSure && !name.isEmpty }

    /// Whether it is one place and no other.
    var isOne: Bool { isNamed || isSure && Whereabouts.landmarks.contains(sort) }
  }

  /// What can be walked to: markets, schools, bridges, crossings.
  let sights: [Spot]
  /// Streets.
  let streets: [Spot]
  /// Hamlets, quarters, groups of houses and house numbers.
  let areas: [Spot]
  /// Names that stand alone, as in "đoạn Hùng Vương", and those of all others, for whoever names
  /// the street and leaves "đường" out.
  let names: Set<[String]>

  /// Sorts of which a place has mostly one, so that "the market" is enough.
  private static let singles = [
    "chợ", "bệnh viện", "trạm y tế", "nhà thờ", "chùa", "đình", "nhà ga", "bến xe", "bưu điện",
    "nhà văn hóa", "ủy ban", "ubnd", "sân bóng", "công viên", "nghĩa trang", "siêu thị",
  ]
  private static let sightSorts = Sorts(
    singles + [
      "trường", "mầm non", "cầu", "ngã ba", "ngã tư", "hồ", "suối", "núi", "nhà máy",
      "khu công nghiệp", "chung cư", "cây xăng", "quán", "nhà sách", "nhà thuốc", "mỏ đá",
      "cổng chào", "vòng xoay", "hầm chui", "miếu", "tiệm",
    ])
  private static let streetSorts = Sorts([
    "đường", "quốc lộ", "tỉnh lộ", "hương lộ", "hẻm", "ql", "tl", "kênh",
  ])
  private static let areaSorts = Sorts([
    "ấp", "tổ", "khu phố", "kp", "thôn", "xóm", "số nhà", "số",
  ])
  private static let landmarks = Set(singles.map(SearchFolding.fold))
  private static let denials = ["khong phai", "ko phai", "khong o", "chu khong phai", "k phai"]
  /// After these a short word such as "cho" is a place, in a text without marks.
  private static let near: Set<String> = [
    "truoc", "gan", "cong", "sau", "canh", "ke", "dien", "ngoai", "dau", "cuoi", "doan", "ben",
    "ngay", "ngang",
  ]

  /// Words for places, with their marks and without.
  private struct Sorts {
    let marked: Set<String>
    let folded: Set<String>

    init(_ words: [String]) {
      marked = Set(words)
      folded = Set(words.map(SearchFolding.fold))
    }
  }

  init(_ text: String) {
    let words = Words(text)
    var spots: [Spot] = []
    var index = 0
    while index < words.all.count {
      guard let (sort, count) = Whereabouts.sort(at: index, in: words) else {
        index += 1
        continue
      }
      let spot = Whereabouts.spot(sort, behind: index + count, in: words)
      if let spot, !Whereabouts.isDenied(index, in: words.all) { spots.append(spot) }
      index += count + (spot.map { $0.isNamed ? $0.name.count : 0 } ?? 0)
    }
    let bare = Whereabouts.bareNames(in: words.all)
    let named = spots.filter { $0.isSure && $0.name.count > 1 }.map(\.name)
    names = Set(bare + named)
    sights = spots.filter { Whereabouts.sightSorts.folded.contains($0.sort) }
    streets = spots.filter { Whereabouts.streetSorts.folded.contains($0.sort) }
    areas = spots.filter { Whereabouts.areaSorts.folded.contains($0.sort) }
  }

  /// A word as it is compared, and whether it stands in capitals.
  private struct Token {
    let typed: String
    let folded: String
    let isName: Bool
    let isFirst: Bool
    let isNumber: Bool
  }

  /// The words of a text, and what holds for all of it.
  private struct Words {
    let all: [Token]
    /// Whether any word has a mark.
    let hasMarks: Bool
    /// Whether any stands in capitals that no sentence begins with.
    let hasCapitals: Bool

    init(_ text: String) {
      let text = RawTyping.detect(text).map { $0.read(text) } ?? text
      let isShouted = !text.contains { $0.isLowercase }
      var tokens: [Token] = []
      var isFirst = true
      for piece in text.split(whereSeparator: { $0.isWhitespace }) {
        for word in piece.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
          tokens.append(
            Token(
              typed: SearchFolding.marked(String(word)), folded: SearchFolding.fold(String(word)),
              isName: !isShouted && word.first?.isUppercase == true, isFirst: isFirst,
              isNumber: word.first?.isNumber == true))
          isFirst = false
        }
        isFirst = piece.last.map { ".!?:;–-".contains($0) } ?? false
      }
      all = tokens
      hasMarks = tokens.contains { !$0.typed.utf8.allSatisfy { $0 < 128 } }
      hasCapitals = tokens.contains { $0.isName && !$0.isFirst }
    }
  }

  private static func sort(at index: Int, in text: Words) -> (String, Int)? {
    let words = text.all
    for count in [3, 2, 1] where index + count <= words.count {
      let range = index..<(index + count)
      let sort = words[range].map(\.folded).joined(separator: " ")
      let typed = words[range].map(\.typed).joined(separator: " ")
      let isSort = [sightSorts, streetSorts, areaSorts].contains {
        text.hasMarks ? $0.marked.contains(typed) : $0.folded.contains(sort)
      }
      guard isSort, text.hasMarks || count > 1 || isClear(index, in: words) else { continue }
      return (abbreviations[sort] ?? sort, count)
    }
    return nil
  }

  private static let abbreviations = ["kp": "khu pho", "ql": "quoc lo", "tl": "tinh lo"]

  /// Whether a short word without marks names a place: "cho" is a market or "for".
  private static func isClear(_ index: Int, in words: [Token]) -> Bool {
    if streetSorts.folded.contains(words[index].folded) { return true }
    let isNumbered = index + 1 < words.count && words[index + 1].isNumber
    return isNumbered || index > 0 && near.contains(words[index - 1].folded)
  }

  private static func isDenied(_ index: Int, in words: [Token]) -> Bool {
    let before = words[max(0, index - 4)..<index].map(\.folded).joined(separator: " ")
    return denials.contains { SearchFolding.containsWords($0, in: before) }
  }

  /// The words behind a sort that name the place: a number, a run of capitals, or where nothing is
  /// in capitals the next three.
  /// - Returns: nil for a sort that could be any: "giữa đường".
  private static func spot(_ sort: String, behind start: Int, in text: Words) -> Spot? {
    let words = text.all
    let rest = words[min(start, words.count)...].prefix { !$0.isFirst }
      .drop { schools.contains($0.folded) }.prefix(3)
    let digits = rest.first?.folded == "so" ? rest.dropFirst().first : rest.first
    if let digits, digits.isNumber {
      return Spot(sort: sort, name: [digits.folded], isSure: true)
    }
    let isSingle = landmarks.contains(sort)
    let names = rest.prefix(while: \.isName).map(\.folded)
    if names.count == 1, isSingle, isAbbreviation(names[0]) {
      return Spot(sort: sort, name: [], isSure: false)
    }
    if !names.isEmpty { return Spot(sort: sort, name: names, isSure: true) }
    if isSingle, text.hasCapitals { return Spot(sort: sort, name: [], isSure: true) }
    let isNameable = rest.first.map { !Report.common.contains($0.folded) } ?? false
    let isSight = sightSorts.folded.contains(sort)
    guard isNameable, isSight || !text.hasCapitals else {
      return isSingle ? Spot(sort: sort, name: [], isSure: false) : nil
    }
    return Spot(
      sort: sort, name: rest.prefix(text.hasCapitals ? 1 : 3).map(\.folded), isSure: false)
  }

  /// Words between "trường" and its name.
  private static let schools: Set<String> = [
    "tieu", "hoc", "trung", "thcs", "thpt", "mam", "non", "mau", "giao", "pho", "thong", "co", "so",
  ]

  /// Whether a name is short for another, which nobody could read aloud: "GR".
  private static func isAbbreviation(_ name: String) -> Bool {
    name.count <= 3 && !name.contains(where: Syllable.isVowel)
  }

  /// Runs of two to three capitals that are not a sentence's beginning: "đoạn Hùng Vương".
  private static func bareNames(in words: [Token]) -> [[String]] {
    var names: [[String]] = []
    var run: [String] = []
    for word in words + [
      Token(typed: "", folded: "", isName: false, isFirst: true, isNumber: false)
    ] {
      if word.isName, !word.isFirst {
        run.append(word.folded)
      } else {
        if (2...3).contains(run.count) { names.append(run) }
        run = []
      }
    }
    return names
  }
}

/// Words after which an address is somebody's home, and where they end in a text.
struct Homes {
  private let residences: Set<Int>
  private let ownHouses: Set<Int>

  init(_ text: RedactionText) {
    residences = Set(Self.residence.ranges(in: text).map(\.upperBound))
    ownHouses = Set(Self.ownHouse.ranges(in: text).map(\.upperBound))
  }

  /// Whether such words stand right before one. After "nhà tôi ở" the house is told by its number
  /// or its group, not by its hamlet.
  func isNamed(before word: RedactionWord) -> Bool {
    let start = word.range.lowerBound
    return residences.contains(start)
      || ownHouses.contains(start) && ["so", "to", "hem", "ngo"].contains(word.plain)
  }

  static let residence = RedactionExpression(
    "(?<![a-z])(?:thuong tru|tam tru|cu tru|tru tai|tru|ngu|cu ngu|dia chi|d/c|dc|ho khau"
      + "|hktt|noi o|nha o)(?: tai| o| hien nay)?[ :,]{0,40}")
  static let ownHouse = RedactionExpression(
    "(?<![a-z])nha (?:toi|em|minh|con|chau|tui|chung toi)(?: o)?(?: tai)? ")
  /// What may stand between a name and its address, at the end of a piece.
  static let besideName = RedactionExpression(
    #"([ ,\-(]*(?:hien )?(?:o|ngu)?(?: tai)?[ :]*)$"#)
  /// A house's number at the beginning of a piece.
  static let number = RedactionExpression(
    #"^((?:so nha|nha so)(?: la|:)? ?\d{1,4}[a-z]?(?:/\d{1,4}[a-z]?)*)"#)
}

extension RedactionFinder {
  /// Homes: an address after words of residence or right after a person's name, and house numbers
  /// anywhere. Where something happened stays: "ổ gà ở ấp 6" is what the ticket is about.
  mutating func findAddresses() {
    let homes = Homes(text)
    for index in text.words.indices {
      guard isComponent(index), isFree(text.words[index].range) else { continue }
      let isHome =
        homes.isNamed(before: text.words[index]) || isResidence(ofNameBefore: index)
        || isHouseNumber(index)
      guard isHome, let last = lastWord(ofAddressAt: index) else { continue }
      let range = text.words[index].range.lowerBound..<text.words[last].range.upperBound
      add(.address, free(range), .cue)
    }
  }

  /// Whether the address follows a person's name at once: "ông Lê Văn Hạ ở tổ 2".
  private func isResidence(ofNameBefore index: Int) -> Bool {
    let start = text.words[index].range.lowerBound
    guard let match = Homes.besideName.first(in: text.before(start, 40)), !match.isEmpty else {
      return false
    }
    return span(at: start - match.count - 1)?.sort == .name
  }

  /// "số nhà 12", "nhà số 12/3": a number on a house, not "bàn số 2".
  private func isHouseNumber(_ index: Int) -> Bool {
    let word = text.words[index]
    guard word.plain == "so" || word.plain == "nha" else { return false }
    let start = word.range.lowerBound
    return Homes.number.first(in: text.string(start..<(start + 24))) != nil
  }

  /// Whether a word begins a part of an address: "tổ 4", "ấp Tân Bình", "số 12".
  private func isComponent(_ index: Int) -> Bool {
    let word = text.words[index]
    if Self.components.containsMarked(word) || text.isUnmarked && Self.plain.contains(word.plain) {
      return true
    }
    guard text.words.indices.contains(index + 1), text.words[index + 1].follows else {
      return false
    }
    let pair = "\(word.plain) \(text.words[index + 1].plain)"
    return ["khu pho", "thi tran", "thi xa", "thanh pho", "so nha", "nha so"].contains(pair)
  }

  private static let components = WordSet(
    "tổ ấp thôn xóm khu kp hẻm ngõ đường xã phường huyện quận tỉnh tp số buôn bản làng")

  /// Those that stay clear without marks, after words of residence.
  private static let plain: Set<String> = [
    "to", "ap", "thon", "xom", "khu", "kp", "hem", "duong", "xa", "phuong", "huyen", "tinh", "so",
  ]

  /// The last word of an address: parts, divided by blanks and commas.
  private func lastWord(ofAddressAt first: Int) -> Int? {
    var last: Int?
    var index = first
    while text.words.indices.contains(index), isComponent(index),
      let end = lastWord(ofComponentAt: index)
    {
      last = end
      index = end + 1
      guard text.words.indices.contains(index),
        [" ", ", ", ",", " - ", " , "].contains(text.words[index].gap)
      else { break }
    }
    return last
  }

  /// The number or the name that belongs to one part.
  private func lastWord(ofComponentAt index: Int) -> Int? {
    var next = index + 1
    let pairs: Set = ["pho", "tran", "xa", "nha", "so"]
    if text.words.indices.contains(next), pairs.contains(text.words[next].plain),
      text.words[next].follows, !isNameOfPlace(next)
    {
      next += 1
    }
    var last: Int?
    for offset in 0..<4 {
      let position = next + offset
      guard text.words.indices.contains(position) else { break }
      let word = text.words[position]
      let isJoined =
        offset == 0
        ? [" ", ": ", ". ", "."].contains(word.gap)
        : word.follows || word.isNumber && ["/", "-", "."].contains(word.gap)
      guard isJoined, isFree(word.range), isNameOfPlace(position) || isTorn(position, after: last)
      else { break }
      last = position
    }
    return last
  }

  private func isNameOfPlace(_ index: Int) -> Bool {
    let word = text.words[index]
    if isComponent(index), !word.isNumber, index > 0 { return false }
    if word.isNumber { return true }
    let isUnclear = !tellsCase(index) || text.isUnmarked
    if !isUnclear || word.isCapitalised && tellsCase(index) { return word.isCapitalised }
    return !NameLexicon.softStops.contains(word, isUnmarked: text.isUnmarked)
      && !NameLexicon.hardStops.contains(word, isUnmarked: text.isUnmarked)
  }

  /// "B ắc": a syllable that a scanner tore after its first letter.
  private func isTorn(_ index: Int, after last: Int?) -> Bool {
    guard let last, last == index - 1 else { return false }
    return text.words[last].range.count == 1 && text.words[last].isCapitalised
      && !text.words[last].isNumber && text.words[index].hasMarks
  }
}

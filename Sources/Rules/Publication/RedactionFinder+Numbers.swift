import Foundation

extension RedactionFinder {
  /// Phone numbers, identity numbers and accounts: chains of groups of digits, however they are
  /// divided.
  mutating func findNumbers() {
    for chain in DigitGroup.chains(in: text) {
      var first = 0
      while first < chain.count {
        guard let (sort, because, count) = number(at: first, of: chain) else {
          first += 1
          continue
        }
        add(sort, whole(chain[first...].prefix(count)), because)
        first += count
      }
    }
  }

  /// From the `+` or the bracket before the first group to the end of the last one.
  private func whole(_ groups: ArraySlice<DigitGroup>) -> Range<Int> {
    guard let first = groups.first, let last = groups.last else { return 0..<0 }
    let isOpened =
      text.letter(first.range.lowerBound - 1) == 40
      && groups.dropFirst().contains { $0.gap.hasPrefix(")") }
    let lower = first.plus ?? first.range.lowerBound - (isOpened ? 1 : 0)
    return lower..<last.range.upperBound
  }

  /// The number that begins with a group, and how many groups it takes.
  private func number(at first: Int, of chain: [DigitGroup]) -> (
    Redaction.Sort, Redaction.Because, Int
  )? {
    let cues = NumberCues(before: text.before(chain[first].range.lowerBound, 45))
    let candidates = (first..<chain.count).reversed().map { last in
      NumberCandidate(
        groups: Array(chain[first...last]), cues: cues,
        next: text.string(chain[last].range.upperBound..<(chain[last].range.upperBound + 12)))
    }.filter { isFree($0.range) }
    for rule in NumberCandidate.rules {
      if let candidate = candidates.first(where: rule.holds) {
        return (rule.sort, rule.because, candidate.groups.count)
      }
    }
    return nil
  }
}

/// Digits without anything between, letters that pass for digits included.
struct DigitGroup {
  let range: Range<Int>
  let digits: String
  /// How many of them are digits.
  let trueDigits: Int
  /// What stands between the group before and this one.
  let gap: String
  /// Index of a `+` right before it.
  let plus: Int?

  /// The groups of a text, those that may belong to one number together.
  static func chains(in text: RedactionText) -> [[DigitGroup]] {
    var chains: [[DigitGroup]] = []
    var end = 0
    for range in runs(in: text) {
      let gap = text.string(end..<range.lowerBound)
      let group = DigitGroup(range, gap: gap, text)
      let joins = !chains.isEmpty && group.plus == nil && isGap(gap)
      if joins { chains[chains.count - 1].append(group) } else { chains.append([group]) }
      end = range.upperBound
    }
    return chains.filter { $0.reduce(0) { $0 + $1.trueDigits } >= 6 }
  }

  private init(_ range: Range<Int>, gap: String, _ text: RedactionText) {
    self.range = range
    self.gap = gap
    digits = String(
      text.string(range).map { letter in
        letter == "o" ? "0" : letter == "l" || letter == "i" ? "1" : letter
      })
    trueDigits = range.count { (48...57).contains(text.letters[$0]) }
    plus = text.letter(range.lowerBound - 1) == 43 ? range.lowerBound - 1 : nil
  }

  /// Ranges of digits and their look-alikes, trimmed of letters that belong to a word.
  private static func runs(in text: RedactionText) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var index = 0
    while index < text.letters.count {
      var run = index..<index
      while run.upperBound < text.letters.count, isDigitLike(run.upperBound, text) {
        run = run.lowerBound..<(run.upperBound + 1)
      }
      index = max(run.upperBound, index + 1)
      if isLetter(text.letter(run.lowerBound - 1)) {
        while let first = run.first, !isDigit(text.letters[first]) { run = run.dropFirst() }
      }
      if isLetter(text.letter(run.upperBound)) {
        while let last = run.last, !isDigit(text.letters[last]) { run = run.dropLast() }
      }
      if !run.isEmpty { runs.append(run) }
    }
    return runs
  }

  private static func isDigitLike(_ index: Int, _ text: RedactionText) -> Bool {
    if isDigit(text.letters[index]) { return true }
    guard !text.isMarked[index] else { return false }
    switch text.letters[index] {
    case 111: return true
    case 108: return !text.isCapital[index]
    case 105: return text.isCapital[index]
    default: return false
    }
  }

  private static func isDigit(_ letter: UInt16) -> Bool { (48...57).contains(letter) }

  private static func isLetter(_ letter: UInt16) -> Bool {
    (97...122).contains(letter) || letter > 0xBF && letter != 0xFFFC
  }

  /// Blanks, points, dashes, brackets and slashes; a comma only without a blank after it.
  private static func isGap(_ gap: String) -> Bool {
    gap == "," || (1...4).contains(gap.count) && gap.allSatisfy { " \n.-()/_·".contains($0) }
  }
}

/// What the words before a number say about it.
struct NumberCues {
  let isPhone: Bool
  let isIdentity: Bool
  let isAccount: Bool
  let isTax: Bool
  let isDocument: Bool

  init(before: String) {
    func ends(_ expression: String) -> Bool {
      before.range(
        of: "(?<![a-z])(?:\(expression))(?![a-z])[^0-9]{0,25}$", options: .regularExpression) != nil
    }
    isPhone = ends(
      "sdt|dt|d\\.t|dien thoai|so may|zalo|lien he|lh|alo|tel|phone|dtdd|di dong|hotline")
    isIdentity = ends("cccd|cmnd|cmt|can cuoc|chung minh|dinh danh|cc|giay to")
    isAccount = ends(
      "stk|tai khoan|tk|account|so the|the atm|ngan hang|vietcombank|vcb|agribank"
        + "|bidv|vietinbank|sacombank|techcombank|mbbank|mb bank|acb|tpbank|vpbank|momo")
    isTax = ends("mst|ma so thue|ma so doanh nghiep")
    isDocument = ends(
      "quyet dinh so|cong van so|thong bao so|van ban so|nghi quyet so|nghi dinh so")
  }
}

/// Some groups of a chain, looked at as one number.
struct NumberCandidate {
  let groups: [DigitGroup]
  let cues: NumberCues
  let digits: String
  /// Small letters that follow.
  let next: String

  init(groups: [DigitGroup], cues: NumberCues, next: String) {
    self.groups = groups
    self.cues = cues
    self.next = next
    digits = groups.map(\.digits).joined()
  }

  var range: Range<Int> {
    groups[0].range.lowerBound..<groups[groups.count - 1].range.upperBound
  }

  struct Rule: Sendable {
    let sort: Redaction.Sort
    let because: Redaction.Because
    let holds: @Sendable (NumberCandidate) -> Bool
  }

  /// The surest first.
  static let rules: [Rule] = [
    Rule(sort: .account, because: .cue) { $0.isAccountByCue },
    Rule(sort: .identity, because: .cue) { $0.isIdentityByCue },
    Rule(sort: .phone, because: .form) { $0.isPhone },
    Rule(sort: .identity, because: .form) { $0.isTwelveDigits },
    Rule(sort: .phone, because: .cue) { $0.isPhoneByCue },
    Rule(sort: .account, because: .form) { $0.isLong },
    Rule(sort: .identity, because: .form) { $0.isNineDigits },
  ]

  private var count: Int { digits.count }
  private var isWhole: Bool { groups.count == 1 }

  /// 1800, 1900 and short codes behind an area code are for everyone.
  private var isPublic: Bool {
    digits.hasPrefix("1800") || digits.hasPrefix("1900")
      || digits.hasPrefix("02") && PhonePlan.shortCodes.contains(String(digits.dropFirst(4)))
  }

  private var isAccountByCue: Bool {
    cues.isAccount && !cues.isTax && (6...19).contains(count) && !isMoney && !isPublic && isEven
  }

  private var isIdentityByCue: Bool {
    cues.isIdentity && (count == 9 || count == 12) && isEven
  }

  private var isPhone: Bool {
    guard isEven, !isPublic, !(cues.isTax && isWhole) else { return false }
    if groups[0].plus != nil { return (9...15).contains(count) }
    let rest = digits.hasPrefix("0084") ? digits.dropFirst(4) : digits.dropFirst(2)
    if digits.hasPrefix("84") || digits.hasPrefix("0084"), isSubscriber(rest) { return true }
    return digits.hasPrefix("0") && isSubscriber(digits.dropFirst())
  }

  /// What follows the trunk zero or the country code: nine digits, or ten of a landline or an old
  /// mobile.
  private func isSubscriber(_ rest: Substring) -> Bool {
    let rest = rest.hasPrefix("0") && rest.count > 9 ? rest.dropFirst() : rest
    guard let first = rest.first, first != "0" else { return false }
    return rest.count == 9 || rest.count == 10 && "12".contains(first)
  }

  private var isPhoneByCue: Bool {
    cues.isPhone && (7...12).contains(count) && !isPublic && !isMoney && isEven
      && !groups.allSatisfy(\.isYear)
  }

  private var isTwelveDigits: Bool { count == 12 && digits.hasPrefix("0") && isEven }

  private var isNineDigits: Bool {
    count == 9 && !isMoney && !cues.isTax && groups.dropFirst().allSatisfy { $0.gap == " " }
      && groups.allSatisfy { isWhole || $0.digits.count == 3 }
  }

  /// Ten digits or more without gaps, or a card's groups of four.
  private var isLong: Bool {
    guard !isMoney, !cues.isTax, !cues.isDocument, !isPublic else { return false }
    if isWhole { return (10...24).contains(count) }
    return (13...19).contains(count) && groups.allSatisfy { $0.digits.count >= 3 }
      && groups.dropFirst().allSatisfy { $0.gap == " " || $0.gap == "-" }
      && !groups.allSatisfy(\.isYear)
  }

  /// Followed by a unit, or divided into thousands by points.
  private var isMoney: Bool {
    let unit = next.range(
      of:
        "^ ?(?:dong|d|vnd|trieu|ty|ti|nghin|ngan(?! hang)|m2|m3|m|km|nguoi|ho|usd|kwh|kw)(?![a-z0-9])",
      options: .regularExpression)
    let isThousands =
      groups.count > 1 && groups[0].digits.count <= 3
      && !digits.hasPrefix("0")
      && groups.dropFirst().allSatisfy { $0.gap == "." && $0.digits.count == 3 }
    return unit != nil || isThousands
  }

  /// Groups as people divide one number: not dates, years and figures that happen to be neighbours.
  private var isEven: Bool {
    guard groups.count > 1, groups.reduce(0, { $0 + $1.trueDigits }) * 2 >= count else {
      return groups.count == 1 && groups[0].trueDigits * 2 >= count
    }
    let gaps = Set(groups.dropFirst().map { $0.gap.filter { $0 != " " } })
    let lengths = groups.map(\.digits.count)
    let isCountryCode = groups[0].plus != nil || digits.hasPrefix("84")
    if lengths[0] >= 3 || isCountryCode { return gaps.count <= 3 }
    return gaps.count == 1 && (lengths.max() ?? 0) <= 3 && !gaps.contains("/")
  }
}

extension DigitGroup {
  fileprivate var isYear: Bool {
    digits.count == 4 && (digits.hasPrefix("19") || digits.hasPrefix("20"))
  }
}

/// Some groups of a chain, looked at as one number.
struct NumberCandidate {
  let groups: ArraySlice<DigitGroup>
  let cues: NumberCues
  let digits: String
  /// Index of the o that stands for the number's zero.
  let zero: Int?

  /// What can begin with a group, the longest first: at most as many digits as any number has,
  /// or one group whatever its length.
  static func all(
    from first: Int, of chain: [DigitGroup], cues: NumberCues
  ) -> [NumberCandidate] {
    var candidates: [NumberCandidate] = []
    var digits = ""
    for last in chain.indices[first...].prefix(longest) {
      digits += chain[last].digits
      guard last == first || digits.utf8.count <= longest else { break }
      guard digits.utf8.count >= 6 else { continue }
      let groups = chain[first...last]
      candidates.append(
        NumberCandidate(groups: groups, cues: cues, digits: digits, zero: nil))
      guard let zero = chain[first].zero else { continue }
      let number = NumberCandidate(
        groups: groups, cues: cues, digits: "0" + digits, zero: zero)
      if (10...15).contains(number.count), number.isPhone { candidates.append(number) }
    }
    return candidates.reversed()
  }

  /// Digits of the longest number that is written in groups: a card.
  private static let longest = 19

  /// From the `+`, the bracket or the o before the first group to the end of the last one.
  var range: Range<Int> {
    guard let first = groups.first, let last = groups.last else { return 0..<0 }
    let start = first.range.lowerBound
    let isOpened =
      first.isOpened && groups.dropFirst().contains { $0.gap.hasPrefix(")") }
    return (zero ?? first.plus ?? (isOpened ? start - 1 : start))..<last.range.upperBound
  }

  struct Rule: Sendable {
    let sort: Redaction.Sort
    let because: Redaction.Because
    /// How many digits it can have.
    let counts: ClosedRange<Int>
    let holds: @Sendable (NumberCandidate) -> Bool
  }

  /// The surest first.
  static let rules: [Rule] = [
    Rule(sort: .account, because: .cue, counts: 6...longest) { $0.isAccountByCue },
    Rule(sort: .identity, because: .cue, counts: 9...12) { $0.isIdentityByCue },
    Rule(sort: .phone, because: .form, counts: 9...15) { $0.isPhone },
    Rule(sort: .identity, because: .form, counts: 12...12) { $0.isTwelveDigits },
    Rule(sort: .phone, because: .cue, counts: 7...12) { $0.isPhoneByCue },
    Rule(sort: .account, because: .form, counts: 10...Int.max) { $0.isLong },
    Rule(sort: .identity, because: .form, counts: 9...9) { $0.isNineDigits },
  ]

  var count: Int { digits.utf8.count }
  private var isWhole: Bool { groups.count == 1 }

  /// 1800, 1900 and short codes behind an area code are for everyone.
  private var isPublic: Bool {
    digits.hasPrefix("1800") || digits.hasPrefix("1900")
      || digits.hasPrefix("02") && PhonePlan.shortCodes.contains(String(digits.dropFirst(4)))
  }

  private var isAccountByCue: Bool {
    cues.contains(.account) && !cues.contains(.tax) && !isPublic && (isEven || isSpaced) && !isMoney
  }

  private var isIdentityByCue: Bool {
    cues.contains(.identity) && (count == 9 || count == 12) && isEven
  }

  private var isPhone: Bool {
    guard !(cues.contains(.tax) && isWhole), isPhoneForm else { return false }
    return !isPublic && isEven
  }

  private var isPhoneForm: Bool {
    if groups.first?.plus != nil { return true }
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
    cues.contains(.phone) && !isPublic && isEven
      && !groups.allSatisfy(\.isYear) && !isMoney
  }

  private var isTwelveDigits: Bool { digits.hasPrefix("0") && isEven }

  private var isNineDigits: Bool {
    !cues.contains(.tax) && isSpaced
      && groups.allSatisfy { isWhole || $0.digits.utf8.count == 3 } && !isMoney
  }

  /// Ten digits or more without gaps, or a card's groups of four.
  private var isLong: Bool {
    guard isWhole || count >= 13, !cues.contains(.tax), !cues.contains(.document), !isPublic else {
      return false
    }
    if isWhole { return !isMoney }
    return groups.allSatisfy { $0.digits.utf8.count >= 3 }
      && groups.dropFirst().allSatisfy { $0.gap == " " || $0.gap == "-" }
      && !groups.allSatisfy(\.isYear) && !isMoney
  }

  /// Nothing but single blanks between the groups.
  private var isSpaced: Bool { groups.dropFirst().allSatisfy { $0.gap == " " } }

  /// Followed by a unit, or divided into thousands by points.
  private var isMoney: Bool {
    guard let first = groups.first, let last = groups.last else { return false }
    let isThousands =
      groups.count > 1 && first.digits.utf8.count <= 3 && !digits.hasPrefix("0")
      && groups.dropFirst().allSatisfy { $0.gap == "." && $0.digits.utf8.count == 3 }
    return isThousands || last.hasUnit
  }

  /// Groups as people divide one number: not dates, years and figures that happen to be neighbours.
  private var isEven: Bool {
    guard let first = groups.first, groups.reduce(0, { $0 + $1.trueDigits }) * 2 >= count else {
      return false
    }
    guard groups.count > 1 else { return true }
    let dividers = Set(groups.dropFirst().map(\.divider))
    let isCountryCode = first.plus != nil || digits.hasPrefix("84")
    if first.digits.utf8.count >= 3 || isCountryCode { return dividers.count <= 3 }
    return dividers.count == 1 && groups.allSatisfy { $0.digits.utf8.count <= 3 }
      && !dividers.contains("/")
  }
}

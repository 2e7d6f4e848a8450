/// A form that small letters without marks can have; group 1 of the expression is the span.
struct RedactionPattern: Sendable {
  let sort: Redaction.Sort
  let because: Redaction.Because
  private let expression: RedactionExpression
  private let accepts: @Sendable (Range<Int>, RedactionText) -> Bool

  init(
    _ sort: Redaction.Sort, _ because: Redaction.Because, _ expression: String,
    where accepts: @escaping @Sendable (Range<Int>, RedactionText) -> Bool = { _, _ in true }
  ) {
    self.sort = sort
    self.because = because
    self.expression = RedactionExpression(expression)
    self.accepts = accepts
  }

  /// Whether the expression was understood; a test asks every pattern.
  var isWellFormed: Bool { expression.isWellFormed }

  func matches(in text: RedactionText) -> [Range<Int>] {
    expression.ranges(in: text, group: 1).filter { !$0.isEmpty && accepts($0, text) }
  }
}

/// The forms, in the order in which they are looked for.
enum RedactionPatterns {
  /// Forms that are nothing else.
  static let certain: [RedactionPattern] = [
    RedactionPattern(
      .email, .form,
      #"([\p{L}0-9._%+\-]{1,64} {0,2}(?:@|\(at\)|\[at\]| a cong ) {0,2}"#
        + #"[a-z0-9\-]{1,63}(?: ?\. ?[a-z0-9\-]{2,63}){0,4})"#),
    RedactionPattern(
      .file, .form,
      #"(?<![a-z0-9.])((?:[a-y]\d{2}(?:\.\d{1,4}){0,4}|(?:\d{2,3}\.){2,4}[a-y]\d{2})"#
        + #" ?[-.] ?\d{6} ?[-.] ?\d{3,6})(?!\d)"#),
    RedactionPattern(
      .file, .cue,
      #"(?:ma(?: so)? ho so|so ho so|ho so so|ma bien nhan|so bien nhan|bien nhan so)"#
        + #"(?: so| la|:|\.| ){0,6}([a-z]{0,5}[0-9][a-z0-9.\-/]{4,30}[a-z0-9])"#),
    RedactionPattern(.plate, .form, plate, where: isPlate),
    RedactionPattern(
      .plate, .cue,
      #"(?:bien so(?: xe)?|bien kiem soat|bks|bsx|xe so|so xe|bien)(?: la|:| ){0,6}"#
        + #"(\d{2}[ .\-]{0,3}[a-z]{1,2}\d?[ .\-]{0,3}\d{2,3}[ .\-]{0,2}\d{2,3})(?!\d)"#),
    RedactionPattern(.passport, .form, #"(?<![a-z0-9])([a-z]\d{7,8})(?![a-z0-9])"#) {
      range, text in text.isCapital[range.lowerBound]
    },
    RedactionPattern(
      .passport, .cue,
      #"(?:ho chieu|passport)(?: so| la|:| ){0,6}([a-z]{1,2} ?\d{6,8})(?!\d)"#),
    RedactionPattern(
      .identity, .form, #"(?<![a-z0-9])([a-z]{2} ?\d ?\d{2} ?\d{10})(?!\d)"#
    ) { range, text in text.isCapital[range.lowerBound] },
    RedactionPattern(
      .land, .cue,
      #"(thua(?: dat)?(?: so)?:? ?\d{1,5}[^.;\n\d]{0,15}to(?: ban do)?(?: so)?:? ?\d{1,4})"#),
    RedactionPattern(
      .land, .cue,
      #"(to(?: ban do)?(?: so)?:? ?\d{1,4}[^.;\n\d]{0,15}thua(?: dat)?(?: so)?:? ?\d{1,5})"#),
    RedactionPattern(.land, .cue, #"(thua(?: dat)? so:? ?\d{1,5})"#),
  ]

  /// Dates of birth, once numbers and names are known.
  static let afterNames: [RedactionPattern] = [
    RedactionPattern(
      .birth, .cue,
      #"(?<!(?:hoc|ve|phat|thi|giao|san|moi|dan) )(?<![a-z])"#
        + #"(?:ngay sinh|nam sinh|sinh(?: vao)? ngay|sinh nam|sinh|sn|s\.n)(?: la|:|\.| ){0,6}"#
        + #"(\d{1,2} ?[/.\-] ?\d{1,2} ?[/.\-] ?(?:\d{4}|\d{2})|\d{1,2} thang \d{1,2}(?: nam \d{4})?"#
        + #"|(?:19|20)\d{2}|(?<=nam )\d{2})(?!\d)"#),
    RedactionPattern(
      .birth, .form, #"(?<!\d)(\d{1,2} ?[/.\-] ?\d{1,2} ?[/.\-] ?19[0-8]\d)(?!\d)"#,
      where: { range, text in
        let date = text.string(range).filter { $0 != " " }
        return !["30/4/1975", "30/04/1975", "2/9/1945", "02/9/1945", "02/09/1945"].contains(date)
      }),
  ]

  /// What is found by its words alone.
  static let last: [RedactionPattern] = [
    RedactionPattern(
      .health, .cue,
      #"(?<![a-z])((?:dang )?(?:dieu tri|chua tri|chua benh|mac|bi|nhiem)(?: can)?(?: benh)? "#
        + #"(?:ung thu|tieu duong|hiv|aids|lao phoi|viem gan|suy than|tam than|dong kinh|dot quy"#
        + #"|tai bien|tram cam|tim mach|cao huyet ap|roi loan tam than)(?: (?:phoi|gan|mau|vu|da day|vom hong|co tu cung|dai trang)(?![a-z]))?)"#
    ),
    RedactionPattern(
      .child, .cue,
      #"(?<![a-z])(?:chau|be|tre|con|hoc sinh|be trai|be gai)(?![a-z])[^.;\n]{0,40}?"#
        + #"(?<!\d)((?:1[0-7]|[1-9]) tuoi)(?![a-z])"#),
    RedactionPattern(
      .child, .cue, #"(?<!\d)((?:1[0-7]|[1-9]) tuoi)(?= ?,? ?(?:ten|hoc lop|dang hoc))"#),
  ]

  /// Two digits of the province, the series, four or five digits.
  private static let plate =
    #"(?<![a-z0-9.,/\-])([1-9]\d ?-?[a-z]{1,2}\d?(?:[ .\-]{1,3}(?:\d{3}[ .\-]?\d{2}|\d{4})"#
    + #"|\d{5}|\d{3}\.\d{2}))(?!\d)"#

  /// Not "20m2 1500" or "15tr 2000": units of measure are small letters, and m2 is never a series.
  @Sendable private static func isPlate(_ range: Range<Int>, _ text: RedactionText) -> Bool {
    let series = range.dropFirst(2).drop { !(97...122).contains(text.letters[$0]) }
      .prefix { (97...122).contains(text.letters[$0]) }
    let letters = text.string(series.startIndex..<series.endIndex)
    let isCapital = series.allSatisfy { text.isCapital[$0] }
    let hasBlank = text.letter(range.lowerBound + 2) == 32
    let next = text.letter(series.endIndex)
    if letters == "m", next == 50 || next == 51 { return false }
    return isCapital || !hasBlank && !units.contains(letters)
  }

  private static let units: Set<String> = [
    "m", "km", "cm", "mm", "ha", "kg", "g", "tr", "k", "h", "p", "l", "kw", "kv", "d", "t", "cc",
    "gb", "mb", "ty", "xe", "ho", "o", "va", "la", "co",
  ]
}

/// Masks for the public text: what may identify a person is found and replaced by words, before a
/// publisher reads the draft. It prefers one mask too many to one too few for numbers, and the
/// fewest possible for names; a person decides about every draft.
///
/// Positions count the code points of the text as it was given, in whatever normal form.
public enum Redaction {
  /// What a span of text is; raw values are those of the office's data.
  public enum Sort: String, CaseIterable, Sendable, Codable {
    /// A person's name.
    case name = "ho_ten"
    /// A telephone number; short codes and 1800/1900 numbers are public.
    case phone = "so_dien_thoai"
    /// A citizen's identity number of twelve or nine digits.
    case identity = "cccd"
    /// A passport number.
    case passport = "ho_chieu"
    /// A vehicle's plate.
    case plate = "bien_so_xe"
    /// A bank account or card.
    case account = "so_tai_khoan"
    /// An e-mail address.
    case email = "email"
    /// Where a person lives.
    case address = "dia_chi_nha"
    /// A date or year of birth.
    case birth = "ngay_sinh"
    /// A person's health.
    case health = "suc_khoe"
    /// What tells a child apart.
    case child = "thong_tin_tre_em"
    /// The number of a citizen's file at the one-stop desk.
    case file = "ma_ho_so"
    /// A parcel of land.
    case land = "thua_dat"
  }

  /// Why a span was found.
  public enum Because: String, CaseIterable, Sendable, Codable {
    /// It has the form of such a number or address.
    case form
    /// A word before it says so, such as "số tài khoản" or "tôi tên".
    case cue
    /// It is the reporter's own.
    case reporter
    /// It begins with a family name, or stands in a list of names.
    case familyName = "family_name"
  }

  /// A piece of text that is masked.
  public struct Span: Sendable, Hashable, Codable {
    /// What it is.
    public let sort: Sort
    /// Code points of the text as given.
    public let range: Range<Int>
    /// Why it was found.
    public let because: Because
  }

  /// What is known about the reporter, to be found in any spelling.
  public struct Reporter: Sendable, Hashable {
    /// Full name, family name first.
    public let name: String?
    /// Postal address.
    public let address: String?

    /// Each may be nil.
    public init(name: String?, address: String? = nil) {
      self.name = name
      self.address = address
    }
  }

  /// The spans to mask, in their order and without overlaps.
  /// - Parameters:
  ///   - text: As typed: NFC, NFD, without marks, in capitals.
  ///   - reporter: Who sent it, if known.
  ///   - others: Who else reported the same.
  ///   - numbers: Telephone numbers that are everyone's to know, such as the office's hotlines, in
  ///     any spelling; they are left as they are.
  public static func spans(
    in text: String, reporter: Reporter? = nil, others: [Reporter] = [],
    keeping numbers: Set<String> = []
  ) -> [Span] {
    var finder = RedactionFinder(text)
    finder.run(reporters: [reporter].compactMap(\.self) + others)
    return spans(of: finder, in: text, keeping: numbers)
  }

  private static func spans(
    of finder: RedactionFinder, in text: String, keeping numbers: Set<String>
  ) -> [Span] {
    if numbers.isEmpty { return finder.spans }
    let kept = Set(numbers.map { $0.filter(\.isNumber) })
    let source = Array(text.unicodeScalars)
    return finder.spans.filter { span in
      let digits = String(String.UnicodeScalarView(source[span.range])).filter(\.isNumber)
      return span.sort != .phone || !kept.contains(digits)
    }
  }

  /// What must not become public unless somebody answers for it: numbers and addresses that lead to
  /// a person, and the reporter's own name and address.
  public static func exposures(
    in text: String, reporter: Reporter? = nil, others: [Reporter] = [],
    keeping numbers: Set<String> = []
  ) -> [Span] {
    var finder = RedactionFinder(text)
    finder.runForExposures(reporters: [reporter].compactMap(\.self) + others)
    return spans(of: finder, in: text, keeping: numbers).filter { span in
      switch span.sort {
      case .phone, .identity, .passport, .plate, .account, .email: true
      case .name, .address, .birth, .health, .child, .file, .land: span.because == .reporter
      }
    }
  }

  /// The text without what leads to a person: for those of the office who may read what was said,
  /// not who said it.
  public static func conceal(_ text: String, reporter: Reporter? = nil) -> String {
    // Nothing of the kind is shorter than five digits; most titles have none.
    let mayTell = reporter != nil || text.contains("@") || text.count(where: \.isNumber) >= 5
    guard mayTell else { return text }
    return text.replacing(exposures(in: text, reporter: reporter))
  }

  /// The text with every span replaced by its word, such as `[số điện thoại]`, and the spans as
  /// they were in the text given.
  public static func mask(
    _ text: String, reporter: Reporter? = nil, others: [Reporter] = [],
    keeping numbers: Set<String> = []
  ) -> (text: String, spans: [Span]) {
    let spans = spans(in: text, reporter: reporter, others: others, keeping: numbers)
    return (text.replacing(spans), spans)
  }
}

extension String {
  /// With each span replaced by its word.
  fileprivate func replacing(_ spans: [Redaction.Span]) -> String {
    if spans.isEmpty { return self }
    let source = Array(unicodeScalars)
    var masked = String.UnicodeScalarView()
    var position = 0
    for span in spans {
      masked.append(contentsOf: source[position..<span.range.lowerBound])
      masked.append(contentsOf: span.sort.mask.unicodeScalars)
      position = span.range.upperBound
    }
    masked.append(contentsOf: source[position...])
    return String(masked)
  }
}

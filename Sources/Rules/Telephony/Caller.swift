/// Who calls, as far as an exchange says.
public enum Caller: Sendable, Hashable {
  /// This number.
  case known(PhoneNumber)
  /// Somebody who doesn't show their number.
  case withheld
  /// A number of a form that nobody can call, such as that of a telephone in the house.
  case unreadable

  /// The most characters that are read.
  static let longest = 200

  /// Words by which exchanges say that a number is withheld (RFC 3323, 4.1; Asterisk, FreeSWITCH,
  /// 3CX).
  static let withheldWords: Set<String> = [
    "anonymous", "private", "restricted", "withheld", "unknown", "unavailable", "asserted",
    "nosuchnumber", "blocked", "an so",
  ]

  /// Reads what an exchange or a soft-phone says: a number however it is written, a SIP or `tel:`
  /// address, `"name" <address>`, a word for a withheld number, or nothing.
  public init(_ said: String?) {
    let text = Caller.address(in: NFC.line(said ?? ""))
    let word = SearchFolding.fold(text)
    if text.isEmpty || Caller.withheldWords.contains(word) {
      self = .withheld
    } else if text.count <= Caller.longest, let number = PhoneNumber(text) {
      self = .known(number)
    } else {
      self = .unreadable
    }
  }

  /// The number in its canonical form; nil without one.
  public var canonical: String? {
    if case .known(let number) = self { number.canonical } else { nil }
  }

  /// What is said of it in the database.
  public var sort: Sort {
    switch self {
    case .known: .known
    case .withheld: .withheld
    case .unreadable: .unreadable
    }
  }

  /// What is known of a caller.
  public enum Sort: String, Sendable, CaseIterable, Codable {
    /// The number.
    case known
    /// That they don't show it.
    case withheld
    /// Nothing that could be called.
    case unreadable
  }

  /// What stands between brackets, without scheme, host and parameters.
  private static func address(in said: String) -> String {
    var text = Substring(said)
    if let open = text.lastIndex(of: "<"), let close = text.lastIndex(of: ">"), open < close {
      text = text[text.index(after: open)..<close]
    }
    for scheme in ["sips:", "sip:", "tel:"] where text.lowercased().hasPrefix(scheme) {
      text = text.dropFirst(scheme.count)
    }
    if let end = text.firstIndex(where: { $0 == "@" || $0 == ";" }) { text = text[..<end] }
    let trimmed = text.drop { $0 == " " || $0 == "\"" }
    return String(trimmed.reversed().drop { $0 == " " || $0 == "\"" }.reversed())
  }
}

/// A name by its first letters: enough to ask "is it you?", too little to be told to others.
public enum Initials {
  /// `Trần Văn A` as `T. V. A.`; empty for a name without a letter.
  public static func of(_ name: String) -> String {
    NFC.line(name).split(separator: " ").compactMap { $0.first { $0.isLetter } }
      .map { "\($0.uppercased())." }.joined(separator: " ")
  }
}

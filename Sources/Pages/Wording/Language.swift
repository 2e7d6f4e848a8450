/// A language of the screens: Vietnamese first, English second.
public enum Language: String, CaseIterable, Sendable, Hashable {
  case vietnamese = "vi"
  case english = "en"

  /// The language of a request: `?lang=en` asks for English, everything else is Vietnamese.
  public init(query value: String?) {
    self = value.flatMap(Language.init(rawValue:)) ?? .vietnamese
  }

  /// The other one, to switch to.
  public var other: Language {
    switch self {
    case .vietnamese: .english
    case .english: .vietnamese
    }
  }

  /// Its own name for itself.
  public var name: String {
    switch self {
    case .vietnamese: "Tiếng Việt"
    case .english: "English"
    }
  }

  /// An address of this site in this language: English is said in the query, so that the public
  /// pages need no cookie.
  ///
  /// - Parameter address: a path, with a query if it needs one, without a `lang` in it.
  public func address(_ address: String) -> String {
    switch self {
    case .vietnamese: return address
    case .english:
      let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      let fragment = parts.count > 1 ? "#" + parts[1] : ""
      return parts[0] + (parts[0].contains("?") ? "&" : "?") + "lang=en" + fragment
    }
  }

  /// What the program says in it.
  /// - Parameter clock: the clock that instants are read by.
  public func wording(_ clock: LocalClock) -> any Wording {
    switch self {
    case .vietnamese: Vietnamese(clock: clock)
    case .english: English(clock: clock)
    }
  }
}

/// Whose service this is, as the head and foot of every page say it.
public struct Site: Sendable, Hashable {
  /// Official name of the authority, such as `UBND Phường Xuân Lộc`.
  public var authority: String
  /// The same in English.
  public var authorityEnglish: String
  /// The name of its address on the web, with scheme and without a slash at the end; nil while
  /// it has none. Printed on receipts.
  public var baseURL: String?

  /// A site.
  public init(authority: String, authorityEnglish: String, baseURL: String? = nil) {
    self.authority = authority
    self.authorityEnglish = authorityEnglish
    self.baseURL = baseURL
  }

  /// The authority's name in a language.
  public func authority(_ language: Language) -> String {
    switch language {
    case .vietnamese: authority
    case .english: authorityEnglish
    }
  }
}

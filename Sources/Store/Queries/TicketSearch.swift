public import Rules

/// How a typed search was understood.
public struct TicketSearch: Sendable, Hashable {
  /// A telephone number that was typed.
  public enum Phone: Sendable, Hashable {
    /// All of it, in E.164.
    case whole(String)
    /// Its last digits.
    case end(String)
  }

  /// Every way to read it as a number.
  public var numbers: [TicketNumber] = []
  /// It as a telephone number, for those who may search by it.
  public var phone: Phone?
  /// It as a number of another system, such as the 1022's.
  public var external: String?
  /// It as words; none if it has no letter and no digit.
  public var terms = SearchTerms("")
  /// Its words in small letters with their marks, in both places of the tone; empty if it has no
  /// marks.
  public var verbatim: [String] = []
  /// Whether words are looked for in published texts only, for those who read masked ones.
  public var publishedOnly = false

  /// Nothing.
  public init() {}
}

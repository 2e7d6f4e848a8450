/// Words that stand alone: titles, labels, buttons, whole sentences without a value in them.
/// Each has its text in every language, or the program doesn't compile.
public protocol Vocable: RawRepresentable, CaseIterable, Sendable where RawValue == String {
  /// Its text in Vietnamese.
  var vietnamese: String { get }
  /// Its text in English.
  var english: String { get }
}

extension Vocable {
  /// Its text in a language.
  public func text(in language: Language) -> String {
    switch language {
    case .vietnamese: vietnamese
    case .english: english
    }
  }
}

/// All words that templates may use as `{{t.name}}`.
enum Vocabulary {
  /// Every word by its name.
  /// - Throws: `PagesError.wordTwice`.
  static func words(in language: Language) throws -> [String: String] {
    var words: [String: String] = [:]
    try add(CommonWord.self, to: &words, in: language)
    try add(PublicWord.self, to: &words, in: language)
    try add(DeskWord.self, to: &words, in: language)
    try add(DeskReportWord.self, to: &words, in: language)
    try add(DeskDeadlineWord.self, to: &words, in: language)
    try add(StandInWord.self, to: &words, in: language)
    try add(DeskCaseWord.self, to: &words, in: language)
    try add(DeskHint.self, to: &words, in: language)
    try add(SessionWord.self, to: &words, in: language)
    try add(PaperWord.self, to: &words, in: language)
    try add(TriageWord.self, to: &words, in: language)
    try add(SearchWord.self, to: &words, in: language)
    try add(CallWord.self, to: &words, in: language)
    try add(BatchWord.self, to: &words, in: language)
    try add(IntakeWord.self, to: &words, in: language)
    try add(AnswerWord.self, to: &words, in: language)
    return words
  }

  private static func add<Words: Vocable>(
    _ vocabulary: Words.Type, to words: inout [String: String], in language: Language
  ) throws {
    for word in vocabulary.allCases {
      if words[word.rawValue] != nil { throw PagesError.wordTwice(word.rawValue) }
      words[word.rawValue] = word.text(in: language)
    }
  }
}

extension Wording {
  /// A word of every page.
  public subscript(word: CommonWord) -> String { word.text(in: language) }
  /// A word of the public site.
  public subscript(word: PublicWord) -> String { word.text(in: language) }
  /// A word of the desk.
  public subscript(word: DeskWord) -> String { word.text(in: language) }
}

/// A text in which phrases of whole words are looked for: with their marks where it has them, since
/// "cháy" and "chạy" differ in nothing else; without where it was typed without, or with hardly
/// any. What was typed with the input method off is read as it was meant.
struct PhraseText: Sendable {
  /// Whether phrases are compared with their marks.
  let hasMarks: Bool
  /// Its words in small letters, as they were typed.
  let typed: [String]
  /// The same words without marks.
  let folded: [String]

  init(_ text: String) {
    let text = RawTyping.detect(text).map { $0.read(text) } ?? text
    typed = PhraseText.words(of: text)
    hasMarks = typed.count { !$0.utf8.allSatisfy { $0 < 128 } } * 4 >= typed.count
    folded = typed.map(SearchFolding.fold)
  }

  /// The words in the form in which they are compared.
  var words: [String] { hasMarks ? typed : folded }

  /// The words of a text in small letters with their marks.
  static func words(of text: String) -> [String] {
    SearchFolding.marked(text).split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}

/// A title for a text that has none.
enum Headline {
  /// The longest title taken from a text, in characters.
  static let limit = 120

  /// The first sentence, cut at a word with `…` if it is long. A point ends a sentence only before
  /// a blank: `0251.1022` and `TP.HCM` go on.
  static func of(_ body: String) -> String {
    let letters = Array(body)
    var end = letters.count
    for (index, letter) in letters.enumerated() {
      let isLast = index + 1 == letters.count || letters[index + 1].isWhitespace
      if letter == "\n" || ".!?…".contains(letter) && isLast {
        end = letter == "!" || letter == "?" ? index + 1 : index
        break
      }
    }
    let sentence = NFC.line(String(letters[..<end]))
    return shortened(sentence.contains { $0.isLetter || $0.isNumber } ? sentence : NFC.line(body))
  }

  private static func shortened(_ sentence: String) -> String {
    guard sentence.unicodeScalars.count > limit else { return sentence }
    let cut = String(sentence.unicodeScalars.prefix(limit))
    let words = cut.split(separator: " ")
    return (words.count > 1 ? words.dropLast().joined(separator: " ") : cut) + "…"
  }
}

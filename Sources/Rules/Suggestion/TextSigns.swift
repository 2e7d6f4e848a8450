/// A sign in a text that may speak for a value: a cue, or one or two words as they stand.
struct Sign: Sendable {
  /// What it is known by: the cue's phrase; `~` and one or two words without marks; or `~`, a word
  /// with its marks and `!`.
  let name: String
  /// The words of the text, for people; empty for signs that are none.
  let shown: String
  /// How much of its weight it has here, from 0 to 1.5.
  var strength: Double
}

/// The signs of a text, which is read once whatever is asked of it. A cue in the title counts half as
/// much again, for whoever writes a title says there what it is about; one that only tells where
/// ("trước cổng trường") counts little.
struct TextSigns: Sendable {
  /// How strong a word is beside a cue, which somebody thought of.
  private static let ofWords = 0.7
  /// How strong a cue is that only tells where.
  private static let ofPlaces = 0.3
  /// How much more a cue counts for its standing in the title.
  private static let ofTitle = 0.5

  private let headline: PhraseText
  private let text: PhraseText
  /// The signs that are no cues, each once.
  private let words: [Sign]

  init(title: String, body: String) {
    headline = PhraseText(title)
    text = PhraseText("\(title)\n\(body)")
    words = TextSigns.words(of: text, isQuestion: "\(title)\(body)".contains("?"))
  }

  /// Each sign once: the cues of a table, and the words.
  func all(_ cues: CueTable) -> [Sign] {
    let titled = Set(cues.find(in: headline).map(\.cue.phrase))
    let found = cues.find(in: text).filter { !$0.cue.weights.isEmpty }.map { place in
      Sign(
        name: place.cue.phrase, shown: text.typed[place.words].joined(separator: " "),
        strength: (isPlace(place) ? TextSigns.ofPlaces : 1)
          + (titled.contains(place.cue.phrase) ? TextSigns.ofTitle : 0))
    }
    return TextSigns.strongest(found) + words
  }

  private static func words(of text: PhraseText, isQuestion: Bool) -> [Sign] {
    func sign(_ name: String, _ shown: String) -> Sign {
      Sign(name: "~\(name)", shown: shown, strength: ofWords)
    }
    var signs: [Sign] = []
    for count in 1...2 {
      for start in text.folded.indices.dropLast(count - 1) {
        let words = start..<(start + count)
        let name = text.folded[words].joined(separator: " ")
        if name.allSatisfy({ $0.isNumber || $0 == " " }) { continue }
        signs.append(sign(name, text.typed[words].joined(separator: " ")))
      }
    }
    if text.hasMarks {
      signs += text.typed.filter { !$0.allSatisfy(\.isNumber) }.map { sign("\($0)!", $0) }
    }
    if isQuestion { signs.append(sign("?", "?")) }
    return strongest(signs) + [Sign(name: always, shown: "", strength: 1)]
  }

  /// Each sign once, where it stands first and as strong as anywhere.
  private static func strongest(_ signs: [Sign]) -> [Sign] {
    var strongest: [Sign] = []
    var seen: [String: Int] = [:]
    for sign in signs {
      if let index = seen[sign.name] {
        strongest[index].strength = max(strongest[index].strength, sign.strength)
      } else {
        seen[sign.name] = strongest.count
        strongest.append(sign)
      }
    }
    return strongest
  }

  /// Whether a cue only tells where: "trước cổng trường".
  private func isPlace(_ place: CueTable.Place) -> Bool {
    place.words.lowerBound > 0
      && TextSigns.near.contains(text.folded[place.words.lowerBound - 1])
  }

  /// The sign that every text has.
  static let always = "#"

  /// Words after which a place is named.
  private static let near: Set<String> = Set(
    [
      "trước", "gần", "cạnh", "kế", "sát", "giáp", "cổng", "lưng", "diện", "đầu", "cuối", "bên",
      "quanh", "hông", "ngay", "cách", "hướng", "phía",
    ].map(SearchFolding.fold))
}

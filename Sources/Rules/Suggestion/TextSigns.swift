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

/// The signs of a text. A cue in the title counts half as much again, for whoever writes a title
/// says there what it is about; one that only tells where ("trước cổng trường") counts little.
struct TextSigns: Sendable {
  /// Each sign once.
  let all: [Sign]

  /// How strong a word is beside a cue, which somebody thought of.
  private static let ofWords = 0.7
  /// How strong a cue is that only tells where.
  private static let ofPlaces = 0.3
  /// How much more a cue counts for its standing in the title.
  private static let ofTitle = 0.5

  init(title: String, body: String, cues: CueTable) {
    let text = PhraseText("\(title)\n\(body)")
    let headline = Set(cues.find(in: PhraseText(title)).map(\.cue.phrase))
    var signs: [Sign] = []
    var seen: [String: Int] = [:]
    func add(_ sign: Sign) {
      if let index = seen[sign.name] {
        signs[index].strength = max(signs[index].strength, sign.strength)
      } else {
        seen[sign.name] = signs.count
        signs.append(sign)
      }
    }
    for place in cues.find(in: text) where !place.cue.weights.isEmpty {
      let isPlace = TextSigns.isPlace(place, in: text)
      let title = headline.contains(place.cue.phrase) ? TextSigns.ofTitle : 0
      add(
        Sign(
          name: place.cue.phrase, shown: text.typed[place.words].joined(separator: " "),
          strength: (isPlace ? TextSigns.ofPlaces : 1) + title))
    }
    for count in 1...2 {
      for start in text.folded.indices.dropLast(count - 1) {
        let words = start..<(start + count)
        let name = text.folded[words].joined(separator: " ")
        if name.allSatisfy({ $0.isNumber || $0 == " " }) { continue }
        add(
          Sign(
            name: "~\(name)", shown: text.typed[words].joined(separator: " "),
            strength: TextSigns.ofWords))
      }
    }
    if text.hasMarks {
      for word in text.typed where !word.allSatisfy(\.isNumber) {
        add(Sign(name: "~\(word)!", shown: word, strength: TextSigns.ofWords))
      }
    }
    if "\(title)\(body)".contains("?") {
      add(Sign(name: "~?", shown: "?", strength: TextSigns.ofWords))
    }
    add(Sign(name: TextSigns.always, shown: "", strength: 1))
    all = signs
  }

  /// Whether a cue only tells where: "trước cổng trường".
  static func isPlace(_ place: CueTable.Place, in text: PhraseText) -> Bool {
    place.words.lowerBound > 0 && near.contains(text.folded[place.words.lowerBound - 1])
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

/// Phrases that speak for a value, each with a weight from 1 (a hint) to 8 (hardly anything else):
/// what is known of the language before anybody has decided anything.
struct CueTable: Sendable {
  /// What a phrase says; a phrase that only looks like a cue says nothing.
  struct Cue: Sendable {
    let phrase: String
    fileprivate(set) var weights: [(value: String, weight: Double)]
  }

  /// A cue where it stands in a text.
  struct Place {
    let cue: Cue
    let words: Range<Int>
  }

  private var marked: [String: Cue] = [:]
  private var folded: [String: Cue] = [:]
  private var longest = 1
  /// The values that it knows, in the order of the table.
  private(set) var values: [String] = []

  /// - Parameters:
  ///   - text: A line for each value and weight: `value weight: phrase, phrase, …`.
  ///   - idioms: Phrases that hold a cue and mean another thing, such as "điện thoại" for "điện".
  init(_ text: String, idioms: String = "") {
    for idiom in idioms.split(separator: ",") { add(String(idiom), value: nil, weight: 0) }
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      let head = (parts.first ?? "").split(separator: " ").map(String.init)
      guard parts.count == 2, head.count == 2, let weight = Double(head[1]) else { continue }
      if !values.contains(head[0]) { values.append(head[0]) }
      for phrase in parts[1].split(separator: ",") {
        add(String(phrase), value: head[0], weight: weight)
      }
    }
  }

  private mutating func add(_ phrase: String, value: String?, weight: Double) {
    let words = PhraseText.words(of: phrase)
    let key = words.joined(separator: " ")
    longest = max(longest, words.count)
    func adding(to cue: Cue?) -> Cue {
      var cue = cue ?? Cue(phrase: key, weights: [])
      if let value, !cue.weights.contains(where: { $0.value == value }) {
        cue.weights.append((value, weight))
      }
      return cue
    }
    marked[key] = adding(to: marked[key])
    let plain = SearchFolding.fold(key)
    folded[plain] = adding(to: folded[plain])
  }

  /// What a cue is worth before anybody has decided anything.
  func weights(of phrase: String) -> [(value: String, weight: Double)] {
    marked[phrase]?.weights ?? []
  }

  /// The cues of a text, from its beginning; of those that overlap, the first and longest.
  func find(in text: PhraseText) -> [Place] {
    let words = text.words
    var found: [Place] = []
    var start = 0
    while start < words.count {
      let place = (1...longest).reversed().lazy.compactMap { count -> Place? in
        guard start + count <= words.count else { return nil }
        let range = start..<(start + count)
        let key = words[range].joined(separator: " ")
        return (text.hasMarks ? marked[key] : folded[key]).map { Place(cue: $0, words: range) }
      }.first
      if let place { found.append(place) }
      start = place?.words.upperBound ?? start + 1
    }
    return found
  }
}

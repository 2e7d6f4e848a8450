import FoundationEssentials
import Rules
import Store

/// A sentence with its search form, folded once and not for each ticket.
struct Phrase: Sendable {
  let text: String
  let folded: String

  init(_ text: String) {
    self.text = text
    folded = SearchFolding.fold(text)
  }
}

/// A sentence with places to fill in.
struct Pattern: Sendable {
  enum Part: Sendable {
    case words(Phrase)
    case hamlet, landmark, number, code
  }

  let parts: [Part]

  /// Reads `{hamlet}` and its like; other braces stay as they are.
  init(_ text: String) {
    var parts: [Part] = []
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { parts.append(.words(Phrase(String(rest[..<open])))) }
      switch rest[rest.index(after: open)..<close] {
      case "hamlet": parts.append(.hamlet)
      case "landmark": parts.append(.landmark)
      case "number": parts.append(.number)
      case "code": parts.append(.code)
      case let other: parts.append(.words(Phrase(String(other))))
      }
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.words(Phrase(String(rest)))) }
    self.parts = parts
  }
}

/// A text that is being put together, beside its search form.
struct Draft: Sendable {
  private(set) var text = ""
  private(set) var folded = ""

  mutating func append(_ phrase: Phrase) {
    text += phrase.text
    fold(phrase.folded)
  }

  /// Appends letters and digits that fold to themselves, and dashes.
  mutating func append(plain: String) {
    text += plain
    fold(plain.lowercased().replacing("-", with: " "))
  }

  mutating func append(blank: String) { text += blank }

  private mutating func fold(_ more: String) {
    if more.isEmpty { return }
    if !folded.isEmpty { folded += " " }
    folded += more
  }
}

/// What was said and will be answered.
struct Words: Sendable {
  let title: String
  let body: String
  let place: String?
  let folded: String
  /// Nil if nothing is ever answered.
  let answer: String?
  let open: PublicWords
}

/// The public words, masked, with their search form.
struct PublicWords: Sendable {
  let title: String
  let question: String
  let answer: String
  let folded: String
}

/// Says the same matter in ever other words.
struct Wording: Sendable {
  /// A matter with what never changes about it.
  struct Theme: Sendable {
    let matter: Matter
    let title, body, answer, openTitle, openQuestion, openAnswer: Phrase
    let place: Phrase?

    init(_ matter: Matter) {
      self.matter = matter
      title = Phrase(matter.title)
      body = Phrase(matter.body)
      answer = Phrase(matter.answer ?? "")
      place = matter.place.map { Phrase($0) }
      openTitle = Phrase(matter.public?.title ?? Redaction.mask(matter.title).text)
      openQuestion = Phrase(matter.public?.question ?? Redaction.mask(matter.body).text)
      openAnswer = Phrase(Redaction.mask(matter.answer ?? "").text)
    }
  }

  let themes: [Theme]
  private let patterns: [Part: [Pattern]]
  private let landmarks: [Pattern]
  private let hamlets: [String: [Phrase]]
  private let anyHamlet = [Phrase("ấp"), Phrase("khu phố")]

  /// What officials and citizens say in passing.
  enum Part: CaseIterable, Sendable {
    case opening, time, detail, effect, wish, title, result, measure, note, question, reply
    case giveBack, dispute, comment, reminder, `extension`, transfer, contribution, sendBack
  }

  init(_ matters: [Matter], _ names: SampleNames, _ fragments: Fragments) {
    themes = matters.map { Theme($0) }
    landmarks = fragments.landmarks.map { Pattern($0) }
    hamlets = Dictionary(
      names.hamlets.map { ($0.commune, $0.names.map { Phrase($0) }) }, uniquingKeysWith: +)
    patterns = Dictionary(
      uniqueKeysWithValues: Part.allCases.map { ($0, fragments[$0].map { Pattern($0) }) })
  }

  /// A matter in words that nobody used before, most likely.
  func words(_ index: Int, in commune: String?, _ random: inout SeededRandom) -> Words {
    let theme = themes[index]
    var title = Draft()
    title.append(theme.title)
    if random.happens(70) {
      title.append(blank: " ")
      fill(&title, .title, commune, &random)
    }
    var before = Draft()
    if random.happens(60) { fill(&before, .opening, commune, &random) }
    var exact = Draft()
    if random.happens(75) { fill(&exact, .detail, commune, &random) }
    var after = Draft()
    for part in [Part.time, .effect, .wish] where random.happens(65) {
      if !after.text.isEmpty { after.append(blank: " ") }
      fill(&after, part, commune, &random)
    }
    var result = Draft()
    if random.happens(60) { fill(&result, .result, commune, &random) }
    return Words(
      title: title.text,
      body: joined([before.text, theme.body.text, exact.text, after.text]),
      place: theme.place?.text,
      folded: joined([
        title.folded, before.folded, theme.body.folded, exact.folded, after.folded,
        theme.place?.folded ?? "",
      ]),
      answer: theme.matter.answer == nil ? nil : joined([theme.answer.text, result.text]),
      open: PublicWords(
        title: theme.openTitle.text, question: joined([theme.openQuestion.text, after.text]),
        answer: joined([theme.openAnswer.text, result.text]),
        folded: joined([
          theme.openTitle.folded, theme.openQuestion.folded, after.folded,
          theme.openAnswer.folded, result.folded,
        ])))
  }

  /// A sentence of somebody.
  func sentence(_ part: Part, in commune: String?, _ random: inout SeededRandom) -> String {
    var draft = Draft()
    fill(&draft, part, commune, &random)
    return draft.text
  }

  private func fill(
    _ draft: inout Draft, _ part: Part, _ commune: String?, _ random: inout SeededRandom
  ) {
    guard let patterns = patterns[part], !patterns.isEmpty else { return }
    fill(&draft, random.pick(patterns), commune, &random)
  }

  private func fill(
    _ draft: inout Draft, _ pattern: Pattern, _ commune: String?, _ random: inout SeededRandom
  ) {
    for part in pattern.parts {
      switch part {
      case .words(let phrase): draft.append(phrase)
      case .hamlet: draft.append(random.pick(commune.flatMap { hamlets[$0] } ?? anyHamlet))
      case .landmark: fill(&draft, random.pick(landmarks), commune, &random)
      case .number: draft.append(plain: "\(2 + random.below(97))")
      case .code:
        let letter = ["A", "B", "D", "K", "M", "T"][random.below(6)]
        draft.append(plain: "\(letter)\(10 + random.below(90))-\(100 + random.below(9900))")
      }
    }
  }

  private func joined(_ parts: [String]) -> String {
    parts.filter { !$0.isEmpty }.joined(separator: " ")
  }
}

extension Fragments {
  /// The sentences of a part.
  fileprivate subscript(_ part: Wording.Part) -> [String] {
    switch part {
    case .opening: openings
    case .time: times
    case .detail: details
    case .effect: effects
    case .wish: wishes
    case .title: titles
    case .result: results
    case .measure: measures
    case .note: notes
    case .question: questions
    case .reply: replies
    case .giveBack: returns
    case .dispute: disputes
    case .comment: comments
    case .reminder: reminders
    case .extension: extensions
    case .transfer: transfers
    case .contribution: contributions
    case .sendBack: sendBacks
    }
  }
}

import Casework
import Pages
import Rules

/// What somebody asks the list of results, as far as it makes sense: a filter that nobody gave
/// out is left aside, so that an old link still shows something, and the page says so.
struct ResultsQuestion {
  private(set) var filter = OpenFilter()
  private let typed: FormFields

  private static let names = ["q", "category", "unit", "commune", "kind"]
  /// The longest search, in characters.
  private static let longest = 200

  init(_ query: FormFields, choices: OpenChoices) {
    typed = query
    filter.query = String(query["q"].prefix(Self.longest))
    filter.isLoose = query.isOn("loose")
    filter.category = query.value("category")
    filter.kind = query.value("kind").flatMap { Kind(rawValue: $0) }
    filter.commune = query.value("commune").flatMap { Int64($0) }.map { ID($0) }
    if let unit = query.value("unit").flatMap({ Int64($0) }) {
      filter.units = choices.subtree(of: ID(unit)) ?? [ID(unit)]
    }
    filter.after = query.value("after").flatMap { OpenCursor($0) }
  }

  /// The names of what was asked and is left aside: filters that there are not, and values that
  /// can't be any. What other sites add to count their links is no filter.
  static func leftAside(_ query: FormFields) -> [String] {
    let known = Set(names + ["after", "loose", "lang"])
    let strange = query.pairs.filter { name, value in
      switch name {
      case "kind": !value.isEmpty && Kind(rawValue: value) == nil
      case "unit", "commune": !value.isEmpty && Int64(value) == nil
      case "after": !value.isEmpty && OpenCursor(value) == nil
      case _: !known.contains(name) && !name.hasPrefix("utm_") && !name.hasSuffix("clid")
      }
    }
    return strange.prefix(5).map { String($0.name.prefix(40)) }
  }

  /// The address of a list that many see: its filters in their order and its place, nothing else.
  /// Nil if something is searched for, or was asked that makes no sense.
  static func address(_ query: FormFields) -> String? {
    guard query.value("q") == nil, leftAside(query).isEmpty else { return nil }
    return "/ket-qua" + QueryText.after((names + ["after"]).map { (name: $0, value: query[$0]) })
  }

  /// Whether anything is searched or filtered.
  var isFiltered: Bool { Self.names.contains { typed.value($0) != nil } }

  /// The list from a place on, with the same search and filters.
  func address(after cursor: OpenCursor?, isLoose: Bool = false) -> String {
    var pairs = Self.names.map { (name: $0, value: typed[$0]) }
    if let cursor {
      if isLoose { pairs.append(("loose", "yes")) }
      pairs.append(("after", "\(cursor)"))
    }
    return "/ket-qua" + QueryText.after(pairs)
  }

  func queryField(_ words: any Wording) -> Field {
    Field(
      "q", label: words[.resultsQuery], hint: words[.resultsQueryHint], value: filter.query,
      control: .line(type: "search"), isRequired: true)
  }

  func filters(_ choices: OpenChoices, _ words: any Wording) -> [Field] {
    let any = Field.Choice("", words[.resultsAny])
    func choice(_ name: String, _ label: String, _ all: [Field.Choice]) -> Field {
      Field(name, label: label, value: typed[name], control: .choice([any] + all))
    }
    let kinds = Kind.allCases.filter(\.isPublishable)
    return [
      choice(
        "category", words[.resultCategory],
        choices.categories.map {
          Field.Choice($0.code, words.language == .vietnamese ? $0.name : $0.nameEnglish)
        }),
      choice(
        "unit", words[.resultsUnit],
        choices.units.filter { $0.sort != .province }.map {
          Field.Choice("\($0.id)", $0.name, isVietnamese: true)
        }),
      choice(
        "commune", words[.resultsCommune],
        choices.units.filter { $0.sort == .commune }.map {
          Field.Choice("\($0.id)", $0.name, isVietnamese: true)
        }),
      choice(
        "kind", words[.resultKind], kinds.map { Field.Choice($0.rawValue, words.kind($0)) }),
    ]
  }
}

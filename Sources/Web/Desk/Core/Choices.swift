import Casework
import Pages
import Rules

/// Lists to choose from, worded and in the order in which people look for them.
struct Choices {
  private let catalogue: Catalogue
  private let words: any Wording

  init(_ catalogue: Catalogue, _ words: any Wording) {
    (self.catalogue, self.words) = (catalogue, words)
  }

  /// Every kind.
  var kinds: [Field.Choice] {
    Kind.allCases.map { Field.Choice($0.rawValue, words.kind($0)) }
  }

  /// Categories in use; what is unsorted comes last.
  var categories: [Field.Choice] {
    let names = catalogue.categories.values.filter(\.isActive)
      .map { Field.Choice($0.id, name(of: $0)) }
    return names.sorted { left, right in
      let unsorted = Submission.unsortedCategory
      if (left.value == unsorted) != (right.value == unsorted) { return right.value == unsorted }
      return SearchFolding.fold(left.name) < SearchFolding.fold(right.name)
    }
  }

  /// Channels in use; those the program knows in their own order, then others.
  var channels: [Field.Choice] {
    let order = Dictionary(
      uniqueKeysWithValues: KnownChannel.allCases.enumerated().map { ($1.rawValue, $0) })
    return catalogue.channels.values.filter(\.isActive)
      .sorted { (order[$0.id] ?? 99, $0.id) < (order[$1.id] ?? 99, $1.id) }
      .map { Field.Choice($0.id, words.channel(code: $0.id, name: $0.name)) }
  }

  /// Units by name, roots aside.
  ///
  /// - Parameter day: only those of that day; nil for every one that ever was.
  func units(on day: LocalDay?, _ matches: (Unit) -> Bool = { _ in true }) -> [Field.Choice] {
    catalogue.units.values
      .filter { unit in day.map { unit.isValid(on: $0) } ?? true }.filter(matches)
      .sorted { key(of: $0) < key(of: $1) }
      .map { Field.Choice("\($0.id)", name(of: $0)) }
  }

  /// Communes of a day.
  func communes(on day: LocalDay?) -> [Field.Choice] {
    units(on: day) { $0.sort == .commune }
  }

  /// A category's name in the page's language.
  func name(of category: Rules.Category) -> String {
    switch words.language {
    case .vietnamese: category.name
    case .english: category.nameEnglish
    }
  }

  /// A unit with the body it belongs to, as far as that says anything.
  func name(of unit: Unit) -> String {
    guard let parent = unit.parent.flatMap({ catalogue.units[$0] }), parent.parent != nil else {
      return unit.name
    }
    return unit.name.contains(parent.name) ? unit.name : "\(unit.name) – \(parent.name)"
  }

  private func key(of unit: Unit) -> String {
    let parent = unit.parent.flatMap { catalogue.units[$0] }
    let isDesk = unit.sort == .department || unit.sort == .agency
    let group = isDesk ? parent?.name ?? unit.name : unit.name
    return SearchFolding.fold(group) + (isDesk ? " ~ " : " ") + SearchFolding.fold(unit.name)
  }

  /// Reasons of a list.
  static func reasons(_ rows: [ReasonRow], in language: Language) -> [Field.Choice] {
    rows.map { row in
      switch language {
      case .vietnamese: Field.Choice(row.code, row.name)
      case .english: Field.Choice(row.code, row.nameEnglish)
      }
    }
  }
}

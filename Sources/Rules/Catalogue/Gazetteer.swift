/// A place that people name when they say where, and the commune in which it lies: a hamlet, a
/// market, a bridge.
public struct Place: Sendable, Hashable {
  /// Its name, such as "chợ Gia Ray".
  public let name: String
  /// The commune.
  public let commune: ID<Unit>

  /// A place.
  public init(name: String, commune: ID<Unit>) {
    self.name = name
    self.commune = commune
  }
}

/// The places of an office and its communes themselves, found by typing.
public struct Gazetteer: Sendable {
  private struct Entry: Sendable {
    let place: Place
    /// The name, or another of its names, without marks.
    let folded: String
    let words: [Substring]
  }

  private let entries: [Entry]

  /// Places and the communes that there are.
  public init(_ places: [Place], communes: [Unit]) {
    func entry(_ name: String, of place: Place) -> Entry {
      let folded = SearchFolding.fold(name)
      return Entry(place: place, folded: folded, words: folded.split(separator: " "))
    }
    entries =
      places.map { entry($0.name, of: $0) }
      + communes.flatMap { commune in
        let place = Place(name: commune.name, commune: commune.id)
        return ([commune.name, commune.shortName] + commune.aliases).map { entry($0, of: place) }
      }
  }

  /// Places whose names go on as somebody types, with marks or without: each typed word begins a
  /// word of the name. What begins with the typed words comes first, then shorter names.
  public func find(
    _ typed: String, in communes: Set<ID<Unit>>, limit: Int = 8
  ) -> [Place] {
    let folded = SearchFolding.fold(typed)
    let words = folded.split(separator: " ")
    guard !words.isEmpty else { return [] }
    let found = entries.filter { entry in
      communes.contains(entry.place.commune)
        && words.allSatisfy { word in entry.words.contains { $0.hasPrefix(word) } }
    }
    func rank(_ entry: Entry) -> (Int, Int, String, ID<Unit>) {
      (
        entry.folded.hasPrefix(folded) ? 0 : 1, entry.folded.count, entry.place.name,
        entry.place.commune
      )
    }
    var shown: Set<Place> = []
    return found.sorted { rank($0) < rank($1) }.map(\.place)
      .filter { shown.insert($0).inserted }.prefix(limit).map(\.self)
  }

  /// The place that a text names, if that says which commune: the longest name wins, and one that
  /// several communes have says nothing.
  public func named(in text: String, of communes: Set<ID<Unit>>) -> Place? {
    let folded = " \(SearchFolding.fold(text)) "
    let named = entries.filter { entry in
      communes.contains(entry.place.commune) && folded.contains(" \(entry.folded) ")
    }
    guard let longest = named.map(\.folded.count).max() else { return nil }
    let best = named.filter { $0.folded.count == longest }
    return Set(best.map(\.place.commune)).count == 1 ? best.first?.place : nil
  }
}

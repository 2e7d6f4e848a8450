/// How the places of two texts meet.
struct Meeting {
  /// What one sort of place says: whether both name one, and whether it is the same.
  enum Finding: Int, Comparable {
    /// Both name some, and none can be the same.
    case apart
    /// One of them names none.
    case unknown
    /// One may mean the other's: "the market".
    case likely
    /// Both name the same.
    case same

    static func < (one: Finding, other: Finding) -> Bool { one.rawValue < other.rawValue }
  }

  let sights: Finding
  let streets: Finding
  let areas: Finding
  /// Whether a name stands in both, of whatever it is.
  let hasName: Bool
  /// How sure it is that both tell of one place: 0 if nothing says so; each that both name adds,
  /// the narrower the more.
  var certainty: Int {
    (sights == .same ? 3 : sights == .likely ? 2 : 0)
      + (streets >= .likely ? 2 : hasName ? 2 : 0) + (areas >= .likely ? 1 : 0)
  }
  /// The place that says most, as the clearer text names it.
  let name: String

  init(_ here: Whereabouts, _ there: Whereabouts) {
    let sights = Meeting.compare(here.sights, there.sights)
    let streets = Meeting.compareBySort(here.streets, there.streets)
    let areas = Meeting.compareBySort(here.areas, there.areas)
    let names = here.names.intersection(there.names)
    let isNamed = !names.isEmpty
    self.sights = sights.finding
    self.streets = streets.finding
    self.areas = areas.finding
    hasName = isNamed
    name = sights.name ?? streets.name ?? names.first?.joined(separator: " ") ?? areas.name ?? ""
  }

  /// A hamlet and a group of houses must both be the same; one of them that differs is enough.
  private static func compareBySort(
    _ here: [Whereabouts.Spot], _ there: [Whereabouts.Spot]
  ) -> (finding: Finding, name: String?) {
    let sorts = Set(here.map(\.sort)).intersection(there.map(\.sort)).sorted()
    let findings = sorts.map { sort in
      compare(here.filter { $0.sort == sort }, there.filter { $0.sort == sort })
    }
    return findings.first { $0.finding == .apart }
      ?? findings.max { $0.finding < $1.finding } ?? (.unknown, nil)
  }

  private static func compare(
    _ here: [Whereabouts.Spot], _ there: [Whereabouts.Spot]
  ) -> (finding: Finding, name: String?) {
    let areKnown = here.contains(where: \.isOne) && there.contains(where: \.isOne)
    var best = (finding: areKnown ? Finding.apart : .unknown, name: String?.none)
    for spot in here {
      for twin in there where spot.agrees(with: twin) {
        let isVague = !spot.isNamed && !twin.isNamed || spot.name.isEmpty || twin.name.isEmpty
        let finding = isVague ? Finding.likely : .same
        guard finding > best.finding else { continue }
        let clearer = spot.isNamed ? spot : twin
        best = (finding, ([clearer.sort] + clearer.name).joined(separator: " "))
      }
    }
    return best
  }
}

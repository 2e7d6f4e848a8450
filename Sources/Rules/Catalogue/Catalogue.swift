/// Everything an office decides by, at one version: units, categories, channels, routing rules,
/// service levels and calendars. Filing decides over it in memory and the database refuses the
/// decision if the version has moved on.
public struct Catalogue: Sendable {
  /// Raised by every edit of anything below.
  public let version: Int64
  /// Every unit that ever was, by id.
  public let units: [ID<Unit>: Unit]
  /// Fields of work by code.
  public let categories: [String: Category]
  /// Channels by code.
  public let channels: [String: Channel]
  /// Routing rules in their order: the first match wins.
  public let routing: [RoutingRule]
  /// Service levels: what is owed for which kind, category and urgency.
  public let serviceLevels: [ServiceLevel]
  /// Calendar versions by id.
  public let calendars: [ID<CalendarVersion>: CalendarVersion]

  /// Which units followed a unit directly, by its id (`vietnam.md` 4.1).
  public let successions: [ID<Unit>: [ID<Unit>]]

  /// Places by commune, as administrators keep them.
  public let places: [Place]
  /// Places and communes, for finding them by typing.
  public let gazetteer: Gazetteer

  private let levels: [LevelKey: [ServiceLevel]]
  private let levelsByID: [ID<ServiceLevel>: ServiceLevel]
  private let calendarsInForce: [String: CalendarVersion]

  private struct LevelKey: Hashable {
    let kind: Kind
    let urgent: Bool
    let obligation: ObligationKind
  }

  /// A snapshot; the arrays keep their order.
  public init(
    version: Int64, units: [Unit], categories: [Category], channels: [Channel],
    routing: [RoutingRule], serviceLevels: [ServiceLevel], calendars: [CalendarVersion],
    successions: [ID<Unit>: [ID<Unit>]] = [:], places: [Place] = []
  ) {
    self.version = version
    self.successions = successions
    self.places = places
    gazetteer = Gazetteer(places, communes: units.filter { $0.sort == .commune })
    self.units = Dictionary(uniqueKeysWithValues: units.map { ($0.id, $0) })
    self.categories = Dictionary(uniqueKeysWithValues: categories.map { ($0.id, $0) })
    self.channels = Dictionary(uniqueKeysWithValues: channels.map { ($0.id, $0) })
    self.routing = routing
    self.serviceLevels = serviceLevels
    self.calendars = Dictionary(uniqueKeysWithValues: calendars.map { ($0.id, $0) })
    levelsByID = Dictionary(uniqueKeysWithValues: serviceLevels.map { ($0.id, $0) })
    levels = Dictionary(grouping: serviceLevels) {
      LevelKey(kind: $0.kind, urgent: $0.urgent, obligation: $0.obligation)
    }
    calendarsInForce = Dictionary(calendars.map { ($0.code, $0) }) {
      $0.version > $1.version ? $0 : $1
    }
  }

  /// The communes that there are on a day.
  public func communes(on day: LocalDay) -> Set<ID<Unit>> {
    Set(units.values.filter { $0.sort == .commune && $0.isValid(on: day) }.map(\.id))
  }

  /// The version of a calendar that is in force; nil if there is no such calendar.
  public func calendar(_ code: String) -> CalendarVersion? { calendarsInForce[code] }

  /// Every calendar in its version in force, by code.
  public var currentCalendars: [CalendarVersion] {
    calendarsInForce.values.sorted { $0.code < $1.code }
  }

  /// The office's own working calendar: days, weeks and dates on paper are its.
  public var officeCalendar: WorkingCalendar? { calendar("office")?.calendar }

  /// A service level, whether or not it still holds; nil if there is no such row.
  public func serviceLevel(_ id: ID<ServiceLevel>) -> ServiceLevel? { levelsByID[id] }

  /// Every service level of a kind, urgency and obligation, of any category and day.
  public func serviceLevels(
    _ kind: Kind, _ urgent: Bool, _ obligation: ObligationKind
  ) -> [ServiceLevel] {
    levels[LevelKey(kind: kind, urgent: urgent, obligation: obligation)] ?? []
  }

  /// The units that hold today what a unit held that has ended, by name: several after a split.
  /// Empty for a unit that nobody followed.
  public func heirs(of unit: ID<Unit>) -> [Unit] {
    var open = successions[unit] ?? []
    var seen: Set<ID<Unit>> = [unit]
    var heirs: [Unit] = []
    while let next = open.popLast() {
      guard seen.insert(next).inserted else { continue }
      let following = successions[next] ?? []
      if following.isEmpty, let heir = units[next] { heirs.append(heir) }
      open += following
    }
    return heirs.sorted { $0.name < $1.name }
  }

  /// A unit and every one above it.
  public func above(_ unit: ID<Unit>) -> [ID<Unit>] {
    var chain: [ID<Unit>] = []
    var next: ID<Unit>? = unit
    while let current = next, chain.count < 16 {
      chain.append(current)
      next = units[current]?.parent
    }
    return chain
  }

  /// Units with everything below them, by id.
  public func below(_ roots: [ID<Unit>]) -> [ID<Unit>] {
    units.keys.filter { unit in roots.contains { isUnit(unit, within: $0) } }.sorted()
  }

  /// Whether a unit is another, or lies below it.
  public func isUnit(_ unit: ID<Unit>, within ancestor: ID<Unit>) -> Bool {
    var next: ID<Unit>? = unit
    var steps = 0
    while let current = next, steps < 16 {
      if current == ancestor { return true }
      next = units[current]?.parent
      steps += 1
    }
    return false
  }
}

import Rules
import Store

/// Somebody who acts, by the right of a role; nobody for citizens and the program.
struct Doer: Sendable, Hashable {
  let person: ID<Person>?
  let role: String

  init(_ person: ID<Person>, as role: Role) {
    (self.person, self.role) = (person, role.rawValue)
  }

  private init(_ role: String) { (person, self.role) = (nil, role) }

  static let citizen = Doer("citizen")
  static let machine = Doer("machine")
}

/// Who has which role where, day by day.
struct Roster: Sendable {
  private struct Place: Hashable {
    let role: Role
    let unit: ID<Unit>
  }

  private struct Era: Sendable {
    var since: LocalDay
    var byPlace: [Place: [ID<Person>]] = [:]
    var byRole: [Role: [ID<Person>]] = [:]
  }

  private let eras: [Era]
  private let ever: Era
  private let parents: [ID<Unit>: ID<Unit>]

  init(_ roles: [PersonRoleRow], in catalogue: Catalogue) {
    parents = catalogue.units.compactMapValues(\.parent)
    let days = Set(roles.flatMap { [$0.validFrom, $0.validTo].compactMap(\.self) }).sorted()
    eras = days.map { day in
      Roster.era(
        since: day,
        roles.filter { $0.validFrom <= day && $0.validTo.map { day < $0 } ?? true })
    }
    ever = Roster.era(since: LocalDay(number: 0), roles)
  }

  private static func era(since day: LocalDay, _ roles: [PersonRoleRow]) -> Era {
    var era = Era(since: day)
    for row in roles {
      era.byPlace[Place(role: row.role, unit: row.unit), default: []].append(row.person)
      if era.byRole[row.role]?.contains(row.person) != true {
        era.byRole[row.role, default: []].append(row.person)
      }
    }
    return era
  }

  /// Somebody with a role, anywhere.
  ///
  /// - Throws: `SimulationError.nobody` if the office never had such a person.
  func anyone(_ role: Role, on day: LocalDay, _ random: inout SeededRandom) throws -> Doer {
    guard let people = era(day).byRole[role] ?? ever.byRole[role] else {
      throw SimulationError.nobody(role)
    }
    return Doer(random.pick(people), as: role)
  }

  /// Somebody with a role at a unit or the nearest one above it; if that body has nobody any
  /// more, who had the role there before.
  func nearest(
    _ role: Role, to unit: ID<Unit>, on day: LocalDay, _ random: inout SeededRandom
  ) -> Doer? {
    (people(role, unit, era(day)) ?? people(role, unit, ever))
      .map { Doer(random.pick($0), as: role) }
  }

  private func people(_ role: Role, _ unit: ID<Unit>, _ era: Era) -> [ID<Person>]? {
    var next: ID<Unit>? = unit
    while let current = next {
      if let people = era.byPlace[Place(role: role, unit: current)] { return people }
      next = parents[current]
    }
    return nil
  }

  private func era(_ day: LocalDay) -> Era { eras.last { $0.since <= day } ?? ever }
}

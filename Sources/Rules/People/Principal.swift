/// A right: a role at a unit, which holds for the unit's whole subtree.
public struct Grant: Hashable, Sendable {
  /// The part played.
  public let role: Role
  /// Where; for office-wide roles the root.
  public let unit: ID<Unit>

  /// A role at a unit.
  public init(_ role: Role, at unit: ID<Unit>) {
    self.role = role
    self.unit = unit
  }
}

/// Marks what an `ID` of a person identifies; people's data stand in `Store`.
public enum Person: Sendable {}

/// Who acts: a signed-in person with their roles of today, a citizen who proved to know a
/// ticket's access code, or the program itself.
public enum Principal: Hashable, Sendable {
  /// A signed-in person.
  case person(ID<Person>, grants: Set<Grant>)
  /// Whoever sends a form without a login, or knows number and access code of one ticket.
  case citizen
  /// The worker and the scheduler.
  case machine

  /// The person, nil for citizens and the program.
  public var person: ID<Person>? {
    switch self {
    case .person(let id, _): id
    case .citizen, .machine: nil
    }
  }

  /// The roles held anywhere; `citizen` for citizens.
  public var roles: Set<Role> {
    switch self {
    case .person(_, let grants): Set(grants.map(\.role))
    case .citizen: [.citizen]
    case .machine: []
    }
  }

  /// The units at which a role is held.
  public func units(as role: Role) -> [ID<Unit>] {
    switch self {
    case .person(_, let grants): grants.filter { $0.role == role }.map(\.unit)
    case .citizen, .machine: []
    }
  }
}

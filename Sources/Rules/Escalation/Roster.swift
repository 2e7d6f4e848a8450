/// Who of the office can be told something, at one instant: read once for many clocks.
public struct Roster: Sendable, Hashable {
  /// An active person in a role.
  public struct Holder: Sendable, Hashable {
    /// Who.
    public let person: ID<Person>
    /// As what.
    public let role: Role
    /// Where.
    public let unit: ID<Unit>

    /// A grant that holds today.
    public init(_ person: ID<Person>, _ role: Role, at unit: ID<Unit>) {
      self.person = person
      self.role = role
      self.unit = unit
    }
  }

  private let holders: [Role: [Holder]]
  private let deputies: [ID<Person>: ID<Person>]
  private let absent: Set<ID<Person>>
  private let active: Set<ID<Person>>
  /// Who is on duty at this instant.
  public let onDuty: [ID<Person>]

  /// A roster.
  ///
  /// - Parameters:
  ///   - absences: who is away today, each with whoever stands in for them, if anybody does.
  ///   - active: everybody who may be told anything; deputies need not hold a role.
  public init(
    holders: [Holder], absences: [ID<Person>: ID<Person>?] = [:],
    active: Set<ID<Person>>? = nil, onDuty: [ID<Person>] = []
  ) {
    self.holders = Dictionary(grouping: holders, by: \.role)
    absent = Set(absences.keys)
    deputies = absences.compactMapValues { $0 }
    self.active = active ?? Set(holders.map(\.person)).union(deputies.values).union(onDuty)
    self.onDuty = onDuty.sorted()
  }

  /// Those who hold a role, each who is away replaced by their deputy.
  ///
  /// - Parameter unit: at this unit; nil for anywhere.
  func people(_ role: Role, at unit: ID<Unit>?) -> [ID<Person>] {
    (holders[role] ?? []).filter { unit == nil || $0.unit == unit }
      .compactMap { standIn(for: $0.person) }
  }

  /// A person, or their deputy while they are away; nil if nobody is there. A deputy who is away
  /// too has no deputy: somebody else is told.
  func standIn(for person: ID<Person>) -> ID<Person>? {
    guard absent.contains(person) else { return active.contains(person) ? person : nil }
    guard let deputy = deputies[person], !absent.contains(deputy), active.contains(deputy) else {
      return nil
    }
    return deputy
  }
}

extension Roster {
  /// Whether somebody can do anything about a ticket they are told of: administrators, auditors,
  /// reporting officers and collaborators can't.
  public static func isFitForDuty(_ roles: Set<Role>) -> Bool {
    !roles.isDisjoint(with: [
      .operator, .dispatcher, .officer, .head, .publisher, .leader, .restrictedOfficer,
    ])
  }

  /// Whether somebody can stand in: they see the tickets that the absent one is told of. What is
  /// restricted stays with those who may see it, a unit's work with the unit or those above it.
  public static func canStandIn(
    _ deputy: [Holder], for absent: [Holder], in catalogue: Catalogue
  ) -> Bool {
    let roles = Set(deputy.map(\.role))
    guard isFitForDuty(roles) else { return false }
    return absent.isEmpty
      || absent.contains { holder in
        switch holder.role {
        case .officer, .head:
          !roles.isDisjoint(with: [.dispatcher, .leader])
            || deputy.contains { other in
              (other.role == .officer || other.role == .head)
                && catalogue.isUnit(holder.unit, within: other.unit)
            }
        case .restrictedOfficer: !roles.isDisjoint(with: [.restrictedOfficer, .leader])
        case .operator, .dispatcher, .publisher, .leader:
          !roles.isDisjoint(with: [holder.role, .dispatcher, .leader])
        case .citizen, .reportingOfficer, .collaborator, .auditor, .administrator: true
        }
      }
  }
}

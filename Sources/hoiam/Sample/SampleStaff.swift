import Casework
import FoundationEssentials
import Rules
import Store

/// The people of the sample office, by what they do.
struct SampleStaff: Sendable {
  private let byUsername: [String: Actor]
  private let officers: [ID<Unit>: Actor]
  private let heads: [ID<Unit>: Actor]

  init(_ people: [(person: PersonRow, roles: [PersonRoleRow])]) {
    var byUsername: [String: Actor] = [:]
    var officers: [ID<Unit>: Actor] = [:]
    var heads: [ID<Unit>: Actor] = [:]
    for (person, roles) in people where person.isActive {
      let grants = Set(roles.map { Grant($0.role, at: $0.unit) })
      let actor = Actor(.person(person.id, grants: grants))
      byUsername[person.username] = actor
      for grant in grants {
        switch grant.role {
        case .officer: officers[grant.unit] = officers[grant.unit] ?? actor
        case .head: heads[grant.unit] = heads[grant.unit] ?? actor
        case .citizen, .operator, .dispatcher, .publisher, .leader, .reportingOfficer,
          .restrictedOfficer, .collaborator, .auditor, .administrator:
          continue
        }
      }
    }
    (self.byUsername, self.officers, self.heads) = (byUsername, officers, heads)
  }

  /// Somebody by their username.
  subscript(_ username: String) -> Actor { byUsername[username] ?? Actor(.machine) }

  /// Who works for a unit, or for one above it.
  func officer(of unit: ID<Unit>, in catalogue: Catalogue) -> Actor? {
    nearest(unit, officers, catalogue) ?? nearest(unit, heads, catalogue)
  }

  /// Who approves for a unit.
  func head(of unit: ID<Unit>, in catalogue: Catalogue) -> Actor? {
    nearest(unit, heads, catalogue)
  }

  private func nearest(
    _ unit: ID<Unit>, _ people: [ID<Unit>: Actor], _ catalogue: Catalogue
  ) -> Actor? {
    var current: ID<Unit>? = unit
    while let id = current {
      if let actor = people[id] { return actor }
      current = catalogue.units[id]?.parent
    }
    return nil
  }
}

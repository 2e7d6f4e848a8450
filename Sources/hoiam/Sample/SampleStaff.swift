import Casework
import FoundationEssentials
import Rules
import Store

/// The people of the sample office, by what they do, now and then.
struct SampleStaff: Sendable {
  private struct Post: Sendable {
    let actor: Actor
    let from: LocalDay
    let until: LocalDay?
  }

  private let byUsername: [String: Actor]
  private let officers: [ID<Unit>: [Post]]
  private let heads: [ID<Unit>: [Post]]

  /// - Parameter people: with every role that they ever held.
  init(_ people: [(person: PersonRow, roles: [PersonRoleRow])]) {
    var byUsername: [String: Actor] = [:]
    var officers: [ID<Unit>: [Post]] = [:]
    var heads: [ID<Unit>: [Post]] = [:]
    for (person, roles) in people {
      let grants = Set(roles.map { Grant($0.role, at: $0.unit) })
      let actor = Actor(.person(person.id, grants: grants))
      byUsername[person.username] = actor
      for role in roles {
        let post = Post(actor: actor, from: role.validFrom, until: role.validTo)
        if role.role == .officer { officers[role.unit, default: []].append(post) }
        if role.role == .head { heads[role.unit, default: []].append(post) }
      }
    }
    (self.byUsername, self.officers, self.heads) = (byUsername, officers, heads)
  }

  /// Somebody by their username.
  subscript(_ username: String) -> Actor { byUsername[username] ?? Actor(.machine) }

  /// Who works for a unit on a day, or for one above it.
  func officer(of unit: ID<Unit>, on day: LocalDay, in catalogue: Catalogue) -> Actor? {
    nearest(unit, officers, day, catalogue) ?? nearest(unit, heads, day, catalogue)
  }

  /// Who approves for a unit on a day.
  func head(of unit: ID<Unit>, on day: LocalDay, in catalogue: Catalogue) -> Actor? {
    nearest(unit, heads, day, catalogue)
  }

  private func nearest(
    _ unit: ID<Unit>, _ posts: [ID<Unit>: [Post]], _ day: LocalDay, _ catalogue: Catalogue
  ) -> Actor? {
    var current: ID<Unit>? = unit
    while let id = current {
      let held = posts[id]?.first { $0.from <= day && $0.until.map { day < $0 } ?? true }
      if let held { return held.actor }
      current = catalogue.units[id]?.parent
    }
    return nil
  }
}

import Rules
import Store

extension RowReach {
  /// What a principal's roles reach: every row that `Policy` lets them see, and no other.
  ///
  /// - Parameter verb: or take out of the house.
  init(_ principal: Principal, to verb: Verb = .seeTicket, in catalogue: Catalogue) {
    self.init()
    guard case .person(let id, let grants) = principal else { return }
    person = id
    for (role, grants) in Dictionary(grouping: grants, by: \.role) {
      let alone = Principal.person(id, grants: Set(grants))
      guard let scope = Policy.right(of: alone, to: verb)?.scope else { continue }
      add(scope, of: role, at: grants.map(\.unit), in: catalogue)
    }
    unitsAndAbove = grants.filter { $0.role == .officer || $0.role == .head }
      .flatMap { catalogue.above($0.unit) }
  }

  private mutating func add(
    _ scope: Scope, of role: Role, at units: [ID<Unit>], in catalogue: Catalogue
  ) {
    switch scope {
    case .office: full.append(.office(confidential: role == .dispatcher))
    case .unit:
      full.append(.units(catalogue.below(units), confidential: role == .head))
    case .own: full.append(.own)
    case .answered: full.append(.answered)
    case .restricted: full.append(.restricted)
    case .masked: masked.append(.office(confidential: false))
    case .assigned, .`self`, .code, .answeredNotOwn, .atFiling, .level1, .cooperating, .outer,
      .inner:
      break
    }
  }
}

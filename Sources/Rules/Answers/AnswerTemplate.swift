/// For which tickets an answer can begin from a template.
public struct AnswerTemplateScope: Sendable, Hashable {
  /// For this unit with its subtree; nil for the whole office.
  public var unit: ID<Unit>?
  /// Only for this kind; nil for all.
  public var kind: Kind?
  /// Only for this category; nil for all.
  public var category: String?

  /// A scope; by default everything.
  public init(unit: ID<Unit>? = nil, kind: Kind? = nil, category: String? = nil) {
    self.unit = unit
    self.kind = kind
    self.category = category
  }

  /// How well it fits a ticket: the more it says, the better; nil if it is for others.
  ///
  /// - Parameter units: the unit that holds the ticket, and those of whoever writes.
  public func fit(
    kind: Kind, category: String, units: [ID<Unit>], in catalogue: Catalogue
  ) -> Int? {
    var fit = 0
    if let own = self.category {
      if own != category { return nil }
      fit += 4
    }
    if let own = self.kind {
      if own != kind { return nil }
      fit += 2
    }
    if let unit {
      guard units.contains(where: { catalogue.isUnit($0, within: unit) }) else { return nil }
      fit += 1
    }
    return fit
  }
}

/// Whose templates somebody may edit: an administrator those of the office (`edit_rules`), a head
/// those of their units (`approve_answer`, since who may approve an answer may say how one begins).
public struct AnswerTemplateReach: Sendable, Hashable {
  /// Whether those of the whole office, and of every unit.
  public let isWhole: Bool
  /// The units, with their subtrees.
  public let units: Set<ID<Unit>>

  /// The reach of somebody.
  public init(_ principal: Principal) {
    isWhole = Policy.right(of: principal, to: .editRules) != nil
    units = Set(Policy.matrix[.approveAnswer]?[.head] == .unit ? principal.units(as: .head) : [])
  }

  /// Whether there is nothing that they may edit.
  public var isEmpty: Bool { !isWhole && units.isEmpty }

  /// Whether they may edit what is for a unit; nil for what is for the whole office.
  public func covers(_ unit: ID<Unit>?, in catalogue: Catalogue) -> Bool {
    if isWhole { return true }
    guard let unit else { return false }
    return units.contains { catalogue.isUnit(unit, within: $0) }
  }
}

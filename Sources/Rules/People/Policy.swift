/// Who may do what, and by the right of which role. The matrix is `PolicyMatrix.swift`; the
/// generated authorisation test compares it, through every route, with the file it came from.
public enum Policy {
  /// What a decision needs to know about a ticket.
  public struct Facts: Sendable, Hashable {
    /// The mark restricted.
    public var restricted: Bool
    /// The mark confidential.
    public var confidential: Bool
    /// Where the ticket stands.
    public var state: State
    /// The lead unit now.
    public var unit: ID<Unit>?
    /// Every unit that holds or held it as lead.
    public var holders: Set<ID<Unit>>
    /// Units that co-operate.
    public var cooperating: Set<ID<Unit>>
    /// Units complained of: they never see it.
    public var excludedUnits: Set<ID<Unit>>
    /// People whom it concerns: they never see it.
    public var excludedPeople: Set<ID<Person>>
    /// To whom it is assigned.
    public var assignee: ID<Person>?
    /// Who entered it.
    public var filedBy: ID<Person>?
    /// Who masked the public text that waits for approval.
    public var maskedBy: ID<Person>?

    /// Facts of a ticket; what is not said is empty.
    public init(
      restricted: Bool = false, confidential: Bool = false, state: State, unit: ID<Unit>? = nil,
      holders: Set<ID<Unit>> = [], cooperating: Set<ID<Unit>> = [],
      excludedUnits: Set<ID<Unit>> = [], excludedPeople: Set<ID<Person>> = [],
      assignee: ID<Person>? = nil, filedBy: ID<Person>? = nil, maskedBy: ID<Person>? = nil
    ) {
      self.restricted = restricted
      self.confidential = confidential
      self.state = state
      self.unit = unit
      self.holders = holders
      self.cooperating = cooperating
      self.excludedUnits = excludedUnits
      self.excludedPeople = excludedPeople
      self.assignee = assignee
      self.filedBy = filedBy
      self.maskedBy = maskedBy
    }
  }

  /// What the act is about, where the ticket alone does not decide.
  public struct Act: Sendable, Hashable {
    /// To whom a ticket is being assigned.
    public var target: ID<Person>?
    /// Which clock is being extended.
    public var obligation: ObligationKind?
    /// Who asked for the extension.
    public var requestedBy: ID<Person>?
    /// Whether the forwarding happens in the act of filing.
    public var atFiling = false

    /// An act; what is not said is not so.
    public init(
      target: ID<Person>? = nil, obligation: ObligationKind? = nil,
      requestedBy: ID<Person>? = nil, atFiling: Bool = false
    ) {
      self.target = target
      self.obligation = obligation
      self.requestedBy = requestedBy
      self.atFiling = atFiling
    }
  }

  /// How a right holds.
  public struct Right: Sendable, Hashable {
    /// The role by which it is held; it stands in the history.
    public let role: Role
    /// The cell of the matrix.
    public let scope: Scope

    /// The program acts for the office, as a dispatcher would; history says `machine`.
    public static let machine = Right(role: .dispatcher, scope: .office)

    /// Whether a citizen's promise may be kept later on this one's word (`product.md`,
    /// "Obligations": the dispatcher grants the citizen's clock).
    public var mayPutOffPromise: Bool { role == .dispatcher || role == .restrictedOfficer }
  }

  /// The right by which a principal may do a verb on a ticket, or nil: then the answer is 404,
  /// as if the ticket did not exist.
  public static func right(
    of principal: Principal, to verb: Verb, on facts: Facts, act: Act = Act(),
    in catalogue: Catalogue
  ) -> Right? {
    guard let cells = matrix[verb], !isExcluded(principal, from: facts, in: catalogue) else {
      return nil
    }
    let roles = principal.roles
    for role in Role.allCases where roles.contains(role) {
      guard let scope = cells[role] else { continue }
      let check = Check(
        principal: principal, role: role, verb: verb, facts: facts, act: act, catalogue: catalogue)
      if check.holds(scope) { return Right(role: role, scope: scope) }
    }
    return nil
  }

  /// The right to do a verb that is about no ticket (filing, reports, rules, people), or nil.
  public static func right(of principal: Principal, to verb: Verb) -> Right? {
    let roles = principal.roles
    for role in Role.allCases where roles.contains(role) {
      if let scope = matrix[verb]?[role] { return Right(role: role, scope: scope) }
    }
    return nil
  }

  private static func isExcluded(
    _ principal: Principal, from facts: Facts, in catalogue: Catalogue
  ) -> Bool {
    guard case .person(let id, let grants) = principal else { return false }
    if facts.excludedPeople.contains(id) { return true }
    if facts.excludedUnits.isEmpty { return false }
    return grants.contains { grant in
      (grant.role == .officer || grant.role == .head)
        && facts.excludedUnits.contains { catalogue.isUnit(grant.unit, within: $0) }
    }
  }
}

/// One role's cell, checked against one ticket.
private struct Check {
  let principal: Principal
  let role: Role
  let verb: Verb
  let facts: Policy.Facts
  let act: Policy.Act
  let catalogue: Catalogue

  func holds(_ scope: Scope) -> Bool {
    if facts.restricted && !scope.reachesRestricted { return false }
    switch scope {
    case .office: return !facts.confidential || role == .dispatcher
    case .unit: return isOurs(facts.holders) && mayKnow
    case .assigned: return isAssignee
    case .own, .level1: return isFiler
    case .self: return principal.person == nil || mayTakeOver
    case .code: return principal.person == nil
    case .answered: return isAnswered && !facts.confidential
    case .answeredNotOwn: return isAnswered && !facts.confidential && !isMasker
    case .masked: return !facts.confidential
    case .restricted: return facts.restricted
    case .atFiling: return act.atFiling
    case .cooperating: return isOurs(facts.cooperating) && mayKnow
    case .outer: return mayGrant(inner: false) && (!facts.confidential || role == .dispatcher)
    case .inner: return mayGrant(inner: true) && isOurs(facts.holders)
    }
  }

  /// Confidential tickets are seen by the handling head and the officer they name.
  private var mayKnow: Bool { !facts.confidential || role == .head || isAssignee }
  /// A person takes what their unit holds, never what only restricted officers see.
  private var mayTakeOver: Bool {
    isSelf && !facts.restricted && isOurs(facts.holders) && mayKnow
  }
  private var isSelf: Bool { act.target != nil && act.target == principal.person }
  private var isAssignee: Bool { facts.assignee != nil && facts.assignee == principal.person }
  private var isFiler: Bool { facts.filedBy != nil && facts.filedBy == principal.person }
  private var isMasker: Bool { facts.maskedBy != nil && facts.maskedBy == principal.person }

  private var isAnswered: Bool {
    switch facts.state {
    case .answered, .closed: true
    case .received, .accepted, .awaitingInformation, .forwarded, .returned, .inProgress,
      .awaitingApproval, .declined, .transferred, .merged, .withdrawn:
      false
    }
  }

  private func mayGrant(inner: Bool) -> Bool {
    guard let obligation = act.obligation, obligation.isInner == inner else { return false }
    return act.requestedBy == nil || act.requestedBy != principal.person
  }

  private func isOurs(_ units: Set<ID<Unit>>) -> Bool {
    principal.units(as: role).contains { own in
      units.contains { catalogue.isUnit($0, within: own) }
    }
  }
}

import Rules
import Testing

/// A ticket and an act as they stand to a person of our unit, and the cells of the file that hold
/// there, each for every role or for some. A citizen's `code` and `self` hold everywhere: whoever
/// has the code is asked before.
struct PolicySituation: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let facts: Policy.Facts
  let act: Policy.Act
  let cells: [String: Set<Role>]

  init(
    _ name: String, _ cells: [String: Set<Role>], act: Policy.Act = Policy.Act(),
    state: State = .inProgress, _ edit: (inout Policy.Facts) -> Void = { _ in }
  ) {
    var facts = Policy.Facts(state: state, unit: theirs, holders: [theirs])
    edit(&facts)
    testDescription = name
    self.facts = facts
    self.act = act
    self.cells = cells
  }

  func allows(_ cell: String, _ role: Role) -> Bool {
    if role == .citizen { return cell == "code" || cell == "self" }
    return cells[cell]?.contains(role) ?? false
  }
}

private let everyone = Set(Role.allCases)
private let theirs = PolicyFixture.theirs
private let ours = PolicyFixture.ours
private let me = PolicyFixture.me
private let other = PolicyFixture.other
/// What holds on every ticket that is neither restricted nor confidential.
private let anyTicket = ["office": everyone, "masked": everyone]

private func and(_ cells: String...) -> [String: Set<Role>] {
  cells.reduce(into: anyTicket) { $0[$1] = everyone }
}

extension PolicySituation {
  static let ordinary: [PolicySituation] = [
    PolicySituation("another unit's", anyTicket),
    PolicySituation("our unit's", and("unit")) { $0.holders = [ours] },
    PolicySituation("once our unit's", and("unit")) { $0.holders = [ours, theirs] },
    PolicySituation("our unit's, another person's", and("unit")) {
      $0.holders = [ours]
      $0.assignee = other
    },
    PolicySituation("my own to handle", and("unit", "assigned")) {
      $0.holders = [ours]
      $0.assignee = me
    },
    PolicySituation("entered by me", and("own", "level1")) { $0.filedBy = me },
    PolicySituation("entered by another", anyTicket) { $0.filedBy = other },
    PolicySituation("with our unit's help", and("cooperating")) { $0.cooperating = [ours] },
    PolicySituation("while filing", and("at_filing"), act: Policy.Act(atFiling: true)),
    PolicySituation("answered", and("answered", "answered_not_own"), state: .answered),
    PolicySituation("closed", and("answered", "answered_not_own"), state: .closed),
    PolicySituation("declined", anyTicket, state: .declined),
    PolicySituation("waiting for approval", anyTicket, state: .awaitingApproval),
    PolicySituation("answered, masked by me", and("answered"), state: .answered) {
      $0.maskedBy = me
    },
    PolicySituation(
      "answered, masked by another", and("answered", "answered_not_own"), state: .answered
    ) { $0.maskedBy = other },
  ]

  static let acts: [PolicySituation] = [
    PolicySituation("assigning myself", and("self", "unit"), act: Policy.Act(target: me)) {
      $0.holders = [ours]
    },
    PolicySituation("assigning another", and("unit"), act: Policy.Act(target: other)) {
      $0.holders = [ours]
    },
    PolicySituation("assigning myself another unit's", anyTicket, act: Policy.Act(target: me)),
    PolicySituation(
      "extending the citizen's clock, asked by another", and("outer", "unit"),
      act: Policy.Act(obligation: .answer, requestedBy: other)
    ) { $0.holders = [ours] },
    PolicySituation(
      "extending the citizen's clock, asked by me", and("unit"),
      act: Policy.Act(obligation: .answer, requestedBy: me)
    ) { $0.holders = [ours] },
    PolicySituation(
      "extending our inner clock, asked by another", and("inner", "unit"),
      act: Policy.Act(obligation: .unitAnswer, requestedBy: other)
    ) { $0.holders = [ours] },
    PolicySituation(
      "extending our inner clock, asked by me", and("unit"),
      act: Policy.Act(obligation: .takeUp, requestedBy: me)
    ) { $0.holders = [ours] },
    PolicySituation(
      "extending another unit's inner clock", anyTicket,
      act: Policy.Act(obligation: .unitAnswer, requestedBy: other)),
  ]

  /// About officials' conduct and personal data: the dispatcher, the handling head and who they
  /// name.
  static let confidential: [PolicySituation] = [
    PolicySituation("confidential, another unit's", ["office": [.dispatcher]]) {
      $0.confidential = true
    },
    PolicySituation("confidential, our unit's", ["office": [.dispatcher], "unit": [.head]]) {
      $0.confidential = true
      $0.holders = [ours]
    },
    PolicySituation(
      "confidential, mine to handle",
      ["office": [.dispatcher], "unit": everyone, "assigned": everyone]
    ) {
      $0.confidential = true
      $0.holders = [ours]
      $0.assignee = me
    },
    PolicySituation(
      "confidential, entered by me",
      ["office": [.dispatcher], "own": everyone, "level1": everyone]
    ) {
      $0.confidential = true
      $0.filedBy = me
    },
    PolicySituation("confidential, answered", ["office": [.dispatcher]], state: .answered) {
      $0.confidential = true
    },
    PolicySituation(
      "confidential, with our unit's help",
      ["office": [.dispatcher], "cooperating": [.head]]
    ) {
      $0.confidential = true
      $0.cooperating = [ours]
    },
    PolicySituation(
      "confidential, assigning myself", ["office": [.dispatcher], "unit": [.head]],
      act: Policy.Act(target: me)
    ) {
      $0.confidential = true
      $0.holders = [ours]
    },
    PolicySituation(
      "confidential, extending the citizen's clock",
      ["office": [.dispatcher], "unit": [.head], "outer": [.dispatcher]],
      act: Policy.Act(obligation: .answer, requestedBy: other)
    ) {
      $0.confidential = true
      $0.holders = [ours]
    },
  ]

  /// Whatever else is so, restricted officers only; and nobody whom a ticket is about.
  static let closed: [PolicySituation] = [
    PolicySituation("restricted", ["restricted": everyone]) { $0.restricted = true },
    PolicySituation(
      "restricted, in every other way mine", ["restricted": everyone],
      act: Policy.Act(target: me, obligation: .answer, requestedBy: other, atFiling: true),
      state: .answered, { mine(&$0, restricted: true) }),
    PolicySituation(
      "restricted and about me", [:], act: Policy.Act(target: me), state: .answered
    ) {
      mine(&$0, restricted: true)
      $0.excludedPeople = [me]
    },
    PolicySituation("about me", [:], act: Policy.Act(target: me), state: .answered) {
      mine(&$0, restricted: false)
      $0.excludedPeople = [me]
    },
    PolicySituation(
      "about another person", and("answered", "answered_not_own"), state: .answered
    ) { $0.excludedPeople = [other] },
    PolicySituation(
      "about our unit", ["office": outsideUnits, "masked": outsideUnits, "unit": outsideUnits]
    ) {
      $0.holders = [ours]
      $0.excludedUnits = [ours]
    },
    PolicySituation("about another unit", and("unit")) {
      $0.holders = [ours]
      $0.excludedUnits = [theirs]
    },
  ]

  /// Roles that belong to no unit: a complaint about one does not shut them out.
  private static let outsideUnits = everyone.subtracting([.officer, .head])

  private static func mine(_ facts: inout Policy.Facts, restricted: Bool) {
    facts.restricted = restricted
    facts.holders = [ours]
    facts.cooperating = [ours]
    facts.assignee = me
    facts.filedBy = me
  }
}

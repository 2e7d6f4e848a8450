import Rules
import Testing

@Suite("Rights on a ticket")
struct PolicyScopeTests {
  private static let situations =
    PolicySituation.ordinary + PolicySituation.acts + PolicySituation.confidential
    + PolicySituation.closed

  @Test(
    "Every verb of every role holds where its cell says, and nowhere else", arguments: situations)
  func everyCell(situation: PolicySituation) throws {
    for row in PolicyFile.shared.rows {
      let verb = try #require(Verb(rawValue: row.verb))
      for role in Role.allCases {
        let right = right(PolicyFixture.principal(role), verb, situation)
        let cell = row.cell(role)
        #expect((right != nil) == situation.allows(cell, role), "\(role) \(verb): \(cell)")
        #expect(right == nil || right?.role == role && right?.scope.rawValue == cell)
      }
    }
  }

  @Test("A unit's right holds for its subtree, not for the unit above")
  func subtree() {
    func mayTakeUp(at unit: Int64, of holder: Int64) -> Bool {
      let principal = Principal.person(
        PolicyFixture.me, grants: [Grant(.head, at: ID(unit))])
      let facts = Policy.Facts(state: .forwarded, unit: ID(holder), holders: [ID(holder)])
      return Policy.right(
        of: principal, to: .takeUp, on: facts, in: PolicyFixture.catalogue) != nil
    }
    #expect(mayTakeUp(at: 10, of: 10))
    #expect(mayTakeUp(at: 5, of: 10))
    #expect(mayTakeUp(at: 1, of: 10))
    #expect(!mayTakeUp(at: 10, of: 5))
    #expect(!mayTakeUp(at: 11, of: 10))
  }

  @Test("A complaint about a unit shuts out the units below it, not the one above")
  func complainedOf() {
    func sees(at unit: Int64) -> Bool {
      let principal = Principal.person(
        PolicyFixture.me, grants: [Grant(.head, at: ID(unit))])
      let facts = Policy.Facts(state: .forwarded, holders: [ID(10)], excludedUnits: [ID(5)])
      return Policy.right(
        of: principal, to: .seeTicket, on: facts, in: PolicyFixture.catalogue) != nil
    }
    #expect(!sees(at: 10))
    #expect(!sees(at: 5))
    #expect(sees(at: 1))
  }

  @Test("A person's rights are the union of their roles", arguments: Verb.allCases)
  func union(verb: Verb) {
    // Whose unit is complained of may do nothing, whatever else they are.
    for situation in Self.situations where situation.facts.excludedUnits.isEmpty {
      for first in Role.allCases where first != .citizen {
        let second = Role.allCases.last { $0 != first } ?? first
        let both = Principal.person(
          PolicyFixture.me,
          grants: [
            Grant(first, at: PolicyFixture.ours), Grant(second, at: PolicyFixture.ours),
          ])
        let one =
          right(PolicyFixture.principal(first), verb, situation) != nil
          || right(PolicyFixture.principal(second), verb, situation) != nil
        #expect((right(both, verb, situation) != nil) == one, "\(first) \(situation)")
      }
    }
  }

  @Test("Who is complained of may do nothing by another role either")
  func excludedUnion() throws {
    let situation = try #require(Self.situations.first { !$0.facts.excludedUnits.isEmpty })
    let both = Principal.person(
      PolicyFixture.me,
      grants: [Grant(.officer, at: PolicyFixture.ours), Grant(.dispatcher, at: ID(5))])
    #expect(right(both, .seeTicket, PolicySituation.ordinary[0]) != nil)
    var facts = situation.facts
    facts.excludedUnits = [PolicyFixture.ours]
    #expect(
      Policy.right(of: both, to: .seeTicket, on: facts, in: PolicyFixture.catalogue) == nil)
  }

  @Test("Who may act on a ticket may see it", arguments: PolicySituation.ordinary)
  func seeing(situation: PolicySituation) {
    let others: Set<Verb> = [
      .file, .seeReport, .makeReport, .export, .editCalendar, .editRules, .editPeople, .contribute,
    ]
    for role in Role.allCases {
      let principal = PolicyFixture.principal(role)
      guard right(principal, .seeTicket, situation) == nil else { continue }
      for verb in Verb.allCases where !others.contains(verb) {
        #expect(right(principal, verb, situation) == nil, "\(role) \(verb)")
      }
    }
  }

  private func right(
    _ principal: Principal, _ verb: Verb, _ situation: PolicySituation
  ) -> Policy.Right? {
    Policy.right(
      of: principal, to: verb, on: situation.facts, act: situation.act,
      in: PolicyFixture.catalogue)
  }
}

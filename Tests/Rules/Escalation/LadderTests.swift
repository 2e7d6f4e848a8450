import Foundation
import Rules
import Testing

@Suite("Whom a clock tells")
struct LadderTests {
  /// Officers 1 and 2 and head 3 at unit 10, head 4 of the ward above, dispatcher 5, leader 6,
  /// publisher 7, restricted officer 8, administrator 9.
  static let holders = [
    holder(1, .officer, 10), holder(2, .officer, 10), holder(3, .head, 10), holder(4, .head, 5),
    holder(5, .dispatcher, 1), holder(6, .leader, 1), holder(7, .publisher, 1),
    holder(8, .restrictedOfficer, 1), holder(9, .administrator, 1),
  ]

  static func holder(_ person: Int64, _ role: Role, _ unit: Int64) -> Roster.Holder {
    Roster.Holder(ID(person), role, at: ID(unit))
  }

  static func told(
    _ call: Ladder.Call, _ kind: ObligationKind = .answer, unit: Int64? = 10,
    assignee: Int64? = nil, restricted: Bool = false, confidential: Bool = false,
    excluding: [Int64] = [], without: [Int64] = [], away: [Int64: Int64?] = [:],
    onDuty: [Int64] = []
  ) -> [Int64] {
    let there = holders.filter { !without.contains($0.person.rawValue) }
    let roster = Roster(
      holders: there,
      absences: Dictionary(uniqueKeysWithValues: away.map { (ID($0), $1.map { ID($0) }) }),
      active: Set((1...20).map { ID<Person>(Int64($0)) }).subtracting(without.map { ID($0) }),
      onDuty: onDuty.map { ID($0) })
    let subject = Ladder.Subject(
      kind: kind, unit: unit.map { ID($0) }, assignee: assignee.map { ID($0) },
      restricted: restricted, confidential: confidential, excluded: Set(excluding.map { ID($0) }))
    return Ladder(roster, OfficeFixture.catalogue()).people(for: call, about: subject)
      .map(\.rawValue)
  }

  @Test("Step by step it climbs: officers, head, dispatcher, leader")
  func climbing() {
    #expect(Self.told(.step(.warning)) == [1, 2])
    #expect(Self.told(.step(.warning), assignee: 2) == [2])
    #expect(Self.told(.step(.breach), assignee: 2) == [3])
    #expect(Self.told(.step(.escalation1), assignee: 2) == [5])
    #expect(Self.told(.step(.escalation2), assignee: 2) == [6])
    #expect(Self.told(.reminder, assignee: 2) == [2, 3])
    #expect(Self.told(.waitIsOver, assignee: 2) == [5])
  }

  @Test(
    "What the office owes begins with the dispatcher, what is to be published with a publisher",
    arguments: [
      (ObligationKind.accept, [5], [5], [6]), (.forward, [5], [5], [6]), (.deliver, [5], [5], [6]),
      (.publish, [7], [7], [5]), (.answer, [5], [5], [6]),
    ])
  func office(_ kind: ObligationKind, _ warning: [Int64], _ breach: [Int64], _ climbing: [Int64]) {
    #expect(Self.told(.step(.warning), kind, unit: nil, assignee: 1) == warning)
    #expect(Self.told(.step(.breach), kind, unit: nil) == breach)
    #expect(Self.told(.step(.escalation1), kind, unit: nil) == climbing)
    #expect(Self.told(.step(.escalation2), kind, unit: nil) == [6])
  }

  @Test("Restricted matters stay with their officers and the leader, whoever has them in hand")
  func restricted() {
    for call in [Ladder.Call.step(.warning), .step(.breach), .reminder, .waitIsOver] {
      #expect(Self.told(call, assignee: 1, restricted: true, onDuty: [15]) == [8])
    }
    #expect(Self.told(.step(.escalation1), restricted: true) == [6])
    #expect(Self.told(.step(.warning), restricted: true, without: [8]) == [6])
    #expect(Self.told(.step(.breach), restricted: true, without: [6, 8], onDuty: [15]).isEmpty)
  }

  @Test("Of confidential matters only whoever has them in hand hears, not their whole unit")
  func confidential() {
    #expect(Self.told(.step(.warning), confidential: true) == [3])
    #expect(Self.told(.step(.warning), assignee: 2, confidential: true) == [2])
  }

  @Test("Where nobody stands, the next rung is told; in the end whoever is on duty")
  func empty() {
    #expect(Self.told(.step(.warning), without: [1, 2]) == [3])
    #expect(Self.told(.step(.breach), without: [3]) == [4])
    #expect(Self.told(.step(.breach), without: [3, 4]) == [5])
    #expect(Self.told(.step(.breach), without: [3, 4, 5]) == [6])
    let nobody: [Int64] = [3, 4, 5, 6]
    #expect(Self.told(.step(.breach), without: nobody, onDuty: [15, 12]) == [12, 15])
    #expect(Self.told(.step(.breach), without: nobody).isEmpty)
    #expect(Self.told(.reminder, assignee: 1, without: nobody) == [1])
  }

  @Test("Who is away has a deputy; a deputy who is away too has none")
  func deputies() {
    #expect(Self.told(.step(.breach), away: [3: 12]) == [12])
    #expect(Self.told(.step(.breach), away: [3: nil]) == [4])
    #expect(Self.told(.step(.breach), away: [3: 12, 12: 13]) == [4])
    #expect(Self.told(.step(.breach), away: [3: 99]) == [4])
    #expect(Self.told(.step(.warning), assignee: 1, away: [1: 2]) == [2])
    #expect(Self.told(.step(.warning), assignee: 1, away: [1: nil]) == [2])
    #expect(Self.told(.reminder, assignee: 1, away: [1: 2, 3: 2]) == [2])
  }

  @Test("Whom a ticket concerns is never told, neither in their own role nor as a deputy")
  func excluded() {
    #expect(Self.told(.step(.breach), excluding: [3]) == [4])
    #expect(Self.told(.step(.breach), excluding: [12], away: [3: 12]) == [4])
    #expect(Self.told(.step(.warning), assignee: 1, excluding: [1]) == [2])
    let others: [Int64] = [4, 5, 6]
    #expect(Self.told(.step(.breach), excluding: [3, 15], without: others, onDuty: [15]).isEmpty)
  }

  @Test("Every step of every clock finds somebody while there is one leader")
  func somebody() {
    let onlyLeader = (1...9).map(Int64.init).filter { $0 != 6 }
    for kind in ObligationKind.allCases {
      for step in ClockStep.allCases {
        for restricted in [false, true] {
          #expect(
            Self.told(.step(step), kind, restricted: restricted, without: onlyLeader) == [6],
            "\(kind) \(step)")
        }
      }
    }
  }
}

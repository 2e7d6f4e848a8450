import Testing

@testable import Rules

@Suite("The permission matrix")
struct PolicyMatrixTests {
  @Test("The file has a column for every role and a row for every verb")
  func complete() {
    #expect(PolicyFile.shared.roles == Role.allCases.map(\.rawValue))
    #expect(PolicyFile.shared.rows.map(\.verb) == Verb.allCases.map(\.rawValue))
  }

  @Test("Every cell is that of the file", arguments: PolicyFile.shared.rows)
  func cells(row: PolicyFile.Row) throws {
    let verb = try #require(Verb(rawValue: row.verb))
    #expect(row.cells.count == Role.allCases.count)
    for role in Role.allCases {
      let cell = Policy.matrix[verb]?[role]?.rawValue ?? "-"
      #expect(cell == row.cell(role), "\(role)")
    }
  }

  @Test(
    "Whoever has a cell may do what is about no ticket, nobody else",
    arguments: PolicyFile.shared.rows)
  func withoutTicket(row: PolicyFile.Row) throws {
    let verb = try #require(Verb(rawValue: row.verb))
    for role in Role.allCases {
      let right = Policy.right(of: PolicyFixture.principal(role), to: verb)
      #expect((right?.scope.rawValue ?? "-") == row.cell(role), "\(role)")
      #expect(right == nil || right?.role == role)
    }
  }

  @Test(
    "The program and a person without roles hold no right of the matrix", arguments: Verb.allCases)
  func nobody(verb: Verb) {
    let facts = Policy.Facts(state: .answered, holders: [PolicyFixture.ours])
    let nobody = Principal.person(PolicyFixture.me, grants: [])
    for principal in [Principal.machine, nobody] {
      #expect(Policy.right(of: principal, to: verb) == nil)
      #expect(
        Policy.right(of: principal, to: verb, on: facts, in: PolicyFixture.catalogue) == nil)
    }
  }
}

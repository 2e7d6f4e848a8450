import Postgres
import Rules
import Support
import Testing

@testable import Casework

@Suite("What the database's constraints mean to people")
struct RefusalTests {
  @Test(
    "A reference to what isn't there is told at its field",
    arguments: Refusal.references.sorted { $0.key < $1.key })
  func references(_ constraint: String, _ field: ActProblem.Field) {
    #expect(Refusal(violating: constraint) == .invalid([ActProblem(field, .unknown)]))
  }

  @Test("A constraint that only a fault of the program violates is no refusal")
  func faults() {
    #expect(Refusal(violating: "ticket_event_person_exists") == nil)
    #expect(Refusal(violating: "ticket_state_is_last_move") == nil)
    #expect(Refusal(violating: "person_role_person_exists") == .notFound)
  }

  @Test("Every name that is mapped is a constraint of the schema")
  func names() async throws {
    let test = try await TestOffice.open()
    let known: [String] = try await test.value(
      "SELECT array_agg(conname::text) FROM pg_constraint WHERE contype = 'f'")
    #expect(Set(Refusal.references.keys).union(Refusal.subjects).subtracting(known) == [])
  }
}

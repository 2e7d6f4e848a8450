import Casework
import Foundation
import Postgres
import Rules
import Store
import Support
import Testing

@testable import Simulation

@Suite("What the planner makes of lists")
struct PlanTests {
  /// Large enough that reading a whole table never pays.
  private static let past = Task { try await Past.open(20_000) }

  /// Tables that grow with every ticket; requests for more time are few.
  private static let growing = [
    "ticket", "ticket_text", "reporter", "ticket_note", "ticket_event", "ticket_unit",
    "obligation", "obligation_event", "answer", "delivery", "publication", "errand",
    "ticket_search",
  ]

  /// These filters have no index of their own yet (`docs/performance.md`).
  private static let withoutIndex = [
    "of a unit, newest", "results of a field", "results of a unit", "results of a commune",
  ]

  @Test("No list, count or search reads a whole table")
  func noSequentialScans() async throws {
    let test = try await Self.past.value
    for asked in Lists.all(at: test.office.now) where !Self.withoutIndex.contains(asked.name) {
      let plan = try await test.database.all(
        Statement("explain", "EXPLAIN \(sql: asked.sql)", column: String.self))
      for line in plan where line.contains("Seq Scan on ") {
        let table = line.split(separator: "Seq Scan on ").last?.split(separator: " ").first
        #expect(!Self.growing.contains(String(table ?? "")), "\(asked.name): \(line)")
      }
    }
  }

  @Test(
    "Telephone numbers are found by their own indexes",
    arguments: [
      ("search, a telephone, ", "reporter_by_phone "),
      ("search, last digits, ", "reporter_by_phone_end "),
    ])
  func phones(name: String, index: String) async throws {
    let test = try await Self.past.value
    for asked in Lists.all(at: test.office.now) where asked.name.hasPrefix(name) {
      let plan = try await test.database.all(
        Statement("explain", "EXPLAIN \(sql: asked.sql)", column: String.self))
      #expect(plan.contains { $0.contains(index) }, "\(asked.name): \(plan)")
    }
  }

  @Test("Words are found by the index of documents, and each ticket is asked for by its key")
  func searches() async throws {
    let test = try await Self.past.value
    for asked in Lists.all(at: test.office.now) where asked.name.contains("window") {
      let plan = try await test.database.all(
        Statement("explain", "EXPLAIN \(sql: asked.sql)", column: String.self))
      let lines = plan.joined(separator: "\n")
      #expect(lines.contains("Bitmap Index Scan on ticket_search_document"), "\(asked.name)")
      #expect(
        plan.contains { $0.contains("Index") && $0.contains(" on ticket t") }, "\(asked.name)")
      #expect(!lines.contains("Hash Join"), "\(asked.name): \(lines)")
    }
  }
}

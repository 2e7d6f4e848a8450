import Postgres
import Support
import Testing

/// Several statements in one round trip.
struct TogetherTests {
  private func pipeline(connections: Int = 1) async throws -> Pipeline {
    Pipeline(
      ConnectionSettings(try await TestServer.shared.address(of: "postgres")),
      connections: connections)
  }

  private func number(_ value: Int) -> Statement<Int> {
    Statement("number", "SELECT \(value)", column: Int.self)
  }

  private func word(_ value: String) -> Statement<String> {
    Statement("word", "SELECT \(value) FROM generate_series(1, 2)", column: String.self)
  }

  private let broken = Statement("broken", "SELECT 1 / 0", column: Int.self)

  @Test func `each gives its own rows, and what is not asked gives none`() async throws {
    let pipeline = try await pipeline()
    for round in 1...3 {
      let (numbers, words, nothing, again) = try await pipeline.together(
        number(round), word("từ"), Statement<Int>?.none, number(7))
      #expect(numbers == [round])
      #expect(words == ["từ", "từ"])
      #expect(nothing == [])
      #expect(again == [7])
    }
    let (none, neither) = try await pipeline.together(Statement<Int>?.none, Statement<Int>?.none)
    #expect(none == [] && neither == [])
  }

  @Test func `if one fails all do, and the error names it`() async throws {
    let pipeline = try await pipeline()
    let alone = Task { try await pipeline.one(number(1)) }
    let error = await expectKind(.server) {
      _ = try await pipeline.together(number(2), broken, word("x"))
    }
    #expect(error?.statement == "broken")
    #expect(error?.sqlState == "22012")
    #expect(try await alone.value == 1)
    // A statement that was to be prepared behind the failing one is prepared when it comes again.
    let (words, numbers) = try await pipeline.together(word("y"), number(3))
    #expect(words == ["y", "y"])
    #expect(numbers == [3])
  }

  @Test func `a stale plan among them is prepared anew`() async throws {
    let address = try await TestServer.shared.freshDatabase()
    let database = Database(ConnectionSettings(address))
    let pipeline = Pipeline(ConnectionSettings(address), connections: 1)
    try await database.run(Statement("make", "CREATE TABLE t AS SELECT 1 AS x"))
    let all = Statement("all", "SELECT * FROM t", column: Int.self)
    let (before, _) = try await pipeline.together(all, number(1))
    #expect(before == [1])
    try await database.run(Statement("add", "ALTER TABLE t ADD y int DEFAULT 2"))
    try await database.run(Statement("drop", "ALTER TABLE t DROP x"))
    let (after, one) = try await pipeline.together(all, number(1))
    #expect(after == [2])
    #expect(one == [1])
  }

  @Test func `many at once get their own`() async throws {
    let pipeline = try await pipeline(connections: 2)
    let sums = try await withThrowingTaskGroup(of: Int.self) { group in
      for value in 0..<200 {
        group.addTask {
          let (left, right) = try await pipeline.together(number(value), number(-value))
          return left[0] + right[0]
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(sums == [Int](repeating: 0, count: 200))
  }
}

import Foundation
import Postgres
import Support
import Testing

private struct Enough: Error {}

@Suite(.serialized) struct StreamTests {
  private func database(connections: Int = 1) async throws -> Database {
    Database(
      ConnectionSettings(try await TestServer.shared.address(of: "postgres")),
      connections: connections)
  }

  private func numbers(_ count: Int) -> Statement<String> {
    Statement(
      "numbers", "SELECT i || repeat('x', 90) FROM generate_series(1, \(count)) i",
      column: String.self)
  }

  /// Resident memory in bytes.
  private func memory() throws -> Int {
    let fields = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
      .split(separator: " ")
    return (Int(fields[1]) ?? 0) * 4096
  }

  @Test func `a million rows stream with flat memory`() async throws {
    let database = try await database()
    for try await _ in database.stream(numbers(1000)) {}
    let before = try memory()
    var (count, peak) = (0, 0)
    for try await _ in database.stream(numbers(1_000_000), timeout: .zero) {
      count += 1
      if count.isMultiple(of: 100_000) { peak = max(peak, try memory()) }
    }
    #expect(count == 1_000_000)
    #expect(peak - before < 40_000_000)
  }

  @Test func `leaving a stream early gives the connection back`() async throws {
    let database = try await database()
    for _ in 0..<3 {
      var count = 0
      for try await _ in database.stream(numbers(1_000_000)) {
        count += 1
        if count == 300 { break }
      }
      #expect(try await database.one(Statement("one", "SELECT 1", column: Int.self)) == 1)
    }
  }

  @Test func `a stream that fails says so after the rows before`() async throws {
    let database = try await database()
    let statement = Statement(
      "division", "SELECT 1 / (1000 - i) FROM generate_series(1, 2000) i", column: Int.self)
    var count = 0
    let error = await expectKind(.server) {
      for try await _ in database.stream(statement) { count += 1 }
    }
    #expect(error?.sqlState == "22012")
    #expect(count <= 999)
    #expect(try await database.one(Statement("one", "SELECT 1", column: Int.self)) == 1)
  }

  @Test func `a cancelled stream ends`() async throws {
    let database = try await database()
    let sessions = try await Sessions(of: TestServer.shared.address(of: "postgres"))
    let slow = Statement("slow", "SELECT i, pg_sleep(60) FROM generate_series(1, 9) i") { _ in }
    let task = Task { for try await _ in database.stream(slow) {} }
    try await eventually("it runs") { try await sessions.running("slow") == 1 }
    task.cancel()
    await expectKind(.cancelled) { try await task.value }
    #expect(try await database.one(Statement("one", "SELECT 1", column: Int.self)) == 1)
  }

  @Test func `a transaction reads a long result row by row`() async throws {
    let database = try await database()
    let sum = try await database.read { tx in
      var sum = 0
      let numbers = Statement(
        "numbers", "SELECT i FROM generate_series(1, 100000) i", column: Int.self)
      try tx.forEach(numbers) { sum += $0 }
      #expect(throws: Enough.self) {
        try tx.savepoint { try tx.forEach(numbers) { if $0 == 10 { throw Enough() } } }
      }
      return sum + (try tx.one(Statement("one", "SELECT 1", column: Int.self)))
    }
    #expect(sum == 5_000_050_001)
  }
}

struct CopyTests {
  private func places() async throws -> Database {
    let address = try await TestServer.shared.freshDatabase()
    let database = Database(ConnectionSettings(address))
    try await database.write {
      try $0.script("CREATE TABLE place (id bigint PRIMARY KEY, name text, at timestamptz)")
    }
    return database
  }

  private let count = Statement("count", "SELECT count(*) FROM place", column: Int.self)

  @Test func `text is copied in`() async throws {
    let database = try await places()
    let loaded = try await database.write { tx in
      var lines = (1...100_000).lazy.map { Array("\($0)\tchợ \($0)\t\\N\n".utf8) }.makeIterator()
      return try tx.copyIn("COPY place FROM STDIN") { lines.next() }
    }
    #expect(loaded == 100_000)
    #expect(try await database.one(count) == 100_000)
  }

  @Test func `values are copied in binary`() async throws {
    let database = try await places()
    let date = Date(timeIntervalSince1970: 1_753_000_000.5)
    let loaded = try await database.write { tx in
      try tx.copyIn("COPY place (id, name, at) FROM STDIN (FORMAT binary)", rows: 1...5000) {
        number, row in
        try row.append(number)
        try row.append(number == 7 ? nil : "chợ \(number)")
        try row.append(date)
      }
    }
    #expect(loaded == 5000)
    let last = try await database.one(
      Statement("last", "SELECT name, at FROM place WHERE id = 5000") { row in
        "\(try row.decode(String.self, at: 0)) \(try row.decode(Date.self, at: 1) == date)"
      })
    #expect(last == "chợ 5000 true")
    let nulls = Statement(
      "nulls", "SELECT id FROM place WHERE name IS NULL", column: Int.self)
    #expect(try await database.all(nulls) == [7])
  }

  @Test func `a producer that fails, or bad data, leaves nothing`() async throws {
    let database = try await places()
    await #expect(throws: Enough.self) {
      try await database.copyIn("COPY place FROM STDIN") { throw Enough() }
    }
    let error = await expectKind(.server) {
      try await database.write { tx in
        var lines = ["1\ta\t\\N\n", "1\tb\t\\N\n"].makeIterator()
        return try tx.copyIn("COPY place FROM STDIN") { lines.next().map { Array($0.utf8) } }
      }
    }
    #expect(error?.sqlState == .uniqueViolation)
    await expectKind(.misuse) { try await database.copyIn("SELECT 1") { nil } }
    await expectKind(.misuse) {
      try await database.run(Statement("copy", "COPY place FROM STDIN"))
    }
    #expect(try await database.one(count) == 0)
  }
}

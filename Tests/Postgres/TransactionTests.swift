import Postgres
import Support
import Testing

private struct Refusal: Error, Equatable {}

struct TransactionTests {
  private func counter() async throws -> Database {
    let address = try await TestServer.shared.freshDatabase(template: "counter") { address in
      let database = Database(ConnectionSettings(address))
      try await database.write { tx in
        try tx.script("CREATE TABLE counter (name text PRIMARY KEY, value bigint NOT NULL)")
        try tx.script("INSERT INTO counter VALUES ('a', 0), ('b', 0)")
      }
      await database.close()
    }
    return Database(ConnectionSettings(address))
  }

  private let values = Statement(
    "values", "SELECT value FROM counter ORDER BY name", column: Int.self)

  private func add(_ amount: Int, to name: String) -> Statement<Void> {
    Statement("add", "UPDATE counter SET value = value + \(amount) WHERE name = \(name)")
  }

  @Test func `what a write does is there afterwards`() async throws {
    let database = try await counter()
    let touched = try await database.write { [self] tx in
      try tx.run(add(1, to: "a")) + tx.run(add(2, to: "b")) + tx.run(add(3, to: "c"))
    }
    #expect(touched == 2)
    #expect(try await database.all(values) == [1, 2])
  }

  @Test func `a write that throws leaves nothing`() async throws {
    let database = try await counter()
    await #expect(throws: Refusal()) {
      try await database.write { [self] tx in
        try tx.run(add(1, to: "a"))
        throw Refusal()
      }
    }
    #expect(try await database.all(values) == [0, 0])
  }

  @Test func `a read can't write`() async throws {
    let database = try await counter()
    let error = await expectKind(.server) {
      try await database.read { [self] tx in try tx.run(add(1, to: "a")) }
    }
    #expect(error?.sqlState == .readOnlyTransaction)
    #expect(error?.statement == "add")
  }

  @Test func `first takes the first row and one insists on a single row`() async throws {
    let database = try await counter()
    let none = Statement("none", "SELECT 1 WHERE false", column: Int.self)
    let firsts = try await database.read { [values] tx in
      [try tx.first(values), try tx.first(none)]
    }
    #expect(firsts == [0, nil])
    await expectKind(.unexpectedRowCount) {
      try await database.read { [values] in try $0.one(values) }
    }
    await expectKind(.unexpectedRowCount) {
      try await database.one(Statement("none", "SELECT 1 WHERE false", column: Int.self))
    }
  }

  @Test func `a savepoint undoes only itself`() async throws {
    let database = try await counter()
    try await database.write { [self] tx in
      try tx.run(add(1, to: "a"))
      #expect(throws: Refusal()) {
        try tx.savepoint {
          try tx.run(add(10, to: "a"))
          throw Refusal()
        }
      }
      #expect(throws: PostgresError.self) {
        try tx.savepoint { try tx.script("INSERT INTO counter VALUES ('a', 1)") }
      }
      try tx.savepoint { try tx.savepoint { try tx.run(add(2, to: "b")) } }
    }
    #expect(try await database.all(values) == [1, 2])
  }

  @Test func `a swallowed failure doesn't pass for a commit`() async throws {
    let database = try await counter()
    let error = await expectKind(.server) {
      try await database.write { [self] tx in
        try tx.run(add(1, to: "a"))
        try? tx.script("SELECT 1 / 0")
      }
    }
    #expect(error?.sqlState == .inFailedTransaction)
    #expect(try await database.all(values) == [0, 0])
  }

  @Test(arguments: Isolation.allCases)
  func `the isolation is the one asked for`(isolation: Isolation) async throws {
    let database = try await counter()
    let show = Statement(
      "show", "SELECT upper(current_setting('transaction_isolation'))", column: String.self)
    #expect(
      try await database.read(isolation: isolation) { try $0.one(show) } == isolation.rawValue)
    #expect(
      try await database.write(isolation: isolation) { try $0.one(show) } == isolation.rawValue)
  }

  @Test(arguments: [0, 20])
  func `a serialization failure is repeated only when asked`(retries: Int) async throws {
    let database = try await counter()
    let failures = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask { [self] in
          do {
            try await database.write(isolation: .repeatableRead, retries: retries) { tx in
              _ = try tx.all(values)
              _ = try tx.one(Statement("pause", "SELECT pg_sleep(0.02)") { _ in })
              try tx.run(add(1, to: "a"))
            }
            return false
          } catch {
            #expect((error as? PostgresError)?.sqlState == .serializationFailure)
            return true
          }
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(retries == 0 ? failures > 0 : failures == 0)
    #expect(try await database.all(values) == [8 - failures, 0])
  }

  @Test func `a plan that no longer fits is made anew`() async throws {
    let database = try await counter()
    let star = Statement("star", "SELECT * FROM counter ORDER BY name") { $0.count }
    #expect(try await database.all(star) == [2, 2])
    #expect(try await database.read { try $0.all(star) } == [2, 2])
    try await database.write { try $0.script("ALTER TABLE counter ADD COLUMN note text") }
    #expect(try await database.all(star) == [3, 3])
    try await database.write { try $0.script("ALTER TABLE counter ADD COLUMN more text") }
    #expect(try await database.read { try $0.all(star) } == [4, 4])
    try await database.write { try $0.script("DEALLOCATE ALL") }
    #expect(try await database.read { try $0.all(star) } == [4, 4])
  }

  @Test func `prepared statements are reused, and no more are kept than allowed`() async throws {
    let address = try await TestServer.shared.address(of: "postgres")
    let database = Database(
      ConnectionSettings(address, preparedStatements: 3), connections: 1)
    for number in 0..<10 {
      _ = try await database.one(
        Statement("n", "SELECT \(1) + \(raw: "\(number)")", column: Int.self))
    }
    let kept = Statement("kept", "SELECT count(*) FROM pg_prepared_statements", column: Int.self)
    #expect(try await database.one(kept) == 3)
    #expect(try await database.one(kept) == 3)
  }

  @Test func `a notification arrives after the commit`() async throws {
    let database = try await counter()
    var events = database.listen("moves").makeAsyncIterator()
    #expect(await events.next() == .connected)
    try await database.write { try $0.notify("moves", "một") }
    #expect(await events.next() == .notification(channel: "moves", payload: "một"))
  }

  @Test func `a session is set up as the settings say`() async throws {
    let address = try await TestServer.shared.address(of: "postgres")
    let settings = ConnectionSettings(
      address, applicationName: "Hồi Âm's test", role: "pg_monitor",
      statementTimeout: .milliseconds(1234), lockTimeout: .seconds(5),
      idleInTransactionTimeout: .seconds(6), readOnly: true, timeZone: "Asia/Ho_Chi_Minh",
      parameters: ["search_path": "a, \"b'c\""])
    let names = [
      "role", "statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout",
      "default_transaction_read_only", "TimeZone", "search_path",
    ]
    let found = try await Database(settings).all(
      Statement(
        "settings", "SELECT current_setting(name) FROM unnest(\(names)) name", column: String.self))
    #expect(
      found == [
        "pg_monitor", "1234ms", "5s", "6s", "on", "Asia/Ho_Chi_Minh", "a, \"b'c\"",
      ])
  }
}

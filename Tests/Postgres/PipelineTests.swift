import Postgres
import Support
import Testing

struct PipelineTests {
  private let sleep = Statement("sleep", "SELECT pg_sleep(60)") { _ in }

  private func number(_ number: Int) -> Statement<Int> {
    Statement("number", "SELECT \(number)", column: Int.self)
  }

  private func pipeline(
    connections: Int = 2, depth: Int = 64, queue: Int = 10_000, prepared: Int = 256
  ) async throws -> Pipeline {
    let address = try await TestServer.shared.freshDatabase()
    return Pipeline(
      ConnectionSettings(address, preparedStatements: prepared), connections: connections,
      depth: depth, queue: queue)
  }

  @Test(arguments: [(1, 1), (1, 64), (3, 8)])
  func `every caller gets the answer to what was asked`(connections: Int, depth: Int) async throws {
    let pipeline = try await pipeline(connections: connections, depth: depth)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for value in 0..<2000 {
        group.addTask { [self] in
          let found = try await pipeline.one(number(value))
          #expect(found == value)
        }
      }
      try await group.waitForAll()
    }
    await pipeline.close()
    await expectKind(.closed) { try await pipeline.one(number(1)) }
  }

  @Test func `a failing statement in the middle fails its caller only`() async throws {
    let pipeline = try await pipeline(connections: 1)
    await withTaskGroup(of: Void.self) { group in
      for value in 0..<400 {
        group.addTask { [self] in
          switch value % 4 {
          case 0:
            let division = Statement("division", "SELECT 1 / \(0)", column: Int.self)
            let error = await expectKind(.server) { try await pipeline.one(division) }
            #expect(error?.sqlState == "22012")
          case 1:
            let typo = Statement("typo", "SELECT \(value) FROM nowhere", column: Int.self)
            let error = await expectKind(.server) { try await pipeline.one(typo) }
            #expect(error?.sqlState == .undefinedTable)
            #expect(error?.statement == "typo")
          case 2:
            let nul = Statement("nul", "SELECT \("\0")", column: String.self)
            await expectKind(.encoding) { try await pipeline.one(nul) }
          default:
            let found = try? await pipeline.one(number(value))
            #expect(found == value)
          }
        }
      }
    }
  }

  @Test func `more statements than the cache holds are prepared again`() async throws {
    let pipeline = try await pipeline(connections: 1, prepared: 4)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for value in 0..<300 {
        group.addTask {
          let sum = Statement(
            "sum", "SELECT \(value) + \(raw: "\(value % 20)")", column: Int.self)
          let found = try await pipeline.one(sum)
          #expect(found == value + value % 20)
        }
      }
      try await group.waitForAll()
    }
    let kept = Statement("kept", "SELECT count(*) FROM pg_prepared_statements", column: Int.self)
    #expect(try await pipeline.one(kept) == 4)
  }

  @Test func `a plan that no longer fits is made anew`() async throws {
    let address = try await TestServer.shared.freshDatabase()
    let database = Database(ConnectionSettings(address))
    try await database.write {
      try $0.script("CREATE TABLE t (a int); INSERT INTO t VALUES (1)")
    }
    let pipeline = Pipeline(ConnectionSettings(address), connections: 1)
    let star = Statement("star", "SELECT * FROM t") { $0.count }
    #expect(try await pipeline.one(star) == 1)
    try await database.write { try $0.script("ALTER TABLE t ADD COLUMN b int") }
    #expect(try await pipeline.all(star) == [2])
    let clear = Statement("clear", "DEALLOCATE ALL")
    _ = try await pipeline.all(clear)
    #expect(try await pipeline.first(star) == 2)
  }

  @Test func `a pipeline can't write`() async throws {
    let pipeline = try await pipeline()
    let error = await expectKind(.server) {
      try await pipeline.all(Statement("create", "CREATE TABLE t (x int)"))
    }
    #expect(error?.sqlState == .readOnlyTransaction)
  }

  @Test func `a cancelled caller doesn't disturb those behind`() async throws {
    let address = try await TestServer.shared.freshDatabase()
    let sessions = try await Sessions(of: address)
    let pipeline = Pipeline(
      ConnectionSettings(address, statementTimeout: .milliseconds(300)), connections: 1)
    let cancelled = Task { [sleep] in try await pipeline.one(sleep) }
    try await eventually("it runs") { try await sessions.running("sleep") == 1 }
    cancelled.cancel()
    await expectKind(.cancelled) { try await cancelled.value }
    // The statement itself goes on until its timeout; its result is drained.
    #expect(try await pipeline.one(number(5)) == 5)
    let late = await expectKind(.server) { try await pipeline.one(sleep) }
    #expect(late?.sqlState == .queryCanceled)
  }

  @Test func `a full queue refuses`() async throws {
    let address = try await TestServer.shared.freshDatabase()
    let sessions = try await Sessions(of: address)
    let pipeline = Pipeline(ConnectionSettings(address), connections: 1, depth: 1, queue: 2)
    let running = Task { [sleep] in try await pipeline.one(sleep) }
    try await eventually("it runs") { try await sessions.running("sleep") == 1 }
    let waiting = (0..<20).map { value in
      Task { [self] in try await pipeline.one(number(value)) }
    }
    var refused = 0
    let results = Task { () -> [Result<Int, any Error>] in
      var results: [Result<Int, any Error>] = []
      for task in waiting { results.append(await task.result) }
      return results
    }
    try await eventually("the queue is full") {
      do {
        _ = try await withThrowingTaskGroup(of: Int.self) { group in
          group.addTask { [self] in try await pipeline.one(number(99)) }
          defer { group.cancelAll() }
          return try await group.next() ?? 0
        }
        return false
      } catch {
        return (error as? PostgresError)?.kind == .overloaded
      }
    }
    try await sessions.terminate()
    await expectKind(.connectionLost) { try await running.value }
    for result in await results.value {
      if case .failure(let error as PostgresError) = result, error.kind == .overloaded {
        refused += 1
      }
    }
    #expect(refused == 18)
  }

  @Test func `a lost connection fails what is under way and is replaced`() async throws {
    let address = try await TestServer.shared.freshDatabase()
    let sessions = try await Sessions(of: address)
    for readOnly in [true, false] {
      let pipeline = Pipeline(
        ConnectionSettings(address), connections: 2, readOnly: readOnly)
      let running = Task { [sleep] in try await pipeline.one(sleep) }
      try await eventually("it runs") { try await sessions.running("sleep") == 1 }
      try await sessions.terminate()
      await expectKind(readOnly ? .connectionLost : .unknownOutcome) { try await running.value }
      #expect(try await pipeline.one(number(3)) == 3)
    }
  }
}

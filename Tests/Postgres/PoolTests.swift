import Postgres
import Support
import Synchronization
import Testing

struct PoolTests {
  private let sleep = Statement("sleep", "SELECT pg_sleep(60)") { _ in }
  private let one = Statement("one", "SELECT 1", column: Int.self)

  @Test func `cancelling a task cancels its statement and the connection lives on`() async throws {
    let address = try await TestServer.shared.freshDatabase()
    let sessions = try await Sessions(of: address)
    let database = Database(ConnectionSettings(address), connections: 1)
    let pid = Statement("pid", "SELECT pg_backend_pid()", column: Int.self)
    let before = try await database.one(pid)
    for isTransaction in [true, false] {
      let task = Task { [sleep] in
        if isTransaction {
          try await database.write { try $0.run(sleep) }
        } else {
          try await database.run(sleep)
        }
      }
      try await eventually("the statement runs") { try await sessions.running("sleep") == 1 }
      task.cancel()
      await expectKind(.cancelled) { try await task.value }
      #expect(try await database.one(pid) == before)
    }
    #expect(try await sessions.running("sleep") == 0)
  }

  @Test func `a cancelled transaction is not committed`() async throws {
    let address = try await TestServer.shared.freshDatabase()
    let database = Database(ConnectionSettings(address))
    try await database.write { try $0.script("CREATE TABLE t (x int)") }
    let (started, start) = AsyncStream.makeStream(of: Void.self)
    let isCancelled = Mutex(false)
    let task = Task {
      try await database.write { tx in
        try tx.script("INSERT INTO t VALUES (1)")
        start.finish()
        while !isCancelled.withLock({ $0 }) {}
      }
    }
    for await _ in started {}
    task.cancel()
    isCancelled.withLock { $0 = true }
    await expectKind(.cancelled) { try await task.value }
    let count = Statement("count", "SELECT count(*) FROM t", column: Int.self)
    #expect(try await database.one(count) == 0)
  }

  @Test func `a statement that takes too long is ended by the server`() async throws {
    let address = try await TestServer.shared.address(of: "postgres")
    let database = Database(ConnectionSettings(address, statementTimeout: .milliseconds(20)))
    let error = await expectKind(.server) {
      try await database.read { [sleep] in try $0.run(sleep) }
    }
    #expect(error?.sqlState == .queryCanceled)
    try await database.read { tx in
      try tx.limitStatements(to: .zero)
      try tx.run(Statement("nap", "SELECT pg_sleep(0.05)"))
    }
  }

  @Test func `who finds no connection in time is told so`() async throws {
    let address = try await TestServer.shared.freshDatabase()
    let sessions = try await Sessions(of: address)
    let database = Database(
      ConnectionSettings(address), connections: 1, acquireTimeout: .milliseconds(10), waiters: 1)
    let holder = Task { [sleep] in try await database.run(sleep) }
    try await eventually("the connection is taken") { try await sessions.running("sleep") == 1 }
    await expectKind(.poolTimeout) { try await database.one(one) }
    let none = Database(ConnectionSettings(address), connections: 1, waiters: 0)
    let other = Task { [sleep] in try await none.run(sleep) }
    try await eventually("the connection is taken") { try await sessions.running("sleep") == 2 }
    await expectKind(.overloaded) { try await none.one(one) }
    for task in [holder, other] {
      task.cancel()
      await expectKind(.cancelled) { try await task.value }
    }
    #expect(try await database.one(one) == 1)
  }

  @Test func `who waits can give up`() async throws {
    let address = try await TestServer.shared.freshDatabase()
    let sessions = try await Sessions(of: address)
    let database = Database(
      ConnectionSettings(address), connections: 1, acquireTimeout: .seconds(60))
    let holder = Task { [sleep] in try await database.run(sleep) }
    try await eventually("the connection is taken") { try await sessions.running("sleep") == 1 }
    let waiter = Task { [one] in try await database.one(one) }
    waiter.cancel()
    await expectKind(.cancelled) { try await waiter.value }
    holder.cancel()
    await expectKind(.cancelled) { try await holder.value }
  }

  @Test func `no more connections are opened than allowed`() async throws {
    let address = try await TestServer.shared.freshDatabase()
    let sessions = try await Sessions(of: address)
    let database = Database(ConnectionSettings(address), connections: 3)
    let total = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<200 { group.addTask { [one] in try await database.one(one) } }
      return try await group.reduce(0, +)
    }
    #expect(total == 200)
    #expect(try await (1...3).contains(sessions.count()))
    await database.close()
    try await eventually("every session has ended") { try await sessions.count() == 0 }
    await expectKind(.closed) { try await database.one(one) }
  }

  @Test func `an idle connection that was ended is replaced unnoticed`() async throws {
    let address = try await TestServer.shared.freshDatabase()
    let sessions = try await Sessions(of: address)
    let database = Database(ConnectionSettings(address), connections: 2)
    for _ in 0..<5 {
      let written = try await database.write { [one] in try $0.one(one) }
      #expect(written == 1)
      #expect(try await database.one(one) == 1)
      try await sessions.terminate()
    }
  }

  @Test func `a write whose connection is lost is not repeated`() async throws {
    let address = try await TestServer.shared.freshDatabase()
    let sessions = try await Sessions(of: address)
    let database = Database(ConnectionSettings(address), connections: 1)
    let runs = Mutex(0)
    let task = Task { [sleep] in
      try await database.write(retries: 5) { tx in
        runs.withLock { $0 += 1 }
        try tx.run(sleep)
      }
    }
    try await eventually("the statement runs") { try await sessions.running("sleep") == 1 }
    try await sessions.terminate()
    let error = await expectKind(.connectionLost) { try await task.value }
    #expect(error?.sqlState == .adminShutdown)
    #expect(runs.withLock { $0 } == 1)
    let single = Task { [sleep] in try await database.run(sleep) }
    try await eventually("the statement runs") { try await sessions.running("sleep") == 1 }
    try await sessions.terminate()
    await expectKind(.unknownOutcome) { try await single.value }
    #expect(try await database.one(one) == 1)
  }

  @Test func `all roads recover when the server restarts`() async throws {
    let server = PrivateServer()
    try server.start()
    let settings = ConnectionSettings(server.address(of: "postgres"))
    let database = Database(settings)
    let pipeline = Pipeline(settings)
    let writer = BatchWriter<Int, Int>(settings) { members in
      Statement(
        "echo",
        "SELECT place - 1, x FROM unnest(\(members)) WITH ORDINALITY AS m (x, place)"
      ) { row in (try row.decode(at: 0), try row.decode(at: 1)) }
    }
    for round in 0..<2 {
      if round > 0 { try server.restart() }
      let written = try await database.write { [one] in try $0.one(one) }
      #expect(written == 1)
      #expect(try await pipeline.one(one) == 1)
      #expect(try await writer.write(7) == 7)
    }
  }

  @Test func `a server that isn't there is a lost connection`() async throws {
    let settings = ConnectionSettings("host=/nonexistent dbname=x password=hunter2")
    let error = await expectKind(.connectionLost) { try await Database(settings).one(one) }
    #expect(error?.message?.contains("/nonexistent") == true)
    #expect(error?.description.contains("hunter2") == false)
    await expectKind(.connectionLost) { try await Pipeline(settings).one(one) }
  }

  @Test func `of several hosts the one that answers is taken`() async throws {
    let directory = try await TestServer.shared.socketDirectory()
    let settings = ConnectionSettings(
      "host=/nonexistent,\(directory) user=postgres target_session_attrs=read-write")
    #expect(try await Database(settings).one(one) == 1)
    let address = directory.replacing("/", with: "%2F")
    #expect(
      try await Database(ConnectionSettings("postgresql://postgres@\(address)/postgres")).one(one)
        == 1)
  }
}

import Postgres
import Support
import Testing

/// A table whose rows commit only when nobody holds the advisory lock 7, and that refuses some.
private struct Board {
  let address: String
  let database: Database
  let sessions: Sessions

  init() async throws {
    address = try await TestServer.shared.freshDatabase(template: "board") { address in
      let database = Database(ConnectionSettings(address))
      try await database.write { tx in
        try tx.script(
          """
          CREATE TABLE note (
            id bigint GENERATED ALWAYS AS IDENTITY,
            text text CONSTRAINT note_is_unique UNIQUE CONSTRAINT note_is_kind CHECK (text <> 'bad'),
            tx bigint DEFAULT txid_current()
          );
          CREATE FUNCTION commit_gate() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN
            IF NEW.text = 'late' THEN RAISE check_violation; END IF;
            PERFORM pg_advisory_xact_lock_shared(7);
            RETURN NULL;
          END $$;
          CREATE CONSTRAINT TRIGGER gate AFTER INSERT ON note
            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION commit_gate()
          """)
      }
      await database.close()
    }
    database = Database(ConnectionSettings(address))
    sessions = try await Sessions(of: address)
  }

  func writer(queue: Int = 4096) -> BatchWriter<String, Int> {
    BatchWriter(ConnectionSettings(address, lockTimeout: .zero), queue: queue) { texts in
      Statement(
        "pin notes",
        """
        WITH member AS (
          SELECT text, place - 1 AS place
          FROM unnest(\(texts)) WITH ORDINALITY AS m (text, place)
        ), pinned AS (
          INSERT INTO note (text) SELECT text FROM member WHERE text <> 'unseen' RETURNING id, text
        )
        SELECT place, id FROM pinned JOIN member USING (text)
        """
      ) { row in (try row.decode(at: 0), try row.decode(at: 1)) }
    }
  }

  /// Holds commits back while `body` runs.
  func holdingCommits(_ body: () async throws -> Void) async throws {
    let gate = Gate()
    let (locked, lock) = AsyncStream.makeStream(of: Void.self)
    let holder = Task { [database] in
      try await database.write { tx in
        try tx.script("SELECT pg_advisory_xact_lock(7)")
        lock.finish()
        gate.pass()
      }
    }
    for await _ in locked {}
    do {
      try await body()
    } catch {
      gate.open()
      throw error
    }
    gate.open()
    try await holder.value
  }

  func texts() async throws -> [String] {
    try await database.all(
      Statement("texts", "SELECT text FROM note ORDER BY id", column: String.self))
  }

  func transactions() async throws -> Int {
    try await database.one(
      Statement("transactions", "SELECT count(DISTINCT tx) FROM note", column: Int.self))
  }

  func waitForCommit() async throws {
    try await eventually("a batch waits in its commit") {
      try await sessions.running("pin notes") == 1
    }
  }
}

struct BatchWriterTests {
  @Test func `who waits while a commit is in flight shares the next one`() async throws {
    let board = try await Board()
    let writer = board.writer()
    var tasks: [Task<Int, any Error>] = []
    try await board.holdingCommits {
      tasks.append(Task { try await writer.write("first") })
      try await board.waitForCommit()
      for number in 0..<100 { tasks.append(Task { try await writer.write("note \(number)") }) }
      // Every task has had its turn once a later one of the same priority has.
      for _ in 0..<200 { await Task.yield() }
    }
    var ids: Set<Int> = []
    for task in tasks { ids.insert(try await task.value) }
    #expect(ids.count == 101)
    #expect(try await board.texts().count == 101)
    #expect(try await board.transactions() < 20)
    await writer.close()
    await expectKind(.closed) { try await writer.write("late") }
  }

  @Test func `nobody is acknowledged before the commit`() async throws {
    let board = try await Board()
    let writer = board.writer()
    let (acknowledged, acknowledge) = AsyncStream.makeStream(of: Int.self)
    try await board.holdingCommits {
      Task { acknowledge.yield(try await writer.write("patient")) }
      try await board.waitForCommit()
      #expect(try await board.texts() == [])
      acknowledge.yield(-1)
    }
    var order = acknowledged.makeAsyncIterator()
    #expect(await order.next() == -1)
    #expect(await (order.next() ?? 0) > 0)
    #expect(try await board.texts() == ["patient"])
  }

  @Test(arguments: ["bad", "late", "twin", "\0"])
  func `a bad member fails alone`(bad: String) async throws {
    let board = try await Board()
    let writer = board.writer()
    try await board.database.run(
      Statement("twin", "INSERT INTO note (text) VALUES (\("twin"))"))
    var good: [Task<Int, any Error>] = []
    var culprit: Task<Int, any Error>?
    try await board.holdingCommits {
      good.append(Task { try await writer.write("first") })
      try await board.waitForCommit()
      for number in 0..<40 {
        if number == 17 { culprit = Task { try await writer.write(bad) } }
        good.append(Task { try await writer.write("note \(number)") })
      }
      for _ in 0..<100 { await Task.yield() }
    }
    for task in good { #expect(try await task.value > 0) }
    await expectKind(bad == "\0" ? .encoding : .server) { try await culprit?.value }
    #expect(try await board.texts().count == 42)
  }

  @Test func `a member without a row is told that it is missing`() async throws {
    let board = try await Board()
    await expectKind(.missing) { try await board.writer().write("unseen") }
    struct Stale: Error, Equatable { let member: String }
    let writer = BatchWriter<String, Int>(
      ConnectionSettings(board.address), missing: { Stale(member: $0) },
      statement: { _ in
        Statement("none", "SELECT 1, 2 WHERE false") { row in
          (try row.decode(at: 0), try row.decode(at: 1))
        }
      })
    await #expect(throws: Stale(member: "a")) { try await writer.write("a") }
  }

  @Test func `a lost connection is an unknown outcome and nothing is tried again`() async throws {
    let board = try await Board()
    let writer = board.writer()
    var tasks: [Task<Int, any Error>] = []
    try await board.holdingCommits {
      tasks.append(Task { try await writer.write("first") })
      try await board.waitForCommit()
      let end = Statement(
        "end",
        """
        SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
        WHERE datname = \(board.sessions.database) AND query LIKE '/* pin notes */%'
        """, column: Bool.self)
      #expect(try await board.sessions.observer.all(end) == [true])
    }
    for task in tasks { await expectKind(.unknownOutcome) { try await task.value } }
    #expect(try await board.texts() == [])
    #expect(try await writer.write("again") > 0)
    #expect(try await board.texts() == ["again"])
  }

  @Test func `a full queue refuses, and who waits can give up`() async throws {
    let board = try await Board()
    let writer = board.writer(queue: 1)
    try await board.holdingCommits {
      let first = Task { try await writer.write("first") }
      try await board.waitForCommit()
      let waiting = Task { try await writer.write("waiting") }
      try await eventually("the queue is full") {
        let extra = Task { try await writer.write("extra") }
        for _ in 0..<50 { await Task.yield() }
        extra.cancel()
        guard case .failure(let error as PostgresError) = await extra.result else { return false }
        return error.kind == .overloaded
      }
      waiting.cancel()
      await expectKind(.cancelled) { try await waiting.value }
      // In its commit, it no longer gives up.
      first.cancel()
    }
    await writer.close()
    #expect(try await board.texts() == ["first"])
  }

  @Test func `an unreadable row fails its member after the commit, once`() async throws {
    let board = try await Board()
    let writer = BatchWriter<String, Int>(ConnectionSettings(board.address)) { texts in
      Statement(
        "pin badly",
        "INSERT INTO note (text) SELECT unnest(\(texts)) RETURNING 0, 'no number'"
      ) { row in (try row.decode(at: 0), try row.decode(at: 1)) }
    }
    await expectKind(.decoding) { try await writer.write("once") }
    #expect(try await board.texts() == ["once"])
  }
}

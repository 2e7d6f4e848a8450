internal import Foundation
public import Logging

/// The road of leased connections: transactions, exports, bulk loads and LISTEN.
///
/// *Synchronous inside, asynchronous outside*: the closure of `read` and `write` runs on a thread of
/// the connection's own, never on one of Swift's cooperative threads, and can't await; the
/// `Transaction` can't leave it. A write is never repeated on its own, a lost connection is replaced
/// at the next use.
///
/// ```swift
/// let id = try await database.write { tx in
///   let id = try tx.one(insert(ticket))
///   try tx.run(record(move, of: id))
///   return id
/// }
/// ```
public final class Database: ReadRoad {
  let pool: Pool
  let settings: ConnectionSettings
  let logger: Logger

  /// Prepares a pool; nothing is connected before the first use.
  ///
  /// - Parameters:
  ///   - connections: at most so many sessions, each with a thread.
  ///   - acquireTimeout: how long a caller waits for a free one.
  ///   - waiters: at most so many callers wait; more are refused as `.overloaded`.
  public init(
    _ settings: ConnectionSettings, connections: Int = 8,
    acquireTimeout: Duration = .seconds(5), waiters: Int = 1000,
    logger: Logger = Logger(label: "postgres")
  ) {
    self.settings = settings
    self.logger = logger
    pool = Pool(
      settings, maximum: connections, maximumWaiters: waiters, timeout: acquireTimeout,
      logger: logger)
  }

  deinit { pool.close() }

  /// Refuses new callers, waits for those that are under way, and disconnects.
  public func close() async {
    try? await pool.close().wait()
  }

  /// Runs a read-only transaction.
  ///
  /// - Parameters:
  ///   - retries: how often the whole closure may run again after a serialization failure or
  ///     deadlock; then it must have no effect outside of the database.
  /// - Throws: `PostgresError`, or what `body` throws; either way nothing remains. When the task is
  ///   cancelled, the running statement is, and the error is of kind `.cancelled`.
  public func read<Value: Sendable>(
    isolation: Isolation = .readCommitted, retries: Int = 0,
    _ body: @escaping @Sendable (Transaction) throws -> Value
  ) async throws -> Value {
    try await transact(TransactionMode(isolation, isReadOnly: true, retries: retries), body)
  }

  /// Runs a transaction that may write, and commits it when `body` returns.
  ///
  /// - Parameters:
  ///   - retries: how often the whole closure may run again after a serialization failure or
  ///     deadlock; then it must have no effect outside of the database.
  /// - Throws: `PostgresError`, or what `body` throws; nothing remains then, except that kind
  ///   `.unknownOutcome` means the connection was lost during the commit. When the task is
  ///   cancelled before the commit, the running statement is, and the error is of kind
  ///   `.cancelled`.
  @discardableResult
  public func write<Value: Sendable>(
    isolation: Isolation = .readCommitted, retries: Int = 0,
    _ body: @escaping @Sendable (Transaction) throws -> Value
  ) async throws -> Value {
    try await transact(TransactionMode(isolation, isReadOnly: false, retries: retries), body)
  }

  private func transact<Value: Sendable>(
    _ mode: TransactionMode, _ body: @escaping @Sendable (Transaction) throws -> Value
  ) async throws -> Value {
    try await lease { connection, interrupt in
      try mode.run(on: connection, interrupt, body)
    }
  }

  /// Runs one statement as a transaction of its own and reads every row.
  public func all<Output>(_ statement: Statement<Output>) async throws -> [Output] {
    let rows = try await execute(statement)
    return try rows.decode(statement)
  }

  /// Runs one statement as a transaction of its own and reads the first row.
  public func first<Output>(_ statement: Statement<Output>) async throws -> Output? {
    let rows = try await execute(statement)
    return try rows.decodeFirst(statement)
  }

  /// Runs one statement as a transaction of its own and reads its only row.
  ///
  /// - Throws: kind `.unexpectedRowCount` for none or several; a write has happened nevertheless.
  public func one<Output>(_ statement: Statement<Output>) async throws -> Output {
    let rows = try await execute(statement)
    return try rows.decodeOne(statement)
  }

  /// Runs one statement as a transaction of its own.
  ///
  /// - Returns: how many rows it touched.
  @discardableResult
  public func run<Output>(_ statement: Statement<Output>) async throws -> Int {
    try await execute(statement).affected
  }

  private func execute<Output>(_ statement: Statement<Output>) async throws -> ResultRows {
    let prepared = try Prepared(name: statement.name, sql: statement.sql)
    return try await lease { connection, _ in
      do {
        return try connection.executeAgainIfStale(prepared)
      } catch var error as PostgresError {
        // The statement was its own commit.
        if error.kind == .connectionLost { error.kind = .unknownOutcome }
        throw error
      }
    }
  }

  /// Runs `body` on the thread of a leased connection.
  func lease<Value: Sendable>(
    _ body: @escaping @Sendable (Connection, Interrupt) throws -> Value
  ) async throws -> Value {
    let lane = try await pool.acquire()
    let interrupt = Interrupt()
    let answer = OneShot<Value>()
    lane.worker.submit { [pool] in
      let result = lane.use(interrupt) { try body($0, interrupt) }
      pool.release(lane)
      answer.answer(result)
    }
    return try await withTaskCancellationHandler {
      try await answer.wait()
    } onCancel: {
      interrupt.request()
    }
  }
}

extension Connection {
  /// Runs a statement outside of a transaction; a plan that no longer fits is made anew.
  func executeAgainIfStale(_ statement: Prepared) throws(PostgresError) -> ResultRows {
    do {
      return try execute(statement)
    } catch {
      guard error.isStalePlan, !isBroken else { throw error }
      return try execute(statement)
    }
  }
}

/// Opens a database for as long as a body runs, and disconnects.
///
/// - Parameter connections: at most so many sessions.
public func withDatabase<Value>(
  _ settings: ConnectionSettings, connections: Int = 1, acquireTimeout: Duration = .seconds(5),
  _ body: (Database) async throws -> Value
) async throws -> Value {
  let database = Database(settings, connections: connections, acquireTimeout: acquireTimeout)
  do {
    let value = try await body(database)
    await database.close()
    return value
  } catch {
    await database.close()
    throw error
  }
}

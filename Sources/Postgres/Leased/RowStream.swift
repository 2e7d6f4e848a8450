extension Database {
  /// Streams a long result over a connection of its own, in a read-only transaction.
  ///
  /// Rows are read from the network only as they are asked for, some hundred at a time: memory stays
  /// flat, and a slow reader slows the server. Each iteration runs the statement anew; leaving it
  /// early cancels the statement and gives the connection back.
  ///
  /// - Parameter timeout: the limit of the statement, reading included; nil keeps the settings',
  ///   `.zero` lifts it.
  public func stream<Output>(
    _ statement: Statement<Output>, timeout: Duration? = nil
  ) -> RowStream<Output> {
    RowStream(database: self, statement: statement, timeout: timeout)
  }
}

/// The rows of a statement, as they are asked for.
public struct RowStream<Output: Sendable>: AsyncSequence, Sendable {
  /// A decoded row.
  public typealias Element = Output

  let database: Database
  let statement: Statement<Output>
  let timeout: Duration?

  /// Starts at the first row.
  public func makeAsyncIterator() -> Iterator { Iterator(stream: self) }

  /// Walks over the rows.
  public struct Iterator: AsyncIteratorProtocol {
    private let stream: RowStream
    private var cursor: Cursor<Output>?
    private var chunk: [Output] = []
    private var position = 0
    private var isOver = false

    init(stream: RowStream) { self.stream = stream }

    /// The next row, nil at the end.
    ///
    /// - Throws: `PostgresError`, or what the decoder throws; nothing follows then.
    public mutating func next() async throws -> Output? {
      if position == chunk.count {
        if isOver { return nil }
        try await fetch()
        if position == chunk.count { return nil }
      }
      defer { position += 1 }
      return chunk[position]
    }

    private mutating func fetch() async throws {
      do {
        if cursor == nil { cursor = try await Cursor.open(stream) }
        (chunk, position) = (try await cursor?.next() ?? [], 0)
      } catch {
        (chunk, position, isOver, cursor) = ([], 0, true, nil)
        throw error
      }
      if chunk.isEmpty { (isOver, cursor) = (true, nil) }
    }
  }
}

/// A running statement and the lane it occupies, until the end or until nobody holds it any more.
final class Cursor<Output: Sendable>: Sendable {
  private let run: Run<Output>

  private init(_ run: Run<Output>) { self.run = run }

  deinit {
    run.lane.worker.submit { [run] in run.finish() }
  }

  /// Waits for a lane and starts the statement.
  static func open(_ stream: RowStream<Output>) async throws -> Cursor {
    let prepared = try Prepared(name: stream.statement.name, sql: stream.statement.sql)
    let pool = stream.database.pool
    let run = Run(lane: try await pool.acquire(), pool: pool, statement: stream.statement)
    let cursor = Cursor(run)
    try await run.perform { try run.start(prepared, timeout: stream.timeout) }
    return cursor
  }

  /// The next rows; empty at the end.
  func next() async throws -> [Output] {
    try await run.perform { [run] in try run.fetch() }
  }
}

/// The part of a cursor that lives on the lane's thread.
///
/// `@unchecked Sendable`: `connection` and `isFinished` are touched on the lane's thread only.
private final class Run<Output: Sendable>: @unchecked Sendable {
  static var chunk: Int { 256 }

  let lane: Lane
  private let pool: Pool
  private let statement: Statement<Output>
  private let interrupt = Interrupt()
  private var connection: Connection?
  private var isFinished = false

  init(lane: Lane, pool: Pool, statement: Statement<Output>) {
    self.lane = lane
    self.pool = pool
    self.statement = statement
  }

  /// Runs `body` on the lane's thread; cancelling the task cancels the statement.
  func perform<Value: Sendable>(
    _ body: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    let answer = OneShot<Value>()
    lane.worker.submit { [self] in answer.answer(Result { try body() }.mapError(explain)) }
    return try await withTaskCancellationHandler {
      try await answer.wait()
    } onCancel: {
      interrupt.request()
    }
  }

  private func explain(_ error: any Error) -> any Error {
    guard var error = error as? PostgresError else { return error }
    if interrupt.isRequested, error.sqlState == .queryCanceled { error.kind = .cancelled }
    return error
  }

  func start(_ prepared: Prepared, timeout: Duration?) throws {
    let connection = try lane.open(interrupt)
    self.connection = connection
    var begin = "BEGIN READ ONLY"
    if let timeout { begin += "; SET LOCAL statement_timeout = \(timeout.milliseconds)" }
    try connection.command(begin, name: "begin")
    try connection.sendForSingleRows(prepared)
  }

  func fetch() throws -> [Output] {
    if interrupt.isRequested { throw PostgresError(.cancelled, statement: statement.name) }
    guard let connection, !isFinished else { return [] }
    var outputs: [Output] = []
    while outputs.count < Self.chunk, let rows = try connection.nextRows(statement.name) {
      outputs += try rows.decode(statement)
    }
    if outputs.isEmpty { finish() }
    return outputs
  }

  /// Ends the statement, wherever it is, and gives the lane back.
  func finish() {
    if isFinished { return }
    isFinished = true
    connection?.abandonRows()
    connection = nil
    lane.close(interrupt)
    pool.release(lane)
  }
}

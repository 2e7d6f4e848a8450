public import Logging

/// The road for floods of single statements that read: a few connections in libpq's pipeline mode
/// on one poll loop.
///
/// Many statements are under way on a connection at a time, each a transaction of its own with a
/// sync after it, so that a failing one fails its caller only. Statements of a connection run one
/// after the other: keep slow ones (search, reports, exports) on a `Database`.
public final class Pipeline: ReadRoad {
  private let mailbox: Mailbox

  /// Starts to connect at once, and connects again whenever that is needed.
  ///
  /// - Parameters:
  ///   - connections: two are enough for most machines.
  ///   - depth: at most so many statements are under way on a connection.
  ///   - queue: at most so many wait; more are refused as `.overloaded`.
  ///   - readOnly: whether the server refuses writes. Without it a statement that was under way
  ///     when its connection was lost fails as `.unknownOutcome` instead of `.connectionLost`.
  public init(
    _ settings: ConnectionSettings, connections: Int = 2, depth: Int = 64, queue: Int = 4096,
    readOnly: Bool = true, logger: Logger = Logger(label: "postgres")
  ) {
    var settings = settings
    settings.readOnly = readOnly
    mailbox = Mailbox(limit: queue)
    let loop = PipelineLoop(
      settings, connections: max(1, connections), depth: max(1, depth), mailbox: mailbox,
      logger: logger)
    loop.start()
  }

  deinit { mailbox.close() }

  /// Refuses new callers, waits for the statements that are under way, and disconnects.
  public func close() async {
    mailbox.close()
    try? await mailbox.end.wait()
  }

  /// Runs a statement and reads every row.
  public func all<Output>(_ statement: Statement<Output>) async throws -> [Output] {
    let rows = try await execute(statement)
    return try rows.decode(statement)
  }

  /// Runs a statement and reads the first row, nil when there is none.
  public func first<Output>(_ statement: Statement<Output>) async throws -> Output? {
    let rows = try await execute(statement)
    return try rows.decodeFirst(statement)
  }

  /// Runs a statement and reads its only row.
  ///
  /// - Throws: kind `.unexpectedRowCount` for none or several.
  public func one<Output>(_ statement: Statement<Output>) async throws -> Output {
    let rows = try await execute(statement)
    return try rows.decodeOne(statement)
  }

  /// Waits for the statement's rows; they are decoded by the caller's task, not by the loop. A
  /// cancelled caller stops waiting; its result is drained and dropped.
  private func execute<Output>(_ statement: Statement<Output>) async throws -> ResultRows {
    let request = Request(try Prepared(name: statement.name, sql: statement.sql))
    try mailbox.submit(request)
    return try await withTaskCancellationHandler {
      try await request.answer.wait()
    } onCancel: {
      request.answer.answer(.failure(PostgresError(.cancelled, statement: request.statement.name)))
    }
  }
}

/// A statement and whoever waits for its rows.
final class Request: Sendable {
  let statement: Prepared
  let answer = OneShot<ResultRows>()

  init(_ statement: Prepared) { self.statement = statement }
}

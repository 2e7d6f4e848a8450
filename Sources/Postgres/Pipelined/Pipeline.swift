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

  /// Runs several statements one after the other in one transaction and one round trip, and reads
  /// every row of each; nil gives no rows. If one fails, all do, and the error names it.
  public func together<each Output>(
    _ statements: repeat Statement<each Output>?
  ) async throws -> (repeat [each Output]) {
    var prepared: [Prepared] = []
    for statement in repeat each statements {
      if let statement {
        prepared.append(try Prepared(name: statement.name, sql: statement.sql))
      }
    }
    var results = prepared.isEmpty ? [] : try await execute(prepared)[...]
    func rows<One>(of statement: Statement<One>?) throws -> [One] {
      guard let statement, let rows = results.popFirst() else { return [] }
      return try rows.decode(statement)
    }
    return (repeat try rows(of: each statements))
  }

  private func execute<Output>(_ statement: Statement<Output>) async throws -> ResultRows {
    let rows = try await execute([Prepared(name: statement.name, sql: statement.sql)])
    return rows[0]
  }

  /// Waits for the statements' rows; they are decoded by the caller's task, not by the loop. A
  /// cancelled caller stops waiting; its results are drained and dropped.
  private func execute(_ statements: [Prepared]) async throws -> [ResultRows] {
    let request = Request(statements)
    try mailbox.submit(request)
    return try await withTaskCancellationHandler {
      try await request.answer.wait()
    } onCancel: {
      request.answer.answer(.failure(PostgresError(.cancelled, statement: request.name)))
    }
  }
}

/// Statements and whoever waits for their rows. It has as many results as statements.
final class Request: Sendable {
  let statements: [Prepared]
  let answer = OneShot<[ResultRows]>()

  init(_ statements: [Prepared]) { self.statements = statements }

  /// What errors call it: its first statement.
  var name: String { name(of: 0) }

  func name(of index: Int) -> String { statements[index].name }
}

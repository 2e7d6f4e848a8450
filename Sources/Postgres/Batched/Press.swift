internal import Logging

/// Turns batches into commits, on the writer's thread.
///
/// `@unchecked Sendable`: `connection` is touched on the writer's thread only.
final class Press<Member: Sendable, Answer: Sendable>: @unchecked Sendable {
  /// What to do about a batch that failed.
  private enum Remedy {
    case tryAgain
    case split
    case fail(PostgresError)
  }

  private let settings: ConnectionSettings
  private let logger: Logger
  private let missing: @Sendable (Member) -> any Error
  private let statement: @Sendable ([Member]) -> Statement<(Int, Answer)>
  private var connection: Connection?

  init(
    _ settings: ConnectionSettings, logger: Logger,
    missing: @escaping @Sendable (Member) -> any Error,
    statement: @escaping @Sendable ([Member]) -> Statement<(Int, Answer)>
  ) {
    self.settings = settings
    self.logger = logger
    self.missing = missing
    self.statement = statement
  }

  /// Writes the batch and answers every member of it.
  func write(_ batch: [Entry<Member, Answer>]) {
    if batch.isEmpty { return }
    let statement = statement(batch.map(\.member))
    for attempt in 1... {
      do throws(PostgresError) {
        let rows = try execute(statement)
        return deliver(rows, statement, to: batch)
      } catch {
        switch remedy(for: error, attempt: attempt, members: batch.count) {
        case .tryAgain: continue
        case .split:
          write(Array(batch[..<(batch.count / 2)]))
          return write(Array(batch[(batch.count / 2)...]))
        case .fail(let error):
          for entry in batch { entry.answer.answer(.failure(error)) }
          return
        }
      }
    }
  }

  /// Ends the connection and the thread.
  func end(on worker: Worker) {
    worker.submit { self.connection = nil }
    worker.stop()
  }

  /// Runs the statement, which is its own commit: it returns after the server's "ready".
  private func execute(
    _ statement: Statement<(Int, Answer)>
  ) throws(PostgresError) -> ResultRows {
    let prepared = try Prepared(name: statement.name, sql: statement.sql)
    let connection = try live()
    do throws(PostgresError) {
      return try connection.executeAgainIfStale(prepared)
    } catch {
      guard connection.isBroken else { throw error }
      self.connection = nil
      var lost = error
      lost.kind = .unknownOutcome
      logger.error("the batch writer's connection is lost", metadata: ["error": "\(lost)"])
      throw lost
    }
  }

  private func live() throws(PostgresError) -> Connection {
    if let connection, connection.looksAlive() { return connection }
    connection = nil
    let fresh = try Connection(settings, logger: logger)
    connection = fresh
    return fresh
  }

  private func remedy(for error: PostgresError, attempt: Int, members: Int) -> Remedy {
    guard error.kind == .server || error.kind == .encoding else { return .fail(error) }
    // A deadlock or conflict is nobody's fault; nothing was committed.
    if error.isTransient && attempt < 3 { return .tryAgain }
    if error.sqlState == .statementCompletionUnknown {
      var unknown = error
      unknown.kind = .unknownOutcome
      return .fail(unknown)
    }
    // Resources, operators and system faults are no member's fault; splitting would not help.
    let isOurs = ["08", "25", "53", "57", "58", "XX"].contains(error.sqlState?.category ?? "")
    return members > 1 && !isOurs ? .split : .fail(error)
  }

  /// Answers after the commit. A row that can't be read changes nothing about the commit, so nobody
  /// is tried again for it.
  private func deliver(
    _ rows: ResultRows, _ statement: Statement<(Int, Answer)>,
    to batch: [Entry<Member, Answer>]
  ) {
    var unreadable: (any Error)?
    for row in 0..<rows.count {
      do {
        let (index, answer) = try rows.decode(statement, at: row)
        guard batch.indices.contains(index) else {
          throw PostgresError(
            .decoding, statement: statement.name, message: "no member has the index \(index)")
        }
        batch[index].answer.answer(.success(answer))
      } catch {
        unreadable = error
      }
    }
    for entry in batch where !entry.answer.isAnswered {
      entry.answer.answer(.failure(unreadable ?? missing(entry.member)))
    }
  }
}

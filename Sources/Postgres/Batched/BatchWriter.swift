internal import Foundation
public import Logging
internal import Synchronization

/// The road for floods of durable writes: whoever waits while a commit is in flight goes into the
/// next multi-row statement, and is answered after its commit.
///
/// There is no timer; the commit in flight is the timer. One connection, one thread.
///
/// A member that makes the statement fail fails alone: the batch is split in halves, each tried as a
/// transaction of its own. A connection lost on the way fails all of the batch as
/// `.unknownOutcome`, and nothing of it is tried again.
public final class BatchWriter<Member: Sendable, Answer: Sendable>: Sendable {
  private struct State {
    var waiting: [Entry<Member, Answer>] = []
    var isRunning = false
    var isClosed = false
  }

  private let maximum: Int
  private let limit: Int
  private let worker = Worker(name: "postgres batches")
  private let press: Press<Member, Answer>
  private let state = Mutex(State())

  /// Prepares a writer; it connects at the first write.
  ///
  /// - Parameters:
  ///   - maximum: at most so many members share a statement.
  ///   - queue: at most so many members wait; more are refused as `.overloaded`.
  ///   - missing: what a member gets for which the statement returned no row; kind `.missing` unless
  ///     given.
  ///   - statement: builds the statement of a batch. Its rows are the member's index and answer;
  ///     its SQL should be the same for every number of members (bind arrays, `unnest` them), so
  ///     that it is prepared once.
  public init(
    _ settings: ConnectionSettings, maximum: Int = 256, queue: Int = 4096,
    logger: Logger = Logger(label: "postgres"),
    missing: @escaping @Sendable (Member) -> any Error = { _ in PostgresError(.missing) },
    statement: @escaping @Sendable ([Member]) -> Statement<(Int, Answer)>
  ) {
    var settings = settings
    settings.parameters["synchronous_commit"] = settings.parameters["synchronous_commit"] ?? "on"
    self.maximum = max(1, maximum)
    limit = queue
    press = Press(settings, logger: logger, missing: missing, statement: statement)
  }

  deinit { press.end(on: worker) }

  /// Writes a member and waits for its commit.
  ///
  /// A task that is cancelled while the member waits gets `.cancelled`; once the member is in a
  /// batch, it gets the outcome.
  ///
  /// - Throws: `PostgresError`: the refusal of this member; `.unknownOutcome`; `.overloaded`;
  ///   `.connectionLost`, and nothing was sent. Or what `missing` returns.
  public func write(_ member: Member) async throws -> Answer {
    let entry = Entry<Member, Answer>(member)
    try submit(entry)
    return try await withTaskCancellationHandler {
      try await entry.answer.wait()
    } onCancel: {
      entry.cancel()
    }
  }

  /// Refuses new members, and waits for those that have been accepted.
  public func close() async {
    state.withLock { $0.isClosed = true }
    let end = OneShot<Void>()
    worker.submit { end.answer(.success(())) }
    try? await end.wait()
    press.end(on: worker)
  }

  private func submit(_ entry: Entry<Member, Answer>) throws(PostgresError) {
    let isFirst = try state.withLock { state throws(PostgresError) in
      if state.isClosed { throw PostgresError(.closed) }
      guard state.waiting.count < limit else {
        throw PostgresError(.overloaded, message: "\(limit) wait for the batch writer")
      }
      state.waiting.append(entry)
      defer { state.isRunning = true }
      return !state.isRunning
    }
    if isFirst { worker.submit { self.run() } }
  }

  private func run() {
    while let batch = next() {
      press.write(batch.filter { $0.take() })
    }
  }

  private func next() -> [Entry<Member, Answer>]? {
    state.withLock { state in
      if state.waiting.isEmpty {
        state.isRunning = false
        return nil
      }
      defer { state.waiting.removeFirst(min(maximum, state.waiting.count)) }
      return Array(state.waiting.prefix(maximum))
    }
  }
}

/// A member on its way.
final class Entry<Member: Sendable, Answer: Sendable>: Sendable {
  let member: Member
  let answer = OneShot<Answer>()
  private let isTaken = Mutex(false)

  init(_ member: Member) { self.member = member }

  /// Takes it into a batch; false when it has been cancelled.
  func take() -> Bool {
    isTaken.withLock { isTaken in
      isTaken = true
      return !answer.isAnswered
    }
  }

  /// Gives up waiting, unless it is in a batch: then only the outcome counts.
  func cancel() {
    isTaken.withLock { isTaken in
      if !isTaken { answer.answer(.failure(PostgresError(.cancelled))) }
    }
  }
}

import ArgumentParser
import UnixSignals

/// Ctrl-C and SIGTERM before the service runs, and for commands that end by themselves: what was
/// begun is cancelled, and what was started is stopped, before the program ends.
enum Interruption {
  /// Runs a body until it ends or the operator ends it.
  ///
  /// - Parameter undo: is given what the body made in spite of the signal.
  /// - Throws: an exit code of 128 and the signal's number after a signal.
  static func watch<Value: Sendable>(
    _ body: @escaping @Sendable () async throws -> Value,
    undo: @Sendable (Value) async -> Void = { _ in }
  ) async throws -> Value {
    let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
    return try await withThrowingTaskGroup(of: Value?.self) { group in
      group.addTask { try await body() }
      group.addTask {
        for await signal in signals { throw ExitCode(128 + signal.rawValue) }
        return nil
      }
      let first = await group.nextResult()
      group.cancelAll()
      guard case .failure(let code as ExitCode) = first else {
        // The body ended; the other only listens.
        return try first?.get() ?? { throw ExitCode(1) }()
      }
      if case .success(let value?) = await group.nextResult() { await undo(value) }
      throw code
    }
  }
}

internal import Synchronization

/// An answer that is given once and awaited once; the first answer counts.
final class OneShot<Value: Sendable>: Sendable {
  private enum State {
    case open
    case awaited(CheckedContinuation<Value, any Error>)
    case answered(Result<Value, any Error>)
    case over
  }

  private let state = Mutex(State.open)

  /// Whether the answer has been given.
  var isAnswered: Bool {
    state.withLock {
      switch $0 {
      case .open, .awaited: false
      case .answered, .over: true
      }
    }
  }

  /// Gives the answer; false when there is one already.
  @discardableResult
  func answer(_ result: Result<Value, any Error>) -> Bool {
    let (first, continuation) = state.withLock { state in
      switch state {
      case .open:
        state = .answered(result)
        return (true, CheckedContinuation<Value, any Error>?.none)
      case .awaited(let continuation):
        state = .over
        return (true, continuation)
      case .answered, .over:
        return (false, nil)
      }
    }
    continuation?.resume(with: result)
    return first
  }

  /// Waits for the answer. To be called once.
  func wait() async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      let ready = state.withLock { state -> Result<Value, any Error>? in
        guard case .answered(let result) = state else {
          state = .awaited(continuation)
          return nil
        }
        state = .over
        return result
      }
      if let ready { continuation.resume(with: ready) }
    }
  }
}

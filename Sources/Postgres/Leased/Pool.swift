internal import Logging
internal import Synchronization

/// Lends lanes, at most so many at a time, first come first served.
final class Pool: Sendable {
  private struct State {
    var idle: [Lane] = []
    var live = 0
    var waiters: [OneShot<Lane>] = []
    var isClosed = false
    var closers: [OneShot<Void>] = []
  }

  private enum Decision {
    case lend(Lane)
    case wait(OneShot<Lane>)
  }

  private let settings: ConnectionSettings
  private let maximum: Int
  private let maximumWaiters: Int
  private let timeout: Duration
  private let logger: Logger
  private let state = Mutex(State())

  init(
    _ settings: ConnectionSettings, maximum: Int, maximumWaiters: Int, timeout: Duration,
    logger: Logger
  ) {
    self.settings = settings
    self.maximum = max(1, maximum)
    self.maximumWaiters = maximumWaiters
    self.timeout = timeout
    self.logger = logger
  }

  /// A lane of one's own until `release`.
  ///
  /// - Throws: `PostgresError` of kind `.poolTimeout`, `.overloaded`, `.closed` or `.cancelled`.
  func acquire() async throws -> Lane {
    switch try decide() {
    case .lend(let lane): return lane
    case .wait(let waiter):
      let alarm = Task { [timeout] in
        try await Task.sleep(for: timeout)
        refuse(waiter, PostgresError(.poolTimeout, message: "no connection within \(timeout)"))
      }
      defer { alarm.cancel() }
      return try await withTaskCancellationHandler {
        try await waiter.wait()
      } onCancel: {
        refuse(waiter, PostgresError(.cancelled))
      }
    }
  }

  private func decide() throws(PostgresError) -> Decision {
    try state.withLock { state throws(PostgresError) in
      if state.isClosed { throw PostgresError(.closed) }
      if let lane = state.idle.popLast() { return .lend(lane) }
      if state.live < maximum {
        state.live += 1
        return .lend(Lane(settings, logger: logger))
      }
      guard state.waiters.count < maximumWaiters else {
        throw PostgresError(.overloaded, message: "\(maximumWaiters) wait for a connection")
      }
      let waiter = OneShot<Lane>()
      state.waiters.append(waiter)
      return .wait(waiter)
    }
  }

  private func refuse(_ waiter: OneShot<Lane>, _ error: PostgresError) {
    guard waiter.answer(.failure(error)) else { return }
    state.withLock { state in state.waiters.removeAll { $0 === waiter } }
  }

  /// Gives a lane to whoever waits longest, or puts it to rest.
  func release(_ lane: Lane) {
    let isOver = state.withLock { state in
      if state.isClosed { return true }
      while !state.waiters.isEmpty {
        if state.waiters.removeFirst().answer(.success(lane)) { return false }
      }
      state.idle.append(lane)
      return false
    }
    if isOver { end(lane) }
  }

  /// Refuses whoever comes or waits, and ends idle lanes now and the others on release.
  ///
  /// - Returns: an answer that comes when the last connection has ended.
  @discardableResult
  func close() -> OneShot<Void> {
    let closer = OneShot<Void>()
    let (idle, waiters) = state.withLock { state in
      state.isClosed = true
      defer { (state.idle, state.waiters) = ([], []) }
      if state.live == 0 { closer.answer(.success(())) } else { state.closers.append(closer) }
      return (state.idle, state.waiters)
    }
    for waiter in waiters { waiter.answer(.failure(PostgresError(.closed))) }
    for lane in idle { end(lane) }
    return closer
  }

  private func end(_ lane: Lane) {
    lane.shutDown { [self] in
      let closers = state.withLock { state in
        state.live -= 1
        return state.live == 0 ? state.closers : []
      }
      for closer in closers { closer.answer(.success(())) }
    }
  }
}

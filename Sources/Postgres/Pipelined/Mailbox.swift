internal import Synchronization

/// What other threads tell a poll loop.
final class Mailbox: Sendable {
  /// A new connection, or why there is none yet.
  ///
  /// `@unchecked Sendable`: the connecting thread lets go of the connection when it hands it over.
  struct Arrival: @unchecked Sendable {
    let slot: Int
    let result: Result<Connection, PostgresError>
  }

  /// All that has come since the last look.
  struct Mail {
    var requests: [Request] = []
    var arrivals: [Arrival] = []
    var isClosed = false
  }

  private struct State {
    var mail = Mail()
    /// Statements that no connection has taken yet, here or with the loop.
    var waiting = 0
    var isSignalled = false
  }

  let wakeUp = WakeUp()
  /// Answered when the loop has ended.
  let end = OneShot<Void>()
  private let limit: Int
  private let state = Mutex(State())

  init(limit: Int) { self.limit = limit }

  /// Hands in a statement.
  ///
  /// - Throws: kind `.overloaded` or `.closed`.
  func submit(_ request: Request) throws(PostgresError) {
    let isFirst = try state.withLock { state throws(PostgresError) in
      let name = request.name
      if state.mail.isClosed { throw PostgresError(.closed, statement: name) }
      guard state.waiting < limit else {
        throw PostgresError(
          .overloaded, statement: name, message: "\(limit) statements wait for the pipeline")
      }
      state.waiting += 1
      state.mail.requests.append(request)
      return Mailbox.raise(&state)
    }
    if isFirst { wakeUp.signal() }
  }

  /// Hands in a connection, or a failed try.
  ///
  /// - Returns: whether the loop still wants one.
  @discardableResult
  func arrive(_ arrival: Arrival) -> Bool {
    let (isFirst, isWanted) = state.withLock { state in
      if state.mail.isClosed { return (false, false) }
      state.mail.arrivals.append(arrival)
      return (Mailbox.raise(&state), true)
    }
    if isFirst { wakeUp.signal() }
    return isWanted
  }

  /// Ends the loop after what is under way.
  func close() {
    state.withLock { $0.mail.isClosed = true }
    wakeUp.signal()
  }

  /// For the loop: what has come.
  func take() -> Mail {
    state.withLock { state in
      defer { state.mail = Mail(isClosed: state.mail.isClosed) }
      state.isSignalled = false
      return state.mail
    }
  }

  /// For the loop: so many statements have left the queue.
  func dispatched(_ count: Int) {
    if count > 0 { state.withLock { $0.waiting -= count } }
  }

  private static func raise(_ state: inout State) -> Bool {
    defer { state.isSignalled = true }
    return !state.isSignalled
  }
}

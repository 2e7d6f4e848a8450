internal import Logging

/// A connection of the pool and the thread it lives on.
///
/// `@unchecked Sendable`: `connection` and `lastUse` are touched on `worker`'s thread only.
final class Lane: @unchecked Sendable {
  let worker: Worker
  private let settings: ConnectionSettings
  private let logger: Logger
  private var connection: Connection?
  private var lastUse = ContinuousClock.now

  init(_ settings: ConnectionSettings, logger: Logger) {
    self.settings = settings
    self.logger = logger
    worker = Worker(name: "postgres")
  }

  /// On the worker: runs `body` with a live connection and leaves it idle, or drops it.
  func use<Value>(
    _ interrupt: Interrupt, _ body: (Connection) throws -> Value
  ) -> Result<Value, any Error> {
    do {
      let connection = try open(interrupt)
      defer { close(interrupt) }
      return .success(try body(connection))
    } catch var error as PostgresError {
      if interrupt.isRequested, error.sqlState == .queryCanceled { error.kind = .cancelled }
      return .failure(error)
    } catch {
      return .failure(error)
    }
  }

  /// On the worker: a live connection for one lease, whose cancellation `interrupt` now reaches.
  func open(_ interrupt: Interrupt) throws(PostgresError) -> Connection {
    if interrupt.isRequested { throw PostgresError(.cancelled) }
    if let connection, !isHealthy(connection) { self.connection = nil }
    let live: Connection
    if let connection {
      live = connection
    } else {
      live = try Connection(settings, logger: logger)
    }
    connection = live
    interrupt.arm(live.cancelHandle)
    return live
  }

  /// On the worker: ends the lease.
  func close(_ interrupt: Interrupt) {
    let wasCancelled = interrupt.disarm()
    connection?.settle(afterCancel: wasCancelled)
    if connection?.isBroken == true { connection = nil }
    lastUse = .now
  }

  /// Ends the connection and the thread, after what was submitted before.
  func shutDown(then done: @escaping @Sendable () -> Void) {
    worker.submit { [self] in
      connection = nil
      done()
    }
    worker.stop()
  }

  /// After a long rest a round trip decides: a firewall may have forgotten the connection.
  private func isHealthy(_ connection: Connection) -> Bool {
    guard connection.looksAlive() else { return false }
    return lastUse.duration(to: .now) < .seconds(30) || connection.answers()
  }
}

internal import CPostgres
internal import Foundation
internal import Logging
internal import Synchronization

/// What a listener hears.
public enum ChannelEvent: Sendable, Hashable {
  /// LISTEN is in force for the first time: look now at what came before.
  case connected
  /// The connection was lost and LISTEN is in force again: notifications may have been missed, so
  /// look at what they are about.
  case reconnected
  /// A notification.
  case notification(channel: String, payload: String)
}

extension Database {
  /// Listens on a connection and thread of its own until the stream is let go of.
  ///
  /// It connects, and connects again, for as long as it takes. A reader that lags loses the oldest of
  /// more than 1024 events: a notification is a hint to look, never the only copy of something.
  public func listen(_ channels: String...) -> AsyncStream<ChannelEvent> { listen(channels) }

  /// Listens on a connection and thread of its own until the stream is let go of.
  public func listen(_ channels: [String]) -> AsyncStream<ChannelEvent> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: ChannelEvent.self, bufferingPolicy: .bufferingNewest(1024))
    let listener = Listener(settings, channels: channels, logger: logger) {
      continuation.yield($0)
    }
    continuation.onTermination = { _ in listener.stop() }
    listener.start()
    return stream
  }
}

/// A thread that waits for notifications.
private final class Listener: Sendable {
  private let settings: ConnectionSettings
  private let channels: [String]
  private let logger: Logger
  private let report: @Sendable (ChannelEvent) -> Void
  private let wakeUp = WakeUp()
  private let isStopped = Mutex(false)

  init(
    _ settings: ConnectionSettings, channels: [String], logger: Logger,
    report: @escaping @Sendable (ChannelEvent) -> Void
  ) {
    self.settings = settings
    self.channels = channels
    self.logger = logger
    self.report = report
  }

  func start() {
    let thread = Thread { [self] in run() }
    thread.name = "postgres listen"
    thread.start()
  }

  func stop() {
    isStopped.withLock { $0 = true }
    wakeUp.signal()
  }

  private func run() {
    var backoff = Backoff()
    var event = ChannelEvent.connected
    while !isStopped.withLock({ $0 }) {
      do {
        let connection = try open()
        backoff = Backoff()
        report(event)
        event = .reconnected
        try hear(connection)
        return
      } catch {
        logger.warning("the listening connection is lost", metadata: ["error": "\(error)"])
      }
      _ = wakeUp.wait(orReadable: nil, milliseconds: backoff.next())
    }
  }

  private func open() throws(PostgresError) -> Connection {
    let connection = try Connection(settings, logger: logger)
    for channel in channels {
      try connection.command("LISTEN \(SQL.quoted(identifier: channel))", name: "listen")
    }
    return connection
  }

  /// Returns when stopped.
  private func hear(_ connection: Connection) throws(PostgresError) {
    while true {
      while let notification = PQnotifies(connection.pointer) {
        defer { PQfreemem(notification) }
        report(
          .notification(
            channel: String(cString: notification.pointee.relname),
            payload: String(cString: notification.pointee.extra)))
      }
      let socket = PQsocket(connection.pointer)
      if wakeUp.wait(orReadable: socket, milliseconds: -1) { return }
      guard PQconsumeInput(connection.pointer) == 1 else {
        throw PostgresError.lost(connection.pointer, statement: "listen")
      }
    }
  }
}

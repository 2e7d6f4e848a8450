import Logging

/// Something that happened to the private PostgreSQL.
public enum EmbeddedObservation: Sendable {
  /// A new cluster was made; the locale that sorts its text.
  case initialised(major: Int, locale: String)
  /// A postmaster left behind by a service that died was stopped.
  case orphanStopped(pid: Int32)
  /// The postmaster accepts connections.
  case ready(pid: Int32)
  /// The postmaster is gone although nobody asked for it.
  case lost(pid: Int32)
  /// A restart failed and is tried again after the pause.
  case restartFailed(reason: String, retryAfter: Duration)
  /// The postmaster was told to stop, and did.
  case stopped
}

/// Where observations go: to the log, and to whoever asked for them.
struct Observer: Sendable {
  let logger: Logger
  let observe: @Sendable (EmbeddedObservation) -> Void

  func callAsFunction(_ observation: EmbeddedObservation) {
    switch observation {
    case .initialised(let major, let locale):
      logger.info(
        "database initialised", metadata: ["major": "\(major)", "locale": "\(locale)"])
    case .orphanStopped(let pid):
      logger.warning("database of an earlier service stopped", metadata: ["pid": "\(pid)"])
    case .ready(let pid):
      logger.info("database ready", metadata: ["pid": "\(pid)"])
    case .lost(let pid):
      logger.error("database lost", metadata: ["pid": "\(pid)"])
    case .restartFailed(let reason, let pause):
      logger.error(
        "database restart failed", metadata: ["reason": "\(reason)", "retry": "\(pause)"])
    case .stopped:
      logger.info("database stopped")
    }
    observe(observation)
  }
}

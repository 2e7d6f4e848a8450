internal import CPostgres
internal import Logging

/// Sends the server's notices to the log at debug level instead of standard error; like errors,
/// only words that can't quote data.
final class NoticeLog {
  private let logger: Logger

  init(_ logger: Logger) { self.logger = logger }

  /// The log must outlive the connection.
  func attach(to connection: OpaquePointer) {
    let unretained = Unmanaged.passUnretained(self).toOpaque()
    PQsetNoticeReceiver(
      connection,
      { argument, result in
        guard let argument, let result else { return }
        Unmanaged<NoticeLog>.fromOpaque(argument).takeUnretainedValue().record(result)
      }, unretained)
  }

  private func record(_ result: OpaquePointer) {
    let state = PQresultErrorField(result, pg_field_sqlstate).map {
      SQLState(rawValue: String(cString: $0))
    }
    let words = PQresultErrorField(result, pg_field_message).map { String(cString: $0) }
    logger.debug(
      "notice from PostgreSQL",
      metadata: [
        "sqlstate": "\(state?.rawValue ?? "")",
        "message": "\(PostgresError.safeMessage(state, words) ?? "(may quote data)")",
      ])
  }
}

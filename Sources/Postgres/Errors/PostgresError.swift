/// The one error type of this module.
///
/// It never contains a bound value. The server's own message and detail can quote data
/// ("Key (email)=(…) already exists"), so detail, hint and context are dropped at once, and the
/// message is kept for those classes of SQLSTATE only that speak of statements and sessions.
public struct PostgresError: Error, Sendable, Equatable {
  /// What sort of failure it is.
  public enum Kind: Sendable, Equatable {
    /// The server refused; `sqlState` says why. Nothing of the transaction remains.
    case server
    /// No connection, or it was lost before anything was committed.
    case connectionLost
    /// The connection was lost while a commit was under way: it may or may not have happened.
    /// Look before trying again.
    case unknownOutcome
    /// No connection became free in time.
    case poolTimeout
    /// A bounded queue is full.
    case overloaded
    /// A value can't be bound.
    case encoding
    /// A column's text isn't a value of the wanted type, or is NULL, or isn't there.
    case decoding
    /// The task was cancelled; nothing was committed.
    case cancelled
    /// `one` met no row or several.
    case unexpectedRowCount
    /// The batch's statement returned no row for this member.
    case missing
    /// The database, pipeline or writer has been closed.
    case closed
    /// The API was used in a way it can't serve, such as a COPY outside of `copyIn`.
    case misuse
    /// The migrations and the database don't fit together.
    case migration(MigrationProblem)
  }

  /// What sort of failure it is.
  public var kind: Kind
  /// The server's code, if the server spoke.
  public var sqlState: SQLState?
  /// The server's severity (`ERROR`, `FATAL`, `PANIC`), if the server spoke.
  public var severity: String?
  /// The constraint that was violated.
  public var constraint: String?
  /// The schema of the table.
  public var schema: String?
  /// The table the error is about.
  public var table: String?
  /// The column the error is about; for `.decoding` the result's column.
  public var column: String?
  /// Where in the statement's text the error is, in characters from 1.
  public var position: Int?
  /// The name of the statement that failed.
  public var statement: String?
  /// What happened, in English; nil when the server's words might quote data.
  public var message: String?

  /// Makes an error; the message must not contain values.
  public init(
    _ kind: Kind, sqlState: SQLState? = nil, statement: String? = nil, message: String? = nil
  ) {
    self.kind = kind
    self.sqlState = sqlState
    self.statement = statement
    self.message = message
  }

  /// A serialization failure or deadlock: the whole transaction may be run again.
  public var isTransient: Bool {
    sqlState == .serializationFailure || sqlState == .deadlockDetected
  }

  /// Whether the server spoke, and said that it can't serve anybody, or not this, just now: it
  /// shuts down, starts, has no room, became a standby, or somebody else was in the way for too
  /// long. Nothing of the transaction remains; the same may work later.
  public var isPassing: Bool {
    guard kind == .server, let sqlState else { return false }
    return switch sqlState {
    case .queryCanceled: false
    case .readOnlyTransaction, .lockNotAvailable: true
    case _: isTransient || ["08", "53", "57"].contains(sqlState.category)
    }
  }

  /// The prepared statement no longer fits the server's state; preparing again helps.
  var isStalePlan: Bool {
    sqlState == .invalidStatementName
      || (sqlState == .featureNotSupported && message?.contains("cached plan") == true)
  }

  /// Whether the connection it came from must not be used again.
  var endsConnection: Bool {
    switch kind {
    case .connectionLost, .unknownOutcome: true
    case .server, .poolTimeout, .overloaded, .encoding, .decoding, .cancelled,
      .unexpectedRowCount, .missing, .closed, .misuse, .migration:
      severity == "FATAL" || severity == "PANIC"
    }
  }

  /// The same error, naming the statement unless it names one already.
  func naming(_ name: String) -> PostgresError {
    var copy = self
    copy.statement = statement ?? name
    return copy
  }
}

extension PostgresError: CustomStringConvertible {
  /// One line for a log: kind, code, names and, where it is safe, the server's words.
  public var description: String {
    var parts = ["\(kind)"]
    if let sqlState { parts.append("\(severity ?? "ERROR") \(sqlState)") }
    if let statement { parts.append("in \"\(statement)\"") }
    if let constraint { parts.append("constraint \(constraint)") }
    if let table {
      parts.append("table \([schema, table].compactMap { $0 }.joined(separator: "."))")
    }
    if let column { parts.append("column \(column)") }
    let head = parts.joined(separator: ", ")
    return message.map { "\(head): \($0)" } ?? head
  }
}

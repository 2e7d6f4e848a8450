/// PostgreSQL's five-character error code.
///
/// Source: PostgreSQL 15 documentation, appendix A.
public struct SQLState: RawRepresentable, Sendable, Hashable, CustomStringConvertible,
  ExpressibleByStringLiteral
{
  /// The five characters.
  public let rawValue: String

  /// Wraps a code as the server sent it.
  public init(rawValue: String) { self.rawValue = rawValue }
  /// Wraps a code of the program.
  public init(stringLiteral value: String) { rawValue = value }

  /// The first two characters: the class of the error.
  public var category: String { String(rawValue.prefix(2)) }
  /// The five characters.
  public var description: String { rawValue }

  /// 0A000, also "cached plan must not change result type"
  public static let featureNotSupported: SQLState = "0A000"
  /// 22P02, a text that isn't a value of its type
  public static let invalidTextRepresentation: SQLState = "22P02"
  /// 23502
  public static let notNullViolation: SQLState = "23502"
  /// 23503
  public static let foreignKeyViolation: SQLState = "23503"
  /// 23505
  public static let uniqueViolation: SQLState = "23505"
  /// 23514
  public static let checkViolation: SQLState = "23514"
  /// 23P01
  public static let exclusionViolation: SQLState = "23P01"
  /// 25006, writing in a read-only transaction or on a standby
  public static let readOnlyTransaction: SQLState = "25006"
  /// 25P02, a statement after a failed one
  public static let inFailedTransaction: SQLState = "25P02"
  /// 26000, a prepared statement the server doesn't know
  public static let invalidStatementName: SQLState = "26000"
  /// 40001
  public static let serializationFailure: SQLState = "40001"
  /// 40003
  public static let statementCompletionUnknown: SQLState = "40003"
  /// 40P01
  public static let deadlockDetected: SQLState = "40P01"
  /// 42501
  public static let insufficientPrivilege: SQLState = "42501"
  /// 42P01
  public static let undefinedTable: SQLState = "42P01"
  /// 53300
  public static let tooManyConnections: SQLState = "53300"
  /// 55P03, `lock_timeout` or NOWAIT
  public static let lockNotAvailable: SQLState = "55P03"
  /// 57014, `statement_timeout` or a cancel request
  public static let queryCanceled: SQLState = "57014"
  /// 57P01, the server is shutting down or an administrator ended the session
  public static let adminShutdown: SQLState = "57P01"
}

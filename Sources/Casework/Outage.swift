import Postgres

/// Errors that say no more than "not now": the database is away, or too busy.
public enum Outage {
  /// Whether trying again in a few seconds may help, and nobody has to mend anything here.
  public static func isOne(_ error: any Error) -> Bool {
    guard let error = error as? PostgresError else { return false }
    return switch error.kind {
    case .connectionLost, .overloaded, .poolTimeout, .unknownOutcome, .closed, .cancelled: true
    case .server: error.isPassing
    case .encoding, .decoding, .unexpectedRowCount, .missing, .misuse, .migration: false
    }
  }
}

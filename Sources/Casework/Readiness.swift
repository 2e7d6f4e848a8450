import Postgres
import Store

/// Whether the office can work: what a load balancer asks.
public enum Readiness: String, Sendable {
  /// The database answers, and is of this program's version.
  case ready
  /// The database does not answer.
  case databaseAway = "database_away"
  /// Migrations wait to be applied.
  case schemaTooOld = "schema_too_old"
  /// The database has seen migrations that this program doesn't know.
  case schemaTooNew = "schema_too_new"
}

extension Office {
  /// Asks the database.
  public func readiness() async -> Readiness {
    guard let applied = try? await reads.one(Schema.applied) else { return .databaseAway }
    if applied == Schema.version { return .ready }
    return applied < Schema.version ? .schemaTooOld : .schemaTooNew
  }
}

import Postgres

/// Makes, renames and drops databases of a private server.
struct Maintenance: Sendable {
  private let database: Database

  /// Runs a body and disconnects.
  ///
  /// - Parameter settings: of the superuser, at the database `postgres`.
  static func run(
    _ settings: ConnectionSettings, _ body: (Maintenance) async throws -> Void
  ) async throws {
    try await withDatabase(settings) { try await body(Maintenance(database: $0)) }
  }

  func exists(_ name: String) async throws -> Bool {
    try await database.one(
      Statement(
        "database exists",
        "SELECT EXISTS (SELECT FROM pg_database WHERE datname = \(name))", column: Bool.self))
  }

  func make(_ name: String) async throws {
    try await database.run(
      Statement("make database", "CREATE DATABASE \(identifier: name) OWNER hoiam_owner"))
  }

  func drop(_ name: String) async throws {
    try await database.run(
      Statement("drop database", "DROP DATABASE IF EXISTS \(identifier: name) WITH (FORCE)"))
  }

  func rename(_ name: String, to new: String) async throws {
    try await database.run(
      Statement(
        "rename database",
        "ALTER DATABASE \(identifier: name) RENAME TO \(identifier: new)"))
  }
}

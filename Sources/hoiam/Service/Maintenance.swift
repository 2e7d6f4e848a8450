import Postgres

/// Makes, renames and drops databases of a private server.
struct Maintenance: Sendable {
  private let database: Database

  /// - Parameter settings: of the superuser, at the database `postgres`.
  init(_ settings: ConnectionSettings) {
    database = Database(settings, connections: 1)
  }

  /// Runs a body and disconnects.
  func run(_ body: @Sendable (Maintenance) async throws -> Void) async throws {
    do {
      try await body(self)
      await database.close()
    } catch {
      await database.close()
      throw error
    }
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

internal import Postgres

/// A private PostgreSQL for the tests of one process: Unix socket only, without fsync, in a
/// directory that vanishes with the process.
public actor TestServer {
  /// The server of this process, started at its first use.
  public static let shared = TestServer()

  /// What went wrong with the server, for the reader of a failed test.
  public struct Failure: Error, CustomStringConvertible {
    /// In English.
    public let description: String
  }

  private struct Running {
    let process: PrivateServer
    let database: Database
  }

  private var start: Task<Running, any Error>?
  private var templates: [String: Task<Void, any Error>] = [:]
  private var databases = 0

  private init() {}

  /// An empty database of one's own.
  ///
  /// - Returns: its address, for `ConnectionSettings`; the role is a superuser.
  public func freshDatabase() async throws -> String {
    try await create(from: "template0")
  }

  /// A database of one's own, cloned from a template that is built once per process.
  ///
  /// - Parameters:
  ///   - template: names the template.
  ///   - prepare: fills the template, given its address, and closes its connections.
  public func freshDatabase(
    template: String, prepare: @escaping @Sendable (String) async throws -> Void
  ) async throws -> String {
    let name = "template_\(template)"
    if templates[name] == nil {
      templates[name] = Task {
        let server = try await running()
        try await server.database.run(
          Statement("create template", "CREATE DATABASE \(identifier: name) TEMPLATE template0"))
        try await prepare(server.process.address(of: name))
        try await seal(name, server)
      }
    }
    try await templates[name]?.value
    return try await create(from: name)
  }

  /// The address of a database of this server.
  public func address(of database: String) async throws -> String {
    try await running().process.address(of: database)
  }

  /// The directory of the server's Unix socket.
  public func socketDirectory() async throws -> String { try await running().process.directory }

  private func create(from template: String) async throws -> String {
    let server = try await running()
    databases += 1
    let name = "test_\(databases)"
    try await server.database.run(
      Statement(
        "create database",
        "CREATE DATABASE \(identifier: name) TEMPLATE \(identifier: template)"))
    return server.process.address(of: name)
  }

  /// Nobody may be connected to a database that is cloned.
  private func seal(_ name: String, _ server: Running) async throws {
    try await server.database.run(
      Statement("seal template", "ALTER DATABASE \(identifier: name) ALLOW_CONNECTIONS false"))
    try await server.database.run(
      Statement(
        "end sessions",
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = \(name)"))
  }

  private func running() async throws -> Running {
    if start == nil { start = Task { try await launch() } }
    guard let start else { throw Failure(description: "the server was never started") }
    return try await start.value
  }

  private func launch() async throws -> Running {
    let process = PrivateServer()
    try process.start()
    let settings = ConnectionSettings(process.address(of: "postgres"))
    let database = Database(settings, connections: 4, acquireTimeout: .seconds(60))
    return Running(process: process, database: database)
  }
}

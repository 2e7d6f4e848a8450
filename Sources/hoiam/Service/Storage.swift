import Embedded
import Foundation
import Logging
import Postgres
import Store

/// The database of a process: a private server that it started, one that another process of ours
/// runs, or one that the operator looks after.
struct Storage: Sendable {
  /// As whoever may make roles and become `hoiam_owner`.
  let admin: ConnectionSettings
  /// As `hoiam_app`.
  let app: ConnectionSettings
  /// As `hoiam_public`.
  let open: ConnectionSettings
  /// The files under `sql/`.
  let schema: Schema
  private let server: EmbeddedServer?

  /// The name of our database on a private server.
  private static let name = "hoiam"

  /// Starts the private server, or finds the one that runs, or takes the address as it is.
  ///
  /// - Parameter starting: whether a private server may be started; commands beside a running
  ///   service only look for it.
  static func open(_ settings: Settings, starting: Bool, logger: Logger) async throws -> Storage {
    let schema = Schema(directory: try settings.directory(.share) + "/sql")
    switch (settings[.embedded], settings[.database]) {
    case (_?, _?):
      throw Trouble("Either --embedded or --database, not both.")
    case (nil, let address?):
      return Storage(
        admin: named(ConnectionSettings(address)),
        app: named(ConnectionSettings(address, role: "hoiam_app")),
        open: named(ConnectionSettings(address, role: "hoiam_public")), schema: schema,
        server: nil)
    case (let directory?, nil):
      let path = URL(filePath: directory).standardizedFileURL.path()
      return try await embedded(path, starting: starting, schema: schema, logger: logger)
    case (nil, nil):
      throw Trouble(
        """
        Where is the database? --embedded DIR runs a private PostgreSQL in DIR; --database \
        ADDRESS uses one that is there.
        """)
    }
  }

  private static func embedded(
    _ directory: String, starting: Bool, schema: Schema, logger: Logger
  ) async throws -> Storage {
    let server = try await server(in: directory, starting: starting, logger: logger)
    func settings(_ user: String, _ database: String = name) throws -> ConnectionSettings {
      let text =
        try server?.connectionString(user: user, database: database)
        ?? EmbeddedServer.connectionString(
          toServerIn: directory, user: user, database: database)
      guard let text else {
        throw Trouble("No service runs in \(directory). Start it with hoiam serve, then again.")
      }
      return named(ConnectionSettings(text))
    }
    let superuser = EmbeddedServer.superuser
    let storage = try Storage(
      admin: settings(superuser), app: settings("hoiam_app"), open: settings("hoiam_public"),
      schema: schema, server: server)
    if server != nil {
      do {
        try await storage.makeDatabase(from: settings(superuser, "postgres"))
      } catch {
        await storage.stop(logger)
        throw error
      }
    }
    return storage
  }

  /// A server started here; nil if another process runs it and this one may only use it.
  private static func server(
    in directory: String, starting: Bool, logger: Logger
  ) async throws -> EmbeddedServer? {
    let running = try EmbeddedServer.connectionString(
      toServerIn: directory, user: EmbeddedServer.superuser, database: name)
    if !starting && running != nil { return nil }
    return try await EmbeddedServer.start(in: directory, logger: logger)
  }

  private static func named(_ settings: ConnectionSettings) -> ConnectionSettings {
    var settings = settings
    settings.applicationName = "hoiam"
    return settings
  }

  /// Makes roles and database on a private server, if they are missing.
  private func makeDatabase(from maintenance: ConnectionSettings) async throws {
    try await schema.makeRoles(maintenance)
    let database = Database(maintenance, connections: 1)
    let name = Storage.name
    do {
      let exists = try await database.one(
        Statement(
          "database exists",
          "SELECT EXISTS (SELECT FROM pg_database WHERE datname = \(name))", column: Bool.self))
      if !exists {
        try await database.run(
          Statement("make database", "CREATE DATABASE hoiam OWNER hoiam_owner"))
      }
    } catch {
      await database.close()
      throw error
    }
    await database.close()
  }

  /// Whether the server is a private one that this process started.
  var isOwn: Bool { server != nil }

  /// Brings the schema up to date and gives an office what every office starts from.
  ///
  /// - Returns: the names of the files that ran.
  @discardableResult
  func migrate(sample: Bool, logger: Logger) async throws -> [String] {
    let ran = try await schema.migrate(admin, logger: logger)
    try await schema.loadCatalogue(admin)
    if sample { try await schema.loadSample(admin) }
    return ran
  }

  /// Stops the server if it was started here.
  func stop(_ logger: Logger) async {
    do {
      try await server?.stop()
    } catch {
      logger.error("database did not stop", metadata: ["reason": "\(error)"])
    }
  }
}

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
  private let own: Own?

  /// The name of our database on a private server.
  static let name = "hoiam"
  /// The name of one that is being made beside it.
  static let draft = "hoiam_draft"

  /// How to reach what is in a private server beside our database.
  struct Own: Sendable {
    let maintenance: ConnectionSettings
    let draftAdmin: ConnectionSettings
    let draftApp: ConnectionSettings
    let draftOpen: ConnectionSettings
  }

  /// Starts the private server, or finds the one that runs, or takes the address as it is.
  ///
  /// - Parameter starting: whether a private server may be started; commands beside a running
  ///   service only look for it.
  static func open(_ settings: Settings, starting: Bool, logger: Logger) async throws -> Storage {
    let share = try settings.directory(.share)
    guard FileManager.default.fileExists(atPath: "\(share)/sql/migrations") else {
      throw Trouble(
        "There is no sql/migrations in \(share).",
        mend: "--share or \(Setting.share.rawValue) names the folder that deploy/install.sh "
          + "filled, or a clone's top folder.")
    }
    let schema = Schema(directory: "\(share)/sql")
    switch (settings[.embedded], settings[.database]) {
    case (_?, _?):
      throw Trouble("Either --embedded or --database, not both.")
    case (nil, let address?):
      return Storage(
        admin: named(ConnectionSettings(address)),
        app: named(ConnectionSettings(address, role: "hoiam_app")),
        open: named(ConnectionSettings(address, role: "hoiam_public")), schema: schema,
        server: nil, own: nil)
    case (let directory?, nil):
      let path = URL(filePath: directory).standardizedFileURL.path(percentEncoded: false)
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
    return try Storage(
      admin: settings(superuser), app: settings("hoiam_app"), open: settings("hoiam_public"),
      schema: schema, server: server,
      own: server == nil
        ? nil
        : Own(
          maintenance: settings(superuser, "postgres"), draftAdmin: settings(superuser, draft),
          draftApp: settings("hoiam_app", draft), draftOpen: settings("hoiam_public", draft)))
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

  /// Whether the server is a private one that this process started.
  var isOwn: Bool { server != nil }

  /// Brings the schema up to date and gives an office what every office starts from.
  ///
  /// - Returns: the names of the files that ran.
  @discardableResult
  func migrate(sample: Bool, logger: Logger) async throws -> [String] {
    var ran = try await schema.migrate(admin, logger: logger)
    ran += try await schema.loadCatalogue(admin)
    if sample { ran += try await schema.loadSample(admin) }
    return ran
  }

  /// On a private server, makes roles and database where they are missing.
  func makeDatabase() async throws {
    guard let own else { return }
    try await schema.makeRoles(own.maintenance)
    try await Maintenance.run(own.maintenance) { maintenance in
      if try await !maintenance.exists(Storage.name) { try await maintenance.make(Storage.name) }
    }
  }

  /// On a private server without our database, makes a furnished one beside its place and renames
  /// it when it is complete, so that a database that exists is never half a sample.
  ///
  /// - Parameter furnish: fills the database, given a storage that leads to it.
  func makeDatabase(furnishing furnish: @Sendable (Storage) async throws -> Void) async throws {
    guard let own else { return try await furnish(self) }
    try await schema.makeRoles(own.maintenance)
    try await Maintenance.run(own.maintenance) { maintenance in
      if try await maintenance.exists(Storage.name) { return try await furnish(self) }
      try await maintenance.drop(Storage.draft)
      try await maintenance.make(Storage.draft)
      try await furnish(
        Storage(
          admin: own.draftAdmin, app: own.draftApp, open: own.draftOpen, schema: schema,
          server: server, own: own))
      try await maintenance.rename(Storage.draft, to: Storage.name)
    }
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

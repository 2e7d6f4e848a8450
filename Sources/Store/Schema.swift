import FoundationEssentials
public import Logging
public import Postgres

/// The files under `sql/` and what they make of a database.
public struct Schema: Sendable {
  /// The last migration this program was written for; a test compares it with the files.
  public static let version = 23

  /// The last migration that a database has seen; 0 for none.
  public static var applied: Statement<Int> {
    Statement(
      "Schema.applied", "SELECT coalesce(max(number), 0)::bigint FROM public.schema_migration",
      column: Int64.self
    ).map { Int($0) }
  }

  /// The directory that holds `migrations`, `views`, `catalogue` and `sample`.
  public let directory: String

  /// Names the directory; nothing is read yet.
  public init(directory: String) {
    self.directory = directory
  }

  /// Makes the three roles; `admin` may create roles. Harmless when they exist.
  public func makeRoles(_ admin: ConnectionSettings) async throws {
    try await run([path("roles.sql")], admin)
  }

  /// Brings tables, views and rights up to date.
  ///
  /// - Returns: the names of the files that ran.
  /// - Throws: `PostgresError` of kind migration when files and database don't fit together.
  @discardableResult
  public func migrate(_ owner: ConnectionSettings, logger: Logger) async throws -> [String] {
    var owner = owner
    owner.role = "hoiam_owner"
    return try await migrator(owner, logger).migrate()
  }

  /// How a database stands to the files.
  public func status(_ settings: ConnectionSettings, logger: Logger) async throws
    -> Migrator.Status
  {
    try await migrator(settings, logger).status()
  }

  /// Gives an office what every office starts from, as far as that is new or has changed.
  ///
  /// - Returns: the names of the files that were loaded.
  @discardableResult
  public func loadCatalogue(_ owner: ConnectionSettings) async throws -> [String] {
    try await seeder(owner).load(seeds(in: "catalogue"))
  }

  /// Adds the sample office of Xuân Lộc without its tickets, as far as it is new or has changed.
  ///
  /// - Returns: the names of the files that were loaded.
  @discardableResult
  public func loadSample(_ owner: ConnectionSettings) async throws -> [String] {
    try await seeder(owner).load(seeds(in: "sample"))
  }

  /// What was noted in a database under a name; nil for nothing.
  public func mark(_ name: String, in owner: ConnectionSettings) async throws -> String? {
    try await seeder(owner).mark(name)
  }

  /// Notes in a database how far something was made.
  public func setMark(_ name: String, to state: String, in owner: ConnectionSettings) async throws {
    try await seeder(owner).setMark(name, to: state)
  }

  /// Whether a database holds any ticket.
  public func hasTickets(_ owner: ConnectionSettings) async throws -> Bool {
    try await withDatabase(Schema.owning(owner)) { database in
      try await database.one(
        Statement(
          "Schema.hasTickets", "SELECT EXISTS (SELECT FROM office.ticket)", column: Bool.self))
    }
  }

  private func seeder(_ owner: ConnectionSettings) -> Seeder {
    var logger = Logger(label: "schema")
    logger.logLevel = .warning
    return Seeder(Schema.owning(owner), logger: logger)
  }

  private func seeds(in folder: String) throws -> [Seeder.File] {
    try files(in: folder).map { path in
      Seeder.File(folder + "/" + (path.split(separator: "/").last ?? ""), at: path)
    }
  }

  private func migrator(_ settings: ConnectionSettings, _ logger: Logger) throws -> Migrator {
    return Migrator(
      settings, directory: path("migrations"), repeatables: try files(in: "views"),
      logger: logger)
  }

  private static func owning(_ settings: ConnectionSettings) -> ConnectionSettings {
    var settings = settings
    settings.role = "hoiam_owner"
    settings.parameters["search_path"] = "office, public"
    return settings
  }

  private func run(_ files: [String], _ settings: ConnectionSettings) async throws {
    let texts = try files.map { try (name: $0, text: String(contentsOfFile: $0)) }
    try await withDatabase(settings) { database in
      try await database.write { tx in
        for file in texts { try tx.script(file.text, name: file.name) }
      }
    }
  }

  private func path(_ name: String) -> String { directory + "/" + name }

  private func files(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path(folder))
      .filter { $0.hasSuffix(".sql") }.sorted().map { path(folder) + "/" + $0 }
  }
}

extension String {
  fileprivate init(contentsOfFile path: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    self = String(decoding: data, as: UTF8.self)
  }
}

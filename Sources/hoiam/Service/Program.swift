import Casework
import Foundation
import Logging
import Media
import Pages
import Postgres
import Store
import Web

/// The parts of the program, made from its settings.
struct Program: Sendable {
  let settings: Settings
  let logger: Logger

  /// Reads what every command needs first.
  init(_ settings: Settings) throws {
    self.settings = settings
    var logger = Logger(label: "hoiam") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = try settings.logLevel()
    self.logger = logger
  }

  /// Runs a body with an office, and closes it.
  ///
  /// - Parameter isDurable: whether every commit waits for the disk.
  func withOffice<Value: Sendable>(
    on storage: Storage, clock: @escaping @Sendable () -> Date = { Date() },
    isDurable: Bool = true, _ body: @Sendable (Office) async throws -> Value
  ) async throws -> Value {
    let office = try await office(on: storage, clock: clock, isDurable: isDurable)
    do {
      let value = try await body(office)
      await office.close()
      return value
    } catch {
      await office.close()
      throw error
    }
  }

  private func office(
    on storage: Storage, clock: @escaping @Sendable () -> Date, isDurable: Bool
  ) async throws -> Office {
    var app = storage.app
    // A sample that is lost in a power cut is made again.
    if !isDurable { app.parameters["synchronous_commit"] = "off" }
    var office = Office.Settings(key: try ServerKey.load(settings))
    office.connections = try settings.number(.connections, in: 1...200)
    office.clock = clock
    return try await Office(
      app: app, open: storage.open, settings: office, logger: logger)
  }

  /// What handlers of the web face reach.
  func house(_ office: Office) throws -> House {
    var web = WebSettings(key: office.settings.key)
    web.host = try settings.text(.host)
    web.port = try settings.number(.port, in: 0...65_535)
    web.isSecure = try settings.flag(.https)
    web.limitsRates = try settings.flag(.rateLimits)
    web.pageCacheBytes = try settings.number(.pageCache, in: 0...4_096) << 20
    return House(
      office: office, settings: web, renderer: try renderer(), files: try files(),
      logger: logger)
  }

  /// Photos and documents.
  func files() throws -> FileStore {
    try FileStore(dataDirectory: settings.dataDirectory())
  }

  /// Pages of this office.
  func renderer() throws -> PageRenderer {
    try PageRenderer(site: site(), timeZone: settings.text(.timeZone))
  }

  /// Whose service it is.
  func site() throws -> Site {
    Site(
      authority: try settings.text(.authority),
      authorityEnglish: try settings.text(.authorityEnglish), baseURL: settings[.baseURL])
  }

  /// Runs a body with the database, and stops a private server that was started for it.
  static func withStorage<Value: Sendable>(
    _ settings: Settings, starting: Bool = true,
    _ body: @Sendable (Program, Storage) async throws -> Value
  ) async throws -> Value {
    let program = try Program(settings)
    let storage = try await Storage.open(settings, starting: starting, logger: program.logger)
    do {
      let value = try await body(program, storage)
      await storage.stop(program.logger)
      return value
    } catch {
      await storage.stop(program.logger)
      throw error
    }
  }

  /// Runs a body with an office on a database that is up to date.
  static func withOffice<Value: Sendable>(
    _ settings: Settings, starting: Bool = false,
    _ body: @Sendable (Program, Office) async throws -> Value
  ) async throws -> Value {
    try await withStorage(settings, starting: starting) { program, storage in
      try await storage.requireCurrent(program.logger)
      return try await program.withOffice(on: storage) { try await body(program, $0) }
    }
  }
}

extension Storage {
  /// - Throws: `Trouble` unless the schema is the one this program knows.
  func requireCurrent(_ logger: Logger) async throws {
    switch try await schema.status(admin, logger: logger) {
    case .current: return
    case .tooOld(let version, let wanted):
      throw Trouble(
        "The database is at migration \(version), this program needs \(wanted): hoiam migrate.")
    case .repeatablesChanged:
      throw Trouble("Views or rights have changed: hoiam migrate.")
    case .tooNew(let version, let known):
      throw Trouble(
        """
        The database is at migration \(version), this program knows \(known): install the \
        newer program, or restore a backup.
        """)
    }
  }
}

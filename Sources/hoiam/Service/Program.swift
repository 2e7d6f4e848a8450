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
  /// - Throws: what the body throws; a refusal of the office as a `Trouble` in sentences.
  func withOffice<Value: Sendable>(
    on storage: Storage, clock: @escaping @Sendable () -> Date = { Date() },
    isDurable: Bool = true, _ body: @Sendable (Office) async throws -> Value
  ) async throws -> Value {
    let office = try await office(on: storage, clock: clock, isDurable: isDurable)
    do {
      let value = try await body(office)
      await office.close()
      return value
    } catch let refusal as Refusal {
      await office.close()
      throw Trouble(refusal)
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
    var office = Office.Settings(key: try await key(on: storage))
    office.connections = try settings.number(.connections)
    office.clock = clock
    // What is answered while a sample is made left long ago.
    let seconds = try settings.number(.undoSeconds)
    office.takeBackTime = isDurable ? Double(seconds) : 0
    return try await Office(
      app: app, open: storage.open, settings: office, logger: logger)
  }

  /// The server's secret, made for an office that has given out no access code yet.
  ///
  /// - Throws: `Trouble` where tickets are and their key is not.
  func key(on storage: Storage) async throws -> [UInt8] {
    if let key = try ServerKey.find(settings) { return key }
    guard try await !storage.schema.hasTickets(storage.admin) else {
      let file = try ServerKey.file(settings)
      throw Trouble(
        """
        \(file) is missing, and the access codes of the tickets that are there need it. Restore it \
        from the backup. If it is lost for good: (umask 077; openssl rand -hex 32 > \(file)), and \
        codes given out so far open nothing.
        """)
    }
    return try ServerKey.make(settings)
  }

  /// What handlers of the web face reach.
  func house(_ office: Office) throws -> House {
    var web = WebSettings(key: office.settings.key)
    web.host = try settings.text(.host)
    web.port = try settings.number(.port)
    web.isSecure = try settings.flag(.https)
    web.limitsRates = try settings.flag(.rateLimits)
    web.pageCacheBytes = try settings.number(.pageCache) << 20
    web.telephonySecrets = try settings.telephonySecrets()
    web.resources = try settings.resources(of: "Web", holding: "openapi.json")
    web.knowledge = try settings.knowledge(at: settings[.knowledge])
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
    try PageRenderer(
      site: site(), timeZone: settings.text(.timeZone),
      share: Share(
        directory: URL(filePath: settings.resources(of: "Pages", holding: "templates"))))
  }

  /// Whose service it is.
  func site() throws -> Site {
    Site(
      authority: try settings.text(.authority),
      authorityEnglish: try settings.text(.authorityEnglish), baseURL: try settings.baseURL())
  }

  /// Runs a body with the database, and stops a private server that was started for it.
  ///
  /// - Parameters:
  ///   - starting: whether a private server may be started.
  ///   - makesDatabase: whether our database is made on a private server that lacks it.
  ///   - isWatched: whether a signal cancels the body; one that runs services listens itself.
  static func withStorage<Value: Sendable>(
    _ settings: Settings, starting: Bool = true, makesDatabase: Bool = true,
    isWatched: Bool = true,
    _ body: @escaping @Sendable (Program, Storage) async throws -> Value
  ) async throws -> Value {
    let program = try Program(settings)
    let whole: @Sendable () async throws -> Value = {
      let storage = try await Storage.open(settings, starting: starting, logger: program.logger)
      return try await storage.untilEnd(program.logger) {
        if makesDatabase { try await storage.makeDatabase() }
        return try await body(program, storage)
      }
    }
    return isWatched ? try await Interruption.watch(whole) : try await whole()
  }

  /// Runs a body with an office on a database that is up to date.
  static func withOffice<Value: Sendable>(
    _ settings: Settings, starting: Bool = false, isWatched: Bool = true,
    _ body: @escaping @Sendable (Program, Office) async throws -> Value
  ) async throws -> Value {
    try await withStorage(settings, starting: starting, isWatched: isWatched) {
      program, storage in
      try await storage.requireCurrent(program.logger)
      return try await program.withOffice(on: storage) { try await body(program, $0) }
    }
  }

  /// Opens the database and makes it ready for the service: schema, catalogue, and the sample if
  /// it is wanted. A signal meanwhile leaves nothing running.
  func prepare(sample: Bool) async throws -> Storage {
    let program = self
    return try await Interruption.watch(
      {
        let storage = try await Storage.open(settings, starting: true, logger: logger)
        do {
          try await storage.makeReady(program, sample: sample)
          return storage
        } catch {
          await storage.stop(logger)
          throw error
        }
      }, undo: { await $0.stop(logger) })
  }
}

extension Storage {
  /// Runs a body and stops the server, if it was started here.
  func untilEnd<Value: Sendable>(
    _ logger: Logger, _ body: @Sendable () async throws -> Value
  ) async throws -> Value {
    do {
      let value = try await body()
      await stop(logger)
      return value
    } catch {
      await stop(logger)
      throw error
    }
  }

  /// Brings a private database up to date, makes the sample, or makes sure that a database that
  /// somebody else looks after is up to date.
  func makeReady(_ program: Program, sample: Bool) async throws {
    guard isOwn || sample else { return try await requireCurrent(program.logger) }
    if sample { return try await makeSample(program) }
    try await makeDatabase()
    try await migrate(sample: false, logger: program.logger)
  }

  /// Makes the sample office.
  func makeSample(_ program: Program, withTickets: Bool = true) async throws {
    try await makeDatabase { storage in
      try await storage.migrate(sample: true, logger: program.logger)
      try await SampleOffice(program: program, storage: storage).furnish(withTickets: withTickets)
    }
  }

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

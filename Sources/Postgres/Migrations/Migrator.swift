internal import CPostgres
public import Logging

/// Brings a database's schema up to date, forward only.
///
/// Each file `NNNN_name.sql` runs once, in order, in a transaction of its own whose first act is the
/// ledger's row with the file's SHA-256. An advisory lock makes any number of migrators at once
/// harmless. Repeatable files (views, rights) run after the migrations, in their order, whenever one
/// of them has changed or a migration was applied; they must be written so that this does no harm.
public struct Migrator: Sendable {
  /// How the database stands to the files.
  public enum Status: Sendable, Equatable {
    /// Everything is applied.
    case current(version: Int)
    /// Migrations wait: the last applied one (0 for none) and the last there is.
    case tooOld(version: Int, wanted: Int)
    /// The database knows a migration that the files don't.
    case tooNew(version: Int, known: Int)
    /// All migrations are applied, but these repeatable files have changed.
    case repeatablesChanged([String])
  }

  private let settings: ConnectionSettings
  private let directory: String
  private let repeatables: [String]
  private let ledger: Ledger
  private let logger: Logger

  /// Names files and database; nothing is read yet.
  ///
  /// - Parameters:
  ///   - settings: should log in as the owner of the schema, or take its role; the timeouts of
  ///     statements and locks are lifted.
  ///   - directory: holds the files `NNNN_name.sql`, numbered 1, 2, 3, ….
  ///   - repeatables: paths of the repeatable files, in the order they run.
  ///   - schema: holds the ledger's two tables; it must exist.
  public init(
    _ settings: ConnectionSettings, directory: String, repeatables: [String] = [],
    schema: String = "public", logger: Logger = Logger(label: "postgres")
  ) {
    var settings = settings
    settings.statementTimeout = .zero
    settings.lockTimeout = .zero
    settings.idleInTransactionTimeout = .zero
    self.settings = settings
    self.directory = directory
    self.repeatables = repeatables
    self.logger = logger
    ledger = Ledger(schema: schema)
  }

  /// Applies what is missing.
  ///
  /// - Returns: the names of the files that ran, in order.
  /// - Throws: kind `.migration` when files and database don't fit together, before anything ran;
  ///   the server's refusal of a file, after the files before it were committed.
  @discardableResult
  public func migrate() async throws -> [String] {
    let files = try MigrationFiles(directory: directory, repeatables: repeatables)
    return try await withConnection { connection in
      try connection.command(
        "SELECT pg_advisory_lock(\(Ledger.lock))", name: "migration lock")
      // The session ends with this call, and the lock with it.
      try ledger.create(on: connection)
      let state = try ledger.read(on: connection, files)
      try state.check()
      var done: [String] = []
      for file in state.pending {
        try apply(file, on: connection, ledger.record(file))
        done.append(file.name)
      }
      let stale = done.isEmpty ? state.staleRepeatables : files.repeatables
      for file in stale {
        try apply(file, on: connection, ledger.recordRepeatable(file))
        done.append(file.name)
      }
      return done
    }
  }

  /// Compares the database with the files, changing nothing. It needs no right but to connect.
  ///
  /// - Throws: kind `.migration` for a changed checksum and for files that are no proper sequence.
  public func status() async throws -> Status {
    let files = try MigrationFiles(directory: directory, repeatables: repeatables)
    return try await withConnection { connection in
      let state = try ledger.read(on: connection, files)
      if state.version > files.migrations.count {
        return .tooNew(version: state.version, known: files.migrations.count)
      }
      try state.check()
      if !state.pending.isEmpty {
        return .tooOld(version: state.version, wanted: files.migrations.count)
      }
      if !state.staleRepeatables.isEmpty {
        return .repeatablesChanged(state.staleRepeatables.map(\.name))
      }
      return .current(version: state.version)
    }
  }

  private func apply(
    _ file: MigrationFiles.File, on connection: Connection, _ record: Statement<Void>
  ) throws {
    logger.info("applying", metadata: ["file": "\(file.name)"])
    try connection.command("BEGIN", name: file.name)
    do {
      _ = try connection.execute(Prepared(name: record.name, sql: record.sql))
      try run(file, on: connection)
      try connection.command("COMMIT", name: file.name)
    } catch {
      connection.settle(afterCancel: false)
      throw error
    }
    // The next file starts from the session's own settings, whatever this one has SET.
    try connection.command("RESET ALL; \(settings.greeting)", name: file.name)
  }

  private func run(_ file: MigrationFiles.File, on connection: Connection) throws {
    do throws(PostgresError) {
      try connection.command(file.text, name: file.name)
    } catch {
      var located = error
      if let position = error.position {
        let line = file.text.unicodeScalars.prefix(position - 1).count { $0 == "\n" } + 1
        located.message = "line \(line): \(error.message ?? "refused")"
      }
      throw located
    }
    guard PQtransactionStatus(connection.pointer) == PQTRANS_INTRANS else {
      throw PostgresError(.migration(.endedTransaction(file: file.name)))
    }
  }

  private func withConnection<Value: Sendable>(
    _ body: @escaping @Sendable (Connection) throws -> Value
  ) async throws -> Value {
    let database = Database(settings, connections: 1, logger: logger)
    do {
      let value = try await database.lease { connection, _ in try body(connection) }
      await database.close()
      return value
    } catch {
      await database.close()
      throw error
    }
  }
}

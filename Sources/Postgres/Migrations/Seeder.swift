internal import Foundation
public import Logging

/// Loads files of data that a database starts from, each when it is new or has changed.
///
/// A ledger row holds the SHA-256 of each file as it was loaded. The files must be written so that
/// running one again does no harm: an earlier program may have loaded it without a ledger.
public struct Seeder: Sendable {
  /// A file to load.
  public struct File: Sendable, Hashable {
    /// What the ledger calls it; stable.
    public let name: String
    /// Where it is.
    public let path: String

    /// Names a file.
    public init(_ name: String, at path: String) {
      self.name = name
      self.path = path
    }
  }

  private let settings: ConnectionSettings
  private let ledger: String
  private let logger: Logger

  /// Names the database; nothing is read yet.
  ///
  /// - Parameters:
  ///   - settings: should log in as the owner of the tables, or take its role.
  ///   - schema: holds the ledger; it must exist.
  public init(
    _ settings: ConnectionSettings, schema: String = "public",
    logger: Logger = Logger(label: "postgres")
  ) {
    self.settings = settings
    self.logger = logger
    ledger = SQL.quoted(identifier: schema) + ".schema_seed"
  }

  /// Loads what is new or has changed, in order and in one transaction.
  ///
  /// - Returns: the names of the files that were loaded.
  /// - Throws: kind `.migration` for a file that can't be read; the server's refusal of one.
  @discardableResult
  public func load(_ files: [File]) async throws -> [String] {
    let texts = try files.map { file -> (name: String, bytes: [UInt8]) in
      guard let data = FileManager.default.contents(atPath: file.path) else {
        throw PostgresError(.migration(.unreadable(path: file.path)))
      }
      return (file.name, Array(data))
    }
    return try await write { tx in
      var loaded: [String] = []
      for file in texts {
        let sum = try tx.one(checksum(of: file.bytes))
        guard try tx.first(state(of: file.name)) != sum else { continue }
        logger.info("loading", metadata: ["file": "\(file.name)"])
        try tx.script(String(decoding: file.bytes, as: UTF8.self), name: file.name)
        try tx.run(record(file.name, as: sum))
        loaded.append(file.name)
      }
      return loaded
    }
  }

  /// What was noted under a name; nil for nothing.
  public func mark(_ name: String) async throws -> String? {
    try await write { tx in try tx.first(state(of: name)) }
  }

  /// Notes how far something was made that no file alone makes.
  public func setMark(_ name: String, to state: String) async throws {
    try await write { tx in _ = try tx.run(record(name, as: state)) }
  }

  private func state(of name: String) -> Statement<String> {
    Statement(
      "Seeder.state", "SELECT state FROM \(raw: ledger) WHERE name = \(name)", column: String.self)
  }

  private func checksum(of bytes: [UInt8]) -> Statement<String> {
    Statement("Seeder.checksum", "SELECT encode(sha256(\(bytes)), 'hex')", column: String.self)
  }

  private func record(_ name: String, as state: String) -> Statement<Void> {
    Statement(
      "Seeder.record",
      """
      INSERT INTO \(raw: ledger) (name, state)
      VALUES (\(name), \(state))
      ON CONFLICT (name) DO UPDATE SET state = EXCLUDED.state, at = now()
      """)
  }

  /// A transaction with the ledger in place, and nobody else at it.
  private func write<Value: Sendable>(
    _ body: @escaping @Sendable (Transaction) throws -> Value
  ) async throws -> Value {
    let database = Database(settings, connections: 1, logger: logger)
    do {
      let value = try await database.write { tx in
        try tx.script(
          """
          SELECT pg_advisory_xact_lock(\(Ledger.lock));
          CREATE TABLE IF NOT EXISTS \(ledger) (
            name text CONSTRAINT schema_seed_has_one_row PRIMARY KEY,
            state text NOT NULL,
            at timestamptz NOT NULL DEFAULT now()
          );
          COMMENT ON TABLE \(ledger) IS 'What was loaded: SHA-256 of a file, or how far it got.';
          """, name: "Seeder.ledger")
        return try body(tx)
      }
      await database.close()
      return value
    } catch {
      await database.close()
      throw error
    }
  }
}

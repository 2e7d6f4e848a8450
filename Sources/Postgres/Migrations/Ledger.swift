/// The tables that say which files a database has seen.
struct Ledger: Sendable {
  /// The advisory lock of all migrators; locks are per database.
  static let lock: Int64 = 0x6d69_6772_6174_6f72

  /// What the ledger and the files say about each other.
  struct State {
    /// The last applied migration, 0 for none.
    let version: Int
    let pending: [MigrationFiles.File]
    let staleRepeatables: [MigrationFiles.File]
    let problem: MigrationProblem?

    /// - Throws: kind `.migration`.
    func check() throws(PostgresError) {
      if let problem { throw PostgresError(.migration(problem)) }
    }
  }

  private let migrations: String
  private let repeatables: String

  init(schema: String) {
    migrations = SQL.quoted(identifier: schema) + ".schema_migration"
    repeatables = SQL.quoted(identifier: schema) + ".schema_repeatable"
  }

  func create(on connection: Connection) throws(PostgresError) {
    try connection.command(
      """
      CREATE TABLE IF NOT EXISTS \(migrations) (
        number integer CONSTRAINT schema_migration_runs_once PRIMARY KEY,
        file text NOT NULL,
        sha256 text NOT NULL,
        applied_at timestamptz NOT NULL DEFAULT now()
      );
      COMMENT ON TABLE \(migrations) IS 'The migrations this database has seen.';
      CREATE TABLE IF NOT EXISTS \(repeatables) (
        file text CONSTRAINT schema_repeatable_has_one_row PRIMARY KEY,
        sha256 text NOT NULL,
        applied_at timestamptz NOT NULL DEFAULT now()
      );
      COMMENT ON TABLE \(repeatables) IS 'The repeatable files as they last ran.';
      GRANT SELECT ON \(migrations), \(repeatables) TO PUBLIC
      """, name: "create ledger")
  }

  /// - Throws: the server's refusal; a problem between ledger and files is in the state.
  func read(on connection: Connection, _ files: MigrationFiles) throws -> State {
    let sums = try checksums(of: files.migrations + files.repeatables, on: connection)
    let exists = try rows(
      Statement(
        "ledger exists", "SELECT to_regclass(\(migrations)) IS NOT NULL", column: Bool.self),
      on: connection)
    var applied: [(Int, String)] = []
    var ran: [String: String] = [:]
    if exists == [true] {
      applied = try rows(readMigrations, on: connection)
      for (file, sum) in try rows(readRepeatables, on: connection) { ran[file] = sum }
    }
    let version = applied.last?.0 ?? 0
    let count = files.migrations.count
    let stale = zip(files.repeatables, sums.dropFirst(count)).filter { ran[$0.name] != $1 }
    return State(
      version: version, pending: Array(files.migrations.dropFirst(version)),
      staleRepeatables: stale.map(\.0), problem: problem(applied, files.migrations, sums))
  }

  private func problem(
    _ applied: [(Int, String)], _ files: [MigrationFiles.File], _ sums: [String]
  ) -> MigrationProblem? {
    for (index, (number, sum)) in applied.enumerated() {
      if number > files.count { return .tooNew(database: number, files: files.count) }
      if number != index + 1 {
        return .gap(expected: index + 1, found: files[number - 1].name)
      }
      if sums[index] != sum { return .changedChecksum(file: files[index].name) }
    }
    return nil
  }

  /// The first act of a migration's transaction.
  func record(_ file: MigrationFiles.File) -> Statement<Void> {
    Statement(
      file.name,
      """
      INSERT INTO \(raw: migrations) (number, file, sha256)
      VALUES (\(file.number), \(file.name), encode(sha256(\(file.bytes)), 'hex'))
      """)
  }

  /// The first act of a repeatable file's transaction.
  func recordRepeatable(_ file: MigrationFiles.File) -> Statement<Void> {
    Statement(
      file.name,
      """
      INSERT INTO \(raw: repeatables) (file, sha256)
      VALUES (\(file.name), encode(sha256(\(file.bytes)), 'hex'))
      ON CONFLICT (file) DO UPDATE SET sha256 = EXCLUDED.sha256, applied_at = now()
      """)
  }

  private var readMigrations: Statement<(Int, String)> {
    Statement(
      "read ledger", "SELECT number, sha256 FROM \(raw: migrations) ORDER BY number"
    ) { row in (try row.decode(at: 0), try row.decode(at: 1)) }
  }

  private var readRepeatables: Statement<(String, String)> {
    Statement("read ledger", "SELECT file, sha256 FROM \(raw: repeatables)") { row in
      (try row.decode(at: 0), try row.decode(at: 1))
    }
  }

  /// SHA-256 in hexadecimal; the server computes it, so no library is needed for it.
  private func checksums(
    of files: [MigrationFiles.File], on connection: Connection
  ) throws -> [String] {
    try rows(
      Statement(
        "checksums",
        """
        SELECT encode(sha256(bytes), 'hex')
        FROM unnest(\(files.map(\.bytes))) WITH ORDINALITY AS file (bytes, position)
        ORDER BY position
        """, column: String.self),
      on: connection)
  }

  private func rows<Output>(
    _ statement: Statement<Output>, on connection: Connection
  ) throws -> [Output] {
    let prepared = try Prepared(name: statement.name, sql: statement.sql)
    return try connection.execute(prepared).decode(statement)
  }
}

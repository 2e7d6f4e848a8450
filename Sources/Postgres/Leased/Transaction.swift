/// An open transaction, on the thread of its connection. It isn't Sendable and can't leave the
/// closure of `Database.read` or `write`.
public final class Transaction {
  let connection: Connection
  private let interrupt: Interrupt
  private var isOpen = true
  private var savepoints = 0

  init(_ connection: Connection, _ interrupt: Interrupt) {
    self.connection = connection
    self.interrupt = interrupt
  }

  func end() { isOpen = false }

  /// Runs a statement and reads every row.
  public func all<Output>(_ statement: Statement<Output>) throws -> [Output] {
    try execute(statement).decode(statement)
  }

  /// Runs a statement and reads the first row, nil when there is none.
  public func first<Output>(_ statement: Statement<Output>) throws -> Output? {
    try execute(statement).decodeFirst(statement)
  }

  /// Runs a statement and reads its only row.
  ///
  /// - Throws: kind `.unexpectedRowCount` for none or several.
  public func one<Output>(_ statement: Statement<Output>) throws -> Output {
    try execute(statement).decodeOne(statement)
  }

  /// Runs a statement.
  ///
  /// - Returns: how many rows it touched or returned.
  @discardableResult
  public func run<Output>(_ statement: Statement<Output>) throws -> Int {
    try execute(statement).affected
  }

  /// Runs SQL without values that may hold several commands, such as a script of the program.
  public func script(_ text: String, name: String = "script") throws {
    try check(name)
    try connection.command(text, name: name)
  }

  /// Runs `body` so that its failure undoes only itself and the transaction can go on.
  @discardableResult
  public func savepoint<Value>(_ body: () throws -> Value) throws -> Value {
    try check("savepoint")
    savepoints += 1
    let name = "savepoint_\(savepoints)"
    defer { savepoints -= 1 }
    try connection.command("SAVEPOINT \(name)", name: "savepoint")
    do {
      let value = try body()
      try connection.command("RELEASE \(name)", name: "release savepoint")
      return value
    } catch {
      if !connection.isBroken {
        try connection.command("ROLLBACK TO \(name); RELEASE \(name)", name: "undo savepoint")
      }
      throw error
    }
  }

  /// Sends a notification at commit; the same one twice in a transaction is sent once.
  ///
  /// - Parameter payload: less than 8000 bytes; it is readable for everyone who can connect.
  public func notify(_ channel: String, _ payload: String = "") throws {
    try run(Statement("notify", "SELECT pg_notify(\(channel), \(payload))"))
  }

  /// Sets the limit of each further statement of this transaction; `.zero` lifts it.
  public func limitStatements(to timeout: Duration) throws {
    try run(
      Statement(
        "limit statements",
        "SELECT set_config('statement_timeout', \("\(timeout.milliseconds)"), true)"))
  }

  /// Reads a long result row by row, without holding it in memory.
  ///
  /// - Throws: what `body` throws ends the statement, and the transaction with it.
  public func forEach<Output>(
    _ statement: Statement<Output>, _ body: (Output) throws -> Void
  ) throws {
    try check(statement.name)
    try connection.sendForSingleRows(Prepared(name: statement.name, sql: statement.sql))
    do {
      while let rows = try connection.nextRows(statement.name) {
        for index in 0..<rows.count { try body(rows.decode(statement, at: index)) }
      }
    } catch {
      connection.abandonRows()
      throw error
    }
  }

  private func execute<Output>(_ statement: Statement<Output>) throws -> ResultRows {
    try check(statement.name)
    return try connection.execute(Prepared(name: statement.name, sql: statement.sql))
  }

  /// - Throws: kind `.cancelled` once the task has been cancelled, `.connectionLost` on a broken
  ///   connection, `.misuse` after the end.
  func check(_ name: String) throws(PostgresError) {
    guard isOpen else {
      throw PostgresError(.misuse, statement: name, message: "the transaction has ended")
    }
    if interrupt.isRequested { throw PostgresError(.cancelled, statement: name) }
    if connection.isBroken { throw PostgresError(.connectionLost, statement: name) }
  }
}

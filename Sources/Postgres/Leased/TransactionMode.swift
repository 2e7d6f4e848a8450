internal import Foundation

/// How a transaction is begun, ended and repeated.
struct TransactionMode: Sendable {
  let isolation: Isolation
  let isReadOnly: Bool
  let retries: Int

  init(_ isolation: Isolation, isReadOnly: Bool, retries: Int) {
    self.isolation = isolation
    self.isReadOnly = isReadOnly
    self.retries = retries
  }

  var begin: String {
    "BEGIN ISOLATION LEVEL \(isolation.rawValue) \(isReadOnly ? "READ ONLY" : "READ WRITE")"
  }

  /// Runs `body` in a transaction; what fails is left for the end of the lease to roll back.
  func run<Value>(
    on connection: Connection, _ interrupt: Interrupt, _ body: (Transaction) throws -> Value
  ) throws -> Value {
    var attempt = 0
    var mayPrepareAgain = true
    while true {
      do {
        return try once(on: connection, interrupt, body)
      } catch let error as PostgresError {
        if error.isStalePlan && mayPrepareAgain {
          mayPrepareAgain = false
        } else {
          attempt += 1
          guard error.isTransient, attempt <= retries else { throw error }
        }
        connection.settle(afterCancel: false)
        if connection.isBroken || interrupt.isRequested { throw error }
        if attempt > 0 { Thread.sleep(forTimeInterval: .random(in: 0...0.005) * Double(attempt)) }
      }
    }
  }

  private func once<Value>(
    on connection: Connection, _ interrupt: Interrupt, _ body: (Transaction) throws -> Value
  ) throws -> Value {
    try connection.command(begin, name: "begin")
    let transaction = Transaction(connection, interrupt)
    defer { transaction.end() }
    let value: Value
    do {
      value = try body(transaction)
    } catch let error as PostgresError {
      // A standby met where a primary was expected: only a new connection finds the primary.
      if !isReadOnly && error.sqlState == .readOnlyTransaction { connection.isBroken = true }
      throw error
    }
    interrupt.disarm()
    if interrupt.isRequested { throw PostgresError(.cancelled) }
    try commit(connection)
    return value
  }

  private func commit(_ connection: Connection) throws(PostgresError) {
    do {
      let rows = try connection.command("COMMIT", name: "commit")
      if let rows, rows.tag == "COMMIT" { return }
    } catch var error {
      if error.kind == .connectionLost && !isReadOnly { error.kind = .unknownOutcome }
      throw error
    }
    throw PostgresError(
      .server, sqlState: .inFailedTransaction, statement: "commit",
      message: "rolled back, since a statement of the transaction had failed")
  }
}

internal import CPostgres
internal import Logging

/// One session with the server. Not Sendable: it belongs to one thread, and every call blocks it.
final class Connection {
  let pointer: OpaquePointer
  let cancelHandle: OpaquePointer?
  let logger: Logger
  var prepared: PreparedCache
  /// Set when the session is in a state that only a new connection mends.
  var isBroken = false
  /// libpq holds an unretained pointer to it for as long as the session lives.
  private let notices: NoticeLog

  /// Connects and sets the session up.
  ///
  /// - Throws: `PostgresError` of kind `.connectionLost`, or `.server` when the server refuses one
  ///   of the settings.
  init(_ settings: ConnectionSettings, logger: Logger) throws(PostgresError) {
    let pairs = settings.keywords
    let opened = withCStrings(pairs.map(\.0)) { keywords in
      withCStrings(pairs.map(\.1)) { values in PQconnectdbParams(keywords, values, 1) }
    }
    guard let opened else { throw PostgresError(.connectionLost, message: "out of memory") }
    guard PQstatus(opened) == CONNECTION_OK else {
      let error = PostgresError.lost(opened)
      PQfinish(opened)
      throw error
    }
    pointer = opened
    cancelHandle = PQgetCancel(opened)
    notices = NoticeLog(logger)
    self.logger = logger
    prepared = PreparedCache(capacity: settings.preparedStatements)
    notices.attach(to: opened)
    do {
      try command(settings.greeting, name: "session settings")
    } catch {
      isBroken = true
      throw error
    }
  }

  deinit {
    PQfreeCancel(cancelHandle)
    PQfinish(pointer)
  }

  /// Runs SQL without values by the simple protocol; several commands are one transaction.
  @discardableResult
  func command(_ text: String, name: String) throws(PostgresError) -> ResultRows? {
    guard PQsendQuery(pointer, text) == 1 else { throw sendFailure(name) }
    return try drain(name)
  }

  /// Prepares the statement unless that is done, and runs it.
  func execute(_ statement: Prepared) throws(PostgresError) -> ResultRows {
    let session = try name(for: statement)
    let sent = withParameters(statement.binds) { count, values, lengths, formats in
      PQsendQueryPrepared(pointer, session, count, values, lengths, formats, 0)
    }
    guard sent == 1 else { throw sendFailure(statement.name) }
    do throws(PostgresError) {
      guard let rows = try drain(statement.name) else {
        throw PostgresError(.misuse, statement: statement.name, message: "no result")
      }
      return rows
    } catch {
      if error.isStalePlan { forgetPrepared() }
      throw error
    }
  }

  /// The session's name of a prepared statement, preparing it first where that is needed.
  func name(for statement: Prepared) throws(PostgresError) -> String {
    if let name = prepared.name(of: statement.key) { return name }
    let (name, evicted) = prepared.insert(statement.key)
    if let evicted { try command("DEALLOCATE \(evicted)", name: "deallocate") }
    let types = statement.key.types
    let sent = PQsendPrepare(pointer, name, statement.key.text, Int32(types.count), types)
    do throws(PostgresError) {
      guard sent == 1 else { throw sendFailure(statement.name) }
      try drain(statement.name)
    } catch {
      prepared.remove(statement.key, named: name)
      throw error
    }
    return name
  }

  /// Collects everything up to the server's "ready", so that a deferred constraint's refusal, which
  /// comes after the rows, is seen.
  @discardableResult
  func drain(_ name: String) throws(PostgresError) -> ResultRows? {
    var rows: ResultRows?
    var failure: PostgresError?
    while let result = PQgetResult(pointer) {
      let status = PQresultStatus(result)
      if status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY {
        rows = ResultRows(result)
        continue
      }
      defer { PQclear(result) }
      guard status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE else {
        isBroken = true
        throw PostgresError(.misuse, statement: name, message: "COPY needs copyIn")
      }
      failure = failure ?? PostgresError(result: result, connection: pointer, statement: name)
    }
    if PQstatus(pointer) == CONNECTION_BAD {
      isBroken = true
      failure = failure ?? .lost(pointer, statement: name)
      failure?.kind = .connectionLost
    }
    if let failure {
      if failure.endsConnection { isBroken = true }
      throw failure
    }
    return rows
  }

  /// Forgets prepared statements whose plans may no longer fit; fresh names are used from now on.
  func forgetPrepared() { prepared.removeAll() }

  /// Why libpq didn't send.
  func sendFailure(_ name: String) -> PostgresError {
    var error = PostgresError.lost(pointer, statement: name)
    if PQstatus(pointer) != CONNECTION_BAD { error.kind = .misuse }
    isBroken = true
    return error
  }
}

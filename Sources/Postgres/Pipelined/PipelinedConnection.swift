internal import CPostgres

/// A connection in pipeline mode and the statements under way on it. It belongs to the loop's
/// thread.
final class PipelinedConnection {
  /// A statement between its first message and its sync.
  struct Unit {
    let item: PipelineLoop.Item
    /// The session's name of the prepared statement.
    let name: String
    /// What was sent, in order.
    let steps: [Step]
    var step = 0
    /// Whether the current step has had a result; libpq ends each with a nil.
    var hasResult = false
    var isPrepared: Bool
    var rows: ResultRows?
    var error: PostgresError?
  }

  /// A message whose results have to be told apart.
  enum Step {
    case deallocate
    case prepare
    case execute
  }

  let connection: Connection
  private(set) var underWay: [Unit] = []
  private(set) var isLost = false
  private(set) var wantsToWrite = false

  /// - Throws: kind `.connectionLost` when libpq refuses the mode.
  init(_ connection: Connection) throws(PostgresError) {
    self.connection = connection
    let pointer = connection.pointer
    guard PQsetnonblocking(pointer, 1) == 0, PQenterPipelineMode(pointer) == 1 else {
      throw PostgresError.lost(pointer)
    }
  }

  var socket: Int32 { PQsocket(connection.pointer) }

  /// Sends a statement with what has to go before it, and a sync.
  func send(_ item: PipelineLoop.Item) {
    let statement = item.request.statement
    let pointer = connection.pointer
    var steps: [Step] = []
    var isSent = true
    let known = item.isRetry ? nil : connection.prepared.name(of: statement.key)
    let session = known ?? newName(for: item, &steps, &isSent)
    if known == nil {
      steps.append(.prepare)
      let types = statement.key.types
      isSent =
        isSent
        && PQsendPrepare(pointer, session, statement.key.text, Int32(types.count), types) == 1
    }
    steps.append(.execute)
    isSent =
      isSent
      && withParameters(statement.binds) { count, values, lengths, formats in
        PQsendQueryPrepared(pointer, session, count, values, lengths, formats, 0)
      } == 1
    isSent = isSent && PQpipelineSync(pointer) == 1
    underWay.append(
      Unit(item: item, name: session, steps: steps, isPrepared: known != nil))
    if !isSent { isLost = true }
  }

  /// Names a statement that has to be prepared, making room for it.
  ///
  /// A retry takes the unnamed statement: it depends on nobody else's preparing, which may be what
  /// failed.
  private func newName(
    for item: PipelineLoop.Item, _ steps: inout [Step], _ isSent: inout Bool
  ) -> String {
    if item.isRetry { return "" }
    let (name, evicted) = connection.prepared.insert(item.request.statement.key)
    if let evicted {
      steps.append(.deallocate)
      isSent =
        PQsendQueryParams(
          connection.pointer, "DEALLOCATE \(evicted)", 0, nil, nil, nil, nil, 0) == 1
    }
    return name
  }

  /// Reads what has come.
  ///
  /// - Returns: the statements that are over.
  func receive(consuming: Bool) -> [Unit] {
    if consuming && PQconsumeInput(connection.pointer) == 0 { isLost = true }
    var finished: [Unit] = []
    var wasNil = false
    while finished.count < underWay.count, PQisBusy(connection.pointer) == 0 {
      guard let result = PQgetResult(connection.pointer) else {
        // A second nil in a row: nothing more has come.
        if wasNil { break }
        wasNil = true
        underWay[finished.count].endStep()
        continue
      }
      wasNil = false
      if PQresultStatus(result) == PGRES_PIPELINE_SYNC {
        PQclear(result)
        finished.append(underWay[finished.count])
      } else {
        underWay[finished.count].take(result, connection.pointer)
      }
    }
    underWay.removeFirst(finished.count)
    if PQstatus(connection.pointer) == CONNECTION_BAD { isLost = true }
    for unit in finished { forgetIfStale(unit) }
    return finished
  }

  /// Writes what libpq holds back.
  func flush() {
    let left = PQflush(connection.pointer)
    wantsToWrite = left == 1
    if left < 0 { isLost = true }
  }

  /// Gives up.
  ///
  /// - Returns: the statements that will never be answered.
  func abandon() -> [Unit] {
    defer { underWay = [] }
    return underWay
  }

  private func forgetIfStale(_ unit: Unit) {
    if unit.isPrepared && unit.error?.isStalePlan != true { return }
    connection.prepared.remove(unit.item.request.statement.key, named: unit.name)
  }
}

extension PipelinedConnection.Unit {
  /// Records a result of the current step.
  mutating func take(_ result: OpaquePointer, _ connection: OpaquePointer) {
    hasResult = true
    let status = PQresultStatus(result)
    if status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || status == PGRES_EMPTY_QUERY {
      let kind = step < steps.count ? steps[step] : nil
      if kind == .prepare { isPrepared = true }
      let taken = ResultRows(result)
      if kind == .execute { rows = taken }
      return
    }
    defer { PQclear(result) }
    if status == PGRES_PIPELINE_ABORTED { return }
    let name = item.request.statement.name
    let failure = PostgresError(result: result, connection: connection, statement: name)
    error = error ?? failure
  }

  mutating func endStep() {
    if hasResult { step += 1 }
    hasResult = false
  }
}

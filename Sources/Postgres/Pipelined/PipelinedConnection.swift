internal import CPostgres

/// A connection in pipeline mode and the statements under way on it. It belongs to the loop's
/// thread.
final class PipelinedConnection {
  /// A request between its first message and its sync.
  struct Unit {
    let item: PipelineLoop.Item
    /// The session's names of the prepared statements.
    let names: [String]
    /// What was sent, in order.
    let steps: [Step]
    var step = 0
    /// Whether the current step has had a result; libpq ends each with a nil.
    var hasResult = false
    /// Which statements the session knows.
    var isPrepared: [Bool]
    var rows: [ResultRows] = []
    var error: PostgresError?
  }

  /// A message whose results have to be told apart; `of` is the statement's index.
  enum Step {
    case deallocate(of: Int)
    case prepare(of: Int)
    case execute(of: Int)

    var statement: Int {
      switch self {
      case .deallocate(let index), .prepare(let index), .execute(let index): index
      }
    }
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

  /// Sends the statements of a request with what has to go before each, and a sync.
  func send(_ item: PipelineLoop.Item) {
    var names: [String] = []
    var isPrepared: [Bool] = []
    var steps: [Step] = []
    var isSent = true
    for (index, statement) in item.request.statements.enumerated() {
      let known = item.isRetry ? nil : connection.prepared.name(of: statement.key)
      let session = known ?? newName(for: index, of: item, &steps, &isSent)
      if known == nil { prepare(statement, index, as: session, &steps, &isSent) }
      steps.append(.execute(of: index))
      isSent =
        isSent
        && withParameters(statement.binds) { count, values, lengths, formats in
          PQsendQueryPrepared(
            connection.pointer, session, count, values, lengths, formats, 0)
        } == 1
      names.append(session)
      isPrepared.append(known != nil)
    }
    isSent = isSent && PQpipelineSync(connection.pointer) == 1
    underWay.append(Unit(item: item, names: names, steps: steps, isPrepared: isPrepared))
    if !isSent { isLost = true }
  }

  private func prepare(
    _ statement: Prepared, _ index: Int, as name: String, _ steps: inout [Step],
    _ isSent: inout Bool
  ) {
    steps.append(.prepare(of: index))
    let types = statement.key.types
    isSent =
      isSent
      && PQsendPrepare(
        connection.pointer, name, statement.key.text, Int32(types.count), types) == 1
  }

  /// Names a statement that has to be prepared, making room for it.
  ///
  /// A retry takes the unnamed statement: it depends on nobody else's preparing, which may be what
  /// failed.
  private func newName(
    for index: Int, of item: PipelineLoop.Item, _ steps: inout [Step], _ isSent: inout Bool
  ) -> String {
    if item.isRetry { return "" }
    let (name, evicted) = connection.prepared.insert(item.request.statements[index].key)
    if let evicted {
      steps.append(.deallocate(of: index))
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
    let isStale = unit.error?.isStalePlan == true
    for (index, statement) in unit.item.request.statements.enumerated()
    where isStale || !unit.isPrepared[index] {
      connection.prepared.remove(statement.key, named: unit.names[index])
    }
  }
}

extension PipelinedConnection.Unit {
  /// Records a result of the current step.
  mutating func take(_ result: OpaquePointer, _ connection: OpaquePointer) {
    hasResult = true
    let status = PQresultStatus(result)
    if status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || status == PGRES_EMPTY_QUERY {
      let taken = ResultRows(result)
      switch step < steps.count ? steps[step] : nil {
      case .prepare(let index): isPrepared[index] = true
      case .execute: rows.append(taken)
      case .deallocate, nil: break
      }
      return
    }
    defer { PQclear(result) }
    if status == PGRES_PIPELINE_ABORTED { return }
    let name = item.request.name(of: step < steps.count ? steps[step].statement : 0)
    let failure = PostgresError(result: result, connection: connection, statement: name)
    error = error ?? failure
  }

  mutating func endStep() {
    if hasResult { step += 1 }
    hasResult = false
  }
}

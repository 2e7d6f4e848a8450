internal import CPostgres

extension Connection {
  /// Starts a statement whose rows are fetched one at a time with `nextRows`.
  func sendForSingleRows(_ statement: Prepared) throws(PostgresError) {
    let session = try name(for: statement)
    let sent = withParameters(statement.binds) { count, values, lengths, formats in
      PQsendQueryPrepared(pointer, session, count, values, lengths, formats, 0)
    }
    guard sent == 1, PQsetSingleRowMode(pointer) == 1 else { throw sendFailure(statement.name) }
  }

  /// The next row, as a result of one row; nil at the end.
  func nextRows(_ name: String) throws(PostgresError) -> ResultRows? {
    guard let result = PQgetResult(pointer) else { return nil }
    let status = PQresultStatus(result)
    if status == PGRES_SINGLE_TUPLE || status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK {
      return ResultRows(result)
    }
    defer { PQclear(result) }
    let error = PostgresError(result: result, connection: pointer, statement: name)
    if error.isStalePlan { forgetPrepared() }
    if error.endsConnection || status != PGRES_FATAL_ERROR { isBroken = true }
    throw error
  }

  /// Cancels a statement whose rows are no longer wanted, and drains what is under way.
  func abandonRows() {
    if isBroken || PQtransactionStatus(pointer) != PQTRANS_ACTIVE { return }
    var words = [CChar](repeating: 0, count: 256)
    _ = PQcancel(cancelHandle, &words, Int32(words.count))
    while let result = PQgetResult(pointer) { PQclear(result) }
    if PQstatus(pointer) == CONNECTION_BAD { isBroken = true }
  }

  /// Runs `COPY … FROM STDIN`, feeding it with what `next` returns until nil.
  ///
  /// - Returns: how many rows were loaded.
  func copyIn(_ text: String, name: String, next: () throws -> [UInt8]?) throws -> Int {
    guard PQsendQuery(pointer, text) == 1 else { throw sendFailure(name) }
    guard let answer = PQgetResult(pointer) else { throw sendFailure(name) }
    defer { PQclear(answer) }
    guard PQresultStatus(answer) == PGRES_COPY_IN else {
      if PQresultStatus(answer) == PGRES_FATAL_ERROR {
        let error = PostgresError(result: answer, connection: pointer, statement: name)
        _ = try? drain(name)
        throw error
      }
      isBroken = true
      throw PostgresError(.misuse, statement: name, message: "not a COPY … FROM STDIN")
    }
    do {
      while let chunk = try next() { try putCopy(chunk, name) }
    } catch {
      _ = PQputCopyEnd(pointer, "the producer failed")
      _ = try? drain(name)
      throw error
    }
    guard PQputCopyEnd(pointer, nil) == 1 else { throw sendFailure(name) }
    return try drain(name)?.affected ?? 0
  }

  private func putCopy(_ chunk: [UInt8], _ name: String) throws(PostgresError) {
    let sent = chunk.withUnsafeBytes { bytes in
      PQputCopyData(
        pointer, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count))
    }
    guard sent == 1 else { throw sendFailure(name) }
  }
}

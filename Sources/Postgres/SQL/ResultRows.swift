internal import CPostgres

/// A result of libpq, freed with the last reference.
///
/// `@unchecked Sendable`: a `PGresult` is never written after libpq has handed it over, and libpq's
/// readers of a result share no state.
@usableFromInline
final class ResultRows: @unchecked Sendable {
  let pointer: OpaquePointer
  let count: Int
  @usableFromInline let columns: Int

  /// Takes the result over.
  init(_ pointer: OpaquePointer) {
    self.pointer = pointer
    count = Int(PQntuples(pointer))
    columns = Int(PQnfields(pointer))
  }

  deinit { PQclear(pointer) }

  /// How many rows the command touched or returned.
  var affected: Int {
    PQcmdTuples(pointer).flatMap { Int(String(cString: $0)) } ?? 0
  }

  /// What the server calls the command that ran, such as `COMMIT`.
  var tag: String { PQcmdStatus(pointer).map { String(cString: $0) } ?? "" }

  func name(of column: Int) -> String? {
    PQfname(pointer, Int32(column)).map { String(cString: $0) }
  }

  func index(of name: String) -> Int? {
    let index = PQfnumber(pointer, SQL.quoted(identifier: name))
    return index < 0 ? nil : Int(index)
  }

  /// The text of a field, valid while `self` lives; nil for NULL.
  @usableFromInline
  func text(_ row: Int32, _ column: Int32) -> UnsafeRawBufferPointer? {
    if PQgetisnull(pointer, row, column) == 1 { return nil }
    let length = Int(PQgetlength(pointer, row, column))
    return UnsafeRawBufferPointer(start: PQgetvalue(pointer, row, column), count: length)
  }

  /// Reads every row.
  func decode<Output>(_ statement: Statement<Output>) throws -> [Output] {
    var outputs: [Output] = []
    outputs.reserveCapacity(count)
    for index in 0..<count { outputs.append(try decode(statement, at: index)) }
    return outputs
  }

  /// Reads one row; a decoding error names the statement.
  func decode<Output>(_ statement: Statement<Output>, at index: Int) throws -> Output {
    do {
      return try statement.decode(Row(self, Int32(index)))
    } catch let error as PostgresError {
      throw error.naming(statement.name)
    }
  }

  /// Reads the first row, or nil when there is none.
  func decodeFirst<Output>(_ statement: Statement<Output>) throws -> Output? {
    count == 0 ? nil : try decode(statement, at: 0)
  }

  /// Reads the only row.
  ///
  /// - Throws: `PostgresError` of kind `.unexpectedRowCount` for none or several rows.
  func decodeOne<Output>(_ statement: Statement<Output>) throws -> Output {
    guard count == 1 else {
      throw PostgresError(
        .unexpectedRowCount, statement: statement.name, message: "wanted one row, got \(count)")
    }
    return try decode(statement, at: 0)
  }
}

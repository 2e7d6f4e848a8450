extension Transaction {
  /// Loads rows in bulk with `COPY … FROM STDIN`.
  ///
  /// - Parameters:
  ///   - sql: the COPY command; it can't have bound values.
  ///   - next: the next bytes in the command's format, of any length, until nil.
  /// - Returns: how many rows were loaded.
  /// - Throws: what `next` throws, and the server's refusal; the transaction has failed then.
  @discardableResult
  public func copyIn(
    _ sql: SQL, name: String = "copy", from next: () throws -> [UInt8]?
  ) throws -> Int {
    try check(name)
    let statement = try Prepared(name: name, sql: sql)
    guard statement.binds.isEmpty else {
      throw PostgresError(.misuse, statement: name, message: "COPY takes no values")
    }
    return try connection.copyIn(statement.key.text, name: name, next: next)
  }

  /// Loads rows in bulk with `COPY … FROM STDIN (FORMAT binary)`.
  ///
  /// Each value must have exactly its column's type: `Int32` for `integer`, `Int` for `bigint`.
  ///
  /// ```swift
  /// try tx.copyIn("COPY place (id, name) FROM STDIN (FORMAT binary)", rows: places) { place, row in
  ///   try row.append(place.id)
  ///   try row.append(place.name)
  /// }
  /// ```
  @discardableResult
  public func copyIn<Rows: Sequence>(
    _ sql: SQL, name: String = "copy", rows: Rows,
    _ write: (Rows.Element, inout BinaryRow) throws -> Void
  ) throws -> Int {
    var rows = rows.makeIterator()
    var header: [UInt8]? = BinaryRow.header
    var isOver = false
    return try copyIn(sql, name: name) {
      if isOver { return nil }
      var chunk = header ?? []
      header = nil
      while chunk.count < 65_536 {
        guard let element = rows.next() else {
          isOver = true
          chunk.appendBigEndian(Int16(-1))
          break
        }
        var row = BinaryRow(name)
        try write(element, &row)
        chunk.appendBigEndian(row.fields)
        chunk += row.bytes
      }
      return chunk
    }
  }
}

extension Database {
  /// Loads rows in bulk with `COPY … FROM STDIN`, as a transaction of its own.
  ///
  /// - Parameter next: the next bytes until nil; called on the connection's thread.
  /// - Returns: how many rows were loaded.
  @discardableResult
  public func copyIn(
    _ sql: SQL, name: String = "copy", from next: @escaping @Sendable () throws -> [UInt8]?
  ) async throws -> Int {
    try await write { try $0.copyIn(sql, name: name, from: next) }
  }
}

/// A row of `COPY … (FORMAT binary)` that is being written.
public struct BinaryRow {
  /// Signature, no flags, no extension.
  static let header: [UInt8] =
    Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0x00] + [UInt8](repeating: 0, count: 8)

  private let statement: String
  var bytes: [UInt8] = []
  var fields: Int16 = 0

  init(_ statement: String) { self.statement = statement }

  /// Appends the next column.
  ///
  /// - Throws: kind `.encoding` when the value can't be bound.
  public mutating func append(_ value: some SQLBindable) throws(PostgresError) {
    fields += 1
    do {
      try value.appendSQLField(to: &bytes)
    } catch {
      throw PostgresError(
        .encoding, statement: statement, message: "column \(fields): \(error.reason)")
    }
  }
}

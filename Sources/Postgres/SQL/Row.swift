/// One row of a result, for the time of its decoding.
///
/// Values are parsed straight from libpq's buffer. Read columns one after the other with `reader`,
/// or by position or name.
public struct Row {
  @usableFromInline let rows: ResultRows
  @usableFromInline let index: Int32

  init(_ rows: ResultRows, _ index: Int32) {
    self.rows = rows
    self.index = index
  }

  /// The number of columns.
  public var count: Int { rows.columns }

  /// A cursor over the columns, from the first on.
  public var reader: RowReader { RowReader(self) }

  /// Reads a column by position, from 0.
  ///
  /// - Throws: kind `.decoding` when there is no such column, its text is no such value, or it is
  ///   NULL and the type isn't optional.
  @inlinable
  public func decode<Value: SQLDecodable>(
    _ type: Value.Type = Value.self, at column: Int
  ) throws(PostgresError) -> Value {
    guard column >= 0, column < rows.columns else {
      throw failure(column, "there are \(rows.columns) columns, none at \(column)")
    }
    guard let text = rows.text(index, Int32(column)) else {
      guard let null = Value.sqlNull else { throw failure(column, "NULL for \(Value.self)") }
      return null
    }
    guard let value = Value.decodeSQL(text) else {
      throw failure(column, "not a value of \(Value.self)")
    }
    return value
  }

  /// Reads a column by name. It is looked up each time: prefer positions for long results.
  ///
  /// - Throws: kind `.decoding`, as by position.
  public func decode<Value: SQLDecodable>(
    _ type: Value.Type = Value.self, named name: String
  ) throws(PostgresError) -> Value {
    guard let column = rows.index(of: name) else {
      var error = PostgresError(.decoding, message: "there is no such column")
      error.column = name
      throw error
    }
    return try decode(type, at: column)
  }

  /// Whether a column is NULL; false when there is no such column.
  public func isNull(at column: Int) -> Bool {
    column >= 0 && column < rows.columns && rows.text(index, Int32(column)) == nil
  }

  @usableFromInline
  func failure(_ column: Int, _ message: String) -> PostgresError {
    var error = PostgresError(.decoding, message: message)
    error.column = rows.name(of: column) ?? "\(column)"
    return error
  }
}

/// Reads the columns of a row one after the other.
///
/// Its body is visible to callers, so that they read a column of their type without asking at
/// run time what the type is.
public struct RowReader {
  @usableFromInline let row: Row
  @usableFromInline var column = 0

  init(_ row: Row) { self.row = row }

  /// Reads the next column.
  ///
  /// - Throws: kind `.decoding`, as `Row.decode(_:at:)`.
  @inlinable
  public mutating func next<Value: SQLDecodable>(
    _ type: Value.Type = Value.self
  ) throws(PostgresError) -> Value {
    defer { column += 1 }
    return try row.decode(type, at: column)
  }

  /// Passes over the next column.
  public mutating func skip() { column += 1 }
}

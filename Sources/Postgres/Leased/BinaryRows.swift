/// Rows of `COPY … (FORMAT binary)` collected in memory: for tables that are filled side by side,
/// where one decision gives rows of several of them.
///
/// ```swift
/// try places.append(place.id, place.name)
/// try tx.copyIn("COPY place (id, name) FROM STDIN (FORMAT binary)", places)
/// ```
public struct BinaryRows: Sendable {
  /// How many there are.
  public private(set) var count = 0
  private var bytes = BinaryRow.header

  /// None yet.
  public init() {}

  /// How much memory they take, in bytes.
  public var byteCount: Int { bytes.count }

  /// Appends a row; each value must have exactly its column's type.
  ///
  /// - Throws: `PostgresError` of kind encoding when a value can't be bound.
  public mutating func append<each Value: SQLBindable>(_ value: repeat each Value) throws {
    let start = bytes.count
    var fields: Int16 = 0
    bytes.appendBigEndian(fields)
    for value in repeat each value {
      fields += 1
      do {
        try value.appendSQLField(to: &bytes)
      } catch {
        bytes.removeSubrange(start...)
        throw PostgresError(.encoding, message: "column \(fields): \(error.reason)")
      }
    }
    withUnsafeBytes(of: fields.bigEndian) { bytes.replaceSubrange(start..<start + 2, with: $0) }
    count += 1
  }

  /// The bytes in pieces that a connection takes at once.
  var pieces: () -> [UInt8]? {
    var position = 0
    var isOver = false
    return {
      if isOver { return nil }
      let end = Swift.min(position + 262_144, bytes.count)
      var piece = Array(bytes[position..<end])
      position = end
      if end == bytes.count {
        isOver = true
        piece.appendBigEndian(Int16(-1))
      }
      return piece
    }
  }
}

extension Transaction {
  /// Loads rows that were collected; `sql` is a COPY command of format binary.
  ///
  /// - Returns: how many rows were loaded.
  @discardableResult
  public func copyIn(_ sql: SQL, name: String = "copy", _ rows: BinaryRows) throws -> Int {
    guard rows.count > 0 else { return 0 }
    return try copyIn(sql, name: name, from: rows.pieces)
  }
}

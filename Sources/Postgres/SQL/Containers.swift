extension Optional: SQLBindable where Wrapped: SQLBindable {
  /// The wrapped type.
  public static var sqlType: SQLType { Wrapped.sqlType }
  /// Whether there is nothing.
  public var isSQLNull: Bool { map { $0.isSQLNull } ?? true }
  /// Appends the value, if there is one.
  public func appendSQL(to buffer: inout [UInt8]) throws(UnbindableValue) {
    if let self { try self.appendSQL(to: &buffer) }
  }
}

extension Optional: SQLDecodable where Wrapped: SQLDecodable {
  /// NULL is nil.
  @inlinable
  public static var sqlNull: Wrapped?? { .some(.none) }
  /// Reads the wrapped value.
  @inlinable
  public static func decodeSQL(_ text: UnsafeRawBufferPointer) -> Wrapped?? {
    Wrapped.decodeSQL(text).map { .some($0) }
  }
}

/// One-dimensional arrays, for `unnest` and `= ANY`; an array of bytes is a `bytea`.
extension Array: SQLBindable where Element: SQLBindable {
  /// The array of the elements' type.
  public static var sqlType: SQLType { Element.sqlArrayType }
  /// Appends the binary form.
  public func appendSQL(to buffer: inout [UInt8]) throws(UnbindableValue) {
    try Element.appendSQLArray(self, to: &buffer)
  }
}

extension Array: SQLDecodable where Element: SQLDecodable {
  /// Reads the text form.
  public static func decodeSQL(_ text: UnsafeRawBufferPointer) -> [Element]? {
    Element.decodeSQLArray(text)
  }
}

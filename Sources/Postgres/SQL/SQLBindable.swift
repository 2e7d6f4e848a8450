/// A value that can be bound to a parameter of a statement.
///
/// Values travel in PostgreSQL's binary form and with an explicit type, so that the server never
/// guesses: cast in the SQL where another type is wanted (`\(text)::inet`).
///
/// An enum or identifier whose raw value is bindable opts in with an empty extension:
///
/// ```swift
/// extension State: SQLBindable, SQLDecodable {}
/// ```
public protocol SQLBindable: Sendable {
  /// The type the value travels as.
  static var sqlType: SQLType { get }
  /// The type an array of such values travels as.
  static var sqlArrayType: SQLType { get }
  /// Whether the value stands for NULL.
  var isSQLNull: Bool { get }
  /// Appends the value's binary form.
  ///
  /// - Throws: `UnbindableValue` when PostgreSQL has no such value (a NUL in a text, a date at
  ///   infinity).
  func appendSQL(to buffer: inout [UInt8]) throws(UnbindableValue)
  /// Appends the binary form of an array of such values.
  static func appendSQLArray(_ elements: [Self], to buffer: inout [UInt8]) throws(UnbindableValue)
}

/// Both directions: bindable to a parameter, and readable from a column.
public typealias SQLCodable = SQLBindable & SQLDecodable

/// Why a value can't be bound. It never carries the value.
public struct UnbindableValue: Error, Sendable, Equatable {
  /// What is wrong, in English, without the value.
  public let reason: String

  /// States what is wrong; don't put the value into it.
  public init(_ reason: String) { self.reason = reason }
}

extension SQLBindable {
  /// The array of `sqlType`.
  public static var sqlArrayType: SQLType { SQLType(oid: sqlType.array, array: 0) }
  /// Plain values are never NULL.
  public var isSQLNull: Bool { false }

  /// The one-dimensional binary array of PostgreSQL, lower bound 1.
  public static func appendSQLArray(
    _ elements: [Self], to buffer: inout [UInt8]
  ) throws(UnbindableValue) {
    guard sqlType.array != 0 else { throw UnbindableValue("arrays of arrays are not supported") }
    buffer.appendBigEndian(Int32(elements.isEmpty ? 0 : 1))
    buffer.appendBigEndian(Int32(elements.contains { $0.isSQLNull } ? 1 : 0))
    buffer.appendBigEndian(sqlType.oid)
    if elements.isEmpty { return }
    buffer.appendBigEndian(Int32(elements.count))
    buffer.appendBigEndian(Int32(1))
    for element in elements { try element.appendSQLField(to: &buffer) }
  }

  /// Appends length and value, the form that array elements and `COPY … BINARY` fields share.
  func appendSQLField(to buffer: inout [UInt8]) throws(UnbindableValue) {
    let start = buffer.count
    buffer.appendBigEndian(Int32(-1))
    if isSQLNull { return }
    try appendSQL(to: &buffer)
    buffer.replaceBigEndian(Int32(buffer.count - start - 4), at: start)
  }
}

extension SQLBindable where Self: RawRepresentable, RawValue: SQLBindable {
  /// The raw value's type.
  public static var sqlType: SQLType { RawValue.sqlType }
  /// Whether the raw value is NULL.
  public var isSQLNull: Bool { rawValue.isSQLNull }
  /// Appends the raw value.
  public func appendSQL(to buffer: inout [UInt8]) throws(UnbindableValue) {
    try rawValue.appendSQL(to: &buffer)
  }
}

extension [UInt8] {
  mutating func appendBigEndian(_ value: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: value.bigEndian) { append(contentsOf: $0) }
  }

  mutating func replaceBigEndian(_ value: Int32, at offset: Int) {
    Swift.withUnsafeBytes(of: value.bigEndian) { bytes in
      for index in 0..<4 { self[offset + index] = bytes[index] }
    }
  }
}

public import Foundation

extension String: SQLBindable, SQLDecodable {
  /// `text`
  public static var sqlType: SQLType { .text }
  /// Appends the UTF-8 bytes.
  ///
  /// - Throws: `UnbindableValue` for a NUL, which PostgreSQL's texts can't hold.
  public func appendSQL(to buffer: inout [UInt8]) throws(UnbindableValue) {
    let start = buffer.count
    buffer.append(contentsOf: utf8)
    if buffer[start...].contains(0) { throw UnbindableValue("a text contains a NUL character") }
  }
  /// Reads the text as it is; the connection's encoding is UTF-8.
  public static func decodeSQL(_ text: UnsafeRawBufferPointer) -> String? {
    String(decoding: text, as: UTF8.self)
  }
}

/// A JSON text, bound as `jsonb` and read from `json` or `jsonb`.
///
/// Nothing is parsed here: the server refuses malformed JSON (SQLSTATE 22P02).
public struct PostgresJSON: SQLBindable, SQLDecodable, Hashable {
  /// The text in UTF-8.
  public let bytes: [UInt8]

  /// Wraps a JSON text in UTF-8.
  public init(bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }
  /// Wraps a JSON text.
  public init(_ text: String) { bytes = Array(text.utf8) }

  /// The text as a string.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// `jsonb`
  public static var sqlType: SQLType { .jsonb }
  /// Appends the version of the binary form, 1, and the text.
  public func appendSQL(to buffer: inout [UInt8]) throws(UnbindableValue) {
    if bytes.contains(0) { throw UnbindableValue("a JSON text contains a NUL character") }
    buffer.append(1)
    buffer.append(contentsOf: bytes)
  }
  /// Reads the text as it is.
  public static func decodeSQL(_ text: UnsafeRawBufferPointer) -> PostgresJSON? {
    PostgresJSON(bytes: text)
  }
}

extension UUID: SQLBindable, SQLDecodable {
  /// `uuid`
  public static var sqlType: SQLType { .uuid }
  /// Appends the sixteen bytes.
  public func appendSQL(to buffer: inout [UInt8]) throws(UnbindableValue) {
    withUnsafeBytes(of: uuid) { buffer.append(contentsOf: $0) }
  }
  /// Reads the canonical form.
  public static func decodeSQL(_ text: UnsafeRawBufferPointer) -> UUID? {
    UUID(uuidString: String(decoding: text, as: UTF8.self))
  }
}

extension Data: SQLBindable, SQLDecodable {
  /// `bytea`
  public static var sqlType: SQLType { .bytea }
  /// Appends the bytes.
  public func appendSQL(to buffer: inout [UInt8]) throws(UnbindableValue) {
    buffer.append(contentsOf: self)
  }
  /// Reads the hexadecimal form of `bytea`.
  public static func decodeSQL(_ text: UnsafeRawBufferPointer) -> Data? {
    decodeBytea(text).map { Data($0) }
  }
}

/// A single byte is a `smallint`; an array of bytes is a `bytea`.
extension UInt8: SQLBindable, SQLDecodable {
  /// `smallint`
  public static var sqlType: SQLType { .smallint }
  /// `bytea`
  public static var sqlArrayType: SQLType { .bytea }
  /// Appends the byte as a `smallint`.
  public func appendSQL(to buffer: inout [UInt8]) throws(UnbindableValue) {
    buffer.appendBigEndian(Int16(self))
  }
  /// Appends the bytes as they are.
  public static func appendSQLArray(
    _ elements: [UInt8], to buffer: inout [UInt8]
  ) throws(UnbindableValue) {
    buffer.append(contentsOf: elements)
  }
  /// Reads a number between 0 and 255.
  public static func decodeSQL(_ text: UnsafeRawBufferPointer) -> UInt8? {
    Int16.decodeSQL(text).flatMap { UInt8(exactly: $0) }
  }
  /// Reads the hexadecimal form of `bytea`.
  public static func decodeSQLArray(_ text: UnsafeRawBufferPointer) -> [UInt8]? {
    decodeBytea(text)
  }
}

/// Reads `\x0a1b…`; nil when the text has another form.
private func decodeBytea(_ text: UnsafeRawBufferPointer) -> [UInt8]? {
  guard text.count >= 2, text.count.isMultiple(of: 2), text[0] == UInt8(ascii: "\\"),
    text[1] == UInt8(ascii: "x")
  else { return nil }
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.count / 2 - 1)
  for index in stride(from: 2, to: text.count, by: 2) {
    guard let high = hexDigit(text[index]), let low = hexDigit(text[index + 1]) else { return nil }
    bytes.append(high << 4 | low)
  }
  return bytes
}

private func hexDigit(_ byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): return byte - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): return byte - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): return byte - UInt8(ascii: "A") + 10
  default: return nil
  }
}

/// A value that can be read from a column.
///
/// Columns arrive as text, straight from libpq's buffer; nothing is copied before it is parsed.
public protocol SQLDecodable: Sendable {
  /// Reads PostgreSQL's text form of a value that isn't NULL; nil when the text is no such value.
  static func decodeSQL(_ text: UnsafeRawBufferPointer) -> Self?
  /// What NULL reads as; nil when NULL is refused, which is so for everything but optionals.
  static var sqlNull: Self? { get }
  /// Reads the text form of an array of such values.
  static func decodeSQLArray(_ text: UnsafeRawBufferPointer) -> [Self]?
}

extension SQLDecodable {
  /// NULL is refused.
  @inlinable public static var sqlNull: Self? { nil }

  /// Reads `{a,b,NULL}`.
  public static func decodeSQLArray(_ text: UnsafeRawBufferPointer) -> [Self]? {
    var parser = ArrayText(text)
    var elements: [Self] = []
    let complete = parser.forEach { field in
      guard let element = field.map({ decodeSQL($0) }) ?? sqlNull else { return false }
      elements.append(element)
      return true
    }
    return complete ? elements : nil
  }
}

extension SQLDecodable where Self: RawRepresentable, RawValue: SQLDecodable {
  /// Reads the raw value; an unknown one is no such value.
  @inlinable
  public static func decodeSQL(_ text: UnsafeRawBufferPointer) -> Self? {
    RawValue.decodeSQL(text).flatMap { Self(rawValue: $0) }
  }
}

/// Walks over the elements of PostgreSQL's array text.
struct ArrayText {
  private let text: UnsafeRawBufferPointer
  private var position = 0
  private var unquoted: [UInt8] = []

  init(_ text: UnsafeRawBufferPointer) { self.text = text }

  /// Hands each element to `body`, nil for NULL; false when `body` says so or the text is
  /// malformed or nested.
  mutating func forEach(_ body: (UnsafeRawBufferPointer?) -> Bool) -> Bool {
    guard text.count >= 2, text.first == UInt8(ascii: "{"), text.last == UInt8(ascii: "}") else {
      return false
    }
    position = 1
    let end = text.count - 1
    if position == end { return true }
    while position < end {
      guard element(before: end, body) else { return false }
      guard position < end else { return position == end }
      guard text[position] == UInt8(ascii: ",") else { return false }
      position += 1
    }
    return false
  }

  private mutating func element(
    before end: Int, _ body: (UnsafeRawBufferPointer?) -> Bool
  ) -> Bool {
    if text[position] == UInt8(ascii: "{") { return false }
    if text[position] == UInt8(ascii: "\"") {
      guard unquote(before: end) else { return false }
      return unquoted.withUnsafeBytes { body($0) }
    }
    let start = position
    while position < end, text[position] != UInt8(ascii: ",") { position += 1 }
    let field = UnsafeRawBufferPointer(rebasing: text[start..<position])
    return body(field.elementsEqual("NULL".utf8) ? nil : field)
  }

  private mutating func unquote(before end: Int) -> Bool {
    unquoted.removeAll(keepingCapacity: true)
    position += 1
    while position < end {
      var byte = text[position]
      position += 1
      if byte == UInt8(ascii: "\"") { return true }
      if byte == UInt8(ascii: "\\") {
        guard position < end else { return false }
        byte = text[position]
        position += 1
      }
      unquoted.append(byte)
    }
    return false
  }
}

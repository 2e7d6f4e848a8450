public import Hummingbird

/// Writes JSON (RFC 8259) from the front to the back, members in the order in which they are
/// written. The only place that encodes JSON by hand: a ticket costs a quarter of what
/// `JSONEncoder` takes for it (`docs/adr`).
public struct JSONWriter: Sendable {
  /// What was written.
  public private(set) var buffer: ByteBuffer
  private var needsComma = false

  /// An empty text.
  public init(capacity: Int = 1_024) {
    buffer = ByteBuffer()
    buffer.reserveCapacity(capacity)
  }

  /// An object whose members `body` writes.
  public mutating func object(_ body: (inout JSONWriter) -> Void) {
    open("{")
    body(&self)
    close("}")
  }

  /// An array of one value for each element.
  public mutating func array<Elements: Sequence>(
    _ elements: Elements, _ body: (inout JSONWriter, Elements.Element) -> Void
  ) {
    open("[")
    for element in elements { body(&self, element) }
    close("]")
  }

  /// A member's name; its value has to follow.
  public mutating func key(_ name: StaticString) {
    separate()
    buffer.writeStaticString("\"")
    buffer.writeStaticString(name)
    buffer.writeStaticString("\":")
    needsComma = false
  }

  /// A member's name that is data, such as a date; its value has to follow.
  public mutating func key(named name: String) {
    separate()
    write(quoted: name)
    buffer.writeStaticString(":")
    needsComma = false
  }

  /// A string.
  public mutating func value(_ text: String) {
    separate()
    write(quoted: text)
  }

  /// A whole number.
  public mutating func value(_ number: some BinaryInteger & Sendable) {
    separate()
    buffer.writeString(String(number))
  }

  /// A number; infinities and NaN, which JSON lacks, are null.
  public mutating func value(_ number: Double) {
    guard number.isFinite else { return null() }
    separate()
    buffer.writeString("\(number)")
  }

  /// True or false.
  public mutating func value(_ flag: Bool) {
    separate()
    buffer.writeStaticString(flag ? "true" : "false")
  }

  /// Null.
  public mutating func null() {
    separate()
    buffer.writeStaticString("null")
  }

  /// A member that is a string; nil is null.
  public mutating func member(_ name: StaticString, _ text: String?) {
    key(name)
    if let text { value(text) } else { null() }
  }

  /// A member that is a whole number; nil is null.
  public mutating func member(_ name: StaticString, _ number: Int?) {
    key(name)
    if let number { value(number) } else { null() }
  }

  /// A member that is true or false.
  public mutating func member(_ name: StaticString, _ flag: Bool) {
    key(name)
    value(flag)
  }

  /// A member that is an object.
  public mutating func member(_ name: StaticString, _ body: (inout JSONWriter) -> Void) {
    key(name)
    object(body)
  }

  /// A member that is an array.
  public mutating func member<Elements: Sequence>(
    _ name: StaticString, of elements: Elements,
    _ body: (inout JSONWriter, Elements.Element) -> Void
  ) {
    key(name)
    array(elements, body)
  }

  private mutating func open(_ bracket: StaticString) {
    separate()
    buffer.writeStaticString(bracket)
    needsComma = false
  }

  private mutating func close(_ bracket: StaticString) {
    buffer.writeStaticString(bracket)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { buffer.writeStaticString(",") }
    needsComma = true
  }

  private mutating func write(quoted text: String) {
    buffer.writeStaticString("\"")
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      for index in bytes.indices where JSONWriter.needsEscape(bytes[index]) {
        buffer.writeBytes(bytes[start..<index])
        JSONWriter.escape(bytes[index], into: &buffer)
        start = index + 1
      }
      buffer.writeBytes(bytes[start...])
    }
    buffer.writeStaticString("\"")
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private static func escape(_ byte: UInt8, into buffer: inout ByteBuffer) {
    switch byte {
    case UInt8(ascii: "\""): buffer.writeStaticString("\\\"")
    case UInt8(ascii: "\\"): buffer.writeStaticString("\\\\")
    case UInt8(ascii: "\n"): buffer.writeStaticString("\\n")
    case UInt8(ascii: "\r"): buffer.writeStaticString("\\r")
    case UInt8(ascii: "\t"): buffer.writeStaticString("\\t")
    case _:
      let hex = String(byte, radix: 16)
      buffer.writeString("\\u00" + (hex.count == 1 ? "0" : "") + hex)
    }
  }
}

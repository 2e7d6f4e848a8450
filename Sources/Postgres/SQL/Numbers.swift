/// Integers: binary big-endian out, decimal text in.
public protocol SQLInteger: FixedWidthInteger, SQLBindable, SQLDecodable {}

extension SQLInteger {
  /// Appends the integer in network order.
  public func appendSQL(to buffer: inout [UInt8]) throws(UnbindableValue) {
    buffer.appendBigEndian(self)
  }

  /// Reads a decimal number; nil when it doesn't fit.
  @inlinable
  public static func decodeSQL(_ text: UnsafeRawBufferPointer) -> Self? {
    guard let first = text.first else { return nil }
    let negative = first == UInt8(ascii: "-")
    guard text.count > (negative ? 1 : 0) else { return nil }
    var value: Self = 0
    for byte in text.dropFirst(negative ? 1 : 0) {
      let digit = byte &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      let (shifted, overflow) = value.multipliedReportingOverflow(by: 10)
      let step = Self(truncatingIfNeeded: digit)
      let (next, more) =
        negative
        ? shifted.subtractingReportingOverflow(step) : shifted.addingReportingOverflow(step)
      if overflow || more { return nil }
      value = next
    }
    return value
  }
}

extension Int16: SQLInteger {
  /// `smallint`
  public static var sqlType: SQLType { .smallint }
}

extension Int32: SQLInteger {
  /// `integer`
  public static var sqlType: SQLType { .integer }
}

extension Int64: SQLInteger {
  /// `bigint`
  public static var sqlType: SQLType { .bigint }
}

extension Int: SQLInteger {
  /// `bigint`
  public static var sqlType: SQLType { .bigint }

  /// Appends eight bytes on every platform.
  public func appendSQL(to buffer: inout [UInt8]) throws(UnbindableValue) {
    buffer.appendBigEndian(Int64(self))
  }
}

extension Bool: SQLBindable, SQLDecodable {
  /// `boolean`
  public static var sqlType: SQLType { .boolean }
  /// Appends one byte, 0 or 1.
  public func appendSQL(to buffer: inout [UInt8]) throws(UnbindableValue) {
    buffer.append(self ? 1 : 0)
  }
  /// Reads `t` or `f`.
  public static func decodeSQL(_ text: UnsafeRawBufferPointer) -> Bool? {
    guard text.count == 1 else { return nil }
    switch text[0] {
    case UInt8(ascii: "t"): return true
    case UInt8(ascii: "f"): return false
    default: return nil
    }
  }
}

extension Double: SQLBindable, SQLDecodable {
  /// `double precision`
  public static var sqlType: SQLType { .double }
  /// Appends the IEEE 754 form.
  public func appendSQL(to buffer: inout [UInt8]) throws(UnbindableValue) {
    buffer.appendBigEndian(bitPattern)
  }
  /// Reads any number, `numeric` too, and `NaN` and `Infinity`.
  public static func decodeSQL(_ text: UnsafeRawBufferPointer) -> Double? {
    Double(String(decoding: text, as: UTF8.self))
  }
}

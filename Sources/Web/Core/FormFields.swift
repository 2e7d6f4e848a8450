/// The fields of a form or a query as they were typed: names in their order, the same name as
/// often as it came.
public struct FormFields: Sendable, Equatable {
  /// Names and values, decoded.
  public private(set) var pairs: [(name: String, value: String)]

  /// Fields a form may have at most.
  static let limit = 1_000

  /// Fields made by hand.
  public init(_ pairs: [(String, String)] = []) {
    self.pairs = pairs.map { (name: $0.0, value: $0.1) }
  }

  /// Decodes `application/x-www-form-urlencoded` (WHATWG URL, 5.1), strictly: a broken escape,
  /// bytes that are not UTF-8 and NUL characters are refused.
  ///
  /// - Throws: `WebError.unreadable`.
  public init(urlEncoded bytes: some Sequence<UInt8>) throws(WebError) {
    pairs = []
    let pieces = Array(bytes).split(separator: UInt8(ascii: "&"))
    guard pieces.count <= FormFields.limit else { throw .unreadable(.form) }
    for piece in pieces {
      let equals = piece.firstIndex(of: UInt8(ascii: "=")) ?? piece.endIndex
      let value = equals < piece.endIndex ? piece[(equals + 1)...] : []
      pairs.append(
        (
          name: try FormFields.text(piece[..<equals], plusIsBlank: true),
          value: try FormFields.text(value, plusIsBlank: true)
        ))
    }
  }

  /// The value of a name; empty if it did not come. Of several the first.
  public subscript(name: String) -> String {
    pairs.first { $0.name == name }?.value ?? ""
  }

  /// The value of a name; nil if it did not come or is empty.
  public func value(_ name: String) -> String? {
    let value = self[name]
    return value.isEmpty ? nil : value
  }

  /// Every value of a name, in their order.
  public func all(_ name: String) -> [String] {
    pairs.filter { $0.name == name }.map(\.value)
  }

  /// Whether a box is ticked: any value but empty, `0`, `false` and `off`.
  public func isOn(_ name: String) -> Bool {
    switch self[name] {
    case "", "0", "false", "off": false
    case _: true
    }
  }

  /// The same fields with another value for a name, as if it had been typed.
  func with(_ name: String, _ value: String) -> FormFields {
    var fields = self
    fields.pairs.removeAll { $0.name == name }
    fields.pairs.append((name: name, value: value))
    return fields
  }

  /// Whether the name came at all.
  public func has(_ name: String) -> Bool { pairs.contains { $0.name == name } }

  /// Adds a field.
  mutating func append(_ name: String, _ value: String) {
    pairs.append((name: name, value: value))
  }

  /// Fields are equal when names and values are, in their order.
  public static func == (left: FormFields, right: FormFields) -> Bool {
    left.pairs.elementsEqual(right.pairs) { $0.name == $1.name && $0.value == $1.value }
  }

  /// Decodes one percent-encoded text.
  ///
  /// - Throws: `WebError.unreadable`: a broken escape, no UTF-8, or a NUL character.
  static func text(
    _ encoded: some Sequence<UInt8>, plusIsBlank: Bool
  ) throws(WebError) -> String {
    var bytes: [UInt8] = []
    var source = encoded.makeIterator()
    while let byte = source.next() {
      switch byte {
      case UInt8(ascii: "%"):
        guard let high = source.next().flatMap(hex), let low = source.next().flatMap(hex) else {
          throw .unreadable(.form)
        }
        bytes.append(high << 4 | low)
      case UInt8(ascii: "+") where plusIsBlank: bytes.append(UInt8(ascii: " "))
      case _: bytes.append(byte)
      }
    }
    return try StrictText.decode(bytes)
  }

  private static func hex(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    case _: nil
    }
  }
}

/// Text that PostgreSQL can hold: UTF-8 without NUL.
enum StrictText {
  /// Decodes bytes.
  ///
  /// - Throws: `WebError.unreadable(.text)`.
  static func decode(_ bytes: some Collection<UInt8>) throws(WebError) -> String {
    guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
      throw .unreadable(.text)
    }
    return text
  }
}

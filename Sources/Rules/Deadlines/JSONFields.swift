import Foundation

/// A JSON object as Foundation reads it, with questions about its fields. `JSONSerialization`
/// is used where `JSONDecoder` is too slow by a factor of four.
struct JSONFields {
  private let fields: [String: Any]

  /// Reads an object; nil for any other JSON, and for what is no JSON.
  init?(_ json: Data) {
    guard JSONFields.isStrict(json) else { return nil }
    self.init(try? JSONSerialization.jsonObject(with: json))
  }

  /// Takes a value for an object; nil if it is none.
  init?(_ value: Any?) {
    guard let fields = value as? [String: Any] else { return nil }
    self.fields = fields
  }

  /// The names of the fields, ascending, so that the first fault is always the same one.
  var names: [String] { fields.keys.sorted() }

  /// A field; nil if it is absent or `null`.
  subscript(name: String) -> Any? {
    // Not `value is NSNull`: that would turn every list and object into an Objective-C one.
    guard let value = fields[name], type(of: value) != NSNull.self else { return nil }
    return value
  }

  /// The field's text; nil if it is anything else.
  func string(_ name: String) -> String? { fields[name] as? String }

  /// The field's value if it is a whole number of at least 0 that fits; nil otherwise.
  func wholeNumber(_ name: String) -> Int? {
    guard let number = fields[name] as? NSNumber else { return nil }
    switch number.objCType.pointee {
    case 0x63: return nil  // "c": true or false
    case 0x64: return Int(exactly: number.doubleValue).flatMap { $0 >= 0 ? $0 : nil }  // "d"
    default: return Int(exactly: number).flatMap { $0 >= 0 ? $0 : nil }
    }
  }

  /// The field's texts; nil if it is no list of texts alone.
  func strings(_ name: String) -> [String]? {
    guard let values = fields[name] as? [Any] else { return nil }
    var strings: [String] = []
    strings.reserveCapacity(values.count)
    for value in values {
      guard let string = value as? String else { return nil }
      strings.append(string)
    }
    return strings
  }

  /// A field as JSON text; `null` if it is absent.
  func json(_ name: String) -> String { JSONFields.json(self[name] ?? NSNull()) }

  /// A JSON value as text, in one line.
  static func json(_ value: Any) -> String {
    if let text = value as? String, text.utf8.allSatisfy(isPlain) { return "\"" + text + "\"" }
    let data = try? JSONSerialization.data(
      withJSONObject: value, options: [.fragmentsAllowed, .sortedKeys, .withoutEscapingSlashes])
    // What was read from JSON can be written again; if not, the line must still be JSON.
    return data.map { String(decoding: $0, as: UTF8.self) } ?? "null"
  }

  /// Whether JSON is free of the two things that Foundation lets pass: a comma before a closing
  /// bracket, and UTF-16, which has zero bytes.
  private static func isStrict(_ json: Data) -> Bool {
    var inString = false
    var escaped = false
    var afterComma = false
    // An array of bytes is walked several times as fast as `Data`.
    for byte in [UInt8](json) {
      if byte == 0 { return false }
      if inString {
        inString = escaped || byte != UInt8(ascii: "\"")
        escaped = !escaped && byte == UInt8(ascii: "\\")
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): inString = true
      case UInt8(ascii: "]"), UInt8(ascii: "}"): if afterComma { return false }
      default: break
      }
      if byte > 0x20 { afterComma = byte == UInt8(ascii: ",") }
    }
    return true
  }

  /// Whether a byte stands for itself inside a JSON string.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }
}

/// A JSON text (RFC 8259) as it was sent: numbers as typed, members in their order.
///
/// Read by hand because a client is told where in its text something is wrong, and because what
/// other readers let pass is refused: members that come twice, half surrogate pairs, deep nesting.
enum JSON: Equatable, Sendable {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([JSON])
  case object([Member])

  /// A member of an object.
  struct Member: Equatable, Sendable {
    let name: String
    let value: JSON
  }

  /// Objects and arrays within each other, at most.
  static let depthLimit = 32
  /// Values in one text, at most.
  static let sizeLimit = 100_000

  /// Reads a text.
  ///
  /// - Throws: `WebError.unreadable(.json)`.
  init(_ bytes: [UInt8]) throws(WebError) {
    guard String(validating: bytes, as: UTF8.self) != nil else { throw .unreadable(.json) }
    var reader = JSONReader(bytes)
    self = try reader.document()
  }
}

/// Reads a JSON text byte by byte.
struct JSONReader {
  private let bytes: [UInt8]
  private var next = 0
  private var values = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func document() throws(WebError) -> JSON {
    let value = try value(depth: 0)
    skipBlanks()
    guard next == bytes.count else { throw .unreadable(.json) }
    return value
  }

  private mutating func value(depth: Int) throws(WebError) -> JSON {
    skipBlanks()
    values += 1
    guard depth <= JSON.depthLimit, values <= JSON.sizeLimit, let byte = peek else {
      throw .unreadable(.json)
    }
    switch byte {
    case UInt8(ascii: "{"): return try object(depth)
    case UInt8(ascii: "["): return try array(depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case _: return .number(try number())
    }
  }

  private mutating func object(_ depth: Int) throws(WebError) -> JSON {
    var members: [JSON.Member] = []
    var names: Set<String> = []
    next += 1
    skipBlanks()
    if take("}") { return .object(members) }
    repeat {
      skipBlanks()
      let name = try string()
      skipBlanks()
      guard names.insert(name).inserted, take(":") else { throw .unreadable(.json) }
      members.append(JSON.Member(name: name, value: try value(depth: depth + 1)))
      skipBlanks()
    } while take(",")
    guard take("}") else { throw .unreadable(.json) }
    return .object(members)
  }

  private mutating func array(_ depth: Int) throws(WebError) -> JSON {
    var elements: [JSON] = []
    next += 1
    skipBlanks()
    if take("]") { return .array(elements) }
    repeat {
      elements.append(try value(depth: depth + 1))
      skipBlanks()
    } while take(",")
    guard take("]") else { throw .unreadable(.json) }
    return .array(elements)
  }

  private mutating func string() throws(WebError) -> String {
    guard take("\"") else { throw .unreadable(.json) }
    var text: [UInt8] = []
    while let byte = peek {
      next += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text.append(contentsOf: try escape())
      case 0..<0x20: throw .unreadable(.json)
      case _: text.append(byte)
      }
    }
    throw .unreadable(.json)
  }

  private mutating func escape() throws(WebError) -> [UInt8] {
    guard let byte = peek else { throw .unreadable(.json) }
    next += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): return Array(String(try scalar()).utf8)
    case _: throw .unreadable(.json)
    }
  }

  private mutating func scalar() throws(WebError) -> Character {
    let first = try unit()
    if let scalar = Unicode.Scalar(first) { return Character(scalar) }
    guard (0xD800...0xDBFF).contains(first), take("\\"), take("u") else {
      throw .unreadable(.json)
    }
    let second = try unit()
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw .unreadable(.json) }
    return Character(scalar)
  }

  private mutating func unit() throws(WebError) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 1...4 {
      guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw .unreadable(.json)
      }
      unit = unit << 4 | UInt32(digit)
      next += 1
    }
    return unit
  }

  private mutating func number() throws(WebError) -> String {
    let start = next
    _ = take("-")
    guard take("0") || digits() else { throw .unreadable(.json) }
    if take("."), !digits() { throw .unreadable(.json) }
    if take("e") || take("E") {
      _ = take("+") || take("-")
      guard digits() else { throw .unreadable(.json) }
    }
    return String(decoding: bytes[start..<next], as: UTF8.self)
  }

  private mutating func digits() -> Bool {
    let start = next
    while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { next += 1 }
    return next > start
  }

  private mutating func word(_ word: String, _ value: JSON) throws(WebError) -> JSON {
    guard bytes[next...].starts(with: word.utf8) else { throw .unreadable(.json) }
    next += word.utf8.count
    return value
  }

  private var peek: UInt8? { next < bytes.count ? bytes[next] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: scalar) else { return false }
    next += 1
    return true
  }

  private mutating func skipBlanks() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      next += 1
    }
  }
}

import Foundation

/// The `id` of a line, whatever JSON it is, to be written again as it came.
enum EchoedID: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Decimal)
  case string(String)
  case array([EchoedID])
  case object([String: EchoedID])
}

extension EchoedID: Codable {
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Int.self) {
      self = .integer(value)
    } else if let value = try? container.decode(Decimal.self) {
      self = .number(value)
    } else if let value = try? container.decode([EchoedID].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: EchoedID].self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .string(let value): try container.encode(value)
    case .array(let value): try container.encode(value)
    case .object(let value): try container.encode(value)
    }
  }
}

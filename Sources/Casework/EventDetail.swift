import FoundationEssentials
import Postgres

/// A value of an event's detail: an id, a code or a figure, never free text.
enum EventDetail: Encodable, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
  case code(String)
  case figure(Int64)
  case flag(Bool)

  init(integerLiteral value: Int64) { self = .figure(value) }
  init(booleanLiteral value: Bool) { self = .flag(value) }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .code(let code): try container.encode(code)
    case .figure(let figure): try container.encode(figure)
    case .flag(let flag): try container.encode(flag)
    }
  }

  /// The detail as a column holds it; nil if there is none.
  static func json(_ detail: [String: EventDetail]) -> PostgresJSON? {
    guard !detail.isEmpty else { return nil }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return (try? encoder.encode(detail)).map { PostgresJSON(bytes: $0) }
  }
}

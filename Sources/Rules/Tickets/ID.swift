/// A row's identity, typed by what it identifies, so that a unit's can't be passed for a ticket's.
public struct ID<Of>: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
  /// The `bigint` of the database; positive.
  public let rawValue: Int64

  /// Wraps a `bigint` that came from the database.
  public init(_ rawValue: Int64) {
    self.rawValue = rawValue
  }

  /// Decodes from a bare number.
  public init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(Int64.self)
  }

  /// Encodes as a bare number.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }

  /// Smaller ids were given earlier.
  public static func < (left: Self, right: Self) -> Bool {
    left.rawValue < right.rawValue
  }

  /// The bare number.
  public var description: String { String(rawValue) }
}

/// A body that answers: a department, a commune, a desk, the police of a ward. Units are valid
/// for a period; tickets keep the unit as of then (`vietnam.md` 4.2).
public struct Unit: Sendable, Hashable {
  /// What sort of body it is.
  public enum Sort: String, Sendable, Codable, CaseIterable {
    /// A province or a centrally run city.
    case province
    /// A district (until 30/6/2025).
    case district
    /// A commune, ward or township: a place as well as a body.
    case commune
    /// A department, office or desk of one of the above.
    case department
    /// Police, health station, forest rangers, a land office branch.
    case agency
  }

  /// Surrogate id.
  public let id: ID<Unit>
  /// Code within its code system, such as `26425` or `H19.120.4`.
  public let code: String
  /// Official name.
  public let name: String
  /// Name for chips and tables.
  public let shortName: String
  /// What sort of body it is.
  public let sort: Sort
  /// The unit it belongs to, nil for a root.
  public let parent: ID<Unit>?
  /// First day of existence.
  public let validFrom: LocalDay
  /// First day on which it no longer exists; nil while it does.
  public let validTo: LocalDay?
  /// Names by which people call it, for search and suggestions.
  public let aliases: [String]

  /// A unit as the catalogue holds it.
  public init(
    id: ID<Unit>, code: String, name: String, shortName: String, sort: Sort, parent: ID<Unit>?,
    validFrom: LocalDay, validTo: LocalDay?, aliases: [String]
  ) {
    self.id = id
    self.code = code
    self.name = name
    self.shortName = shortName
    self.sort = sort
    self.parent = parent
    self.validFrom = validFrom
    self.validTo = validTo
    self.aliases = aliases
  }

  /// Whether the unit exists on that day.
  public func isValid(on day: LocalDay) -> Bool {
    validFrom <= day && validTo.map { day < $0 } ?? true
  }
}

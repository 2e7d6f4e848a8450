public import Rules

/// Why no past could be simulated.
public enum SimulationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The database has no office: units, people, routing rules or its working calendar are missing.
  case noOffice
  /// The database holds tickets that nobody simulated.
  case realTickets
  /// Nobody has this role.
  case nobody(Role)
  /// The number of tickets or years makes no sense.
  case tooMany
  /// No rule names a unit for a matter.
  case noUnit
  /// An obligation names a calendar that isn't there.
  case noCalendar
  /// A row pointed to nothing; the foreign key's name.
  case foreignKey(String)
  /// A plan made a move that isn't allowed.
  case move(from: State?, to: State)

  /// In English, for the operator.
  public var description: String {
    switch self {
    case .noOffice:
      "The database has no office to simulate: units, people, rules and a calendar come first."
    case .realTickets: "The database holds tickets that were not simulated."
    case .nobody(let role): "Nobody has the role \(role.rawValue)."
    case .tooMany: "So many tickets or years can't be simulated."
    case .noUnit: "The routing rules name no unit for a matter."
    case .noCalendar: "A calendar is missing."
    case .foreignKey(let name): "A row broke \(name)."
    case .move(let from, let to):
      "A plan went from \(from?.rawValue ?? "nothing") to \(to.rawValue), which is not allowed."
    }
  }
}

/// Why clocks of a ticket stood still.
public enum PauseReason: String, Sendable, Codable {
  /// The citizen was asked for more.
  case awaitingInformation = "awaiting_information"
  /// It was closed by mistake: the only pause that is written when it is over.
  case closedByMistake = "closed_by_mistake"
}

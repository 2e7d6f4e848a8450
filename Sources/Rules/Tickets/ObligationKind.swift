/// What is owed, and by whom (`product.md`, "Obligations").
public enum ObligationKind: String, CaseIterable, Sendable, Codable {
  /// The office accepts or declines what a citizen sent.
  case accept
  /// The dispatcher finds the unit.
  case forward
  /// The citizen's promise: an answer.
  case answer
  /// Urgent only: the unit records its first measure.
  case measures
  /// Inner: the unit takes the ticket up or says "not mine".
  case takeUp = "take_up"
  /// Inner: the unit submits its answer, or a co-operating unit its contribution.
  case unitAnswer = "unit_answer"
  /// The answer reaches the citizen.
  case deliver
  /// The answer is published, or it is said why not.
  case publish

  /// Whether the clock stands still while the ticket waits for the citizen.
  public var pausesWhileWaiting: Bool {
    switch self {
    case .forward, .answer, .takeUp, .unitAnswer: true
    case .accept, .measures, .deliver, .publish: false
    }
  }

  /// Whether the obligation is a unit's inner clock; the others are the office's or the citizen's.
  public var isInner: Bool {
    switch self {
    case .takeUp, .unitAnswer: true
    case .accept, .forward, .answer, .measures, .deliver, .publish: false
    }
  }
}

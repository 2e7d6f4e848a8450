/// Where a role may do a verb: the cells of the permission matrix.
public enum Scope: String, CaseIterable, Sendable {
  /// Any ticket that is not restricted; confidential ones by the dispatcher only.
  case office
  /// Tickets that the own unit or its subtree holds or held.
  case unit
  /// Tickets assigned to oneself.
  case assigned
  /// Tickets entered by oneself.
  case own
  /// Oneself: one's own filing, assigning oneself.
  case `self`
  /// With the ticket's access code.
  case code
  /// Answered tickets.
  case answered
  /// Answered tickets whose masking is another's.
  case answeredNotOwn = "answered_not_own"
  /// With masked texts only.
  case masked
  /// Only restricted tickets.
  case restricted
  /// While filing, in the same act.
  case atFiling = "at_filing"
  /// One's own level-1 answer.
  case level1
  /// As a co-operating unit.
  case cooperating
  /// The citizen's clock, never on one's own request.
  case outer
  /// A unit's inner clock, never on one's own request.
  case inner

  /// Whether it can hold on a restricted ticket.
  public var reachesRestricted: Bool {
    switch self {
    case .restricted, .self, .code: true
    case .office, .unit, .assigned, .own, .answered, .answeredNotOwn, .masked, .atFiling, .level1,
      .cooperating, .outer, .inner:
      false
    }
  }
}

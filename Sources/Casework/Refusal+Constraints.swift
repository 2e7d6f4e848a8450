import Postgres

extension Refusal {
  /// What a violated constraint means to people; nil for errors that are faults.
  init?(_ error: PostgresError) {
    switch error.kind {
    case .overloaded, .poolTimeout: self = .overloaded
    case .server:
      guard let conflict = Refusal.conflicts[error.constraint ?? ""] else { return nil }
      self = .conflict(conflict)
    case .connectionLost, .unknownOutcome, .encoding, .decoding, .cancelled,
      .unexpectedRowCount, .missing, .closed, .misuse, .migration:
      return nil
    }
  }

  private static let conflicts: [String: Conflict] = [
    "external_number_counts_once": .externalNumberKnown,
    "answer_is_rated_once": .alreadyRated,
    "extension_is_granted_once": .alreadyExtended,
    "one_extension_request_at_a_time": .alreadyExtended,
    "nobody_grants_their_own_request": .ownWork,
    "nobody_approves_their_own_masking": .ownWork,
    "restricted_or_confidential_is_never_public": .neverPublic,
    "username_is_unique": .taken,
    "hotline_number_is_said_once": .taken,
    "unit_code_is_one_body_at_a_time": .taken,
    "service_level_is_one_at_a_time": .taken,
    "person_role_is_given_once": .taken,
    "routing_rule_position_is_unique": .taken,
    "absences_do_not_overlap": .plannedAlready,
    "nobody_is_on_duty_twice": .plannedAlready,
  ]
}

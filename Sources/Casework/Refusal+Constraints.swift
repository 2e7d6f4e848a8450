import Postgres
import Rules

extension Refusal {
  /// What a violated constraint means to people; nil for errors that are faults.
  init?(_ error: PostgresError) {
    switch error.kind {
    case .overloaded, .poolTimeout: self = .overloaded
    case .server:
      guard let constraint = error.constraint, let refusal = Refusal(violating: constraint) else {
        return nil
      }
      self = refusal
    case .connectionLost, .unknownOutcome, .encoding, .decoding, .cancelled,
      .unexpectedRowCount, .missing, .closed, .misuse, .migration:
      return nil
    }
  }

  /// What a constraint says, by its name; nil for one that only a fault of the program violates.
  init?(violating constraint: String) {
    if let conflict = Refusal.conflicts[constraint] {
      self = .conflict(conflict)
    } else if let field = Refusal.references[constraint] {
      self = .invalid([ActProblem(field, .unknown)])
    } else if Refusal.subjects.contains(constraint) {
      self = .notFound
    } else {
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
    "service_level_is_one_at_a_time": .overlapping,
    "person_role_is_given_once": .taken,
    "routing_rule_position_is_unique": .taken,
    "absences_do_not_overlap": .plannedAlready,
    "nobody_is_on_duty_twice": .plannedAlready,
    "caller_is_blocked_once": .alreadyBlocked,
    "answer_template_code_is_unique": .taken,
  ]

  /// Foreign keys whose value people choose: what they name isn't there. Who acts, and on what,
  /// was read before in the same transaction; a missing one is a fault.
  static let references: [String: ActProblem.Field] = [
    "absence_person_exists": .person,
    "absence_deputy_exists": .deputy,
    "duty_person_exists": .watch,
    "person_role_unit_exists": .unit,
    "unit_parent_exists": .unit,
    "hotline_unit_exists": .unit,
    "service_level_kind_exists": .kind,
    "service_level_category_exists": .category,
    "service_level_calendar_exists": .definition,
    "calendar_version_calendar_exists": .code,
    "routing_rule_kind_exists": .kind,
    "routing_rule_category_exists": .category,
    "routing_rule_commune_exists": .unit,
    "routing_rule_unit_exists": .unit,
    "ticket_kind_exists": .kind,
    "ticket_category_exists": .category,
    "ticket_unit_exists": .unit,
    "ticket_commune_exists": .unit,
    "ticket_assignee_exists": .person,
    "ticket_merged_into_exists": .into,
    "ticket_unit_unit_exists": .unit,
    "ticket_exclusion_person_exists": .exclude,
    "obligation_unit_exists": .unit,
    "answer_attachment_attachment_exists": .photo,
    "publication_photo_attachment_exists": .photo,
    "answer_template_unit_exists": .unit,
    "answer_template_kind_exists": .kind,
    "answer_template_category_exists": .category,
    "answer_template_version_exists": .template,
  ]

  /// Foreign keys to what the address names.
  static let subjects: Set = ["person_role_person_exists"]
}

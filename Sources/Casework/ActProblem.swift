public import Rules

/// What is missing or wrong with one value of a verb; carries no typed text.
public struct ActProblem: Sendable, Hashable {
  /// The values of verbs; the raw value is the key that pages and the API use.
  public enum Field: String, Sendable, CaseIterable {
    case to, note, reason, unit, person, text, score, method, amount, into, parts, title,
      question, answer, kind, category, lateReason, photo, revision, until, username, name,
      password, role, number, definition, hours, purpose, position, code,
      exclude, from, deputy, watch, day, start, end, warnLeft, escalateAfter, escalateAgainAfter,
      validFrom, calendar, `extension`, outcome, places, template
  }

  /// The value.
  public let field: Field
  /// What is wrong with it.
  public let code: FieldProblem.Code

  /// A problem of a value.
  public init(_ field: Field, _ code: FieldProblem.Code) {
    self.field = field
    self.code = code
  }
}

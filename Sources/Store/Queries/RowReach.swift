public import Postgres
public import Rules

/// Which tickets somebody may see, as a condition on rows: the permission matrix of `see_ticket`
/// said in SQL. What it leaves out is as if it did not exist. Aliases: `t` for the ticket.
public struct RowReach: Sendable, Hashable {
  /// What one role reaches.
  public enum Part: Sendable, Hashable {
    /// Everything but restricted tickets; confidential ones only if said.
    case office(confidential: Bool)
    /// What these units hold or held; of confidential ones all, or only those assigned to oneself.
    case units([ID<Unit>], confidential: Bool)
    /// What was answered.
    case answered
    /// Restricted tickets only.
    case restricted
    /// What one entered oneself.
    case own
  }

  /// What is reached with the words as they stand.
  public var full: [Part] = []
  /// What is reached with masked words.
  public var masked: [Part] = []
  /// Who looks.
  public var person: ID<Person>?
  /// The units at which one is officer or head, with all above them: a ticket that complains of
  /// one of these is never seen.
  public var unitsAndAbove: [ID<Unit>] = []

  /// Nothing at all.
  public init() {}

  /// Whether nothing can be reached.
  public var isEmpty: Bool { full.isEmpty && masked.isEmpty }

  /// The condition.
  public var sql: SQL {
    guard !isEmpty else { return "false" }
    let parts = anyOf(full + masked)
    return "(\(sql: parts)) AND \(sql: notExcluded)"
  }

  /// Whether the words of a row are to be masked.
  public var maskedSQL: SQL {
    if masked.isEmpty { return "false" }
    // Nobody filed it, nobody has it: what is not known to be reached in full is masked.
    return full.isEmpty ? "true" : "coalesce(NOT (\(sql: anyOf(full))), true)"
  }

  func anyOf(_ parts: [Part]) -> SQL {
    parts.map(condition).joined(separator: " OR ")
  }

  private func condition(_ part: Part) -> SQL {
    switch part {
    case .office(let confidential):
      return confidential ? "NOT t.restricted" : "(NOT t.restricted AND NOT t.confidential)"
    case .units(let units, let confidential):
      let known: SQL =
        confidential ? "" : " AND (NOT t.confidential OR t.assignee_id = \(person))"
      return """
        (NOT t.restricted\(sql: known) AND EXISTS (
          SELECT FROM ticket_unit h
          WHERE h.ticket_id = t.id AND h.part = 'lead' AND h.unit_id = ANY (\(units))))
        """
    case .answered:
      return """
        (t.state IN ('answered', 'closed') AND NOT t.restricted AND NOT t.confidential)
        """
    case .restricted: return "t.restricted"
    case .own: return "(t.filed_by = \(person) AND NOT t.restricted)"
    }
  }

  private var notExcluded: SQL {
    let people: SQL = """
      NOT ((t.restricted OR t.confidential) AND EXISTS (
        SELECT FROM ticket_exclusion n
        WHERE n.ticket_id = t.id AND n.person_id = \(person)))
      """
    guard !unitsAndAbove.isEmpty else { return people }
    return """
      \(sql: people) AND NOT EXISTS (
        SELECT FROM ticket_unit n
        WHERE n.ticket_id = t.id AND n.part = 'excluded' AND n.unit_id = ANY (\(unitsAndAbove)))
      """
  }
}

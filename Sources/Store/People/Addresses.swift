import FoundationEssentials
public import Postgres
public import Rules

/// How somebody of the office can be told something.
public struct StaffAddress: Sendable, Hashable {
  /// E-mail; nil if there is none.
  public let email: String?
  /// Telephone in E.164; nil if there is none.
  public let phone: String?
}

/// Statements about whom to tell.
public enum Addresses {
  /// Active people who hold one of these roles today and whom the ticket does not concern.
  ///
  /// - Parameter units: at one of these units; nil for anywhere.
  public static func holders(
    of role: Role, at units: [ID<Unit>]?, on day: LocalDay, for ticket: ID<TicketRow>
  ) -> Statement<ID<Person>> {
    let within: SQL = units.map { "AND r.unit_id = ANY (\($0))" } ?? ""
    return Statement(
      "Addresses.holders",
      """
      SELECT DISTINCT p.id
      FROM person_role r
      JOIN person p ON p.id = r.person_id AND p.is_active
      WHERE r.role = \(role) AND r.valid_from <= \(day)
        AND (r.valid_to IS NULL OR r.valid_to > \(day)) \(sql: within)
        AND NOT EXISTS (SELECT 1 FROM ticket_exclusion x
          WHERE x.ticket_id = \(ticket) AND x.person_id = p.id)
      ORDER BY p.id
      """, column: ID<Person>.self)
  }

  /// How an active person can be told something.
  public static func of(_ person: ID<Person>) -> Statement<StaffAddress> {
    Statement(
      "Addresses.of", "SELECT email, phone FROM person WHERE id = \(person) AND is_active"
    ) { row in
      var row = row.reader
      return try StaffAddress(email: row.next(), phone: row.next())
    }
  }
}

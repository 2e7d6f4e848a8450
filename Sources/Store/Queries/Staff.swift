public import FoundationEssentials
public import Postgres
public import Rules

/// Somebody to whom a ticket can be given.
public struct Colleague: Sendable, Hashable {
  /// Their id.
  public let id: ID<Person>
  /// Full name.
  public let name: String
  /// What they are at the unit: officer or head.
  public let role: Role
}

/// A version of a calendar, with why it was made.
public struct CalendarEdition: Sendable, Hashable {
  /// Its id.
  public let id: ID<CalendarVersion>
  /// The calendar's code.
  public let code: String
  /// The calendar's name.
  public let name: String
  /// Counts up from 1.
  public let version: Int
  /// Why it was made.
  public let note: String
  /// When.
  public let createdAt: Date
  /// By whom; nil if it came with the program.
  public let creator: String?
}

/// Statements about people and calendars as the desk shows them.
public enum Staff {
  /// Who can be given a ticket: officers and heads of these units, by name.
  ///
  /// - Parameter units: the ticket's unit and all above it.
  public static func colleagues(of units: [ID<Unit>], on day: LocalDay) -> Statement<Colleague> {
    colleagues(
      "Staff.colleagues", "r.unit_id = ANY (\(units)) AND r.role IN ('officer', 'head')", on: day)
  }

  /// Who holds a role on a day, wherever, by name.
  public static func holders(of role: Role, on day: LocalDay) -> Statement<Colleague> {
    colleagues("Staff.holders", "r.role = \(role.rawValue)", on: day)
  }

  private static func colleagues(
    _ name: String, _ condition: SQL, on day: LocalDay
  ) -> Statement<Colleague> {
    Statement(
      name,
      """
      SELECT p.id, p.name, min(r.role)
      FROM person_role r
      JOIN person p ON p.id = r.person_id AND p.is_active
      WHERE \(sql: condition)
        AND r.valid_from <= \(day) AND (r.valid_to IS NULL OR r.valid_to > \(day))
      GROUP BY p.id, p.name
      ORDER BY p.name, p.id
      """
    ) { row in
      var row = row.reader
      return try Colleague(id: row.next(), name: row.next(), role: row.next())
    }
  }

  /// Every version of every calendar, newest first within each.
  public static var calendars: Statement<CalendarEdition> {
    Statement(
      "Staff.calendars",
      """
      SELECT v.id, c.code, c.name, v.version, v.note, v.created_at, p.name
      FROM calendar c
      JOIN calendar_version v ON v.calendar_code = c.code
      LEFT JOIN person p ON p.id = v.created_by
      ORDER BY c.code, v.version DESC
      """
    ) { row in
      var row = row.reader
      return try CalendarEdition(
        id: row.next(), code: row.next(), name: row.next(), version: Int(row.next(Int32.self)),
        note: row.next(), createdAt: row.next(), creator: row.next())
    }
  }

  /// The looks at a reporter's identity, newest first.
  public static func identityViews(_ ticket: ID<TicketRow>) -> Statement<IdentityView> {
    Statement(
      "Staff.identityViews",
      """
      SELECT p.name, v.at, v.reason
      FROM identity_view v
      JOIN person p ON p.id = v.person_id
      WHERE v.ticket_id = \(ticket)
      ORDER BY v.id DESC
      """
    ) { row in
      var row = row.reader
      return try IdentityView(person: row.next(), at: row.next(), reason: row.next())
    }
  }
}

/// A look at a reporter's identity.
public struct IdentityView: Sendable, Hashable {
  /// Who looked.
  public let person: String
  /// When.
  public let at: Date
  /// Why: a code of the list, or words.
  public let reason: String
}

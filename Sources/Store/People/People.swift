public import FoundationEssentials
public import Postgres
public import Rules

/// A row of `person`.
public struct PersonRow: Sendable, Hashable {
  /// Their id.
  public let id: ID<Person>
  /// What they sign in with.
  public let username: String
  /// Full name.
  public let name: String
  /// Whether they may sign in.
  public let isActive: Bool
  /// scrypt with its parameters; nil: can't sign in.
  public let passwordHash: String?
  /// Failures in a row.
  public let failedAttempts: Int16
  /// Until when sign-in waits.
  public let lockedUntil: Date?

  static let columns: SQL = """
    p.id, p.username, p.name, p.is_active, p.password_hash, p.failed_attempts, p.locked_until
    """

  init(_ row: inout RowReader) throws(PostgresError) {
    id = try row.next()
    username = try row.next()
    name = try row.next()
    isActive = try row.next()
    passwordHash = try row.next()
    failedAttempts = try row.next()
    lockedUntil = try row.next()
  }
}

/// A role that somebody holds or held.
public struct PersonRoleRow: Sendable, Hashable {
  /// Its id.
  public let id: Int64
  /// Who.
  public let person: ID<Person>
  /// The role.
  public let role: Role
  /// Where.
  public let unit: ID<Unit>
  /// From.
  public let validFrom: LocalDay
  /// Until, exclusive.
  public let validTo: LocalDay?
}

/// Statements over people, roles and sessions.
public enum People {
  /// Who has a username, locked until the transaction ends.
  public static func locked(username: String) -> Statement<PersonRow> {
    Statement(
      "People.locked",
      """
      SELECT \(sql: PersonRow.columns)
      FROM person p
      WHERE p.username = \(username)
      FOR UPDATE
      """
    ) { row in
      var row = row.reader
      return try PersonRow(&row)
    }
  }

  /// Who has a username.
  public static func byUsername(_ username: String) -> Statement<PersonRow> {
    Statement(
      "People.byUsername",
      "SELECT \(sql: PersonRow.columns) FROM person p WHERE p.username = \(username)"
    ) { row in
      var row = row.reader
      return try PersonRow(&row)
    }
  }

  /// Everyone, by username.
  public static var all: Statement<PersonRow> {
    Statement(
      "People.all", "SELECT \(sql: PersonRow.columns) FROM person p ORDER BY p.username"
    ) { row in
      var row = row.reader
      return try PersonRow(&row)
    }
  }

  /// One person.
  public static func byID(_ id: ID<Person>) -> Statement<PersonRow> {
    Statement(
      "People.byID", "SELECT \(sql: PersonRow.columns) FROM person p WHERE p.id = \(id)"
    ) { row in
      var row = row.reader
      return try PersonRow(&row)
    }
  }

  /// Whether somebody may be assigned.
  public static func isActive(_ person: ID<Person>) -> Statement<Bool> {
    Statement(
      "People.isActive", "SELECT is_active FROM person WHERE id = \(person)", column: Bool.self)
  }

  /// The roles somebody holds on a day.
  public static func grants(_ person: ID<Person>, on day: LocalDay) -> Statement<Grant> {
    Statement(
      "People.grants",
      """
      SELECT role, unit_id
      FROM person_role
      WHERE person_id = \(person) AND valid_from <= \(day)
        AND (valid_to IS NULL OR valid_to > \(day))
      """
    ) { row in
      var row = row.reader
      return try Grant(row.next(), at: row.next())
    }
  }

  /// Every role that holds on a day or later, by person.
  public static func roles(since day: LocalDay) -> Statement<PersonRoleRow> {
    Statement(
      "People.roles",
      """
      SELECT id, person_id, role, unit_id, valid_from, valid_to
      FROM person_role
      WHERE valid_to IS NULL OR valid_to > \(day)
      ORDER BY person_id, role, unit_id
      """
    ) { row in
      var row = row.reader
      return try PersonRoleRow(
        id: row.next(), person: row.next(), role: row.next(), unit: row.next(),
        validFrom: row.next(), validTo: row.next())
    }
  }

  /// A new person.
  public static func add(
    username: String, name: String, email: String?, phone: String?, at now: Date
  ) -> Statement<ID<Person>> {
    Statement(
      "People.add",
      """
      INSERT INTO person (username, name, email, phone, created_at)
      VALUES (\(username), \(name), \(email), \(phone), \(now))
      RETURNING id
      """, column: ID<Person>.self)
  }

  /// Sets or clears the password; failures are forgotten.
  public static func setPassword(_ hash: String?, of person: ID<Person>, at now: Date)
    -> Statement<Void>
  {
    Statement(
      "People.setPassword",
      """
      UPDATE person
      SET password_hash = \(hash), password_changed_at = \(now), failed_attempts = 0,
        locked_until = NULL
      WHERE id = \(person)
      """)
  }

  /// Counts a failure, or forgets them.
  public static func setFailures(_ count: Int16, lockedUntil: Date?, of person: ID<Person>)
    -> Statement<Void>
  {
    Statement(
      "People.setFailures",
      """
      UPDATE person
      SET failed_attempts = \(count), locked_until = \(lockedUntil)
      WHERE id = \(person)
      """)
  }

  /// Lets somebody in or keeps them out.
  public static func setActive(_ isActive: Bool, name: String, of person: ID<Person>)
    -> Statement<Void>
  {
    Statement(
      "People.setActive",
      "UPDATE person SET is_active = \(isActive), name = \(name) WHERE id = \(person)")
  }

  /// Gives a role.
  public static func give(
    _ grant: Grant, to person: ID<Person>, from day: LocalDay
  ) -> Statement<Int64> {
    Statement(
      "People.give",
      """
      INSERT INTO person_role (person_id, role, unit_id, valid_from)
      VALUES (\(person), \(grant.role), \(grant.unit), \(day))
      RETURNING id
      """, column: Int64.self)
  }

  /// Ends a role. A role given today is taken back from tomorrow on.
  public static func end(_ role: Int64, on day: LocalDay) -> Statement<Void> {
    Statement(
      "People.end",
      """
      UPDATE person_role
      SET valid_to = greatest(\(day), valid_from + 1)
      WHERE id = \(role) AND (valid_to IS NULL OR valid_to > \(day))
      """)
  }

  /// Writes who signed in or failed to.
  public static func logSignIn(_ person: ID<Person>?, outcome: String, at now: Date)
    -> Statement<Void>
  {
    Statement(
      "People.logSignIn",
      "INSERT INTO sign_in (person_id, outcome, at) VALUES (\(person), \(outcome), \(now))")
  }
}

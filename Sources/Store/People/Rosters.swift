public import FoundationEssentials
public import Postgres
public import Rules

/// Statements about who is there: roles, absences, duties.
public enum Rosters {
  /// Active people with the roles they hold on a day.
  public static func holders(on day: LocalDay) -> Statement<Roster.Holder> {
    Statement(
      "Rosters.holders",
      """
      SELECT r.person_id, r.role, r.unit_id
      FROM person_role r
      JOIN person p ON p.id = r.person_id AND p.is_active
      WHERE r.valid_from <= \(day) AND (r.valid_to IS NULL OR r.valid_to > \(day))
      ORDER BY r.person_id, r.id
      """
    ) { row in
      var row = row.reader
      return try Roster.Holder(row.next(), row.next(), at: row.next())
    }
  }

  /// What somebody who is active holds on a day, or will hold.
  public static func held(by person: ID<Person>, on day: LocalDay) -> Statement<Roster.Holder> {
    Statement(
      "Rosters.held",
      """
      SELECT r.person_id, r.role, r.unit_id
      FROM person_role r
      JOIN person p ON p.id = r.person_id AND p.is_active
      WHERE r.person_id = \(person) AND (r.valid_to IS NULL OR r.valid_to > \(day))
      ORDER BY r.id
      """
    ) { row in
      var row = row.reader
      return try Roster.Holder(row.next(), row.next(), at: row.next())
    }
  }

  /// Everybody who may be told anything.
  public static var active: Statement<ID<Person>> {
    Statement(
      "Rosters.active", "SELECT id FROM person WHERE is_active", column: ID<Person>.self)
  }

  /// Absences that have not ended by a day, the next first.
  public static func absences(since day: LocalDay) -> Statement<AbsenceRow> {
    Statement(
      "Rosters.absences",
      """
      SELECT id, person_id, deputy_id, starts_on, ends_on
      FROM absence
      WHERE ends_on >= \(day)
      ORDER BY starts_on, id
      """
    ) { row in
      var row = row.reader
      return try AbsenceRow(
        id: row.next(), person: row.next(), deputy: row.next(), startsOn: row.next(),
        endsOn: row.next())
    }
  }

  /// Adds an absence.
  public static func add(_ absence: AbsenceRow) -> Statement<Int64> {
    Statement(
      "Rosters.addAbsence",
      """
      INSERT INTO absence (person_id, deputy_id, starts_on, ends_on)
      VALUES (\(absence.person), \(absence.deputy), \(absence.startsOn), \(absence.endsOn))
      RETURNING id
      """, column: Int64.self)
  }

  /// Removes an absence.
  public static func removeAbsence(_ id: Int64) -> Statement<Void> {
    Statement("Rosters.removeAbsence", "DELETE FROM absence WHERE id = \(id)")
  }

  /// Duties that have not ended by an instant, the next first.
  public static func duties(since now: Date) -> Statement<DutyRow> {
    Statement(
      "Rosters.duties",
      """
      SELECT id, person_id, starts_at, ends_at
      FROM duty
      WHERE ends_at > \(now)
      ORDER BY starts_at, id
      LIMIT 500
      """
    ) { row in
      var row = row.reader
      return try DutyRow(
        id: row.next(), person: row.next(), startsAt: row.next(), endsAt: row.next())
    }
  }

  /// Adds a duty.
  public static func add(_ duty: DutyRow) -> Statement<Int64> {
    Statement(
      "Rosters.addDuty",
      """
      INSERT INTO duty (person_id, starts_at, ends_at)
      VALUES (\(duty.person), \(duty.startsAt), \(duty.endsAt))
      RETURNING id
      """, column: Int64.self)
  }

  /// Removes a duty.
  public static func removeDuty(_ id: Int64) -> Statement<Void> {
    Statement("Rosters.removeDuty", "DELETE FROM duty WHERE id = \(id)")
  }
}

/// A row of `absence`.
public struct AbsenceRow: Sendable, Hashable {
  /// Its number; 0 for a new one.
  public let id: Int64
  /// Who is away.
  public let person: ID<Person>
  /// Who is told in their place; nil for nobody.
  public let deputy: ID<Person>?
  /// First day.
  public let startsOn: LocalDay
  /// Last day.
  public let endsOn: LocalDay

  /// An absence.
  public init(
    id: Int64 = 0, person: ID<Person>, deputy: ID<Person>?, startsOn: LocalDay, endsOn: LocalDay
  ) {
    self.id = id
    self.person = person
    self.deputy = deputy
    self.startsOn = startsOn
    self.endsOn = endsOn
  }
}

/// A row of `duty`.
public struct DutyRow: Sendable, Hashable {
  /// Its number; 0 for a new one.
  public let id: Int64
  /// Who is on duty.
  public let person: ID<Person>
  /// From when.
  public let startsAt: Date
  /// Until when, that instant not included.
  public let endsAt: Date

  /// A duty.
  public init(id: Int64 = 0, person: ID<Person>, startsAt: Date, endsAt: Date) {
    self.id = id
    self.person = person
    self.startsAt = startsAt
    self.endsAt = endsAt
  }
}

import Postgres
import Rules
import Store

/// What a bench asks the database to find out what to ask the service.
enum BenchStatements {
  /// A unit with an officer of its own.
  struct Desk: Sendable {
    let officer: ID<Person>
    let unit: ID<Rules.Unit>
  }

  /// How many tickets there are.
  static let count = Statement(
    "Bench.count", "SELECT count(*) FROM ticket", column: Int.self)

  /// Gives the planner what it knows of a database that has lived for a while.
  static let tidy = Statement("Bench.tidy", "VACUUM (ANALYZE)")

  /// The officer whose unit has the most open tickets.
  static let busiestDesk = Statement(
    "Bench.busiestDesk",
    """
    SELECT r.person_id, r.unit_id
    FROM person_role r
    JOIN person p ON p.id = r.person_id AND p.is_active
    JOIN ticket t ON t.unit_id = r.unit_id AND t.is_open AND t.may_be_public
    WHERE r.role = 'officer' AND r.valid_to IS NULL
    GROUP BY r.person_id, r.unit_id
    ORDER BY count(*) DESC, r.person_id
    LIMIT 1
    """
  ) { row in
    var row = row.reader
    return try Desk(officer: row.next(), unit: row.next())
  }

  /// Somebody who takes calls.
  static let `operator` = Statement(
    "Bench.operator",
    """
    SELECT r.person_id
    FROM person_role r
    JOIN person p ON p.id = r.person_id AND p.is_active
    WHERE r.role = 'operator' AND r.valid_to IS NULL
    ORDER BY r.person_id
    LIMIT 1
    """, column: ID<Person>.self)

  /// Numbers of tickets that a unit holds or held, newest first.
  static func readable(by unit: ID<Rules.Unit>, limit: Int) -> Statement<TicketNumber> {
    Statement(
      "Bench.readable",
      """
      SELECT t.year, t.serial
      FROM ticket t
      WHERE t.may_be_public AND EXISTS (
        SELECT FROM ticket_unit h
        WHERE h.ticket_id = t.id AND h.part = 'lead' AND h.unit_id = \(unit))
      ORDER BY t.id DESC
      LIMIT \(limit)
      """
    ) { row in
      var row = row.reader
      return try TicketNumber(&row)
    }
  }

  /// The largest series of numbers.
  static let largestSeries = Statement(
    "Bench.largestSeries",
    """
    SELECT year, last_serial
    FROM ticket_series
    ORDER BY last_serial DESC
    LIMIT 1
    """
  ) { row in
    var row = row.reader
    return try (year: row.next(Int16.self), last: row.next(Int32.self))
  }
}

public import FoundationEssentials
public import Postgres
public import Rules

/// A report as it was kept.
public struct KeptReport: Sendable, Hashable {
  /// When it was made.
  public let madeAt: Date
  /// The report as JSON.
  public let figures: PostgresJSON
  /// SHA-256 of the JSON as it was made.
  public let digest: [UInt8]
}

/// The words of a ticket in a report's list, before masking.
public struct WeeklyWords: Sendable, Hashable {
  /// Its number.
  public let number: TicketNumber
  /// Whether it may be listed today: neither restricted nor confidential.
  public let isListed: Bool
  /// One line; empty when erased.
  public let title: String
  /// The reporter's name and address, to be masked.
  public let reporter: Redaction.Reporter
}

extension WeeklyReports {
  /// Keeps a report; one that is there already stays.
  ///
  /// - Parameter unit: of which unit with its subtree; nil for the whole office.
  public static func keep(
    _ week: ISOWeek, of unit: ID<Unit>?, asOf: Date, figures: PostgresJSON, digest: [UInt8],
    at now: Date
  ) -> Statement<Void> {
    Statement(
      "WeeklyReports.keep",
      """
      INSERT INTO weekly_report (iso_year, iso_week, unit_id, as_of, made_at, figures, sha256)
      VALUES (\(Int16(week.year)), \(Int16(week.week)), \(unit), \(asOf), \(now), \(figures),
        \(digest))
      ON CONFLICT ON CONSTRAINT weekly_report_is_made_once DO NOTHING
      """)
  }

  /// The report of a week, if it was kept: of the whole office, or of a unit with its subtree.
  public static func kept(_ week: ISOWeek, of unit: ID<Unit>? = nil) -> Statement<KeptReport> {
    Statement(
      "WeeklyReports.kept",
      """
      SELECT made_at, figures, sha256
      FROM weekly_report
      WHERE iso_year = \(Int16(week.year)) AND iso_week = \(Int16(week.week))
        AND unit_id IS NOT DISTINCT FROM \(unit)
      """, decode: readKept)
  }

  /// The newest kept reports of weeks before one, newest first.
  public static func keptBefore(_ week: ISOWeek, limit: Int) -> Statement<KeptReport> {
    Statement(
      "WeeklyReports.keptBefore",
      """
      SELECT made_at, figures, sha256
      FROM weekly_report
      WHERE (iso_year, iso_week) < (\(Int16(week.year)), \(Int16(week.week)))
        AND unit_id IS NULL
      ORDER BY iso_year DESC, iso_week DESC
      LIMIT \(limit)
      """, decode: readKept)
  }

  private static let readKept: @Sendable (Row) throws -> KeptReport = { row in
    var row = row.reader
    return try KeptReport(madeAt: row.next(), figures: row.next(), digest: row.next())
  }

  /// The words of listed tickets.
  public static func words(of numbers: [TicketNumber]) -> Statement<WeeklyWords> {
    Statement(
      "WeeklyReports.words",
      """
      SELECT t.year, t.serial, t.may_be_public, x.title, r.name, r.address
      FROM unnest(\(numbers.map { Int16($0.year) }), \(numbers.map { Int32($0.serial) }))
        AS n (year, serial)
      JOIN ticket t ON t.year = n.year AND t.serial = n.serial
      JOIN ticket_text x ON x.ticket_id = t.id
      LEFT JOIN reporter r ON r.ticket_id = t.id
      """
    ) { row in
      var row = row.reader
      return try WeeklyWords(
        number: TicketNumber(&row), isListed: row.next(), title: row.next(),
        reporter: Redaction.Reporter(name: row.next(), address: row.next()))
    }
  }

  /// Names of people.
  public static func names(of people: [ID<Person>]) -> Statement<PersonName> {
    Statement(
      "WeeklyReports.names", "SELECT id, name FROM person WHERE id = ANY (\(people))"
    ) { row in
      var row = row.reader
      return try PersonName(id: row.next(), name: row.next())
    }
  }

  /// Whether any ticket was filed before an instant.
  public static func hasTickets(before instant: Date) -> Statement<Bool> {
    Statement(
      "WeeklyReports.hasTickets",
      "SELECT EXISTS (SELECT 1 FROM ticket_event WHERE at < \(instant))", column: Bool.self)
  }
}

/// A person's name.
public struct PersonName: Sendable, Hashable {
  /// Who.
  public let id: ID<Person>
  /// Full name.
  public let name: String
}

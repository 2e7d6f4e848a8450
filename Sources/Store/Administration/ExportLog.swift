public import FoundationEssentials
public import Postgres
public import Rules

/// Statements over `export_log`.
public enum ExportLog {
  /// Writes down who takes which list out of the house.
  ///
  /// - Parameters:
  ///   - subject: the list, such as `tickets`.
  ///   - format: `csv` or `ndjson`.
  ///   - filter: codes and ids of what narrows it, as a JSON object; no words of a search.
  public static func append(
    _ subject: String, as format: String, filter: PostgresJSON, by person: ID<Person>,
    at now: Date
  ) -> Statement<Void> {
    Statement(
      "ExportLog.append",
      """
      INSERT INTO export_log (at, by_person, subject, format, filter)
      VALUES (\(now), \(person), \(subject), \(format), \(filter))
      """)
  }
}

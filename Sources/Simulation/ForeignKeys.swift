import Postgres

/// The foreign keys of the tables that are written, asked once for a whole batch.
///
/// The server asks for each row and key alone, which takes three times as long as everything else.
/// So a batch is loaded without that, and before it commits one statement asks every foreign key
/// of the schema about all its rows: the same answer, and nothing is there before it was given.
/// Only a superuser may do so; for others the server asks row by row.
struct ForeignKeys: Sendable {
  private struct Key: Sendable {
    let name: String
    let table: String
    /// The column that holds the ticket.
    let column: String
    /// What has to be there for a row `c`.
    let condition: String
  }

  private let keys: [Key]

  /// Reads the foreign keys from the schema.
  init(of tables: [String], in database: Database) async throws {
    keys = try await database.all(
      Statement(
        "ForeignKeys.read",
        """
        SELECT k.conname::text, c.relname::text,
          CASE c.relname WHEN 'ticket' THEN 'id' ELSE 'ticket_id' END,
          (SELECT string_agg(format('c.%I IS NOT NULL', a.attname), ' AND ')
            FROM pg_attribute a WHERE a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey))
          || format(' AND NOT EXISTS (SELECT FROM office.%I p WHERE ', p.relname)
          || (SELECT string_agg(format('p.%I = c.%I', f.attname, a.attname), ' AND ')
            FROM unnest(k.conkey, k.confkey) u (own, other)
            JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.own
            JOIN pg_attribute f ON f.attrelid = k.confrelid AND f.attnum = u.other)
          || ')'
        FROM pg_constraint k
        JOIN pg_class c ON c.oid = k.conrelid
        JOIN pg_class p ON p.oid = k.confrelid
        WHERE k.contype = 'f' AND k.connamespace = 'office'::regnamespace
          AND c.relname = ANY (\(tables))
        ORDER BY c.relname, k.conname
        """
      ) { row in
        var row = row.reader
        return try Key(
          name: row.next(), table: row.next(), column: row.next(), condition: row.next())
      })
  }

  /// Runs a body that loads the rows of some tickets, and asks about them.
  ///
  /// - Throws: `SimulationError.foreignKey` for a row that points to nothing.
  func check(
    _ tickets: ClosedRange<Int64>, in tx: Transaction, after load: () throws -> Void
  ) throws {
    try tx.script("SET LOCAL session_replication_role = replica", name: "ForeignKeys.defer")
    try load()
    try tx.script("SET LOCAL session_replication_role = origin", name: "ForeignKeys.resume")
    let broken = try tx.first(
      Statement("ForeignKeys.check", broken(tickets), column: String.self))
    if let broken { throw SimulationError.foreignKey(broken) }
  }

  private func broken(_ tickets: ClosedRange<Int64>) -> SQL {
    keys.map { key -> SQL in
      """
      SELECT \(key.name)::text
      WHERE EXISTS (SELECT FROM office.\(identifier: key.table) c
        WHERE c.\(identifier: key.column) BETWEEN \(tickets.lowerBound)
          AND \(tickets.upperBound) AND \(raw: key.condition))
      """
    }.joined(separator: " UNION ALL ")
  }
}

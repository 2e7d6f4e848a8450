extension Database {
  /// The text of a statement with literals in place of its values: for tools that take a script,
  /// such as `pgbench` and `psql`, and for `EXPLAIN`. The server writes the literals.
  ///
  /// Nothing in it looks like a variable of such a tool: colons in values are escaped.
  ///
  /// - Throws: `PostgresError`.
  public func written<Output>(_ statement: Statement<Output>) async throws -> String {
    let binds = statement.sql.parts.compactMap { part -> SQL? in
      if case .bind = part { SQL(parts: [part]) } else { nil }
    }
    var literals: [String] = []
    if !binds.isEmpty {
      let texts = binds.map { "\(sql: $0)::text" as SQL }.joined(separator: ", ")
      let types = binds.map { "pg_typeof(\(sql: $0))::text" as SQL }.joined(separator: ", ")
      literals = try await one(
        Statement("written", "SELECT ARRAY[\(sql: texts)], ARRAY[\(sql: types)]") { row in
          var row = row.reader
          let (texts, types) = try (row.next([String?].self), row.next([String].self))
          return zip(texts, types).map { SQL.literal($0, type: $1) }
        })
    }
    var left = literals[...]
    let text = statement.sql.parts.map { part -> String in
      switch part {
      case .text(let text): text
      case .bind: left.popFirst() ?? "NULL"
      }
    }
    return "/* \(statement.name) */ " + text.joined()
  }
}

extension SQL {
  /// A typed literal; nil is NULL.
  static func literal(_ text: String?, type: String) -> String {
    guard let text else { return "CAST(NULL AS \(type))" }
    let escaped = text.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
      .replacing(":", with: "\\x3A")
    return "CAST(E'\(escaped)' AS \(type))"
  }
}

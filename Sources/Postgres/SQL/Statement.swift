/// A named statement: its SQL with the bound values, and how a row of its result is read.
///
/// A statement is a plain value; any of the roads carries it: a `Transaction`, a `Database`, a
/// `Pipeline`, or a `BatchWriter`.
///
/// ```swift
/// func ticket(_ id: Int64) -> Statement<Ticket> {
///   Statement("ticket by id", "SELECT id, title FROM ticket WHERE id = \(id)") { row in
///     var row = row.reader
///     return try Ticket(id: row.next(), title: row.next())
///   }
/// }
/// ```
public struct Statement<Output: Sendable>: Sendable {
  /// The name: a leading comment of the SQL (so that `pg_stat_statements` and the server's log
  /// speak of it), and part of every error.
  public let name: String
  /// The SQL with its values.
  public let sql: SQL
  /// Reads one row.
  public let decode: @Sendable (Row) throws -> Output

  /// A statement whose rows are read by `decode`.
  public init(_ name: String, _ sql: SQL, decode: @escaping @Sendable (Row) throws -> Output) {
    self.name = name
    self.sql = sql
    self.decode = decode
  }

  /// The same statement, its output transformed.
  public func map<New: Sendable>(
    _ transform: @escaping @Sendable (Output) throws -> New
  ) -> Statement<New> {
    Statement<New>(name, sql) { [decode] in try transform(decode($0)) }
  }
}

extension Statement where Output == Void {
  /// A command; rows, if any, are ignored.
  public init(_ name: String, _ sql: SQL) {
    self.init(name, sql, decode: { _ in })
  }
}

extension Statement where Output: SQLDecodable {
  /// A statement of one column.
  public init(_ name: String, _ sql: SQL, column: Output.Type) {
    self.init(name, sql, decode: { try $0.decode(column, at: 0) })
  }
}

/// A statement ready to be sent: numbered parameters, no closures.
struct Prepared: Sendable {
  /// What tells prepared statements apart.
  struct Key: Hashable, Sendable {
    let text: String
    let types: [UInt32]
  }

  let name: String
  let key: Key
  let binds: [SQL.Bind]

  /// - Throws: `PostgresError` of kind `.encoding` when a value can't be bound.
  init(name: String, sql: SQL) throws(PostgresError) {
    var text = "/* " + name.replacing("*/", with: "* /").replacing("\0", with: "") + " */ "
    var binds: [SQL.Bind] = []
    var afterBind = false
    for part in sql.parts {
      switch part {
      case .text(let piece):
        // "$1" and a digit would read as another parameter.
        if afterBind, piece.first?.isNumber == true { text += " " }
        afterBind = false
        text += piece
      case .bind(let bind):
        afterBind = true
        binds.append(bind)
        text += "$\(binds.count)"
        if let problem = bind.problem {
          throw PostgresError(
            .encoding, statement: name, message: "$\(binds.count): \(problem.reason)")
        }
      }
    }
    guard binds.count <= 65_535 else {
      throw PostgresError(.encoding, statement: name, message: "more than 65535 values")
    }
    if text.utf8.contains(0) {
      throw PostgresError(.encoding, statement: name, message: "the SQL contains a NUL character")
    }
    self.name = name
    self.key = Key(text: text, types: binds.map(\.type))
    self.binds = binds
  }
}

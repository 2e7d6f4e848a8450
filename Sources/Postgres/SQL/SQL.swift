/// A piece of SQL and the values bound to it.
///
/// Interpolation binds: `"… WHERE id = \(id)"` sends `$1` and the value apart, so what a citizen
/// types can never become SQL. The rest has to be asked for by name:
///
/// ```swift
/// let open: SQL = "state <> \(State.closed)"
/// let sql: SQL = "SELECT id FROM \(identifier: table) WHERE \(sql: open) LIMIT \(50)"
/// ```
public struct SQL: Sendable, ExpressibleByStringInterpolation {
  enum Part: Sendable {
    case text(String)
    case bind(Bind)
  }

  /// One bound value in binary form.
  struct Bind: Sendable {
    let type: UInt32
    /// nil is NULL.
    let bytes: [UInt8]?
    /// Why the value can't be bound; reported when the statement is run.
    let problem: UnbindableValue?

    init<Value: SQLBindable>(_ value: Value) {
      type = Value.sqlType.oid
      if value.isSQLNull {
        (bytes, problem) = (nil, nil)
        return
      }
      var buffer: [UInt8] = []
      do {
        try value.appendSQL(to: &buffer)
        (bytes, problem) = (buffer, nil)
      } catch {
        (bytes, problem) = (nil, error)
      }
    }
  }

  var parts: [Part]

  init(parts: [Part]) { self.parts = parts }

  /// SQL without values.
  public init(stringLiteral value: String) { parts = [.text(value)] }

  /// SQL with values.
  public init(stringInterpolation: StringInterpolation) { parts = stringInterpolation.parts }

  /// SQL from a string, such as a file of the program. Never from what a user typed.
  public init(raw text: String) { parts = [.text(text)] }

  /// One piece after the other; the parameters are numbered anew.
  public static func + (left: SQL, right: SQL) -> SQL { SQL(parts: left.parts + right.parts) }

  /// Appends a piece.
  public static func += (left: inout SQL, right: SQL) { left.parts += right.parts }

  /// What an interpolation of SQL may contain.
  public struct StringInterpolation: StringInterpolationProtocol {
    var parts: [Part] = []

    /// Starts an empty piece.
    public init(literalCapacity: Int, interpolationCount: Int) {
      parts.reserveCapacity(interpolationCount * 2 + 1)
    }

    /// SQL as the programmer wrote it.
    public mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { parts.append(.text(literal)) }
    }

    /// Binds a value.
    public mutating func appendInterpolation(_ value: some SQLBindable) {
      parts.append(.bind(Bind(value)))
    }

    /// Binds a value or NULL. (Without this overload the compiler warns of every optional.)
    public mutating func appendInterpolation<Value: SQLBindable>(_ value: Value?) {
      parts.append(.bind(Bind(value)))
    }

    /// Inserts SQL as it is. Never what a user typed.
    public mutating func appendInterpolation(raw text: String) { parts.append(.text(text)) }

    /// Inserts a quoted name of a table, column, role, ….
    public mutating func appendInterpolation(identifier name: String) {
      parts.append(.text(SQL.quoted(identifier: name)))
    }

    /// Inserts another piece with its values.
    public mutating func appendInterpolation(sql: SQL) { parts += sql.parts }
  }

  static func quoted(identifier name: String) -> String {
    "\"" + name.replacing("\"", with: "\"\"").replacing("\0", with: "") + "\""
  }

  static func quoted(literal text: String) -> String {
    "'" + text.replacing("'", with: "''").replacing("\0", with: "") + "'"
  }
}

extension Sequence<SQL> {
  /// The pieces with a separator between them, such as `" AND "`.
  public func joined(separator: SQL) -> SQL {
    var result = SQL(parts: [])
    for (index, piece) in enumerated() {
      if index > 0 { result += separator }
      result += piece
    }
    return result
  }
}

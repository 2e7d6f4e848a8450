internal import CPostgres

extension PostgresError {
  /// Classes of SQLSTATE whose messages speak of statements and sessions, never of data.
  private static let safeClasses: Set<String> = [
    "00", "01", "08", "0A", "25", "26", "28", "34", "3D", "3F", "40", "42", "53", "55", "57", "58",
  ]

  /// Reads what the server said in a failed result.
  init(result: OpaquePointer, connection: OpaquePointer, statement: String?) {
    func field(_ code: Int32) -> String? {
      PQresultErrorField(result, code).map { String(cString: $0) }
    }
    let state = field(pg_field_sqlstate).map { SQLState(rawValue: $0) }
    self.init(.server, sqlState: state, statement: statement)
    severity = field(pg_field_severity)
    constraint = field(pg_field_constraint)
    schema = field(pg_field_schema)
    table = field(pg_field_table)
    column = field(pg_field_column)
    position = field(pg_field_position).flatMap { Int($0) }
    message = PostgresError.safeMessage(state, field(pg_field_message))
    let isLost = PQstatus(connection) == CONNECTION_BAD
    if state == nil {
      // libpq itself speaks, not the server.
      message = PostgresError.firstLine(PQresultErrorMessage(result))
      if !isLost { kind = .misuse }
    }
    if isLost || severity == "FATAL" || severity == "PANIC" { kind = .connectionLost }
  }

  /// Reads what libpq said about the connection itself.
  static func lost(_ connection: OpaquePointer?, statement: String? = nil) -> PostgresError {
    let words = connection.flatMap { PQerrorMessage($0) }
    return PostgresError(.connectionLost, statement: statement, message: firstLine(words))
  }

  /// The server's words where they can't quote data, else nil.
  static func safeMessage(_ state: SQLState?, _ message: String?) -> String? {
    guard let state, safeClasses.contains(state.category) else { return nil }
    return message
  }

  private static func firstLine(_ words: UnsafePointer<CChar>?) -> String? {
    guard let words else { return nil }
    let text = String(cString: words)
    return text.split(whereSeparator: \.isNewline).first.map(String.init)
  }
}

/// A road for single statements that read: a `Database` or a `Pipeline`.
public protocol ReadRoad: Sendable {
  /// Every row.
  func all<Output>(_ statement: Statement<Output>) async throws -> [Output]
  /// The first row, nil when there is none.
  func first<Output>(_ statement: Statement<Output>) async throws -> Output?
  /// The only row.
  ///
  /// - Throws: `PostgresError` of kind `.unexpectedRowCount` for none or several.
  func one<Output>(_ statement: Statement<Output>) async throws -> Output
}

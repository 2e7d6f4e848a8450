import Postgres
import Testing

/// Expects a `PostgresError` of a kind.
@discardableResult
func expectKind<Value>(
  _ kind: PostgresError.Kind, at location: SourceLocation = #_sourceLocation,
  _ body: () async throws -> Value
) async -> PostgresError? {
  do {
    _ = try await body()
    Issue.record("nothing was thrown", sourceLocation: location)
  } catch let error as PostgresError {
    #expect(error.kind == kind, "\(error)", sourceLocation: location)
    return error
  } catch {
    Issue.record("\(error) is no PostgresError", sourceLocation: location)
  }
  return nil
}

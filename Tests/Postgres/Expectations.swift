import Dispatch
import Postgres
import Support
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

/// Asks the server again and again until `condition` holds.
func eventually(
  _ what: Comment, at location: SourceLocation = #_sourceLocation,
  _ condition: () async throws -> Bool
) async throws {
  let deadline = ContinuousClock.now + .seconds(20)
  while ContinuousClock.now < deadline {
    if try await condition() { return }
    await Task.yield()
  }
  Issue.record(what, sourceLocation: location)
}

/// The sessions of a database, seen from another one.
struct Sessions {
  let database: String
  let observer: Database

  /// Watches the sessions of the database of an address.
  init(of address: String) async throws {
    database = String(address.split(separator: "dbname=").last ?? "")
    observer = Database(ConnectionSettings(try await TestServer.shared.address(of: "postgres")))
  }

  /// How many sessions wait for a lock or sleep in a statement with this name.
  func running(_ name: String) async throws -> Int {
    try await observer.one(
      Statement(
        "running",
        """
        SELECT count(*) FROM pg_stat_activity
        WHERE datname = \(database) AND state = 'active' AND query LIKE \("/* \(name) */%")
        """, column: Int.self))
  }

  /// How many sessions there are.
  func count() async throws -> Int {
    try await observer.one(
      Statement(
        "count", "SELECT count(*) FROM pg_stat_activity WHERE datname = \(database)",
        column: Int.self))
  }

  /// Ends every session, as an administrator would.
  func terminate() async throws {
    _ = try await observer.all(
      Statement(
        "terminate",
        """
        SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
        WHERE datname = \(database)
        """, column: Bool.self))
  }
}

/// Holds a synchronous closure, on a thread of its own, until an asynchronous one is done.
final class Gate: Sendable {
  private let semaphore = DispatchSemaphore(value: 0)

  func open() { semaphore.signal() }

  func pass() { semaphore.wait() }
}

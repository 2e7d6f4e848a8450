public import Casework
public import Foundation
import Logging
public import Postgres
import Rules
import Store
import Synchronization

/// An office of one's own for a test: the sample office on a database of its own, and a clock
/// that stands until it is set.
public struct TestOffice: Sendable {
  /// The office.
  public let office: Office
  /// Address of its database, as superuser.
  public let address: String
  /// Its clock.
  public let clock: TestClock
  /// For looking behind the office's back, as superuser.
  public let database: Database

  /// Opens one. The time is Monday 2026-11-23 09:00 in Viet Nam unless said otherwise.
  ///
  /// - Parameter takeBackTime: for how long an answer may be taken back; by default it leaves at
  ///   once.
  public static func open(
    at time: String = "2026-11-23T02:00:00Z", takeBackTime: Double = 0
  ) async throws -> TestOffice {
    let address = try await TestServer.shared.freshDatabase(template: "office") { address in
      try await prepare(address)
    }
    return try await open(address: address, at: time, takeBackTime: takeBackTime)
  }

  /// Opens another office on the same database, as after a restart.
  public static func open(
    address: String, at time: String, takeBackTime: Double = 0
  ) async throws -> TestOffice {
    let clock = TestClock(time)
    var settings = Office.Settings(key: Array("a key for tests, thirty-two bytes!".utf8))
    settings.clock = { clock.now }
    settings.connections = 4
    settings.takeBackTime = takeBackTime
    let office = try await Office(
      app: ConnectionSettings(address, role: "hoiam_app"),
      open: ConnectionSettings(address, role: "hoiam_public"), settings: settings,
      logger: Logger(label: "test"))
    var behind = ConnectionSettings(address)
    behind.parameters["search_path"] = "office, open, public"
    return TestOffice(
      office: office, address: address, clock: clock,
      // Tests ask together, on machines that may do much else.
      database: Database(behind, connections: 2, acquireTimeout: .seconds(120)))
  }

  /// Somebody of the sample, with their roles of today.
  public func actor(_ username: String) async throws -> Actor {
    let rows = try await database.all(
      Statement(
        "test actor",
        """
        SELECT p.id, r.role, r.unit_id
        FROM person p
        JOIN person_role r ON r.person_id = p.id
        WHERE p.username = \(username)
        """
      ) { row in
        var row = row.reader
        return try (id: row.next(ID<Person>.self), grant: Grant(row.next(), at: row.next()))
      })
    guard let id = rows.first?.id else { throw Missing(what: username) }
    return Actor(.person(id, grants: Set(rows.map(\.grant))))
  }

  /// One value of a query, as superuser.
  public func value<Value: SQLDecodable & Sendable>(
    _ sql: SQL, as type: Value.Type = Value.self
  ) async throws -> Value {
    try await database.one(Statement("test value", sql, column: type))
  }

  /// The `sql` directory of this package.
  public static var sqlDirectory: String {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "sql").path(percentEncoded: false)
  }

  private static func prepare(_ address: String) async throws {
    let schema = Schema(directory: sqlDirectory)
    let admin = ConnectionSettings(address)
    try await schema.makeRoles(admin)
    let setup = Database(admin, connections: 1)
    try await setup.write { tx in
      try tx.script(
        """
        DO $$ BEGIN
          EXECUTE format('ALTER DATABASE %I OWNER TO hoiam_owner', current_database());
        END $$
        """)
    }
    await setup.close()
    try await schema.migrate(admin, logger: Logger(label: "test"))
    try await schema.loadCatalogue(admin)
    try await schema.loadSample(admin)
  }

  /// Something a test took for granted is not there.
  public struct Missing: Error {
    /// Says what is missing.
    public init(what: String) { self.what = what }

    /// What.
    public let what: String
  }
}

/// A clock that stands until it is set.
public final class TestClock: Sendable {
  private let time: Mutex<Date>

  /// Stands at an instant in RFC 3339.
  public init(_ time: String) {
    self.time = Mutex(Instant.date(rfc3339: time) ?? .distantPast)
  }

  /// What it shows.
  public var now: Date { time.withLock { $0 } }

  /// Sets it.
  public func set(_ text: String) {
    if let date = Instant.date(rfc3339: text) { time.withLock { $0 = date } }
  }

  /// Moves it forward.
  public func advance(hours: Double) {
    time.withLock { $0 += hours * 3600 }
  }
}

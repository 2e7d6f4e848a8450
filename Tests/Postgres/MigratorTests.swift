import Foundation
import Postgres
import Support
import Testing

/// A directory of migrations that lasts as long as the test.
private final class Folder {
  let path = "/tmp/migrations-\(UUID().uuidString)"

  init(_ files: [String: String]) throws {
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true)
    for (name, text) in files { try write(name, text) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ text: String) throws {
    try text.write(toFile: "\(path)/\(name)", atomically: true, encoding: .utf8)
  }
}

struct MigratorTests {
  private static let two = [
    "0001_place.sql":
      "-- Why: ổ gà.\nCREATE TABLE place (id int); SET LOCAL search_path = nowhere;",
    "0002_name.sql": "ALTER TABLE place ADD COLUMN name text;\nINSERT INTO place VALUES (1, 'a');",
  ]

  private let places = Statement("places", "SELECT count(*) FROM place", column: Int.self)

  @Test func `files run once, in order, and the database says so`() async throws {
    let settings = ConnectionSettings(try await TestServer.shared.freshDatabase())
    let folder = try Folder(Self.two)
    let migrator = Migrator(settings, directory: folder.path)
    #expect(try await migrator.status() == .tooOld(version: 0, wanted: 2))
    #expect(try await migrator.migrate() == ["0001_place.sql", "0002_name.sql"])
    #expect(try await migrator.status() == .current(version: 2))
    #expect(try await migrator.migrate() == [])
    try folder.write("0003_more.sql", "INSERT INTO place VALUES (2)")
    #expect(try await migrator.status() == .tooOld(version: 2, wanted: 3))
    #expect(try await migrator.migrate() == ["0003_more.sql"])
    #expect(try await Database(settings).one(places) == 2)
  }

  @Test func `twenty migrators at once are harmless`() async throws {
    let settings = ConnectionSettings(try await TestServer.shared.freshDatabase())
    let folder = try Folder(Self.two)
    let migrator = Migrator(settings, directory: folder.path)
    let applied = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<20 { group.addTask { try await migrator.migrate().count } }
      return try await group.reduce(0, +)
    }
    #expect(applied == 2)
    #expect(try await Database(settings).one(places) == 1)
  }

  @Test func `a changed file is refused`() async throws {
    let settings = ConnectionSettings(try await TestServer.shared.freshDatabase())
    let folder = try Folder(Self.two)
    let migrator = Migrator(settings, directory: folder.path)
    try await migrator.migrate()
    try folder.write("0001_place.sql", "CREATE TABLE place (id int);")
    try folder.write("0003_more.sql", "INSERT INTO place VALUES (2)")
    let problem = PostgresError.Kind.migration(.changedChecksum(file: "0001_place.sql"))
    await expectKind(problem) { try await migrator.migrate() }
    await expectKind(problem) { try await migrator.status() }
    #expect(try await Database(settings).one(places) == 1)
  }

  @Test func `a schema newer than the files is refused`() async throws {
    let settings = ConnectionSettings(try await TestServer.shared.freshDatabase())
    let new = try Folder(Self.two)
    try await Migrator(settings, directory: new.path).migrate()
    let old = try Folder(["0001_place.sql": Self.two["0001_place.sql"] ?? ""])
    let migrator = Migrator(settings, directory: old.path)
    #expect(try await migrator.status() == .tooNew(version: 2, known: 1))
    await expectKind(.migration(.tooNew(database: 2, files: 1))) { try await migrator.migrate() }
  }

  @Test(arguments: [
    ("0003_gap.sql", MigrationProblem.gap(expected: 2, found: "0003_gap.sql")),
    ("0001_twin.sql", .gap(expected: 2, found: "0001_twin.sql")),
    ("2_short.sql", .badName(file: "2_short.sql")),
    ("0002.sql", .badName(file: "0002.sql")),
    ("00x2_name.sql", .badName(file: "00x2_name.sql")),
  ])
  func `files that are no proper sequence are refused`(
    name: String, problem: MigrationProblem
  ) async throws {
    let settings = ConnectionSettings("host=/nonexistent")
    let folder = try Folder(["0001_place.sql": "SELECT 1", "README.md": "", name: "SELECT 1"])
    await expectKind(.migration(problem)) {
      try await Migrator(settings, directory: folder.path).migrate()
    }
    await expectKind(.migration(.unreadable(path: "/nonexistent"))) {
      try await Migrator(settings, directory: "/nonexistent").status()
    }
  }

  @Test func `a file that fails leaves nothing of itself and says where`() async throws {
    let settings = ConnectionSettings(try await TestServer.shared.freshDatabase())
    let folder = try Folder(Self.two)
    let migrator = Migrator(settings, directory: folder.path)
    try folder.write("0003_typo.sql", "INSERT INTO place VALUES (2);\n\nSELEC 'ổ gà';")
    let error = await expectKind(.server) { try await migrator.migrate() }
    #expect(error?.statement == "0003_typo.sql")
    #expect(error?.message?.hasPrefix("line 3: ") == true)
    #expect(try await migrator.status() == .tooOld(version: 2, wanted: 3))
    #expect(try await Database(settings).one(places) == 1)
    try folder.write("0003_typo.sql", "INSERT INTO place VALUES (2); COMMIT;")
    await expectKind(.migration(.endedTransaction(file: "0003_typo.sql"))) {
      try await migrator.migrate()
    }
  }

  @Test func `repeatable files run after the migrations when something has changed`() async throws {
    let settings = ConnectionSettings(try await TestServer.shared.freshDatabase())
    let folder = try Folder(Self.two)
    let views = try Folder([
      "names.sql": "CREATE OR REPLACE VIEW names AS SELECT id FROM place",
      "rights.sql": "GRANT SELECT ON names TO PUBLIC",
    ])
    let migrator = Migrator(
      settings, directory: folder.path,
      repeatables: ["\(views.path)/names.sql", "\(views.path)/rights.sql"])
    #expect(try await migrator.migrate().suffix(2) == ["names.sql", "rights.sql"])
    #expect(try await migrator.migrate() == [])
    try views.write("names.sql", "CREATE OR REPLACE VIEW names AS SELECT id, name FROM place")
    #expect(try await migrator.status() == .repeatablesChanged(["names.sql"]))
    #expect(try await migrator.migrate() == ["names.sql"])
    try folder.write("0003_drop.sql", "DROP VIEW names; ALTER TABLE place ALTER name TYPE varchar")
    #expect(try await migrator.migrate() == ["0003_drop.sql", "names.sql", "rights.sql"])
    #expect(try await migrator.status() == .current(version: 3))
  }

  @Test func `a role without rights may ask for the status`() async throws {
    let address = try await TestServer.shared.freshDatabase()
    let folder = try Folder(Self.two)
    try await Migrator(ConnectionSettings(address), directory: folder.path).migrate()
    let humble = ConnectionSettings(address, role: "pg_monitor")
    let migrator = Migrator(humble, directory: folder.path)
    #expect(try await migrator.status() == .current(version: 2))
  }
}

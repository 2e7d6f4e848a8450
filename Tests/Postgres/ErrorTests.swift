import Postgres
import Support
import Testing

struct ErrorTests {
  private static let secret = "0900 000 112"

  private func people() async throws -> Database {
    let address = try await TestServer.shared.freshDatabase(template: "people") { address in
      let database = Database(ConnectionSettings(address))
      try await database.write { tx in
        try tx.script(
          """
          CREATE TABLE person (
            phone text CONSTRAINT phone_is_unique UNIQUE
              CONSTRAINT phone_is_short CHECK (length(phone) < 40),
            age int NOT NULL
          )
          """)
      }
      await database.close()
    }
    return Database(ConnectionSettings(address))
  }

  private func insert(_ phone: String, _ age: Int?) -> Statement<Void> {
    Statement("insert person", "INSERT INTO person VALUES (\(phone), \(age))")
  }

  @Test func `a violated constraint is named`() async throws {
    let database = try await people()
    try await database.run(insert(Self.secret, 1))
    let twice = await expectKind(.server) { try await database.run(insert(Self.secret, 1)) }
    #expect(twice?.sqlState == .uniqueViolation)
    #expect(twice?.constraint == "phone_is_unique")
    #expect(twice?.table == "person")
    #expect(twice?.schema == "public")
    #expect(twice?.statement == "insert person")
    #expect(twice?.severity == "ERROR")
    let long = String(repeating: "9", count: 40)
    let check = await expectKind(.server) { try await database.run(insert(long, 1)) }
    #expect(check?.constraint == "phone_is_short")
    let null = await expectKind(.server) { try await database.run(insert("1", nil)) }
    #expect(null?.sqlState == .notNullViolation)
    #expect(null?.column == "age")
  }

  @Test(
    arguments: [
      "SELECT \(secret)::int", "SELECT \(secret)::jsonb", "SELECT \(secret)::date",
      "SELECT \(secret)::uuid", "SELECT to_timestamp(\(secret), 'YYYY')::text || 1 / 0",
      "INSERT INTO person VALUES (\(secret), 1), (\(secret), 2)",
      "INSERT INTO person VALUES (\(secret) || repeat('x', 99), 1)",
      "INSERT INTO person VALUES (\(secret), NULL)", "SELECT (\(secret) || \(5))::int + 1",
      "SELECT set_config('TimeZone', \(secret), true)", "SELECT nextval(\(secret))",
      "SELECT array_fill(0, ARRAY[\(5)::int, -1]), \(secret)::inet",
    ] as [SQL])
  func `no error repeats a bound value`(sql: SQL) async throws {
    let database = try await people()
    let error = await expectKind(.server) { try await database.run(Statement("leak", sql)) }
    let words = "\(error.map { "\($0) \($0.message ?? "") \($0.column ?? "")" } ?? "")"
    #expect(!words.contains("0900"))
    #expect(!words.contains("112"))
  }

  @Test func `an error of the SQL keeps the server's words and place`() async throws {
    let database = try await people()
    let error = await expectKind(.server) {
      try await database.run(Statement("typo", "SELECT nothing"))
    }
    #expect(error?.message == #"column "nothing" does not exist"#)
    #expect(error?.position != nil)
    #expect(error?.description.contains("typo") == true)
  }
}

import Postgres
import Support
import Testing

struct SQLTests {
  private func database() async throws -> Database {
    Database(ConnectionSettings(try await TestServer.shared.address(of: "postgres")))
  }

  @Test func `what is interpolated is bound, not pasted`() async throws {
    let evil = "'; DROP TABLE ticket; --"
    let found = try await database().one(
      Statement("evil", "SELECT \(evil) || \("!")", column: String.self))
    #expect(found == evil + "!")
  }

  @Test func `a statement written out with literals says the same`() async throws {
    let words = ["quote ' and \\", "12:30 {a,b}", "Đường Hùng Vương"]
    let statement = Statement<[String]>(
      "written", "SELECT \(words) || \(String?.none) || to_char(\(7), 'FM99')::text",
      column: [String].self)
    let database = try await database()
    let text = try await database.written(statement)
    #expect(!text.contains("$1"))
    #expect(!text.contains("12:30"), "a colon would be a variable of pgbench")
    let found = try await database.one(
      Statement("literal", SQL(raw: text), column: [String?].self))
    #expect(found == words + [nil, "7"])
  }

  @Test func `pieces compose and number their parameters anew`() async throws {
    let condition: SQL = "x > \(1)"
    let conditions: [SQL] = [condition, "x < \(4)", "x <> \(2)"]
    var sql: SQL = "SELECT \(100) + x FROM generate_series(1, \(9)) x WHERE "
    sql += conditions.joined(separator: " AND ")
    sql = sql + " LIMIT \(5)"
    let found = try await database().all(Statement("composed", sql, column: Int.self))
    #expect(found == [103])
  }

  @Test func `names and raw SQL are inserted by their label only`() async throws {
    let name = #"a "strange" name"#
    let found = try await database().one(
      Statement(
        "names",
        "SELECT \(identifier: name) \(raw: "+ 1") FROM (SELECT 1 AS \(identifier: name)) x",
        column: Int.self))
    #expect(found == 2)
  }

  @Test func `a digit after a parameter doesn't make it another parameter`() async throws {
    let error = await expectKind(.server) {
      try await database().one(
        Statement("digits", "SELECT \(1)\(raw: "0"), \(2)", column: Int.self))
    }
    #expect(error?.sqlState == "42601")
  }

  @Test func `the name is a comment the server sees`() async throws {
    let query = try await database().one(
      Statement(
        "ticket by */ id", "SELECT query FROM pg_stat_activity WHERE pid = pg_backend_pid()",
        column: String.self))
    #expect(query.hasPrefix("/* ticket by * / id */ SELECT"))
  }
}

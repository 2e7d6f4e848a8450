import Foundation
import Postgres
import Support
import Testing

/// A state as a domain would have it.
private enum State: String, SQLBindable, SQLDecodable, CaseIterable {
  case open
  case closed = "đã đóng"
}

struct RoundTripTests {
  private func database() async throws -> Database {
    Database(ConnectionSettings(try await TestServer.shared.address(of: "postgres")))
  }

  private func echo<Value: SQLCodable & Equatable>(
    _ value: Value, at location: SourceLocation = #_sourceLocation
  ) async throws {
    let found = try await database().one(
      Statement("echo", "SELECT \(value)", column: Value.self))
    #expect(found == value, sourceLocation: location)
    let none = try await database().one(
      Statement("echo", "SELECT \(Value?.none)", column: Value?.self))
    #expect(none == nil, sourceLocation: location)
  }

  @Test func `integers come back as they went`() async throws {
    for value in [Int16.min, -1, 0, 1, .max] { try await echo(value) }
    for value in [Int32.min, -1, 0, 1, .max] { try await echo(value) }
    for value in [Int64.min, -1, 0, 1, .max] { try await echo(value) }
    for value in [Int.min, -1, 0, 1, .max] { try await echo(value) }
  }

  @Test func `truths and numbers come back as they went`() async throws {
    try await echo(true)
    try await echo(false)
    for value in [0, -0.1, 1.0 / 3, .pi, .greatestFiniteMagnitude, .infinity, -.infinity] {
      try await echo(value)
    }
    let nan = try await database().one(
      Statement("nan", "SELECT \(Double.nan)", column: Double.self))
    #expect(nan.isNaN)
  }

  @Test(arguments: [
    "", "Hồi Âm", "a'b\"c\\d", "{1,2}", "NULL", "🏳️‍🌈", String(repeating: "ổ", count: 99_999),
  ])
  func `texts come back as they went`(text: String) async throws {
    try await echo(text)
    try await echo([text, "", text])
    try await echo([text, nil])
  }

  @Test func `bytes come back as they went`() async throws {
    let all = (0...255).map { UInt8($0) }
    try await echo(all)
    try await echo([UInt8]())
    try await echo(Data(all))
    try await echo(Data())
    try await echo([all, [], [0]])
    try await echo([Data(all), Data()])
  }

  @Test func `identifiers, JSON and enums come back as they went`() async throws {
    try await echo(UUID())
    try await echo([UUID(), UUID()])
    try await echo(PostgresJSON(#"{"a": [1, null, "ổ"]}"#))
    try await echo([PostgresJSON("1"), PostgresJSON("{}")])
    for state in State.allCases { try await echo(state) }
    try await echo(State.allCases)
    try await echo([State.open, nil])
  }

  @Test(arguments: [
    -62_135_596_800, -1, -0.000001, 0, 0.1, 1_753_000_000.123456, 253_402_300_800, 8e12,
    -210_866_803_200,
  ])
  func `times come back to the microsecond`(seconds: Double) async throws {
    let date = Date(timeIntervalSince1970: seconds)
    let found = try await database().one(Statement("echo", "SELECT \(date)", column: Date.self))
    #expect(abs(found.timeIntervalSince(date)) <= max(0.000001, abs(seconds) * 1e-15))
    let server = try await database().one(
      Statement("epoch", "SELECT extract(epoch FROM \(date))", column: Double.self))
    #expect(abs(server - seconds) <= max(0.000001, abs(seconds) * 1e-15))
  }

  @Test(arguments: ["UTC", "Asia/Ho_Chi_Minh", "Asia/Kolkata", "America/St_Johns"])
  func `a time is the same in every time zone`(zone: String) async throws {
    let settings = ConnectionSettings(
      try await TestServer.shared.address(of: "postgres"), timeZone: zone)
    for seconds in [-3_000_000_000.5, 0, 1_753_000_000.123456] {
      let date = Date(timeIntervalSince1970: seconds)
      let found = try await Database(settings).one(
        Statement("echo", "SELECT \(date)", column: Date.self))
      #expect(abs(found.timeIntervalSince(date)) < 0.000001)
    }
  }

  @Test(arguments: [
    (2026, 1, 1), (2024, 2, 29), (1999, 12, 31), (1, 1, 1), (0, 12, 31), (-4711, 1, 1),
    (9999, 12, 31), (10_000, 1, 1), (5_874_897, 12, 31),
  ])
  func `days come back as they went`(year: Int, month: Int, day: Int) async throws {
    try await echo(PostgresDate(year: year, month: month, day: day))
    try await echo([PostgresDate(year: year, month: month, day: day), nil])
  }

  @Test func `arrays may be empty and hold NULL`() async throws {
    try await echo([Int]())
    try await echo([String?]())
    try await echo([1, nil, 3] as [Int?])
    try await echo([nil, nil] as [Bool?])
    try await echo([Date(timeIntervalSince1970: 1), nil])
    try await echo([1.5, nil])
    try await echo([Int16(1), -2])
    try await echo([Int32(1), -2])
    let sum = try await database().one(
      Statement("unnest", "SELECT sum(x) FROM unnest(\([1, 2, 3])) x", column: Int.self))
    #expect(sum == 6)
  }

  @Test func `an array of arrays is refused`() async throws {
    await expectKind(.encoding) { try await echo([[1]]) }
  }

  @Test(arguments: ["a\0b", "\0"])
  func `a NUL in a text is refused before it is sent`(text: String) async throws {
    await expectKind(.encoding) { try await echo(text) }
    await expectKind(.encoding) { try await echo([text]) }
    await expectKind(.encoding) { try await echo(PostgresJSON(text)) }
  }

  @Test func `dates at infinity are refused both ways`() async throws {
    for bad in [Double.infinity, -.infinity, .nan, 1e15, -1e12] {
      await expectKind(.encoding) { try await echo(Date(timeIntervalSince1970: bad)) }
    }
    for sql: SQL in ["SELECT 'infinity'::timestamptz", "SELECT '-infinity'::timestamptz"] {
      await expectKind(.decoding) {
        try await database().one(Statement("infinity", sql, column: Date.self))
      }
    }
    await expectKind(.decoding) {
      try await database().one(
        Statement("infinity", "SELECT 'infinity'::date", column: PostgresDate.self))
    }
  }

  @Test(arguments: [(2026, 2, 29), (2026, 13, 1), (2026, 0, 1), (2026, 4, 31), (9_999_999, 1, 1)])
  func `days that don't exist are refused`(year: Int, month: Int, day: Int) async throws {
    await expectKind(.encoding) {
      try await echo(PostgresDate(year: year, month: month, day: day))
    }
  }

  @Test func `a value of another type is refused by name`() async throws {
    let error = await expectKind(.decoding) {
      try await database().one(Statement("mismatch", "SELECT 'x' AS word", column: Int.self))
    }
    #expect(error?.column == "word")
    #expect(error?.statement == "mismatch")
    await expectKind(.decoding) {
      try await database().one(Statement("null", "SELECT NULL::bigint", column: Int.self))
    }
    await expectKind(.decoding) {
      try await database().one(Statement("range", "SELECT 40000", column: Int16.self))
    }
    await expectKind(.decoding) {
      try await database().one(Statement("enum", "SELECT 'lost'", column: State.self))
    }
  }

  @Test func `columns are read by position, by name and in order`() async throws {
    let row = try await database().one(
      Statement("columns", "SELECT 1 AS a, 'two' AS \"B\", NULL AS c") { row in
        #expect(row.count == 3)
        #expect(row.isNull(at: 2))
        #expect(try row.decode(Int.self, named: "a") == 1)
        #expect(try row.decode(String.self, named: "B") == "two")
        #expect(throws: PostgresError.self) { try row.decode(Int.self, named: "d") }
        #expect(throws: PostgresError.self) { try row.decode(Int.self, at: 3) }
        var reader = row.reader
        let first = try reader.next(Int.self)
        reader.skip()
        let third = try reader.next(String?.self)
        return "\(first) \(third ?? "nothing")"
      })
    #expect(row == "1 nothing")
  }
}

import Casework
import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Media
import Pages
import Postgres
import Rules
import Support
import Web

/// The whole web face on the sample office, asked without a socket.
struct TestHouse: Sendable {
  let test: TestOffice
  let house: House
  private let client: any TestClientProtocol
  /// Where files are kept.
  let directory: String

  /// What the office shares with its telephone exchange; the second while it is changed.
  static let telephonySecrets = [
    "a secret of the exchange, in tests", "the secret that comes after it, tests",
  ]

  /// Opens one, asks it, and closes it.
  static func open(
    at time: String = "2026-11-23T02:00:00Z", limitsRates: Bool = false,
    _ body: @escaping @Sendable (TestHouse) async throws -> Void
  ) async throws {
    let test = try await TestOffice.open(at: time)
    let directory = FileManager.default.temporaryDirectory
      .appendingPathComponent("web-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: directory) }
    var settings = WebSettings(key: Array("another key for tests, 32 bytes!!".utf8))
    settings.limitsRates = limitsRates
    settings.logsAccess = false
    settings.telephonySecrets = TestHouse.telephonySecrets
    let site = Site(authority: "UBND Phường Xuân Lộc", authorityEnglish: "Xuân Lộc Ward")
    let house = try House(
      office: test.office, settings: settings, renderer: PageRenderer(site: site),
      files: FileStore(dataDirectory: directory), logger: Logger(label: "test"))
    try await WebApplication.build(house).test(.router) { client in
      try await body(
        TestHouse(test: test, house: house, client: client, directory: directory))
    }
    await test.office.close()
    await test.database.close()
  }

  /// Asks.
  ///
  /// - Parameters:
  ///   - token: a bearer token.
  ///   - json: the body, as the text of an object.
  ///   - form: a body of another sort, with its content type.
  func ask(
    _ method: HTTPRequest.Method, _ path: String, token: String? = nil,
    headers: [String: String] = [:], json: String? = nil,
    form: (type: String, bytes: [UInt8])? = nil
  ) async throws -> Answer {
    var fields = HTTPFields()
    if let token { fields[.authorization] = "Bearer \(token)" }
    if json != nil { fields[.contentType] = "application/json" }
    if let form { fields[.contentType] = form.type }
    for (name, value) in headers {
      if let name = HTTPField.Name(name) { fields[name] = value }
    }
    let body = form.map { ByteBuffer(bytes: $0.bytes) } ?? json.map { ByteBuffer(string: $0) }
    let response = try await client.executeRequest(
      uri: path, method: method, headers: fields, body: body)
    return Answer(
      status: response.status.code, headers: response.headers,
      bytes: Array(response.body.readableBytesView))
  }

  /// A bearer token of somebody of the sample, as after signing in.
  func token(_ username: String) async throws -> String {
    let token = "token-\(username)-\(UInt64.random(in: 0 ... .max))"
    let digest = Array(SHA256.hash(data: Array(token.utf8)))
    let now = test.clock.now
    try await test.database.run(
      Statement(
        "test token",
        """
        INSERT INTO session (token_digest, person_id, purpose, created_at, seen_at, expires_at)
        SELECT \(digest), id, 'machine', \(now.addingTimeInterval(-1_000_000_000)), \(now),
          \(now.addingTimeInterval(1_000_000_000))
        FROM person
        WHERE username = \(username)
        """))
    return token
  }

  /// How many rows a table has.
  func count(_ table: String) async throws -> Int64 {
    try await test.value("SELECT count(*) FROM \(identifier: table)")
  }

  /// Runs a statement behind the office's back.
  func change(_ sql: SQL) async throws {
    try await test.database.run(Statement("test change", sql))
  }
}

/// What was answered.
struct Answer: Sendable {
  let status: Int
  let headers: HTTPFields
  let bytes: [UInt8]

  /// The body as text.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The body as JSON; null if it is none.
  var json: Value {
    (try? JSONDecoder().decode(Value.self, from: Data(bytes))) ?? .null
  }

  /// The end of a problem's type.
  var problem: String? { json["type"].text?.split(separator: ":").last.map(String.init) }

  /// A header.
  func header(_ name: String) -> String? {
    HTTPField.Name(name).flatMap { headers[$0] }
  }

  /// Pointers and codes of a problem, joined by a blank.
  var faults: [String] {
    json["errors"].list.map { "\($0["pointer"].text ?? "") \($0["code"].text ?? "")" }
  }
}

/// Any JSON, read by another reader than the one under test.
enum Value: Decodable, Sendable, Equatable {
  case null
  case flag(Bool)
  case number(Double)
  case text(String)
  case list([Value])
  case object([String: Value])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let list = try? container.decode([Value].self) {
      self = .list(list)
    } else {
      self = .object(try container.decode([String: Value].self))
    }
  }

  /// A member; null if there is none.
  subscript(name: String) -> Value {
    if case .object(let members) = self { return members[name] ?? .null }
    return .null
  }

  var text: String? { if case .text(let text) = self { text } else { nil } }
  var number: Int? { if case .number(let number) = self { Int(number) } else { nil } }
  var flag: Bool? { if case .flag(let flag) = self { flag } else { nil } }
  var list: [Value] { if case .list(let list) = self { list } else { [] } }
  var members: [String: Value] { if case .object(let members) = self { members } else { [:] } }
}

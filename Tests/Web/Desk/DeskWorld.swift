import Casework
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

@testable import Web

/// The sample office behind the web face, and browsers that people sit at.
struct DeskWorld {
  let test: TestOffice
  let house: House
  /// One of the sample's people for each role of staff.
  static let people: [Role: String] = [
    .operator: "tongdai1", .dispatcher: "dieuphoi1", .officer: "kthtdt.cv1",
    .head: "kthtdt.ld", .publisher: "congkhai1", .leader: "lanhdao1",
    .reportingOfficer: "tonghop1", .restrictedOfficer: "hanche1", .collaborator: "ctv1",
    .auditor: "giamsat1", .administrator: "quantri",
  ]
  static let password = "một mật khẩu dài"

  /// Opens one.
  ///
  /// - Parameter takeBackTime: for how long an answer may be taken back.
  static func open(takeBackTime: Double = 0) async throws -> DeskWorld {
    let test = try await TestOffice.open(takeBackTime: takeBackTime)
    let files = FileManager.default.temporaryDirectory.appending(path: "desk-\(UUID())")
    try FileManager.default.createDirectory(at: files, withIntermediateDirectories: true)
    var settings = WebSettings(key: Array("another key, of thirty-two bytes".utf8))
    settings.logsAccess = false
    settings.limitsRates = false
    var logger = Logger(label: "desk")
    logger.logLevel = .critical
    let house = House(
      office: test.office, settings: settings,
      renderer: try PageRenderer(
        site: Site(authority: "UBND phường Xuân Lộc", authorityEnglish: "Xuân Lộc")),
      files: try FileStore(dataDirectory: files.path(percentEncoded: false)), logger: logger)
    return DeskWorld(test: test, house: house)
  }

  /// Does something with the web face, without a socket.
  func run(
    _ body: @Sendable (any TestClientProtocol) async throws -> Void
  ) async throws {
    try await WebApplication.build(house).test(.router) { try await body($0) }
  }

  /// Somebody's session, made behind the sign-in page's back: a password costs time on purpose.
  func session(_ username: String) async throws -> String {
    let now = test.clock.now
    let token = "session-of-\(username)-\(Int(now.timeIntervalSince1970))"
    _ = try await test.database.run(
      Statement(
        "test session",
        """
        INSERT INTO session (token_digest, person_id, purpose, created_at, seen_at, expires_at)
        SELECT sha256(convert_to(\(token), 'UTF8')), id, 'page', \(now), \(now),
          \(now.addingTimeInterval(3600))
        FROM person
        WHERE username = \(username)
        ON CONFLICT DO NOTHING
        """))
    return token
  }

  /// Gives somebody the password of these tests.
  func setPassword(of username: String) async throws {
    let person = try await test.actor(username).principal.person
    try await test.office.setPassword(
      DeskWorld.password, of: person ?? ID(0), by: test.actor("quantri"))
  }

  /// A browser at which somebody sits.
  func browser(
    _ username: String, _ client: any TestClientProtocol
  ) async throws -> Browser {
    Browser(client: client, house: house, token: try await session(username))
  }
}

/// A browser with somebody's session.
struct Browser {
  let client: any TestClientProtocol
  let house: House
  let token: String?

  /// What came back.
  struct Answer {
    let status: Int
    let location: String
    let html: String
  }

  /// Asks for a page.
  func get(_ path: String) async throws -> Answer { try await ask(path, .get, nil) }

  /// Sends a form with the session's token and these fields.
  func post(_ path: String, _ fields: [(String, String)]) async throws -> Answer {
    let proof = token.map { house.tokens.token(session: $0) } ?? ""
    return try await send(path, fields + [(FormTokens.field, proof)])
  }

  /// Sends just these fields.
  ///
  /// - Parameter site: what the browser says of the page that sends them; nil for nothing.
  func send(
    _ path: String, _ fields: [(String, String)], site: String? = nil
  ) async throws -> Answer {
    try await ask(path, .post, fields, site: site)
  }

  /// Sends a form with the session's token, these fields, and a file of text.
  ///
  /// - Parameter bytes: a file of bytes instead.
  func upload(
    _ path: String, _ fields: [(String, String)], file: String = "", bytes: [UInt8]? = nil,
    named name: String
  ) async throws -> Answer {
    let proof = token.map { house.tokens.token(session: $0) } ?? ""
    var body = ""
    for (field, value) in fields + [(FormTokens.field, proof)] {
      body += "--b\r\nContent-Disposition: form-data; name=\"\(field)\"\r\n\r\n\(value)\r\n"
    }
    body += "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n"
    body += "Content-Type: text/calendar\r\n\r\n"
    let whole = Array(body.utf8) + (bytes ?? Array(file.utf8)) + Array("\r\n--b--\r\n".utf8)
    return try await ask(path, .post, whole, type: "multipart/form-data; boundary=b")
  }

  /// Follows a redirection.
  func follow(_ answer: Answer) async throws -> Answer { try await get(answer.location) }

  private func ask(
    _ path: String, _ method: HTTPRequest.Method, _ fields: [(String, String)]?,
    site: String? = nil
  ) async throws -> Answer {
    try await ask(
      path, method, fields.map { Array(Address.path("", $0).dropFirst().utf8) },
      type: "application/x-www-form-urlencoded", site: site)
  }

  private func ask(
    _ path: String, _ method: HTTPRequest.Method, _ body: [UInt8]?, type: String,
    site: String? = nil
  ) async throws -> Answer {
    var headers = HTTPFields()
    if let site, let name = HTTPField.Name("Sec-Fetch-Site") { headers[name] = site }
    if let token { headers[.cookie] = "hoiam=\(token)" }
    if body != nil { headers[.contentType] = type }
    return try await client.execute(
      uri: path, method: method, headers: headers, body: body.map { ByteBuffer(bytes: $0) }
    ) { response in
      Answer(
        status: response.status.code, location: response.headers[.location] ?? "",
        html: String(buffer: response.body))
    }
  }
}

extension Browser.Answer {
  /// The value of a hidden field.
  func hidden(_ name: String) -> String {
    let start = "name=\"\(name)\" value=\""
    guard let range = html.firstRange(of: start) else { return "" }
    return String(html[range.upperBound...].prefix { $0 != "\"" })
  }

  /// Whether the page says something, as it stands in HTML.
  func says(_ text: String) -> Bool { html.contains(text) }
}

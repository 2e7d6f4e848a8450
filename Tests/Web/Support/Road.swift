import Casework
import Foundation
import HTTPTypes
import Media
import Postgres
import Rules
import Support
import Testing
import Web

/// Drives one text through the house by HTTP, as the people of its time would.
struct Road {
  let house: TestHouse
  let sample: RoadSample
  let staff: RoadStaff
  private(set) var number = ""
  private(set) var code = ""
  private var tag = "\"1\""

  init(_ sample: RoadSample, house: TestHouse, staff: RoadStaff) {
    self.sample = sample
    self.house = house
    self.staff = staff
  }

  private var path: String { "/api/v1/tickets/\(number)" }

  /// Sends it by its channel, at its time: citizens themselves at the portal, elsewhere staff.
  mutating func file() async throws -> Answer {
    house.test.clock.set(sample.instant)
    let isPortal = sample.channel == "portal"
    let answer = try await house.ask(
      .post, isPortal ? "/api/v1/public/submissions" : "/api/v1/tickets",
      token: isPortal ? nil : staff.operator, headers: ["Idempotency-Key": sample.id],
      json: sample.filing(byStaff: !isPortal))
    number = answer.json["number"].text ?? ""
    code = answer.json["accessCode"].text ?? ""
    tag = "\"1\""
    return answer
  }

  /// Does something on the ticket and remembers its new revision.
  mutating func act(
    _ token: String, _ path: String, _ json: [String: Any], method: HTTPRequest.Method = .post
  ) async throws -> Answer {
    house.test.clock.advance(hours: 0.1)
    let body = String(decoding: try JSONSerialization.data(withJSONObject: json), as: UTF8.self)
    let answer = try await house.ask(
      method, self.path + path, token: token, headers: ["If-Match": tag], json: body)
    if let etag = answer.header("etag") { tag = etag }
    #expect(
      (200...201).contains(answer.status), "\(sample.id) \(path) \(answer.status) \(answer.text)")
    return answer
  }

  mutating func move(_ token: String, to state: String, _ more: [String: Any] = [:]) async throws
    -> Answer
  {
    var wish = more
    wish["to"] = state
    return try await act(token, "/moves", wish)
  }

  /// The ticket as somebody reads it.
  func read(_ token: String) async throws -> Answer {
    try await house.ask(.get, path, token: token)
  }

  /// A citizen's own look at it.
  func track(_ path: String = "", method: HTTPRequest.Method = .get, json: String? = nil)
    async throws -> Answer
  {
    var headers = ["Access-Code": code]
    if method != .get {
      let seen = try await house.ask(
        .get, "/api/v1/public/tickets/\(number)", headers: headers)
      headers["If-Match"] = seen.header("etag")
    }
    return try await house.ask(
      method, "/api/v1/public/tickets/\(number)\(path)", headers: headers, json: json)
  }

  /// A photo taken after the work, under a name that tells who reported.
  ///
  /// - Returns: its id.
  @discardableResult
  mutating func attachPhoto(_ token: String) async throws -> Int64 {
    let name = (sample.reporterName ?? "a") + " " + (sample.phone ?? "")
    var form = Array("--b\r\nContent-Disposition: form-data; name=sort\r\n\r\nphoto_after\r\n".utf8)
    form += Array(
      "--b\r\nContent-Disposition: form-data; name=file; filename=\"\(name).jpg\"\r\n\r\n".utf8)
    form += [0xFF, 0xD8, 0xFF, 0xE0] + Array("\(number)\r\n--b--".utf8)
    let answer = try await house.ask(
      .post, path + "/attachments", token: token,
      form: ("multipart/form-data; boundary=b", form))
    #expect(answer.status == 201, "\(sample.id) \(answer.text)")
    let id = try #require(answer.json["id"].number, "\(sample.id)")
    // The worker re-encodes it meanwhile.
    let clean = try await house.house.files.store(
      [0xFF, 0xD8, 0xFF, 0xE0] + Array("clean \(number)".utf8))
    try await house.test.office.attachmentWasCleaned(
      Int64(id), clean: clean.bytes, thumbnail: clean.bytes, width: 8, height: 8)
    return Int64(id)
  }
}

/// Who of the sample office acts, with their tokens.
struct RoadStaff: Sendable {
  private struct Holder: Sendable {
    let username: String
    let role: Role
    let unit: ID<Rules.Unit>
    let from: LocalDay
    let to: LocalDay?
  }

  let `operator`: String
  let dispatcher: String
  let restricted: String
  let publishers: [String]
  private let holders: [Holder]
  private let tokens: [String: String]
  private let house: TestHouse

  /// Everybody of the sample, those of the district of 2024 too.
  init(_ house: TestHouse) async throws {
    try await house.change("UPDATE person SET is_active = true")
    holders = try await house.test.database.all(
      Statement(
        "test holders",
        """
        SELECT p.username, r.role, r.unit_id, r.valid_from, r.valid_to
        FROM person p
        JOIN person_role r ON r.person_id = p.id
        WHERE r.role IN ('officer', 'head')
        ORDER BY r.unit_id DESC
        """
      ) { row in
        var row = row.reader
        return try Holder(
          username: row.next(), role: row.next(), unit: row.next(), from: row.next(),
          to: row.next())
      })
    var tokens: [String: String] = [:]
    for name in Set(holders.map(\.username)) { tokens[name] = try await house.token(name) }
    self.tokens = tokens
    self.house = house
    `operator` = try await house.token("tongdai1")
    dispatcher = try await house.token("dieuphoi1")
    restricted = try await house.token("hanche1")
    publishers = [try await house.token("congkhai1"), try await house.token("congkhai2")]
  }

  /// The token of an officer or head who serves a unit now; nil if nobody does.
  func token(_ role: Role, of unit: Int) async throws -> String? {
    let catalogue = try await house.test.office.catalogue()
    let day = catalogue.officeCalendar?.day(at: house.test.clock.now)
    let unit = ID<Rules.Unit>(Int64(unit))
    let holder = holders.first { holder in
      guard holder.role == role, let day, holder.from <= day else { return false }
      return holder.to.map { day < $0 } ?? true && catalogue.isUnit(unit, within: holder.unit)
    }
    return holder.flatMap { tokens[$0.username] }
  }
}

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
import Web

/// Somebody in front of the public site, without login, cookies or JavaScript.
struct Visitor: Sendable {
  /// What came back.
  struct Page: Sendable {
    let status: Int
    let headers: HTTPFields
    let text: String

    /// The token of the form on it.
    var token: String { hidden("_token") }

    /// A hidden field's value; empty if there is none.
    func hidden(_ name: String) -> String { first(of: "name=\"\(name)\" value=\"([^\"]*)\"") }

    /// Number and access code, as a receipt shows them large.
    var codes: [String] { all(of: "slip-number number\">([^<]+)<") }

    /// The first group of a pattern.
    func first(of pattern: String) -> String { all(of: pattern).first ?? "" }

    private func all(of pattern: String) -> [String] {
      guard let regex = try? Regex(pattern) else { return [] }
      return text.matches(of: regex).compactMap { $0.output[1].substring.map(String.init) }
    }
  }

  let test: TestOffice
  let house: House
  private let client: any TestClientProtocol

  /// Opens the sample office with its site, visits it, and closes it.
  static func visit(
    at time: String = "2026-11-23T02:00:00Z", pageCacheBytes: Int = 0,
    _ body: @escaping @Sendable (Visitor) async throws -> Void
  ) async throws {
    let test = try await TestOffice.open(at: time)
    let directory = FileManager.default.temporaryDirectory
      .appendingPathComponent("visit-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: directory) }
    var settings = WebSettings(key: Array("a key for visits, thirty-two bytes".utf8))
    settings.limitsRates = false
    settings.pageCacheBytes = pageCacheBytes
    settings.logsAccess = false
    let site = Site(
      authority: "UBND Phường Xuân Lộc", authorityEnglish: "Xuân Lộc Ward",
      baseURL: "https://hoiam.example")
    let house = try House(
      office: test.office, settings: settings, renderer: PageRenderer(site: site),
      files: FileStore(dataDirectory: directory), logger: Logger(label: "test"))
    let ear = Ear(test.office)
    try await WebApplication.build(house).test(.router) { client in
      // The house heard it before: it listened first.
      if pageCacheBytes > 0 { await ear.hear { if case .complete = $0 { true } else { false } } }
      try await body(Visitor(test: test, house: house, client: client))
    }
    await test.office.close()
    await test.database.close()
  }

  /// Hears what an office tells of public changes, from now on.
  struct Ear {
    private let news: AsyncStream<OpenNews>

    init(_ office: Office) {
      let (stream, continuation) = AsyncStream.makeStream(of: OpenNews.self)
      office.onOpenNews { continuation.yield($0) }
      news = stream
    }

    /// Waits until something is heard.
    func hear(where isIt: (OpenNews) -> Bool) async {
      for await one in news where isIt(one) { return }
    }
  }

  /// Opens an address.
  func get(_ path: String, headers: HTTPFields = [:]) async throws -> Page {
    try await ask(.get, path, headers: headers)
  }

  /// Sends a form without files.
  func send(_ fields: [String: String], to path: String) async throws -> Page {
    let body = fields.map { "\(encoded($0.key))=\(encoded($0.value))" }.joined(separator: "&")
    return try await ask(
      .post, path, type: "application/x-www-form-urlencoded", Array(body.utf8))
  }

  /// Sends a form with photos, words first as browsers do.
  func send(
    _ fields: [String: String], photos: [(name: String, bytes: [UInt8])], kept: [String] = [],
    to path: String
  ) async throws -> Page {
    let boundary = "boundary\(UInt64.random(in: 0 ... .max))"
    var body: [UInt8] = []
    func part(_ disposition: String, _ content: [UInt8]) {
      body += Array("--\(boundary)\r\nContent-Disposition: form-data; \(disposition)\r\n\r\n".utf8)
      body += content + Array("\r\n".utf8)
    }
    let all = fields.map { ($0.key, $0.value) } + kept.map { ("kept", $0) }
    for (name, value) in all { part("name=\"\(name)\"", Array(value.utf8)) }
    for photo in photos {
      part("name=\"photos\"; filename=\"\(photo.name)\"", photo.bytes)
    }
    body += Array("--\(boundary)--\r\n".utf8)
    return try await ask(.post, path, type: "multipart/form-data; boundary=\(boundary)", body)
  }

  /// Files something through the form.
  func file(
    _ change: [String: String] = [:], photos: [(name: String, bytes: [UInt8])] = []
  ) async throws -> Page {
    var fields = Visitor.story
    fields.merge(change) { _, new in new }
    fields["_token"] = try await get("/gui").token
    return try await send(fields, photos: photos, to: "/gui")
  }

  /// A story that can be sent as it is.
  static let story = [
    "body": "Đèn đường trước trường tiểu học Xuân Định hỏng ba hôm nay, buổi tối rất tối.",
    "placeText": "Trước cổng trường", "kind": "feedback", "category": "chieu_sang",
    "reporterName": "Lý Thử Nghiệm", "phone": "0912 000 274",
  ]

  /// What begins like a JPEG.
  static func photo(_ mark: UInt8, count: Int = 2_000) -> [UInt8] {
    [0xFF, 0xD8, 0xFF, 0xE0, mark] + [UInt8](repeating: 7, count: count)
  }

  private func ask(
    _ method: HTTPRequest.Method, _ path: String, type: String? = nil, _ body: [UInt8] = [],
    headers: HTTPFields = [:]
  ) async throws -> Page {
    var headers = headers
    if let type { headers[.contentType] = type }
    let response = try await client.executeRequest(
      uri: path, method: method, headers: headers,
      body: body.isEmpty ? nil : ByteBuffer(bytes: body))
    return Page(
      status: response.status.code, headers: response.headers,
      text: String(decoding: response.body.readableBytesView, as: UTF8.self))
  }

  private func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }
}

// MARK: - What the office does meanwhile

extension Visitor {
  /// How many rows a table has.
  func count(_ table: String) async throws -> Int64 {
    try await test.value("SELECT count(*) FROM \(identifier: table)")
  }

  /// Brings a filed ticket to its answer.
  func answer(_ number: TicketNumber, text: String = "Đã thay bóng đèn.") async throws {
    let office = test.office
    let dispatcher = try await test.actor("dieuphoi1")
    let officer = try await test.actor("kthtdt.cv1")
    let head = try await test.actor("kthtdt.ld")
    try await office.accept(number, expecting: nil, by: dispatcher)
    try await office.forward(number, to: ID(102), expecting: nil, by: dispatcher)
    try await office.takeUp(number, expecting: nil, by: officer)
    try await office.draftAnswer(number, text: text, by: officer)
    let photo = NewAttachment(
      sort: "photo_after", digest: [UInt8](repeating: 9, count: 32), mediaType: "image/jpeg",
      byteCount: 10, originalName: nil, addedBy: nil)
    _ = try await office.attach(photo, to: number, by: officer)
    try await office.submitAnswer(number, expecting: nil, by: officer)
    try await office.approveAnswer(number, method: .callBack, expecting: nil, by: head)
  }

  /// Publishes an answered ticket.
  func publish(
    _ number: TicketNumber, title: String = "Đèn đường hỏng trước trường", photos: [Int64] = []
  ) async throws {
    let text = PublicText(
      title: title, question: "Đèn đường trước trường hỏng, [họ tên] nói.",
      answer: "Đã thay bóng đèn.")
    try await test.office.draftPublication(
      number, text: text, photos: photos, by: test.actor("congkhai1"))
    try await test.office.approvePublication(number, by: test.actor("congkhai2"))
  }

  /// The number on a receipt.
  func number(_ receipt: Page) throws -> TicketNumber {
    guard let number = receipt.codes.first.flatMap({ TicketNumber(checked: $0) }) else {
      throw TestOffice.Missing(what: "a number on the receipt: \(receipt.text.prefix(2_000))")
    }
    return number
  }

  /// The fields by which a ticket is opened.
  func key(_ receipt: Page) -> [String: String] {
    ["number": receipt.codes.first ?? "", "code": receipt.codes.last ?? ""]
  }
}

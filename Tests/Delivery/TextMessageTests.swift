import Delivery
import Foundation
import Testing

@Suite("Text messages")
struct TextMessageTests {
  static let message = Message(
    id: "news-3-accepted", to: "+84912000274", subject: "", body: "PA-2026-000123-8: da tiep nhan.")

  @Test(
    "What the gateway says decides whether it is tried again",
    arguments: [
      ("200 OK", Outcome.sent), ("202 Accepted", .sent), ("400 Bad", .permanent("http_400")),
      ("404 No", .permanent("http_404")), ("401 Who", .temporary("http_401")),
      ("429 Slow", .temporary("http_429")), ("500 Oops", .temporary("http_500")),
      ("302 Found\r\nLocation: http://127.0.0.1:1/", .temporary("http_302")),
    ])
  func gateway(status: String, outcome: Outcome) async throws {
    let server = try TinyServer { client in
      var length = 0
      while let line = client.line(), !line.isEmpty {
        if line.lowercased().hasPrefix("content-length:") {
          length = Int(line.split(separator: " ").last ?? "") ?? 0
        }
      }
      client.keep(mail: client.body(length))
      client.say("HTTP/1.1 \(status)\r\nContent-Length: 0\r\nConnection: close\r\n")
    }
    var settings = GatewayCarrier.Settings(url: "http://127.0.0.1:\(server.port)/send")
    settings.token = "token-1"
    let carrier = GatewayCarrier(settings)
    #expect(await carrier.send(Self.message, at: Date(timeIntervalSince1970: 0)) == outcome)
    let told = server.told
    #expect(told.lines.contains("Idempotency-Key: news-3-accepted"))
    #expect(told.lines.contains("Authorization: Bearer token-1"))
    #expect(
      told.mails == [
        #"{"id":"news-3-accepted","text":"PA-2026-000123-8: da tiep nhan.","to":"+84912000274"}"#
      ])
  }

  @Test("A gateway that is away is tried again")
  func away() async {
    let carrier = GatewayCarrier(GatewayCarrier.Settings(url: "http://127.0.0.1:1/"))
    let outcome = await carrier.send(Self.message, at: Date(timeIntervalSince1970: 0))
    #expect(outcome == .temporary("http_curl_7"))
  }

  @Test("An address that is no web address reads no file of this machine")
  func otherScheme() async {
    let carrier = GatewayCarrier(GatewayCarrier.Settings(url: "file:///etc/passwd"))
    #expect(await carrier.send(Self.message, at: Date(timeIntervalSince1970: 0)) != .sent)
  }

  @Test("The outbox holds one file for a message, however often it is sent")
  func outbox() async throws {
    let directory = FileManager.default.temporaryDirectory.appending(path: "outbox-\(UUID())")
    defer { try? FileManager.default.removeItem(at: directory) }
    let carrier = try OutboxCarrier(directory: directory.path(percentEncoded: false))
    for _ in 0..<3 {
      #expect(await carrier.send(Self.message, at: Date(timeIntervalSince1970: 0)) == .sent)
    }
    let files = try FileManager.default.contentsOfDirectory(
      atPath: directory.path(percentEncoded: false))
    #expect(files == ["news-3-accepted.json"])
    let text = try String(contentsOf: directory.appending(path: files[0]), encoding: .utf8)
    #expect(text.contains("\"to\":\"+84912000274\""))
    let evil = Message(id: "../evil", to: "1", subject: "", body: "")
    #expect(
      await carrier.send(evil, at: Date(timeIntervalSince1970: 0)) == .permanent("message_invalid"))
  }
}

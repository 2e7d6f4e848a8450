import Delivery
import Foundation
import Testing

@Suite("E-mail by SMTP")
struct SMTPTests {
  static let now = Date(timeIntervalSince1970: 1_795_399_200)

  static let message = Message(
    id: "answer-7", to: "dan@example.org", subject: "PA-2026-000123-8: đã có kết quả",
    body: "Kính gửi Ông/Bà,\n\nPhiếu đã có kết quả.\n.\nTrân trọng./.\n")

  static func carrier(port: Int, username: String? = nil) -> SMTPCarrier {
    var settings = SMTPCarrier.Settings(
      host: "127.0.0.1", port: port, security: .none, sender: "hoiam@xuanloc.example",
      senderName: "UBND Phường Xuân Lộc", messageHost: "xuanloc.example")
    settings.username = username
    settings.password = username.map { _ in "secret" }
    settings.timeout = 10
    return SMTPCarrier(settings)
  }

  static func send(_ script: MailScript, username: String? = nil) async throws
    -> (Outcome, TinyServer.Heard)
  {
    let server = try TinyServer { script.talk($0) }
    let outcome = await carrier(port: server.port, username: username).send(message, at: now)
    return (outcome, server.told)
  }

  @Test("A mail arrives with its words, to the one it is for, under an id that stays the same")
  func delivered() async throws {
    let (outcome, told) = try await Self.send(MailScript())
    #expect(outcome == .sent)
    #expect(told.lines.contains { $0.hasPrefix("MAIL FROM:<hoiam@xuanloc.example>") })
    #expect(told.lines.contains("RCPT TO:<dan@example.org>"))
    let mail = try #require(told.mails.first)
    let parts = mail.split(separator: "\n\n", maxSplits: 1)
    #expect(parts[0].contains("Message-ID: <answer-7@xuanloc.example>"))
    #expect(parts[0].contains("Date: Mon, 23 Nov 2026 02:00:00 +0000"))
    #expect(parts[0].contains("Auto-Submitted: auto-generated"))
    #expect(parts[0].utf8.allSatisfy { $0 < 0x80 })
    let body = try #require(Data(base64Encoded: String(parts[1].filter { $0 != "\n" })))
    #expect(
      String(decoding: body, as: UTF8.self) == Self.message.body.replacing("\n", with: "\r\n"))
  }

  @Test("A server that wants to know who sends is told")
  func authenticated() async throws {
    let (outcome, told) = try await Self.send(MailScript(), username: "hoiam")
    #expect(outcome == .sent)
    #expect(told.lines.contains { $0.hasPrefix("AUTH PLAIN") })
  }

  @Test(
    "What the server says decides whether it is tried again",
    arguments: [
      ("250 ok", Outcome.sent), ("550 no such user", .permanent("smtp_550")),
      ("553 bad name", .permanent("smtp_553")), ("450 busy", .temporary("smtp_450")),
      ("451 greylisted", .temporary("smtp_451")), ("530 sign in", .temporary("smtp_530")),
    ])
  func recipients(reply: String, outcome: Outcome) async throws {
    var script = MailScript()
    script.recipient = reply
    #expect(try await Self.send(script).0 == outcome)
  }

  @Test("A mail that is refused after it was read is refused")
  func refusedData() async throws {
    var script = MailScript()
    script.data = "554 spam"
    #expect(try await Self.send(script).0 == .permanent("smtp_554"))
  }

  @Test("A wrong password is the office's trouble, not the citizen's")
  func wrongPassword() async throws {
    var script = MailScript()
    script.authentication = "535 wrong"
    let outcome = try await Self.send(script, username: "hoiam").0
    guard case .temporary = outcome else {
      Issue.record("\(outcome)")
      return
    }
  }

  @Test("A server that hangs up before it answers is tried again")
  func hangsUp() async throws {
    var script = MailScript()
    script.hangsUp = true
    let outcome = try await Self.send(script).0
    guard case .temporary = outcome else {
      Issue.record("\(outcome)")
      return
    }
  }

  @Test("A closed port is tried again")
  func closedPort() async {
    #expect(
      await Self.carrier(port: 1).send(Self.message, at: Self.now) == .temporary("smtp_curl_7"))
  }

  @Test(
    "What is no address never reaches a server",
    arguments: [
      "", "dan", "dan@", "@example.org", "a b@example.org", "dan@example.org\r\nBcc: x@y.org",
      "dan@example.org>", "<dan@example.org", "dân@example.org", "a@b@c", "dan@example.org,x@y",
    ])
  func badAddresses(address: String) async {
    let message = Message(id: "x", to: address, subject: "s", body: "b")
    #expect(
      await Self.carrier(port: 1).send(message, at: Self.now) == .permanent("address_invalid"))
  }

  @Test("TLS that is asked for and not offered is not done without")
  func requiredTLS() async throws {
    let server = try TinyServer { MailScript().talk($0) }
    var settings = SMTPCarrier.Settings(
      host: "127.0.0.1", port: server.port, security: .startTLS, sender: "a@b.example",
      senderName: "A", messageHost: "b.example")
    settings.timeout = 10
    let outcome = await SMTPCarrier(settings).send(Self.message, at: Self.now)
    #expect(outcome == .temporary("smtp_curl_64") || outcome != .sent)
    #expect(server.told.mails.isEmpty)
  }
}

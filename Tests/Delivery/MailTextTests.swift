import Foundation
import Testing

@testable import Delivery

@Suite("The text of a mail")
struct MailTextTests {
  static func mail(subject: String, body: String = "x") throws -> String {
    let message = Message(id: "a-1", to: "dan@example.org", subject: subject, body: body)
    let mail = MailText(
      message, from: "a@b.example", name: "UBND Phường", host: "b.example",
      at: Date(timeIntervalSince1970: 0))
    return String(decoding: try #require(mail).bytes, as: UTF8.self)
  }

  @Test("Every line is short enough and ASCII, and a long subject comes back whole")
  func lines() throws {
    let subject = String(repeating: "Phiếu PA-2026 đã được chuyển đến đơn vị xử lý, ", count: 5)
    let text = try Self.mail(subject: subject, body: String(repeating: "Ổ gà. ", count: 200))
    #expect(text.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 78 })
    #expect(text.utf8.allSatisfy { $0 < 0x80 })
    let header = text.components(separatedBy: "Subject: ")[1].components(separatedBy: "\r\nMIME")[0]
    let words = header.components(separatedBy: "\r\n ").map {
      $0.replacing("=?utf-8?B?", with: "").replacing("?=", with: "")
    }
    let decoded = words.map { String(decoding: Data(base64Encoded: $0) ?? Data(), as: UTF8.self) }
    #expect(decoded.joined() == subject)
    #expect(decoded.allSatisfy { !$0.contains("\u{FFFD}") })
  }

  @Test(
    "Nothing in a subject becomes a header",
    arguments: [
      "a\r\nBcc: x@y.org", "a\nBcc: x@y.org", "a\rBcc: x", "=?utf-8?Q?evil?=", "a\u{0}b",
    ])
  func injection(subject: String) throws {
    let head = try Self.mail(subject: subject).components(separatedBy: "\r\n\r\n")[0]
    #expect(!head.contains("\r\nBcc"))
    #expect(!head.contains("\nBcc") && !head.contains("\0"))
    #expect(!head.contains("?Q?evil"))
  }

  @Test("Plain words stay plain")
  func plain() throws {
    #expect(try Self.mail(subject: "Hello").contains("\r\nSubject: Hello\r\n"))
  }

  @Test(
    "The date is that of the wire",
    arguments: [
      (0.0, "Thu, 01 Jan 1970 00:00:00 +0000"), (1_795_399_200, "Mon, 23 Nov 2026 02:00:00 +0000"),
      (1_709_164_800, "Thu, 29 Feb 2024 00:00:00 +0000"),
    ])
  func dates(seconds: Double, text: String) {
    #expect(MailText.date(Date(timeIntervalSince1970: seconds)) == text)
  }
}

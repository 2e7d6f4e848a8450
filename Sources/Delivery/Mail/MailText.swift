public import FoundationEssentials

/// An e-mail as it goes over the wire (RFC 5322): UTF-8 in base64, headers in encoded words
/// (RFC 2047), marked as automatic so that no holiday notice answers it (RFC 3834).
public struct MailText: Sendable, Hashable {
  /// The whole mail, lines ending in CR LF.
  public let bytes: [UInt8]

  /// A mail from an office; nil if an address is none or the id holds what no header may.
  ///
  /// - Parameters:
  ///   - sender: the office's address.
  ///   - name: the office's name, shown beside it.
  ///   - host: right side of the Message-ID.
  public init?(_ message: Message, from sender: String, name: String, host: String, at now: Date) {
    guard MailText.isAddress(message.recipient), MailText.isAddress(sender),
      MailText.isToken(message.id), MailText.isToken(host)
    else { return nil }
    let headers = [
      "Date: \(MailText.date(now))",
      "From: \(EncodedWord.header(name))\r\n <\(sender)>",
      "To: <\(message.recipient)>",
      "Message-ID: <\(message.id)@\(host)>",
      "Subject: \(EncodedWord.header(message.subject))",
      "MIME-Version: 1.0",
      "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: base64",
      "Content-Language: vi, en",
      "Auto-Submitted: auto-generated",
      "X-Auto-Response-Suppress: All",
    ]
    let lines = message.body.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n")
    let body = MailText.folded(Data(lines.utf8).base64EncodedString())
    bytes = Array((headers.joined(separator: "\r\n") + "\r\n\r\n" + body).utf8)
  }

  /// Whether it is an address that can stand in a header and an envelope: ASCII, one `@`, no
  /// blank, no bracket, at most 254 characters (RFC 5321, 4.5.3.1.3).
  public static func isAddress(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    let allowed = text.utf8.allSatisfy {
      (0x21...0x7E).contains($0) && !#"<>()[],;:\""#.utf8.contains($0)
    }
    return allowed && parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && text.utf8.count <= 254
  }

  private static func isToken(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
          || (0x61...0x7A).contains(byte) || ".-_".utf8.contains(byte)
      }
  }

  /// Base64 in lines of 76 characters (RFC 2045, 6.8).
  private static func folded(_ base64: String) -> String {
    var rest = Array(base64.utf8)[...]
    var text = ""
    while !rest.isEmpty {
      text += String(decoding: rest.prefix(76), as: UTF8.self) + "\r\n"
      rest = rest.dropFirst(76)
    }
    return text
  }

  /// `Mon, 23 Nov 2026 02:00:00 +0000`.
  static func date(_ instant: Date) -> String {
    let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let number = Int((instant.timeIntervalSince1970 / 86_400).rounded(.down))
    let parts = instant.ISO8601Format().split { "-T:Z".contains($0) }
    guard parts.count == 6, let month = Int(parts[1]), (1...12).contains(month) else { return "" }
    let weekday = days[((number % 7) + 7) % 7]
    return "\(weekday), \(parts[2]) \(months[month - 1]) \(parts[0])"
      + " \(parts[3]):\(parts[4]):\(parts[5]) +0000"
  }
}

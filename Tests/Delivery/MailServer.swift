/// How a mail server behaves in a test.
struct MailScript: Sendable {
  var greeting = "220 test ready"
  var recipient = "250 ok"
  var data = "250 taken"
  var authentication = "235 welcome"
  /// Ends the conversation before it says what became of the mail.
  var hangsUp = false

  /// Speaks as much SMTP as a client needs.
  func talk(_ client: Conversation) {
    client.say(greeting)
    while let line = client.line() {
      switch line.uppercased().prefix(4) {
      case "EHLO": client.say("250-test\r\n250-AUTH PLAIN\r\n250 8BITMIME")
      case "AUTH": client.say(authentication)
      case "RCPT": client.say(recipient)
      case "DATA":
        client.say("354 go on")
        client.keep(mail: mail(from: client))
        if hangsUp { return }
        client.say(data)
      case "QUIT":
        client.say("221 bye")
        return
      default: client.say("250 ok")
      }
    }
  }

  private func mail(from client: Conversation) -> String {
    var lines: [String] = []
    while let line = client.line(), line != "." { lines.append(line) }
    return lines.joined(separator: "\n")
  }
}

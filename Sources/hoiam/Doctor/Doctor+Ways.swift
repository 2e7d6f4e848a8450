import Foundation
import Glibc

extension Doctor {
  /// Whether somebody answers where the service listens.
  func service() throws -> [Finding] {
    let (host, port) = (try settings.text(.host), try settings.number(.port))
    guard port > 0, let why = Reach.connect(to: host, port: port, seconds: 5) else {
      return [.well(port > 0 ? "\(host):\(port) answers" : "any port")]
    }
    return [
      .doubtful(
        "Nobody answers at \(host):\(port): \(why).",
        mend: "systemctl start hoiam; journalctl -u hoiam says what it ends with.")
    ]
  }

  /// The ways out: the mail server and the gateway for text messages.
  func ways() async throws -> [Finding] {
    // Without a server or gateway, making the ways would make the outbox, and the doctor changes nothing.
    if settings[.mailHost] != nil, settings[.smsURL] != nil { _ = try Program(settings).carriers() }
    if settings[.mailHost] != nil { _ = try Program(settings).mailServer() }
    var findings: [Finding] = []
    if let host = settings[.mailHost] {
      let port = try settings.number(.mailPort)
      findings.append(reach("the mail server", host, port))
    } else {
      findings.append(
        .doubtful(
          "No mail server: mails are files in outbox/mail.",
          mend: "Set \(Setting.mailHost.rawValue) and \(Setting.mailFrom.rawValue)."))
    }
    guard let text = settings[.smsURL] else { return findings }
    guard let url = URL(string: text), let host = url.host() else {
      throw settings.problem(.smsURL)
    }
    findings.append(
      reach("the text message gateway", host, url.port ?? (url.scheme == "http" ? 80 : 443)))
    return findings
  }

  private func reach(_ what: String, _ host: String, _ port: Int) -> Finding {
    switch Reach.connect(to: host, port: port, seconds: 5) {
    case nil: .well("\(what) at \(host):\(port) answers")
    case let why?:
      .ill(
        "\(host):\(port), \(what), can't be reached: \(why).",
        mend: "Correct the setting, or let this machine out through the firewall.")
    }
  }
}

/// Whether somebody listens somewhere.
enum Reach {
  /// Connects and hangs up.
  ///
  /// - Returns: why not; nil if it went well.
  static func connect(to host: String, port: Int, seconds: Int) -> String? {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var found: UnsafeMutablePointer<addrinfo>?
    let code = getaddrinfo(host, String(port), &hints, &found)
    guard code == 0, let first = found else { return String(cString: gai_strerror(code)) }
    defer { freeaddrinfo(found) }
    var reason = "no address"
    var next: UnsafeMutablePointer<addrinfo>? = first
    while let entry = next?.pointee {
      guard let why = connect(entry, seconds) else { return nil }
      reason = why
      next = entry.ai_next
    }
    return reason
  }

  private static func connect(_ entry: addrinfo, _ seconds: Int) -> String? {
    let kind = entry.ai_socktype | Int32(SOCK_NONBLOCK.rawValue)
    let handle = socket(entry.ai_family, kind, entry.ai_protocol)
    guard handle >= 0 else { return String(cString: strerror(errno)) }
    defer { close(handle) }
    if Glibc.connect(handle, entry.ai_addr, entry.ai_addrlen) == 0 { return nil }
    guard errno == EINPROGRESS else { return String(cString: strerror(errno)) }
    var waiting = pollfd(fd: handle, events: Int16(POLLOUT), revents: 0)
    guard poll(&waiting, 1, Int32(seconds * 1000)) > 0 else { return "no answer in \(seconds) s" }
    var outcome: Int32 = 0
    var size = socklen_t(MemoryLayout<Int32>.size)
    getsockopt(handle, SOL_SOCKET, SO_ERROR, &outcome, &size)
    return outcome == 0 ? nil : String(cString: strerror(outcome))
  }
}

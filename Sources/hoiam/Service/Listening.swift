import Foundation

/// Whether an address can be listened on: found out before a database is started for it.
enum Listening {
  /// - Throws: `Trouble` that says who is in the way, as far as that can be known.
  static func check(_ host: String, port: Int) throws {
    var hints = addrinfo()
    hints.ai_family = AF_UNSPEC
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
    var found: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, String(port), &hints, &found) == 0, let address = found else {
      throw Trouble("\(Setting.host.rawValue): there is no address \(host) on this machine.")
    }
    defer { freeaddrinfo(found) }
    let entry = address.pointee
    let handle = socket(entry.ai_family, entry.ai_socktype, entry.ai_protocol)
    guard handle >= 0 else { return }
    defer { close(handle) }
    var yes: Int32 = 1
    setsockopt(handle, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    guard bind(handle, entry.ai_addr, entry.ai_addrlen) != 0 else { return }
    switch errno {
    case EADDRINUSE:
      throw Trouble(
        """
        Port \(port) of \(host) is taken by another program (ss -ltnp shows which). Stop it, or \
        choose another: --port, \(Setting.port.rawValue).
        """)
    case EACCES:
      throw Trouble(
        """
        Port \(port) may be used by root only. Choose one above 1023, and let a reverse proxy \
        pass on to it.
        """)
    case EADDRNOTAVAIL:
      throw Trouble("\(Setting.host.rawValue): \(host) is not an address of this machine.")
    case let code:
      throw Trouble("\(host):\(port) can't be listened on: \(String(cString: strerror(code))).")
    }
  }
}

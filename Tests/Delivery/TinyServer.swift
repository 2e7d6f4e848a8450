import Foundation
import Glibc
import Synchronization

/// A server of one's own on the loopback, for one conversation after the other: it says what its
/// script says and keeps what it was told.
final class TinyServer: Sendable {
  /// What it was told, and what a conversation sees of it.
  struct Heard: Sendable {
    var lines: [String] = []
    var mails: [String] = []
  }

  let port: Int
  private let socket: Int32
  private let heard = Mutex(Heard())

  /// Listens on a free port, and has one conversation at a time on a thread of its own.
  init(_ talk: @escaping @Sendable (Conversation) -> Void) throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let (socket, size) = (socket, length)
    let bound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, size) == 0 && listen(socket, 8) == 0
          && getsockname(socket, $0, &length) == 0
      }
    }
    guard bound else { throw POSIXError(.EADDRINUSE) }
    port = Int(UInt16(bigEndian: address.sin_port))
    let thread = Thread { [weak self] in
      while true {
        let client = accept(socket, nil, nil)
        guard client >= 0, let server = self else { return }
        talk(Conversation(client: client, server: server))
        close(client)
      }
    }
    thread.start()
  }

  deinit {
    shutdown(socket, Int32(SHUT_RDWR))
    close(socket)
  }

  /// Everything it was told so far.
  var told: Heard { heard.withLock { $0 } }

  fileprivate func keep(_ body: (inout Heard) -> Void) { heard.withLock { body(&$0) } }
}

/// One client of a tiny server.
final class Conversation {
  private let client: Int32
  private let server: TinyServer
  private var buffer: [UInt8] = []

  fileprivate init(client: Int32, server: TinyServer) {
    self.client = client
    self.server = server
  }

  /// Says a line, or several.
  func say(_ text: String) {
    let bytes = Array((text + "\r\n").utf8)
    _ = bytes.withUnsafeBytes {
      send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
    }
  }

  /// The next line without its end; nil at the end of the conversation.
  func line() -> String? {
    while true {
      if let end = buffer.firstIndex(of: 10) {
        let line = String(decoding: buffer[..<end].filter { $0 != 13 }, as: UTF8.self)
        buffer.removeSubrange(...end)
        server.keep { $0.lines.append(line) }
        return line
      }
      guard receive() else { return nil }
    }
  }

  /// So many bytes.
  func body(_ count: Int) -> String {
    while buffer.count < count, receive() {}
    defer { buffer.removeFirst(min(count, buffer.count)) }
    return String(decoding: buffer.prefix(count), as: UTF8.self)
  }

  /// Keeps a mail.
  func keep(mail: String) { server.keep { $0.mails.append(mail) } }

  private func receive() -> Bool {
    var chunk = [UInt8](repeating: 0, count: 4096)
    let count = recv(client, &chunk, chunk.count, 0)
    guard count > 0 else { return false }
    buffer += chunk[..<count]
    return true
  }
}

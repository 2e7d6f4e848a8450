public import Hummingbird
import NIOCore

#if canImport(Glibc)
  import Glibc
#endif

/// What goes with a request through middleware and handler.
public struct WebContext: RequestContext {
  /// What Hummingbird keeps: logger, path pattern, parameters.
  public var coreContext: CoreRequestContextStorage
  /// Address of the connection, as text; nil for Unix sockets and tests.
  public let peer: String?
  /// The instant at which the request began, for latencies.
  public let startedAt: ContinuousClock.Instant

  /// A context of a connection.
  public init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    peer = source.channel.remoteAddress?.ipAddress
    startedAt = .now
  }

  /// The request's id: in every log line of the request, and on the page that says that something
  /// went wrong.
  public var requestID: String { id }

  /// Whether the connection comes from this machine: only then `X-Forwarded-For` is believed.
  public var isLocal: Bool {
    guard let peer else { return true }
    return peer == "::1" || peer.hasPrefix("127.") || peer.hasPrefix("::ffff:127.")
  }

  /// The address that counts for limits: the last one a trusted proxy added, else the peer's; of
  /// IPv6 its /64. Nil for whoever asks on this machine without a proxy.
  public func clientAddress(_ request: Request) -> String? {
    guard isLocal else { return peer.map(WebContext.network) }
    guard let forwarded = request.headers[values: .xForwardedFor].last,
      let last = forwarded.split(separator: ",").last
    else { return nil }
    return WebContext.network(last.filter { !$0.isWhitespace })
  }

  private static func network(_ address: String) -> String {
    guard address.contains(":"), !address.hasPrefix("::ffff:"),
      let parsed = try? SocketAddress(ipAddress: address, port: 0), case .v6(let v6) = parsed
    else { return address }
    // Of struct sockaddr_in6 (RFC 3493, 3.3) the address begins at byte 8. It can't be named: which
    // module defines its field depends on what was imported first.
    return withUnsafeBytes(of: v6.address) { bytes in
      bytes.dropFirst(8).prefix(8).map { String($0, radix: 16) }.joined(separator: ":") + "::/64"
    }
  }
}

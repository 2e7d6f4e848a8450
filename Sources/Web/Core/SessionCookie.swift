import Foundation
import HTTPTypes
public import Hummingbird

/// The cookie that holds a session's token at the desk; public pages set none.
public struct SessionCookie: Sendable {
  /// `__Host-hoiam` over HTTPS, so that no other host can set it, else `hoiam`.
  public let name: String
  private let attributes: String

  /// The cookie of a service.
  ///
  /// - Parameter secure: whether citizens and staff reach the service by HTTPS.
  public init(secure: Bool) {
    name = secure ? "__Host-hoiam" : "hoiam"
    attributes = "; Path=/; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "")
  }

  /// The token that came with a request.
  public func token(in request: Request) -> String? {
    Cookies.value(name, in: request)
  }

  /// The header value that sets it until the browser is closed; the server ends it earlier.
  public func setting(_ token: String) -> String { "\(name)=\(token)\(attributes)" }

  /// The header value that takes it away.
  public var clearing: String { "\(name)=; Max-Age=0\(attributes)" }
}

/// Cookies of a request (RFC 6265, 4.2).
enum Cookies {
  /// The value of a cookie; nil if it did not come, or came twice with different values.
  static func value(_ name: String, in request: Request) -> String? {
    var values: Set<String> = []
    for header in request.headers[values: .cookie] {
      for pair in header.split(separator: ";") {
        let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].drop(while: { $0 == " " }) == name else { continue }
        values.insert(String(parts[1].filter { $0 != "\"" && $0 != " " }))
      }
    }
    guard values.count == 1, let value = values.first, !value.isEmpty else { return nil }
    return value
  }
}

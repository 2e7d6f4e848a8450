import HTTPTypes
import Hummingbird

/// Refuses forms that another site's page sends in somebody's name.
enum CrossSite {
  /// Checks an unsafe request of a browser: `Sec-Fetch-Site` where the browser says it, else the
  /// host of `Origin` against our own. Without either it is not a browser of this decade; the
  /// form token decides.
  ///
  /// - Throws: `WebError.crossSite`.
  static func check(_ request: Request) throws(WebError) {
    if let site = request.headers[.secFetchSite] {
      guard site == "same-origin" || site == "none" else { throw .crossSite }
      return
    }
    guard let origin = request.headers[.origin] else { return }
    guard isOwn(origin, request) else { throw .crossSite }
  }

  /// Whether the browser itself says that the form comes from a page of ours.
  static func isOurs(_ request: Request) -> Bool {
    if let site = request.headers[.secFetchSite] { return site == "same-origin" }
    return request.headers[.origin].map { isOwn($0, request) } ?? false
  }

  private static func isOwn(_ origin: String, _ request: Request) -> Bool {
    guard let host = request.head.authority, let scheme = origin.firstRange(of: "://") else {
      return false
    }
    return origin[scheme.upperBound...].lowercased() == host.lowercased()
  }
}

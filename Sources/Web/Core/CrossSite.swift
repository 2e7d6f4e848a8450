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
    guard let host = request.head.authority, let scheme = origin.firstRange(of: "://"),
      origin[scheme.upperBound...].lowercased() == host.lowercased()
    else { throw .crossSite }
  }
}

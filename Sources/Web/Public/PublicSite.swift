/// The site without login.
enum PublicSite {
  /// Its routes.
  static let routes: [Route] = []
}

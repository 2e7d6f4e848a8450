/// The site without login: no cookie, no session, no JavaScript.
enum PublicSite {
  /// Its routes.
  static let routes: [Route] =
    FrontPages.routes + SendRoutes.routes + TrackRoutes.routes + ResultRoutes.routes
    + MachineRoutes.routes
}

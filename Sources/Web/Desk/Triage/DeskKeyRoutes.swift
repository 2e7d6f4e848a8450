import Pages

/// The keyboard map as a page of its own; every page opens it over itself by `?`.
enum DeskKeyRoutes {
  static let routes: [Route] = [
    .get("/desk/keys", for: .desk) { call in try await call.page(KeysPage()) }
  ]
}

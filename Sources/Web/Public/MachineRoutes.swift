import Casework
import Hummingbird
import Pages
import Rules

/// What machines read of the public site: the feed, the map, and where they should not look.
enum MachineRoutes {
  static let routes: [Route] = [
    .get("/ket-qua.atom", for: .everyone, handler: feed),
    .get("/robots.txt", for: .everyone, rate: .free, handler: robots),
    .get("/sitemap.xml", for: .everyone, handler: map),
  ]

  private static let entries = 30
  /// Results on the map; search engines find older ones by the list.
  private static let mapped = 5_000

  @Sendable private static func feed(_ call: Call) async throws -> Response {
    try await call.open(call.registerKey, type: "application/atom+xml; charset=utf-8") {
      var filter = OpenFilter()
      filter.limit = entries
      let results = try await call.office.openResults(filter).results
      let feed = AtomFeed(
        site: call.house.renderer.site,
        updatedAt: results.first?.facts.publishedAt ?? call.house.now,
        entries: results.map { ResultCard($0, call.words) })
      return .same(feed.xml(call.words))
    }
  }

  @Sendable private static func robots(_ call: Call) async throws -> Response {
    var lines = ["User-agent: *", "Disallow: /desk", "Disallow: /api/", "Disallow: /tra-cuu/"]
    if let base = call.house.renderer.site.baseURL { lines.append("Sitemap: \(base)/sitemap.xml") }
    return Call.text(lines.joined(separator: "\n") + "\n", type: "text/plain; charset=utf-8")
  }

  @Sendable private static func map(_ call: Call) async throws -> Response {
    try await call.open(call.registerKey, type: "application/xml; charset=utf-8") {
      let base = call.house.renderer.site.baseURL ?? ""
      let pages = PublicSection.allCases.map(\.path) + ["/ve"]
      let results = try await call.office.newestResults(mapped).map { "/ket-qua/\($0)" }
      let places = (pages + results).map { "<url><loc>\(base)\($0)</loc></url>" }
      return .same(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        \(places.joined(separator: "\n"))
        </urlset>

        """)
    }
  }
}

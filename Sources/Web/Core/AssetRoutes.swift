import Hummingbird
import Pages

/// The stylesheet, scripts and images of the pages. Their addresses change with their content, so
/// browsers may keep them for a year.
enum AssetRoutes {
  static let routes: [Route] = [
    .get("/assets/{name}", for: .everyone, rate: .free) { call in
      let path = "/assets/\(try call.parameter("name"))"
      guard let asset = call.house.renderer.assets.asset(at: path) else {
        throw WebError.notFound
      }
      return Response.file(
        Array(asset.data), type: asset.contentType, cache: "public, max-age=31536000, immutable")
    }
  ]
}

import HTTPTypes
import Hummingbird
import Media
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
      let packed = takesGzip(call.request) ? call.house.packed[path] : nil
      var response = Response.file(
        packed ?? Array(asset.data), type: asset.contentType,
        cache: "public, max-age=31536000, immutable")
      response.headers[.vary] = "accept-encoding"
      if packed != nil { response.headers[.contentEncoding] = "gzip" }
      return response
    }
  ]

  /// Files of text by their paths, compressed. Pages are not: next to what somebody typed stand
  /// tokens, and the length of an answer would tell of both (BREACH).
  static func packed(_ assets: Assets) -> [String: [UInt8]] {
    var packed: [String: [UInt8]] = [:]
    for asset in assets.all where !asset.contentType.hasSuffix("/png") {
      packed[asset.path] = Gzip.compressed(Array(asset.data))
    }
    return packed
  }

  /// Whether whoever asks can read gzip (RFC 9110, 12.5.3).
  static func takesGzip(_ request: Request) -> Bool {
    let offers = (request.headers[.acceptEncoding] ?? "").split(separator: ",")
    return offers.contains { offer in
      let parts = offer.split(separator: ";").map { $0.filter { !$0.isWhitespace }.lowercased() }
      guard parts.first == "gzip" else { return false }
      return !parts.dropFirst().contains { $0.hasPrefix("q=") && Double($0.dropFirst(2)) == 0 }
    }
  }
}

import Foundation
import HTTPTypes
import Hummingbird

/// The description of the API (OpenAPI 3.1): the truth about every route of it.
enum OpenAPI {
  static let routes: [Route] = [
    .get("/api/openapi.json", for: .everyone, rate: .read) { _ in
      guard let document else { throw WebError.unavailable }
      return Response.file(document, type: "application/json", cache: "public, max-age=300")
    }
  ]

  /// The document, read once; nil if it was not installed beside the program.
  static let document: [UInt8]? = {
    let file = Bundle.main.bundleURL
      .appendingPathComponent("hoiam_Web.resources/Resources/openapi.json")
    return FileManager.default.contents(atPath: file.path).map { Array($0) }
  }()
}

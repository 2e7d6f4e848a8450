import Foundation
import HTTPTypes
import Hummingbird

/// The description of the API (OpenAPI 3.1): the truth about every route of it.
enum OpenAPI {
  static let routes: [Route] = [
    .get("/api/openapi.json", for: .everyone, rate: .read) { call in
      let installed = call.house.settings.resources
        .flatMap { FileManager.default.contents(atPath: $0 + "/openapi.json") }
        .map { Array($0) }
      guard let document = installed ?? document else { throw WebError.unavailable }
      return Response.file(document, type: "application/json", cache: "public, max-age=300")
    }
  ]

  /// The document, read once: from beside the program, or from where it was installed. Nil if it
  /// is in neither place.
  static let document: [UInt8]? = {
    let folders = [".", "../share/hoiam"]
    let files = folders.map {
      Bundle.main.bundleURL.appendingPathComponent($0)
        .appendingPathComponent("hoiam_Web.resources/Resources/openapi.json").path
    }
    let contents = files.lazy.compactMap { FileManager.default.contents(atPath: $0) }
    return contents.first.map { Array($0) }
  }()
}

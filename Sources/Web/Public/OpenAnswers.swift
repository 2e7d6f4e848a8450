import Casework
import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle

/// What a route of the public site made.
enum OpenMade {
  /// A text that is the same for everyone.
  case same(String)
  /// An answer for whoever asked, kept by nobody.
  case apart(Response)
}

extension Call {
  /// An answer that is the same for everyone: from the cache, or made now and kept. It carries an
  /// entity tag, and is not sent again to whoever has it.
  ///
  /// Nothing that depends on who asks may come here: handlers of routes for everyone have neither
  /// a session nor a person; forms carry a token and answer otherwise.
  ///
  /// - Parameter key: nil for what is not kept, such as what somebody searched for.
  func open(
    _ key: PageCache.Key?, type: String = "text/html; charset=utf-8",
    _ make: () async throws -> OpenMade
  ) async throws -> Response {
    let cache = house.pages
    if let key, let kept = cache.page(key) {
      return answer(tag: kept.tag, type: type) { kept.print.page }
    }
    let epoch = cache.epoch
    switch try await make() {
    case .apart(let response): return response
    case .same(let text):
      let bytes = Array(text.utf8)
      let tag = Call.tag(of: bytes)
      if let key { cache.keep(bytes, as: key, tag: tag, since: epoch) }
      return answer(tag: tag, type: type) { ByteBuffer(bytes: bytes) }
    }
  }

  private func answer(tag: String, type: String, _ body: () -> ByteBuffer) -> Response {
    var headers: HTTPFields = [.eTag: tag, .cacheControl: Call.publicCache]
    if Call.has(tag, request.headers) {
      return Response(status: .notModified, headers: headers)
    }
    headers.append(HTTPField(name: .contentType, value: type))
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body()))
  }

  /// Whether a browser or proxy has what a tag stands for (RFC 9110, 13.1.2).
  private static func has(_ tag: String, _ headers: HTTPFields) -> Bool {
    headers.contains { header in
      guard header.name == .ifNoneMatch else { return false }
      return header.value.split(separator: ",").contains { entry in
        let known = entry.drop { $0 == " " }
        return known == "*" || known == tag || known == "W/" + tag
      }
    }
  }

  /// A strong entity tag: 64 bits of the SHA-256.
  private static func tag(of bytes: [UInt8]) -> String {
    let digest = Data(SHA256.hash(data: bytes).prefix(8)).base64EncodedString()
    return "\"\(digest.prefix { $0 != "=" })\""
  }
}

/// Hears what changes in public, for as long as the web face runs.
struct OpenWatch: Service {
  let house: House

  func run() async throws {
    await cancelWhenGracefulShutdown { await house.office.hearOpenNews() }
  }
}

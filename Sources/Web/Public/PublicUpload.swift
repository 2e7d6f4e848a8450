import Hummingbird
import NIOCore

/// A form with photos of which nothing typed is lost: of a body that is too long the parts that
/// came whole are kept, since browsers send the words before the photos.
struct PublicUpload {
  /// The fields, and the files that came whole.
  let form: Multipart
  /// Whether more came than is taken.
  let isCutShort: Bool

  /// How many times the limit is read and thrown away, so that the sender sees an answer instead
  /// of a broken connection.
  private static let patience = 6
  /// How many times longer than a form's a body with photos may take: phones send them slowly.
  private static let slowness = 5

  /// Reads the body of a request.
  ///
  /// - Throws: `WebError`: it can't be read, took too long, or was far too long.
  init(_ call: Call) async throws {
    guard call.mediaType == "multipart/form-data" else {
      form = Multipart(fields: try await call.typedForm(), files: [])
      isCutShort = false
      return
    }
    guard let boundary = Multipart.boundary(of: call.request.headers[.contentType] ?? "") else {
      throw WebError.unsupportedMediaType
    }
    let (bytes, isCutShort) = try await Self.read(call)
    self.isCutShort = isCutShort
    form = try Multipart(
      isCutShort ? Self.whole(bytes, boundary: boundary) : bytes, boundary: boundary)
  }

  private static func read(_ call: Call) async throws -> ([UInt8], Bool) {
    let limit = call.route.body.limit
    let most = limit * patience
    let announced = call.request.headers[.contentLength].flatMap { Int($0) }
    if let announced, announced > most { throw WebError.tooLarge(limit: limit) }
    let body = call.request.body
    return try await withDeadline(call.house.settings.bodyTimeout * slowness) {
      var bytes: [UInt8] = []
      var count = 0
      for try await chunk in body {
        count += chunk.readableBytes
        guard count <= most else { throw WebError.tooLarge(limit: limit) }
        bytes.append(contentsOf: chunk.readableBytesView.prefix(max(0, limit - bytes.count)))
      }
      return (bytes, count > limit)
    }
  }

  /// The body up to the last part that came whole, ended as a form ends.
  private static func whole(_ bytes: [UInt8], boundary: String) -> [UInt8] {
    let delimiter = Array("\r\n--\(boundary)".utf8)
    var end = bytes.count - delimiter.count
    while end > 0 {
      if bytes[end] == delimiter[0], bytes[end..<(end + delimiter.count)].elementsEqual(delimiter) {
        return bytes[..<(end + delimiter.count)] + Array("--".utf8)
      }
      end -= 1
    }
    return Array("--\(boundary)--".utf8)
  }
}

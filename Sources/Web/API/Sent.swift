import Casework
import HTTPTypes
import Hummingbird
import Rules

/// What a client of the API sent: an object, and the key under which it is to be done once.
struct Sent {
  /// The object, to be read member by member.
  let body: JSONBody
  /// The bytes of it, by which a replay is told from another request.
  let bytes: [UInt8]
  /// The Idempotency-Key with what was asked; nil if none came.
  let onceKey: OnceKey?
}

extension Call {
  /// The most characters of an Idempotency-Key.
  static let longestKey = 200

  /// Reads the body.
  ///
  /// - Parameter isOptional: whether nothing at all means an empty object.
  /// - Throws: `WebError`.
  func sent(isOptional: Bool = false) async throws -> Sent {
    let bytes = try await bytes()
    let isEmpty = isOptional && bytes.isEmpty
    guard isEmpty || mediaType == "application/json" else {
      throw WebError.unsupportedMediaType
    }
    let body = try JSONBody(isEmpty ? Array("{}".utf8) : bytes)
    return Sent(body: body, bytes: bytes, onceKey: try onceKey(for: bytes))
  }

  /// The Idempotency-Key; nil if none came.
  ///
  /// - Throws: `WebError.unreadable(.idempotencyKey)`: empty, too long, or twice.
  func idempotencyKey() throws(WebError) -> String? {
    let keys = request.headers[values: .idempotencyKey]
    guard let key = keys.first else { return nil }
    guard keys.count == 1, (1...Call.longestKey).contains(key.unicodeScalars.count),
      !key.utf8.contains(0)
    else { throw .unreadable(.idempotencyKey) }
    return key
  }

  /// The Idempotency-Key with what is asked for: method, address and body.
  func onceKey(for bytes: [UInt8]) throws(WebError) -> OnceKey? {
    let head = Array("\(request.method.rawValue) \(request.uri.path)\n".utf8)
    return try idempotencyKey().map { OnceKey($0, of: head + bytes) }
  }

  /// Who acts, once if a key was sent.
  func actor(_ sent: Sent) throws(WebError) -> Actor {
    var actor = try actor()
    actor.onceKey = sent.onceKey
    return actor
  }

  /// The revision that was seen, if `If-Match` says one.
  ///
  /// - Throws: `WebError.unreadable(.ifMatch)`.
  func seenRevision() throws(WebError) -> Int? {
    let tags = request.headers[values: .ifMatch]
    guard let tag = tags.first else { return nil }
    let digits = tag.filter { $0 != "\"" }
    guard tags.count == 1, tag == digits || tag == "\"\(digits)\"", digits.allSatisfy(\.isASCII),
      let revision = Int(digits), (1...Int(Int32.max)).contains(revision)
    else { throw .unreadable(.ifMatch) }
    return revision
  }

  /// The revision that was seen.
  ///
  /// - Throws: `WebError.preconditionRequired` without `If-Match`, `.unreadable(.ifMatch)`.
  func requiredRevision() throws(WebError) -> Int {
    guard let revision = try seenRevision() else { throw .preconditionRequired }
    return revision
  }

  /// The ticket of the path, its number in any typed form; what is not said of it (year, check
  /// digit) is guessed, a wrong check digit is not.
  ///
  /// - Throws: `WebError.notFound`.
  func number() async throws -> TicketNumber {
    guard let reading = try await office.readings(parameter("number")).first,
      reading.check != .wrong
    else { throw WebError.notFound }
    return reading.number
  }

  /// A number in the path.
  ///
  /// - Throws: `WebError.notFound` for anything else.
  func id(_ name: String) throws(WebError) -> Int64 {
    guard let id = Int64(try parameter(name)), id > 0 else { throw .notFound }
    return id
  }

  /// Refuses fields after `?` that a route doesn't know.
  ///
  /// - Throws: `WebError.unreadable(.query)`.
  func allowQuery(_ names: Set<String>) throws(WebError) {
    guard query.pairs.allSatisfy({ names.contains($0.name) || $0.name == "lang" }) else {
      throw .unreadable(.query)
    }
  }
}

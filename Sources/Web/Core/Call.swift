public import Casework
public import Hummingbird
import NIOCore
public import Pages

/// One request on its way through a handler: what came, who asks, in which language.
public struct Call: Sendable {
  /// The request.
  public let request: Request
  /// Its context.
  public let context: WebContext
  /// What handlers can reach.
  public let house: House
  /// The route that was found.
  public let route: Route
  /// The fields after `?`.
  public let query: FormFields
  /// The language of the answer: for pages `?lang=`, at the desk kept in a cookie, at the API by
  /// `Accept-Language`; Vietnamese by default.
  public let language: Language
  /// The session's token: from the cookie at the desk, from `Authorization` at the API; nil
  /// elsewhere.
  public let token: String?
  /// Who asks; nil if nobody is signed in. At the API there is always somebody.
  public let person: SignedIn?

  /// What can be done and asked.
  public var office: Office { house.office }

  /// Who asks.
  ///
  /// - Throws: `WebError.unauthenticated`: the desk then leads to the sign-in page.
  public func signedIn() throws(WebError) -> SignedIn {
    guard let person else { throw .unauthenticated }
    return person
  }

  /// Who acts.
  ///
  /// - Throws: `WebError.unauthenticated`.
  public func actor() throws(WebError) -> Actor { Actor(try signedIn().principal) }

  /// A value of the path, decoded.
  ///
  /// - Throws: `WebError.unreadable` for what is no text, `.notFound` if the route has no such
  ///   name.
  public func parameter(_ name: String) throws(WebError) -> String {
    guard let encoded = context.parameters.get(name) else { throw .notFound }
    return try FormFields.text(encoded.utf8, plusIsBlank: false)
  }

  /// The form, with its token checked: at the desk the session's, elsewhere an open one that is
  /// neither forged nor too old.
  ///
  /// - Throws: `WebError`: the form can't be read, is of another site, or lay open for too long.
  public func form() async throws -> FormFields {
    let fields = try await typedForm()
    try verifyOrCarry(fields)
    return fields
  }

  /// The form as it was typed, its token not yet checked: for pages that show it again.
  ///
  /// - Throws: `WebError`.
  public func typedForm() async throws -> FormFields {
    guard mediaType == "application/x-www-form-urlencoded" else {
      throw WebError.unsupportedMediaType
    }
    return try FormFields(urlEncoded: await bytes())
  }

  /// The form with its files, its token checked.
  ///
  /// - Throws: `WebError`.
  public func upload() async throws -> Multipart {
    let typed = try await typedUpload()
    try verifyOrCarry(typed.fields)
    return typed
  }

  /// The form with its files, its token not yet checked. A form without files may come in the
  /// ordinary encoding as well.
  ///
  /// - Throws: `WebError`.
  public func typedUpload() async throws -> Multipart {
    if mediaType == "application/x-www-form-urlencoded" {
      return try Multipart(fields: await typedForm(), files: [])
    }
    guard mediaType == "multipart/form-data",
      let boundary = Multipart.boundary(of: request.headers[.contentType] ?? "")
    else { throw WebError.unsupportedMediaType }
    return try Multipart(await bytes(), boundary: boundary)
  }

  /// Checks the token. A form of the desk that our own page sent, as the browser says, and that is
  /// of another session, has only outlived it.
  ///
  /// - Throws: `WebError`, `CarriedForm`.
  private func verifyOrCarry(_ fields: FormFields) throws {
    do {
      try verify(fields)
    } catch {
      let hasOutlived = error == .crossSite && route.audience == .desk && CrossSite.isOurs(request)
      if hasOutlived { throw CarriedForm(fields, to: request.uri.path) }
      throw error
    }
  }

  /// Checks the token of a form.
  ///
  /// - Returns: for open forms the key under which they are done once.
  /// - Throws: `WebError.crossSite`, `.expiredForm`.
  @discardableResult
  public func verify(_ fields: FormFields) throws(WebError) -> String? {
    let typed = fields[FormTokens.field]
    if route.audience == .desk {
      guard let token, house.tokens.isValid(typed, session: token) else { throw .crossSite }
      return nil
    }
    switch house.tokens.opened(typed, at: house.now) {
    case .valid(let key): return key
    case .expired: throw .expiredForm
    case .forged: throw .crossSite
    }
  }

  /// What a hidden field of a form on this page must hold.
  public var formToken: String {
    token.map { house.tokens.token(session: $0) } ?? house.tokens.open(at: house.now)
  }

  /// The body as it came, at most as long as the route allows.
  ///
  /// - Throws: `WebError.tooLarge`, `.slow`.
  public func bytes() async throws -> [UInt8] {
    let limit = route.body.limit
    let announced = request.headers[.contentLength].flatMap { Int($0) }
    if let announced, announced > limit { throw WebError.tooLarge(limit: limit) }
    let body = request.body
    do {
      let buffer = try await withDeadline(house.settings.bodyTimeout) {
        try await body.collect(upTo: limit)
      }
      return Array(buffer.readableBytesView)
    } catch is NIOTooManyBytesError {
      throw WebError.tooLarge(limit: limit)
    }
  }

  /// The media type of the body, in small letters and without parameters.
  public var mediaType: String {
    let type = request.headers[.contentType] ?? ""
    return type.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
  }
}

/// Runs something that must end in time.
///
/// - Throws: `WebError.slow`, and what `body` throws.
func withDeadline<Value: Sendable>(
  _ limit: Duration, _ body: @escaping @Sendable () async throws -> Value
) async throws -> Value {
  try await withThrowingTaskGroup(of: Value?.self) { group in
    group.addTask { try await body() }
    group.addTask {
      try await Task.sleep(for: limit)
      return nil
    }
    defer { group.cancelAll() }
    guard let first = try await group.next(), let value = first else { throw WebError.slow }
    return value
  }
}

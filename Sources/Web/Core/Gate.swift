import Casework
import HTTPTypes
import Hummingbird
import Pages

/// What happens between the router and a handler: allowance, cross-site guard, who asks.
struct Gate: Sendable {
  let house: House
  let route: Route

  /// Lets a request through to its handler.
  func respond(to request: Request, _ context: WebContext) async throws -> Response {
    if house.settings.limitsRates, let address = context.clientAddress(request),
      let wait = house.limits.take(route.rate, from: address)
    {
      throw WebError.tooManyRequests(retryAfter: wait)
    }
    let isUnsafe = route.method != .get && route.method != .head
    let isAPI = Route.isForPrograms(route.path)
    if isUnsafe && !isAPI { try CrossSite.check(request) }
    let query = try FormFields(urlEncoded: (request.uri.query ?? "").utf8)
    let language = Gate.language(of: route, query: query, request: request, isAPI: isAPI)
    let token = try token(of: request)
    let person = try await person(holding: token)
    let call = Call(
      request: request, context: context, house: house, route: route, query: query,
      language: language, token: token, person: person)
    var response = try await route.handler(call)
    if route.audience == .desk, query.has("lang") {
      response.headers.append(
        HTTPField(
          name: .setCookie,
          value: "lang=\(language.rawValue); Path=/desk; Max-Age=31536000; SameSite=Lax"))
    }
    return response
  }

  private func person(holding token: String?) async throws -> SignedIn? {
    guard let token else { return nil }
    let person = try await house.office.signedIn(token: token)
    if route.audience == .bearer {
      guard let person else { throw WebError.unauthenticated }
      guard route.isOpen(to: person.principal) else { throw WebError.notFound }
    }
    return person
  }

  private func token(of request: Request) throws(WebError) -> String? {
    switch route.audience {
    case .everyone: return nil
    case .desk: return house.cookie.token(in: request)
    case .bearer: return try Bearer.token(in: request)
    }
  }

  /// Pages follow the link (`?lang=en`), the desk remembers it, the API goes by the header.
  static func language(
    of route: Route, query: FormFields, request: Request, isAPI: Bool
  ) -> Language {
    if let asked = Language(rawValue: query["lang"]) { return asked }
    if isAPI { return AcceptLanguage.best(of: request.headers[.acceptLanguage] ?? "") }
    guard route.audience == .desk else { return .vietnamese }
    return Cookies.value("lang", in: request).flatMap { Language(rawValue: $0) } ?? .vietnamese
  }
}

/// `Authorization: Bearer` (RFC 6750).
enum Bearer {
  /// The token.
  ///
  /// - Throws: `WebError.unauthenticated` without one.
  static func token(in request: Request) throws(WebError) -> String {
    guard let header = request.headers[.authorization] else { throw .unauthenticated }
    let parts = header.split(separator: " ")
    guard parts.count == 2, parts[0].lowercased() == "bearer", parts[1].utf8.count <= 200 else {
      throw .unauthenticated
    }
    return String(parts[1])
  }
}

/// `Accept-Language` (RFC 9110, 12.5.4), as far as two languages need it.
enum AcceptLanguage {
  /// The language of ours with the highest weight; Vietnamese when none is named.
  static func best(of header: String) -> Language {
    var best: (language: Language, weight: Double)?
    for range in header.split(separator: ",").prefix(20) {
      let parts = range.split(separator: ";").map { $0.filter { $0 != " " }.lowercased() }
      guard let tag = parts.first,
        let language = Language(rawValue: String(tag.prefix { $0 != "-" }))
      else { continue }
      let weight =
        parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
      if weight > best?.weight ?? 0 { best = (language, weight) }
    }
    return best?.language ?? .vietnamese
  }
}

import HTTPTypes
import Hummingbird
import Pages

/// How a failure is told: a problem (RFC 9457) at the API, a page elsewhere, the way to the
/// sign-in page at the desk.
struct FailureAnswer {
  let failure: Failure
  let request: Request
  let context: WebContext
  let house: House

  init(_ failure: Failure, request: Request, context: WebContext, house: House) {
    self.failure = failure
    self.request = request
    self.context = context
    self.house = house
  }

  /// The answer.
  var response: Response {
    let path = request.uri.path
    var response: Response
    if Route.isForPrograms(path) {
      response = problem
    } else if failure.code == "unauthenticated", request.method == .get {
      response = Response.seeOther(signIn(backTo: path))
    } else {
      response = page
    }
    if let seconds = failure.retryAfter { response.headers[.retryAfter] = String(seconds) }
    if !failure.allow.isEmpty {
      response.headers[.allow] = failure.allow.map(\.rawValue).joined(separator: ", ")
    }
    if failure.status == .unauthorized, path.hasPrefix("/api/") {
      response.headers[.wwwAuthenticate] = "Bearer"
    }
    response.headers[.cacheControl] = "no-store"
    return response
  }

  /// The page `/desk/sign-in`, which leads back to where one was; only to addresses of ours.
  private func signIn(backTo path: String) -> String {
    let query = try? FormFields(urlEncoded: (request.uri.query ?? "").utf8)
    let kept = (query?.pairs ?? []).filter { $0.name != "done" && $0.name != "lang" }
    let next = DeskSignInRoutes.safe(Address.path(path, kept.map { ($0.name, $0.value) }))
    return pageLanguage.address(Address.path("/desk/sign-in", [("next", next ?? "")]))
  }

  private var problem: Response {
    var json = JSONWriter()
    let language = AcceptLanguage.best(of: request.headers[.acceptLanguage] ?? "")
    Problem(
      failure, in: house.renderer.wording(asked ?? language),
      id: failure.isFault ? context.requestID : nil
    ).write(to: &json)
    return Response(
      status: failure.status, headers: [.contentType: "application/problem+json"],
      body: ResponseBody(byteBuffer: json.buffer))
  }

  /// The language that the address asks for.
  private var asked: Language? {
    let query = try? FormFields(urlEncoded: (request.uri.query ?? "").utf8)
    return query.flatMap { Language(rawValue: $0["lang"]) }
  }
}

// MARK: - Pages

extension FailureAnswer {
  private var isDesk: Bool {
    let path = request.uri.path
    return path == "/desk" || path.hasPrefix("/desk/")
  }

  /// Pages follow the link, the desk its cookie; what a browser prefers is not looked at.
  private var pageLanguage: Language {
    if let asked { return asked }
    let kept = isDesk ? Cookies.value("lang", in: request) : nil
    return kept.flatMap { Language(rawValue: $0) } ?? .vietnamese
  }

  private var page: Response {
    let language = pageLanguage
    let message = FailureMessage(failure, in: house.renderer.wording(language))
    let page = message.page(isDesk: isDesk, id: failure.isFault ? context.requestID : nil)
    // The address of a page that failed may hold what was typed: home is the other language's.
    let html =
      isDesk
      ? page.render(house.renderer, in: DeskFrame(language: language, address: "/desk"))
      : page.render(
        house.renderer,
        in: PublicFrame(language: language, section: nil, address: "/", isPrivate: true))
    return Response.html(html, status: failure.status)
  }
}

/// A failure in the words of a language, as a page: what happened, and what to do next.
struct FailureMessage {
  let failure: Failure
  let words: any Wording

  init(_ failure: Failure, in words: any Wording) {
    self.failure = failure
    self.words = words
  }

  /// The page.
  ///
  /// - Parameters:
  ///   - isDesk: whether the way on leads to the desk, or to the public site.
  ///   - id: the request's id, to be quoted.
  func page(isDesk: Bool, id: String?) -> MessagePage {
    let home =
      isDesk
      ? EmptyState.Link(words.address("/desk"), words[.desk])
      : EmptyState.Link(words.address("/"), words[.navHome])
    return MessagePage(heading, [paragraph], code: id, links: [home])
  }

  private var sentence: String { Problem(failure, in: words, id: nil).title }

  private var heading: String {
    switch failure.status {
    case .notFound: words[.pageNotFound]
    case .tooManyRequests: words[.tooManyRequests]
    case .serviceUnavailable: words[.busyTitle]
    case .contentTooLarge: words[.tooLarge]
    case .internalServerError: words[.faultTitle]
    case _ where failure.code == "expired_form": words[.formExpired]
    case _ where failure.code.hasPrefix("unreadable") || failure.status == .badRequest:
      words[.badRequest]
    case _: words[.notDone]
    }
  }

  private var paragraph: String {
    switch failure.status {
    case .notFound: words[.pageNotFoundText]
    case .tooManyRequests: words[.tooManyRequestsText]
    case .internalServerError: words[.faultText]
    case .contentTooLarge: words[.tooLargeText]
    case _ where failure.code == "expired_form": words[.formExpiredText]
    case _: sentence
    }
  }
}

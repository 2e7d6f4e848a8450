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
    if path.hasPrefix("/api/") {
      response = problem
    } else if failure.code == "unauthenticated", request.method == .get {
      response = Response.seeOther(signIn(backTo: path))
    } else {
      response = page
    }
    if let seconds = failure.retryAfter { response.headers[.retryAfter] = String(seconds) }
    if failure.status == .unauthorized, path.hasPrefix("/api/") {
      response.headers[.wwwAuthenticate] = "Bearer"
    }
    response.headers[.cacheControl] = "no-store"
    return response
  }

  /// The page `/desk/sign-in`, which leads back to where one was; only to paths of ours.
  private func signIn(backTo path: String) -> String {
    let safe = path.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "/-_.".contains($0)) }
    return safe ? "/desk/sign-in?next=\(path)" : "/desk/sign-in"
  }

  private var language: Language {
    let query = try? FormFields(urlEncoded: (request.uri.query ?? "").utf8)
    if let asked = query.flatMap({ Language(rawValue: $0["lang"]) }) { return asked }
    return AcceptLanguage.best(of: request.headers[.acceptLanguage] ?? "")
  }

  private var problem: Response {
    var json = JSONWriter()
    Problem(
      failure, in: house.renderer.wording(language),
      id: failure.isFault ? context.requestID : nil
    ).write(to: &json)
    return Response(
      status: failure.status, headers: [.contentType: "application/problem+json"],
      body: ResponseBody(byteBuffer: json.buffer))
  }

  private var page: Response {
    let problem = Problem(failure, in: house.renderer.wording(language), id: nil)
    let id = failure.isFault ? "\n\(context.requestID)" : ""
    return Response(
      status: failure.status, headers: [.contentType: "text/plain; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: "\(problem.title)\(id)\n")))
  }
}

import HTTPTypes
import Hummingbird
import Logging

/// The outermost layer: turns errors into answers, logs faults once, adds the headers that guard
/// browsers, counts, and writes the access log without personal data.
struct Edge: RouterMiddleware {
  typealias Context = WebContext
  let house: House

  func handle(
    _ request: Request, context: WebContext,
    next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    var response: Response
    do {
      response = try await next(request, context)
    } catch {
      response = fail(with: error, request, context)
    }
    SecurityHeaders.add(to: &response, isSecure: house.settings.isSecure)
    let pattern = context.endpointPath ?? "NotFound"
    let duration = ContinuousClock.now - context.startedAt
    house.meters.count(
      method: request.method.rawValue, route: pattern, status: response.status.code,
      duration: duration)
    if house.settings.logsAccess {
      let microseconds = Int(duration / .microseconds(1))
      context.logger.info(
        "\(request.method.rawValue) \(pattern) \(response.status.code) \(microseconds)us")
    }
    return response
  }

  private func fail(
    with error: any Error, _ request: Request, _ context: WebContext
  ) -> Response {
    var failure = Failure(error)
    if failure.status == .notFound, error is HTTPError {
      // The router says the same of a strange address and of a strange method.
      let methods = RouteTable.methods(at: request.uri.path)
      if !methods.isEmpty { failure = .methodNotAllowed(but: methods) }
    }
    if failure.isFault {
      // Errors of our rooms carry no bound values and no personal data.
      context.logger.error("fault \(context.requestID): \(error)")
    }
    return FailureAnswer(failure, request: request, context: context, house: house).response
  }
}

/// Headers that guard browsers (OWASP Secure Headers).
enum SecurityHeaders {
  /// Nothing is loaded but our own styles, scripts and images; nobody frames us.
  static let policy = """
    default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; \
    connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'
    """

  private static let always: [HTTPField] = [
    HTTPField(name: .contentSecurityPolicy, value: policy),
    HTTPField(name: .contentTypeOptions, value: "nosniff"),
    HTTPField(name: .referrerPolicy, value: "same-origin"),
    HTTPField(name: .crossOriginOpenerPolicy, value: "same-origin"),
    HTTPField(
      name: .permissionsPolicy, value: "camera=(), microphone=(), geolocation=(self)"),
  ]

  private static let overHTTPS =
    always + [
      HTTPField(name: .strictTransportSecurity, value: "max-age=31536000; includeSubDomains")
    ]

  /// Adds what is not there yet. (Looking for a name by subscript would make an index of the
  /// headers, for every answer.)
  static func add(to response: inout Response, isSecure: Bool) {
    for field in isSecure ? overHTTPS : always
    where !response.headers.contains(where: { $0.name == field.name }) {
      response.headers.append(field)
    }
  }
}

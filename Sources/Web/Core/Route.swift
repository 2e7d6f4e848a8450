public import Hummingbird
public import Rules

/// One way to ask something of the program: what arrives where, from whom, and what is then done.
/// Everything that is decided before a handler runs is said here, so that a test can read it.
public struct Route: Sendable {
  /// Does the work of a route.
  public typealias Handler = @Sendable (Call) async throws -> Response

  /// For whom a route is, and so how people show who they are.
  public enum Audience: String, Sendable, CaseIterable {
    /// Everyone; nobody is asked who they are, no cookie is read.
    case everyone
    /// Staff at their screens: session cookie, cross-site guard, form token.
    case desk
    /// People and machines at the API: bearer token. Cookies are not looked at.
    case bearer
  }

  /// What a request may bring.
  public enum Body: Sendable, Equatable {
    /// Nothing is read.
    case none
    /// A message of at most 16 KiB.
    case message
    /// A form or JSON of at most 1 MiB.
    case small
    /// A form with files of at most 25 MiB.
    case upload

    /// The most that is read, in bytes.
    public var limit: Int {
      switch self {
      case .none: 0
      case .message: 16 << 10
      case .small: 1 << 20
      case .upload: 25 << 20
      }
    }
  }

  /// The method.
  public let method: HTTPRequest.Method
  /// The path with `{names}` for what varies, such as `/api/v1/tickets/{number}`.
  public let path: String
  /// For whom.
  public let audience: Audience
  /// The verbs of the permission matrix that it may do; empty when the matrix has no say (who is
  /// asked nothing, or only has to be signed in). The verb itself checks the right.
  public let verbs: [Verb]
  /// What a request may bring.
  public let body: Body
  /// How often one address may ask.
  public let rate: RateClass
  /// What is done.
  public let handler: Handler

  /// A route.
  public init(
    _ method: HTTPRequest.Method, _ path: String, for audience: Audience, does verbs: [Verb] = [],
    body: Body = .none, rate: RateClass, handler: @escaping Handler
  ) {
    self.method = method
    self.path = path
    self.audience = audience
    self.verbs = verbs
    self.body = body
    self.rate = rate
    self.handler = handler
  }

  /// Whether a path is for programs: what fails there is told as a problem (RFC 9457).
  static func isForPrograms(_ path: String) -> Bool {
    path.hasPrefix("/api/") || path.hasPrefix("/telephony/")
  }

  /// Whether one of its verbs is open to one of the roles, on whatever ticket.
  func isOpen(to principal: Principal) -> Bool {
    verbs.isEmpty || verbs.contains { Policy.right(of: principal, to: $0) != nil }
  }

  /// A route that only shows something.
  public static func get(
    _ path: String, for audience: Audience, does verbs: Verb..., rate: RateClass = .read,
    handler: @escaping Handler
  ) -> Route {
    Route(.get, path, for: audience, does: verbs, rate: rate, handler: handler)
  }

  /// A route that does something.
  public static func post(
    _ path: String, for audience: Audience, does verbs: Verb..., body: Body = .small,
    rate: RateClass = .write, handler: @escaping Handler
  ) -> Route {
    Route(.post, path, for: audience, does: verbs, body: body, rate: rate, handler: handler)
  }
}

import Casework
public import HTTPTypes
import Hummingbird
import Media
import NIOCore
import Rules

/// What went wrong, as it is told: status, the key of its wording, and what goes with it. The one
/// table from errors to answers.
public struct Failure: Sendable, Equatable {
  /// The status.
  public let status: HTTPResponse.Status
  /// The key of its wording, and the end of the problem's `type`.
  public let code: String
  /// What is wrong with which field.
  public var faults: [FieldFault] = []
  /// More of it, without typed text and without personal data.
  public var detail: String?
  /// Seconds after which to try again.
  public var retryAfter: Int?
  /// The revision as it is now, for a stale one.
  public var revision: Int?
  /// The methods that the address does have, for one it doesn't.
  public var allow: [HTTPRequest.Method] = []
  /// Whether it is our fault: it is logged, and the id is shown.
  public var isFault = false

  /// A failure without more.
  init(_ status: HTTPResponse.Status, _ code: String) {
    self.status = status
    self.code = code
  }

  /// An address that is there, asked by a method it doesn't have.
  static func methodNotAllowed(but methods: [HTTPRequest.Method]) -> Failure {
    var failure = Failure(.methodNotAllowed, "method_not_allowed")
    failure.allow = methods
    return failure
  }

  /// What an error means to whoever asked.
  public init(_ error: any Error) {
    switch error {
    case let error as WebError: self.init(error)
    case is CarriedForm: self.init(WebError.crossSite)
    case let error as Refusal: self.init(error)
    case let error as SubmissionProblems:
      self.init(.unprocessableContent, "invalid")
      faults = error.problems.map {
        FieldFault(SubmissionPointers.pointer($0.field), .problem($0.code))
      }
    case is SignInRefusal: self.init(.unauthorized, "sign_in_failed")
    case let error as MediaError where error.isTheFilesFault:
      self.init(.unprocessableContent, error.code)
    case let error as DeadlineError:
      self.init(.unprocessableContent, "bad_calendar")
      detail = "\(error)"
    case let error as HTTPError where error.status == .notFound: self.init(.notFound, "not_found")
    case let error as HTTPError: self.init(error.status, "bad_request")
    case is NIOTooManyBytesError: self.init(.contentTooLarge, "too_large")
    case is CancellationError: self.init(.serviceUnavailable, "unavailable")
    case _ where Outage.isOne(error):
      self.init(.serviceUnavailable, "unavailable")
      retryAfter = 5
    case _:
      self.init(.internalServerError, "fault")
      isFault = true
    }
  }

  private init(_ error: WebError) {
    switch error {
    case .unreadable(let what): self.init(.badRequest, "unreadable_\(what.rawValue)")
    case .unauthenticated: self.init(.unauthorized, "unauthenticated")
    case .unsigned(let why): self.init(.unauthorized, "signature_\(why.rawValue)")
    case .crossSite: self.init(.forbidden, "cross_site")
    case .expiredForm: self.init(.forbidden, "expired_form")
    case .notFound: self.init(.notFound, "not_found")
    case .slow: self.init(.requestTimeout, "slow")
    case .tooLarge: self.init(.contentTooLarge, "too_large")
    case .unsupportedMediaType: self.init(.unsupportedMediaType, "unsupported_media_type")
    case .preconditionRequired: self.init(.preconditionRequired, "precondition_required")
    case .unavailable: self.init(.serviceUnavailable, "unavailable")
    case .invalid(let faults):
      self.init(.unprocessableContent, "invalid")
      self.faults = faults
    case .tooManyRequests(let retryAfter):
      self.init(.tooManyRequests, "too_many_requests")
      self.retryAfter = retryAfter
    }
  }

  private init(_ refusal: Refusal) {
    switch refusal {
    case .notFound: self.init(.notFound, "not_found")
    case .moveNotAllowed(let from, let to):
      self.init(.conflict, "move_not_allowed")
      detail = "\(from.rawValue) → \(to.rawValue)"
    case .stale(let current):
      self.init(.preconditionFailed, "stale")
      revision = current
    case .invalid(let problems):
      self.init(.unprocessableContent, "invalid")
      faults = problems.map { FieldFault("/\($0.field.rawValue)", .problem($0.code)) }
    case .conflict(let conflict): self.init(.conflict, conflict.rawValue)
    case .overloaded:
      self.init(.serviceUnavailable, "overloaded")
      retryAfter = 2
    }
  }
}

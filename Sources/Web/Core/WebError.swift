public import Rules

/// What can be wrong with a request itself, before or beside what the office refuses. Carries no
/// typed text.
public enum WebError: Error, Sendable, Equatable {
  /// Why a request can't be read.
  public enum Unreadable: String, Sendable {
    /// Not JSON.
    case json
    /// Not a form.
    case form
    /// Not a form with files, or one with too many parts.
    case multipart
    /// Not UTF-8, or with a NUL character.
    case text
    /// The `Idempotency-Key` is missing or longer than 200 characters.
    case idempotencyKey = "idempotency_key"
    /// `If-Match` is no revision.
    case ifMatch = "if_match"
    /// A cursor, limit or filter of a list that nobody gave out.
    case query
  }

  /// Why a message's signature doesn't count.
  public enum Unsigned: String, Sendable {
    /// It has none.
    case missing
    /// It is not made by a secret of ours, or for another message.
    case wrong
    /// It was made too long ago, or a clock is wrong.
    case expired
  }

  /// 400.
  case unreadable(Unreadable)
  /// 401 at the API; at the desk the way to the sign-in page.
  case unauthenticated
  /// 401: a message that anybody could have sent.
  case unsigned(Unsigned)
  /// 403: a form of another site, or without its token.
  case crossSite
  /// 403: the form was open for too long; what was typed is shown again.
  case expiredForm
  /// 404.
  case notFound
  /// 408: the body did not arrive in time.
  case slow
  /// 413; the limit is in bytes.
  case tooLarge(limit: Int)
  /// 415.
  case unsupportedMediaType
  /// 422: fields by their JSON pointers.
  case invalid([FieldFault])
  /// 428: a move without `If-Match`.
  case preconditionRequired
  /// 429, with the seconds to wait.
  case tooManyRequests(retryAfter: Int)
  /// 503: a part of the service is missing.
  case unavailable
}

/// What is wrong with one field of a request.
public struct FieldFault: Sendable, Hashable {
  /// What can be wrong.
  public enum What: Sendable, Hashable {
    /// Its value.
    case problem(FieldProblem.Code)
    /// It is of another type than this one of JSON.
    case wrongType(String)
    /// There is no such member.
    case unknownMember
    /// It holds a NUL character.
    case badText
  }

  /// Where: a JSON pointer, such as `/reporter/phone`.
  public let pointer: String
  /// What.
  public let what: What

  /// A fault of a field.
  public init(_ pointer: String, _ what: What) {
    self.pointer = pointer
    self.what = what
  }
}

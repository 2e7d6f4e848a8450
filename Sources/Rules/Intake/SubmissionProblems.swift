/// A field of the intake form; its raw value is the key that pages and the API use.
public enum SubmissionField: String, CaseIterable, Sendable, Codable {
  case channel
  case title
  case body
  case kind
  case category
  case commune
  case placeText
  case latitude
  case longitude
  case reporterName
  case phone
  case email
  case address
  case receivedAt
  case externalSystem
  case externalNumber
  case unit
  case publicationWish
}

/// What is wrong with one field. Carries no typed text, so that it can be logged; the wording is
/// done by the pages.
public struct FieldProblem: Sendable, Hashable {
  /// What can be wrong.
  public enum Code: Sendable, Hashable {
    /// It must be filled in.
    case missing
    /// Fewer characters than the minimum.
    case tooShort(minimum: Int)
    /// More characters (code points) than the limit.
    case tooLong(limit: Int)
    /// The catalogue has nothing of this code.
    case unknown
    /// It exists, but can't be chosen any more.
    case inactive
    /// The unit did not exist on the day of receipt, or doesn't today.
    case notValidThen
    /// Not a number.
    case badNumber
    /// Coordinates outside Viet Nam.
    case outsideVietnam
    /// Not a date and time that exists, or before the year 2000.
    case badDate
    /// Later than now.
    case inFuture
    /// Longer ago than hand-entered tickets may be dated back.
    case tooOld(days: Int)
    /// Not of the form name@domain.
    case badEmail
    /// Not a telephone number of a known form; kept as typed.
    case badPhone
    /// It would tell everyone a number of somebody, or who reported.
    case personal
    /// The citizen left no address for this way.
    case noWay
    /// Not a name to sign in with: other characters than those, or too few or too many.
    case badUsername
    /// A number outside what is allowed here.
    case notWithin(from: Int, through: Int)
    /// A day that has come: only later ones can be chosen.
    case notLater
    /// It does not come after the value before it: an end before its beginning.
    case outOfOrder
    /// The same person as the one before it.
    case samePerson
    /// Somebody who can't do what is asked of them.
    case unsuitable
    /// Longer than what holds in general, and no rule is named that allows it.
    case needsRule
    /// A place of an answer is still to be filled in, such as `[ngày …]`.
    case blankLeft
    /// A template has a word in braces that stands for nothing, or a brace too many.
    case unknownPlaceholder
  }

  /// The field.
  public let field: SubmissionField
  /// What is wrong with it.
  public let code: Code

  /// A problem of a field.
  public init(_ field: SubmissionField, _ code: Code) {
    self.field = field
    self.code = code
  }
}

/// Why a form is no submission: one or more problems, in the order of the form's fields.
public struct SubmissionProblems: Error, Sendable, Hashable {
  /// At least one.
  public let problems: [FieldProblem]

  /// Several problems of one form.
  public init(_ problems: [FieldProblem]) {
    self.problems = problems
  }

  /// The problems of one field.
  public subscript(field field: SubmissionField) -> [FieldProblem.Code] {
    problems.filter { $0.field == field }.map(\.code)
  }
}

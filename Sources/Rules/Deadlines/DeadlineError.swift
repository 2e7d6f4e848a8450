/// Why there is no answer about a deadline.
public enum DeadlineError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A line that is no JSON object.
  case badJSON
  /// A calendar that breaks a rule.
  case badCalendar(CalendarFault)
  /// A target, or a computation, that is not known or not a whole number ≥ 0; says which.
  case badTarget(String)
  /// An instant without offset or a pause that ends before it begins; says which.
  case badInstant(String)
  /// The target is not fulfilled within ten years.
  case noWorkingTime

  /// The stable code of the command line and the API.
  public var code: String {
    switch self {
    case .badJSON: "bad_json"
    case .badCalendar: "bad_calendar"
    case .badTarget: "bad_target"
    case .badInstant: "bad_instant"
    case .noWorkingTime: "no_working_time"
    }
  }

  /// One English sentence that names what is wrong.
  public var description: String {
    switch self {
    case .badJSON: "not a JSON object"
    case .badCalendar(let fault): fault.description
    case .badTarget(let what): what
    case .badInstant(let what): what
    case .noWorkingTime: "not enough working time within ten years"
    }
  }
}

public import FoundationEssentials
import Rules

/// Work that follows from a verb, done by the worker after the verb's transaction. It is stored as
/// JSON, whose form a test pins: rename nothing without a migration.
public enum Errand: Codable, Sendable, Hashable {
  /// Bring an answer to the citizen by e-mail or text message.
  case deliver(delivery: Int64)
  /// Tell a citizen who left an e-mail address or a mobile number that their ticket moved.
  case tellCitizen(ticket: Int64, news: News)
  /// Bring the answer of a ticket to somebody who was merged into it.
  case bringAnswer(ticket: Int64, survivor: Int64)
  /// Tell somebody of the office, in one message, of every clock that needs them.
  case notify(person: Int64)
  /// A clock needs somebody, and there is nobody to tell: an administrator has to see it.
  case alarm(ticket: Int64, ordinal: Int16)
  /// Re-encode a photo without EXIF and make its thumbnail.
  case cleanAttachment(attachment: Int64)
  /// Ask the dispatcher to decide: the citizen has not answered in time.
  case waitIsOver(ticket: Int64, seq: Int32)
  /// Close an answered ticket that nobody disputed for 30 days.
  case closeTicket(ticket: Int64, revision: Int32)
  /// Count anew what runs over the days that a new version of a calendar changed.
  case recompute(calendar: Int64)
  /// Make the overdue report of an ISO week.
  case weeklyReport(year: Int, week: Int)

  /// What a citizen is told. Messages carry no name, no content and no kind.
  public enum News: String, Codable, Sendable, CaseIterable {
    case accepted, forwarded, question, answered, declined, transferred, extended
  }

  /// The case's name, as the column `kind` holds it.
  public var kind: String {
    switch self {
    case .deliver: "deliver"
    case .tellCitizen: "tellCitizen"
    case .bringAnswer: "bringAnswer"
    case .notify: "notify"
    case .alarm: "alarm"
    case .cleanAttachment: "cleanAttachment"
    case .waitIsOver: "waitIsOver"
    case .closeTicket: "closeTicket"
    case .recompute: "recompute"
    case .weeklyReport: "weeklyReport"
    }
  }
}

/// An errand with its time.
public struct PlannedErrand: Sendable, Hashable {
  /// What is to be done.
  public let errand: Errand
  /// Not before.
  public let runAt: Date
  /// Two errands with the same key are one.
  public let onceKey: String?

  /// An errand; without a key it is done however often it was planned.
  public init(_ errand: Errand, at runAt: Date, once key: String? = nil) {
    self.errand = errand
    self.runAt = runAt
    onceKey = key
  }
}

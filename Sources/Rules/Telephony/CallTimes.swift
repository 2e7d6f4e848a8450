public import FoundationEssentials

/// What a telephone exchange says of a call.
public enum CallNews: String, Sendable, CaseIterable, Codable {
  /// It rings.
  case ringing
  /// Somebody has taken it.
  case answered
  /// It is over.
  case ended
  /// Nobody has taken it.
  case missed
}

/// Where a call stands.
public enum CallState: String, Sendable, CaseIterable, Codable {
  /// It rings.
  case ringing
  /// Somebody talks.
  case answered
  /// It was answered, and is over.
  case ended
  /// Nobody answered.
  case missed

  /// Whether somebody is on the line.
  public var isLive: Bool {
    switch self {
    case .ringing, .answered: true
    case .ended, .missed: false
    }
  }
}

/// What has been heard of a call so far: each piece of news with the earliest instant at which it
/// is said to have happened.
///
/// Exchanges repeat themselves, and what they send overtakes itself on the way. So a call is what
/// was heard of it, whatever the order and however often: `hearing` is commutative, associative
/// and idempotent, and the state follows from the whole.
public struct CallTimes: Sendable, Hashable {
  /// Since when it rings; nil if that was not heard.
  public private(set) var rang: Date?
  /// Since when somebody talks.
  public private(set) var answered: Date?
  /// When it was over.
  public private(set) var ended: Date?
  /// When it was given up.
  public private(set) var missed: Date?

  /// What was heard; nil for what was not.
  public init(
    rang: Date? = nil, answered: Date? = nil, ended: Date? = nil, missed: Date? = nil
  ) {
    (self.rang, self.answered, self.ended, self.missed) = (rang, answered, ended, missed)
  }

  /// With another piece of news.
  public func hearing(_ news: CallNews, at instant: Date) -> CallTimes {
    var times = self
    switch news {
    case .ringing: times.rang = CallTimes.earlier(rang, instant)
    case .answered: times.answered = CallTimes.earlier(answered, instant)
    case .ended: times.ended = CallTimes.earlier(ended, instant)
    case .missed: times.missed = CallTimes.earlier(missed, instant)
    }
    return times
  }

  /// Where it stands; nil before anything was heard. Whoever was talked to was not missed, whatever
  /// one telephone of many says; what ended without an answer was.
  public var state: CallState? {
    if answered != nil { return ended == nil ? .answered : .ended }
    if missed != nil || ended != nil { return .missed }
    return rang == nil ? nil : .ringing
  }

  /// When it began, as far as is known; nil before anything was heard.
  public var began: Date? { [rang, answered, ended, missed].compactMap(\.self).min() }

  /// When it was given up; nil unless it was missed.
  public var gaveUp: Date? {
    state == .missed ? [missed, ended].compactMap(\.self).min() : nil
  }

  private static func earlier(_ known: Date?, _ new: Date) -> Date {
    known.map { min($0, new) } ?? new
  }
}

/// What came of a call that was answered.
public enum CallOutcome: String, Sendable, CaseIterable, Codable {
  /// One ticket or more.
  case tickets
  /// A question that was answered on the spot.
  case answeredAtOnce = "answered_at_once"
  /// Nobody wanted anything of the office.
  case nuisance
  /// The line broke before anything was said.
  case dropped
}

/// How a ticket came to belong to a call.
public enum CallTicketPart: String, Sendable, CaseIterable, Codable {
  /// It was filed during the call.
  case filed
  /// The call was about it.
  case about
}

public import FoundationEssentials

/// How an office deals with calls; data of the office.
public struct TelephonyRules: Sendable, Hashable {
  /// How much working time there is to call somebody back; seconds.
  public let callBackSeconds: Int
  /// Code of the working calendar that counts.
  public let calendar: String
  /// How long an operator may take to write down what came of a call; seconds.
  public let wrapUpSeconds: Int

  /// Rules of an office; by default two working hours and a minute.
  public init(callBackSeconds: Int = 7_200, calendar: String = "office", wrapUpSeconds: Int = 60) {
    self.callBackSeconds = callBackSeconds
    self.calendar = calendar
    self.wrapUpSeconds = wrapUpSeconds
  }

  /// How much time a call-back has.
  public var target: Target { .workingSeconds(callBackSeconds) }

  /// Until when somebody who was missed is to be called back, and by which calendar.
  ///
  /// - Throws: `ObligationProblem`: the office has no such calendar, or it has no such time.
  public func callBackDue(
    missedAt missed: Date, in catalogue: Catalogue
  ) throws(ObligationProblem) -> (due: Date, calendar: ID<CalendarVersion>) {
    guard let version = catalogue.calendar(calendar) else { throw .noCalendar(calendar) }
    do {
      return (try Deadline(in: version.calendar).due(from: missed, target: target), version.id)
    } catch {
      throw .deadline(error)
    }
  }

  /// What is left of the time to write down what came of a call, whole seconds rounded up; nil
  /// while somebody talks, or once it is written. 0 when it has passed.
  public func wrapUpLeft(_ times: CallTimes, outcome: CallOutcome?, at now: Date) -> Int? {
    guard outcome == nil, times.state == .ended, let ended = times.ended else { return nil }
    let left = Double(wrapUpSeconds) - now.timeIntervalSince(ended)
    return max(0, min(wrapUpSeconds, Int(left.rounded(.up))))
  }
}

/// What came of calling somebody back.
public enum CallBackResult: String, Sendable, CaseIterable, Codable {
  /// They were talked to.
  case reached
  /// Nobody answered; somebody tries again.
  case noAnswer = "no_answer"
  /// Somebody else, who had not called.
  case wrongNumber = "wrong_number"
  /// Nobody answered again and again.
  case givenUp = "given_up"

  /// After how many vain calls one may give up.
  public static let attemptsBeforeGivingUp = 3

  /// Whether nothing is left to be done.
  public var ends: Bool {
    switch self {
    case .reached, .wrongNumber, .givenUp: true
    case .noAnswer: false
    }
  }

  /// Whether somebody has dialled.
  public var isAttempt: Bool { self != .givenUp }

  /// Whether it can be said after so many attempts.
  public func isPossible(after attempts: Int) -> Bool {
    self != .givenUp || attempts >= CallBackResult.attemptsBeforeGivingUp
  }
}

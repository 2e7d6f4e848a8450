/// What a report counts for one unit, or for the whole office, in one period.
///
/// Flows count moves, so that for every period
/// `opening + received + reopened = answered + declined + transferred + merged + withdrawn + open`.
public struct WeeklyFigures: Hashable, Sendable, Codable {
  /// Tồn kỳ trước: open when the period began.
  public var opening = 0
  /// Tiếp nhận trong kỳ: written down within it.
  public var received = 0
  /// Answers that were disputed and mergers that were undone: open again.
  public var reopened = 0
  /// Đã xử lý đúng hạn: answered by the due instant, granted extensions counted.
  public var answeredOnTime = 0
  /// Đã xử lý quá hạn: answered after it.
  public var answeredLate = 0
  /// Of all answered: with a promise that had been extended.
  public var answeredExtended = 0
  /// Không tiếp nhận.
  public var declined = 0
  /// Chuyển cơ quan khác.
  public var transferred = 0
  /// Gộp: merged into another ticket.
  public var merged = 0
  /// Người dân rút.
  public var withdrawn = 0
  /// Đang xử lý trong hạn: open at the end, not yet due.
  public var openInTime = 0
  /// Đang xử lý quá hạn: open at the end and past the due instant; a pause that began later does
  /// not hide it.
  public var openOverdue = 0
  /// Tạm dừng: open at the end, the clock standing still for the citizen.
  public var openPaused = 0
  /// Of all open: with a promise that was extended.
  public var openExtended = 0
  /// Promises whose due instant passed unmet within the period.
  public var breaches = 0
  /// Sum of the time from receipt to answer of all answered; seconds by the wall clock.
  public var answerSeconds = 0
  /// Of that time: while the citizen was asked; nil in a report that was kept before this was
  /// counted.
  public var pausedSeconds: Int?

  /// Nothing counted yet.
  public init() {}

  /// Đã xử lý: on time or late.
  public var answered: Int { answeredOnTime + answeredLate }
  /// Đang xử lý: tồn cuối kỳ.
  public var open: Int { openInTime + openOverdue + openPaused }
  /// Whatever ended without an answer.
  public var endedOtherwise: Int { declined + transferred + merged + withdrawn }

  /// Tỷ lệ đúng hạn: đúng hạn / đã xử lý (`vietnam.md` 3.7 B); nil while nothing was answered.
  public var onTimeShare: Double? {
    answered == 0 ? nil : Double(answeredOnTime) / Double(answered)
  }

  /// Mean time from receipt to answer in calendar days; nil while nothing was answered.
  public var meanAnswerDays: Double? {
    answered == 0 ? nil : Double(answerSeconds) / 86_400 / Double(answered)
  }

  /// Tỷ lệ thời gian chờ người dân: how much of the time from receipt to answer the clock stood
  /// still; nil while nothing was answered.
  public var pausedShare: Double? {
    guard answerSeconds > 0, let pausedSeconds else { return nil }
    return Double(pausedSeconds) / Double(answerSeconds)
  }

  /// Whether what came in and what went out explain what is open.
  public var isBalanced: Bool {
    opening + received + reopened == answered + endedOtherwise + open
  }

  /// The largest number in it: what a small group could be recognised by.
  var largest: Int {
    max(opening, received, answered, endedOtherwise, open, breaches)
  }

  /// Both counted together.
  public static func + (left: WeeklyFigures, right: WeeklyFigures) -> WeeklyFigures {
    var sum = left
    for path in WeeklyFigures.counts { sum[keyPath: path] += right[keyPath: path] }
    let paused = [left.pausedSeconds, right.pausedSeconds].compactMap(\.self)
    sum.pausedSeconds = paused.isEmpty ? nil : paused.reduce(0, +)
    return sum
  }

  private static var counts: [WritableKeyPath<WeeklyFigures, Int>] {
    [
      \.opening, \.received, \.reopened, \.answeredOnTime, \.answeredLate, \.answeredExtended,
      \.declined, \.transferred, \.merged, \.withdrawn, \.openInTime, \.openOverdue,
      \.openPaused, \.openExtended, \.breaches, \.answerSeconds,
    ]
  }
}

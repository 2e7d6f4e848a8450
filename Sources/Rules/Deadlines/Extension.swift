public import Foundation

extension Deadline {
  /// The due instant after an extension, counted from the original due with the same kind of
  /// target.
  ///
  /// A day that the original due ends is not counted, as a receipt day is not.
  ///
  /// - Parameters:
  ///   - original: the due instant that was promised.
  ///   - extra: how much is added, of the same kind and at most as much as `target`.
  ///   - target: what was granted at first; its settings for days hold on.
  ///   - pauses: those after the original due.
  /// - Throws: `badTarget` if `extra` is of another kind, nothing, or longer than `target`;
  ///   `noWorkingTime` as `due(from:target:pauses:)`.
  public func extended(
    due original: Date, of target: Target, by extra: Target, pauses: [Pause] = []
  ) throws(DeadlineError) -> Date {
    try check(extra, against: target)
    return try due(
      from: target.base(ofExtensionAt: original), target: target.of(extra.amount), pauses: pauses)
  }

  /// `extended(due:of:by:pauses:)` with its ledger: one row for each date from the original due
  /// date, which isn't counted for days, to the new one.
  ///
  /// - Throws: as `extended(due:of:by:pauses:)`.
  public func explainedExtended(
    due original: Date, of target: Target, by extra: Target, pauses: [Pause] = []
  ) throws(DeadlineError) -> Explained<Date> {
    try check(extra, against: target)
    return try explainedDue(
      from: target.base(ofExtensionAt: original), target: target.of(extra.amount), pauses: pauses)
  }

  private func check(_ extra: Target, against target: Target) throws(DeadlineError) {
    guard extra.measure == target.measure else {
      throw .badTarget("an extension must be in \(target.measure.rawValue)")
    }
    guard extra.amount > 0, extra.amount <= target.amount else {
      throw .badTarget("an extension must be at least 1 and at most \(target.amount)")
    }
  }
}

extension Target {
  /// The same kind with the same settings and another amount.
  public func of(_ amount: Int) -> Target {
    switch self {
    case .workingSeconds: .workingSeconds(amount)
    case .workingDays(_, let receiptDay, let endOfDay):
      .workingDays(amount, receiptDay: receiptDay, endOfDay: endOfDay)
    case .calendarDays(_, let endOfDay): .calendarDays(amount, endOfDay: endOfDay)
    case .months(_, let endOfDay): .months(amount, endOfDay: endOfDay)
    }
  }

  /// From where an extension runs: the due instant, or for days the last second before it, so
  /// that a day which ended at 24:00 is the one that is not counted.
  fileprivate func base(ofExtensionAt due: Date) -> Date {
    switch self {
    case .workingSeconds: due
    case .workingDays, .calendarDays, .months: due.addingTimeInterval(-1)
    }
  }
}

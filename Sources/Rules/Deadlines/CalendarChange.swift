public import FoundationEssentials

extension WorkingCalendar {
  /// The stretch from the first to the last date on which two calendars differ; nil if they
  /// agree on each.
  ///
  /// What was counted over none of these dates is due when it was.
  ///
  /// - Parameters:
  ///   - other: the calendar as it was.
  ///   - days: the dates to compare.
  /// - Returns: from the beginning of the first such date to the end of the last.
  public func difference(
    from other: WorkingCalendar, within days: ClosedRange<LocalDay>
  ) -> Range<Date>? {
    var first: LocalDay?
    var last: LocalDay?
    for number in days.lowerBound.number...days.upperBound.number {
      let day = LocalDay(number: number)
      if workingTime(on: day) == other.workingTime(on: day) { continue }
      first = first ?? day
      last = day
    }
    guard let first, let last else { return nil }
    return midnight(of: first)..<midnight(of: LocalDay(number: last.number + 1))
  }
}

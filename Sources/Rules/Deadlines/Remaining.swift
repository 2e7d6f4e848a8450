public import Foundation

/// How much time is left, in the unit people say it in; pages word it.
public enum Remaining: Hashable, Sendable {
  /// Due on a later day: so many working days after today, the due day included; at least 1.
  case workingDaysLeft(Int)
  /// So many whole working hours, at least 1.
  case hoursLeft(Int)
  /// So many whole hours round the clock, at least 1: a calendar that never closes.
  case clockHoursLeft(Int)
  /// Less than a working hour: minutes, rounded up; 0 if no working time is left before the due
  /// instant.
  case minutesLeft(Int)
  /// A target in days that ends today.
  case dueToday
  /// Overdue by less than a working hour: whole minutes.
  case overdueMinutes(Int)
  /// Overdue since today or since the last working day: so many whole working hours, at
  /// least 1.
  case overdueHours(Int)
  /// Overdue by so many whole hours round the clock, at least 1.
  case overdueClockHours(Int)
  /// Overdue: so many working days after the due day, today included, at least 1.
  case overdueWorkingDays(Int)

  /// Whether the due instant has passed.
  public var isOverdue: Bool {
    switch self {
    case .workingDaysLeft, .hoursLeft, .clockHoursLeft, .minutesLeft, .dueToday: false
    case .overdueMinutes, .overdueHours, .overdueClockHours, .overdueWorkingDays: true
    }
  }
}

extension Deadline {
  /// What is left at `now` until a due instant, or by how much it has passed.
  ///
  /// A promise in hours is said in hours, one in days in days. Where it never closes, hours are
  /// those of the clock. What else is overdue is said in
  /// working days as soon as a working day after the due day has begun.
  public func remaining(until due: Date, at now: Date, target: Target) -> Remaining {
    let due = Instant.seconds(due)
    let now = Instant.seconds(now)
    if now > due { return overdue(since: due, at: now) }
    switch target {
    case .workingSeconds:
      let seconds = elapsed(from: now, to: due, pauses: [])
      guard seconds >= 3600 else { return .minutesLeft((seconds + 59) / 60) }
      let hours = seconds / 3600
      return calendar.neverCloses ? .clockHoursLeft(hours) : .hoursLeft(hours)
    case .workingDays, .calendarDays, .months:
      let days = workingDays(after: receipt(now), through: dueDay(due))
      return days == 0 ? .dueToday : .workingDaysLeft(days)
    }
  }

  private func overdue(since due: Int, at now: Int) -> Remaining {
    if calendar.neverCloses {
      let seconds = now - due
      return seconds >= 3600
        ? .overdueClockHours(seconds / 3600) : .overdueMinutes(seconds / 60)
    }
    let days = workingDays(after: dueDay(due), through: receipt(now))
    if days > 0 { return .overdueWorkingDays(days) }
    let seconds = elapsed(from: due, to: now, pauses: [])
    return seconds >= 3600 ? .overdueHours(seconds / 3600) : .overdueMinutes(seconds / 60)
  }

  private func workingDays(after first: Int, through last: Int) -> Int {
    guard first < last else { return 0 }
    return (first + 1...last).count { table.isWorking($0) }
  }
}

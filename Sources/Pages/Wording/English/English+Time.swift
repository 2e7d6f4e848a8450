import FoundationEssentials
import Rules

extension English {
  func weekday(_ weekday: Weekday) -> String {
    switch weekday {
    case .monday: "Monday"
    case .tuesday: "Tuesday"
    case .wednesday: "Wednesday"
    case .thursday: "Thursday"
    case .friday: "Friday"
    case .saturday: "Saturday"
    case .sunday: "Sunday"
    }
  }

  func day(_ day: LocalDay) -> String {
    "\(day.day) \(month(day.month)) \(day.year)"
  }

  func moment(_ instant: Date) -> String {
    let day = clock.day(instant)
    return "\(time(instant)), \(weekday(day.weekday)) \(self.day(day))"
  }

  func time(_ instant: Date) -> String {
    let reading = clock.reading(instant)
    let hour = reading.hour < 10 ? "0\(reading.hour)" : "\(reading.hour)"
    let minute = reading.minute < 10 ? "0\(reading.minute)" : "\(reading.minute)"
    return "\(hour):\(minute)"
  }

  func target(_ target: Target) -> String {
    switch target {
    case .workingSeconds(let seconds):
      seconds % 3600 == 0
        ? count(seconds / 3600, "working hour") : count(seconds / 60, "minute")
    case .workingDays(let days, _, _): count(days, "working day")
    case .calendarDays(let days, _): count(days, "day")
    case .months(let months, _): count(months, "month")
    }
  }

  func remaining(_ remaining: Remaining) -> String {
    switch remaining {
    case .workingDaysLeft(let days): count(days, "working day") + " left"
    case .hoursLeft(let hours): count(hours, "working hour") + " left"
    case .clockHoursLeft(let hours): count(hours, "hour") + " left"
    case .minutesLeft(let minutes): minutes == 0 ? "due now" : count(minutes, "minute") + " left"
    case .dueToday: "due today"
    case .overdueMinutes(let minutes):
      minutes == 0 ? "just overdue" : "overdue by " + count(minutes, "minute")
    case .overdueHours(let hours): "overdue by " + count(hours, "working hour")
    case .overdueClockHours(let hours):
      "overdue by " + (hours < 48 ? count(hours, "hour") : count(hours / 24, "day"))
    case .overdueWorkingDays(let days): "overdue by " + count(days, "working day")
    }
  }

  func number(_ number: Int) -> String { Figures.grouped(number, separator: ",") }

  func percent(_ share: Double) -> String {
    Figures.tenths(of: share * 100, point: ".") + "%"
  }

  func tickets(_ count: Int) -> String { self.count(count, "ticket") }

  func because(_ reason: ProposalReason) -> String {
    var parts: [String] = []
    if let kind = reason.kind { parts.append("kind “\(self.kind(kind))”") }
    if let category = reason.category { parts.append("field “\(category)”") }
    if let commune = reason.commune { parts.append("in \(commune)") }
    if let channel = reason.channel { parts.append("channel “\(channel)”") }
    if let keyword = reason.keyword { parts.append("the words “\(keyword)”") }
    if let urgent = reason.urgent { parts.append(urgent ? "urgent" : "not urgent") }
    return parts.isEmpty ? "the general rule" : parts.joined(separator: ", ")
  }

  private func count(_ count: Int, _ noun: String) -> String {
    "\(number(count)) \(noun)\(count == 1 ? "" : "s")"
  }

  private func month(_ month: Int) -> String {
    let names = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    return names.indices.contains(month - 1) ? names[month - 1] : "\(month)"
  }
}

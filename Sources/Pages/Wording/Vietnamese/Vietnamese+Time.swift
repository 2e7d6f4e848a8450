import FoundationEssentials
import Rules

extension Vietnamese {
  func weekday(_ weekday: Weekday) -> String {
    switch weekday {
    case .monday: "thứ Hai"
    case .tuesday: "thứ Ba"
    case .wednesday: "thứ Tư"
    case .thursday: "thứ Năm"
    case .friday: "thứ Sáu"
    case .saturday: "thứ Bảy"
    case .sunday: "Chủ nhật"
    }
  }

  /// Days below 10 and the months 1 and 2 with a nought (decree 30/2020, appendix I).
  func day(_ day: LocalDay) -> String {
    let date = day.day < 10 ? "0\(day.day)" : "\(day.day)"
    let month = day.month < 3 ? "0\(day.month)" : "\(day.month)"
    return "\(date)/\(month)/\(day.year)"
  }

  func moment(_ instant: Date) -> String {
    let day = clock.day(instant)
    return "\(time(instant)), \(weekday(day.weekday)) \(self.day(day))"
  }

  func time(_ instant: Date) -> String {
    let reading = clock.reading(instant)
    let minute = reading.minute < 10 ? "0\(reading.minute)" : "\(reading.minute)"
    return "\(reading.hour) giờ \(minute)"
  }

  func target(_ target: Target) -> String {
    switch target {
    case .workingSeconds(let seconds):
      seconds % 3600 == 0 ? "\(seconds / 3600) giờ làm việc" : "\(seconds / 60) phút"
    case .workingDays(let days, _, _): "\(days) ngày làm việc"
    case .calendarDays(let days, _): "\(days) ngày"
    case .months(let months, _): "\(months) tháng"
    }
  }

  func remaining(_ remaining: Remaining) -> String {
    switch remaining {
    case .workingDaysLeft(let days): "\(days) ngày làm việc nữa"
    case .hoursLeft(let hours): "\(hours) giờ làm việc nữa"
    case .clockHoursLeft(let hours): "\(hours) giờ nữa"
    case .minutesLeft(let minutes): minutes == 0 ? "đến hạn ngay" : "\(minutes) phút nữa"
    case .dueToday: "đến hạn hôm nay"
    case .overdueMinutes(let minutes): minutes == 0 ? "vừa quá hạn" : "quá hạn \(minutes) phút"
    case .overdueHours(let hours): "quá hạn \(hours) giờ làm việc"
    case .overdueClockHours(let hours):
      hours < 48 ? "quá hạn \(hours) giờ" : "quá hạn \(hours / 24) ngày"
    case .overdueWorkingDays(let days): "quá hạn \(days) ngày làm việc"
    }
  }

  func number(_ number: Int) -> String { Figures.grouped(number, separator: ".") }

  func percent(_ share: Double) -> String {
    Figures.tenths(of: share * 100, point: ",") + " %"
  }

  func tickets(_ count: Int) -> String { "\(number(count)) phiếu" }

  func because(_ reason: ProposalReason) -> String {
    var parts: [String] = []
    if let kind = reason.kind { parts.append("loại “\(self.kind(kind))”") }
    if let category = reason.category { parts.append("lĩnh vực “\(category)”") }
    if let commune = reason.commune { parts.append("địa bàn \(commune)") }
    if let channel = reason.channel { parts.append("kênh “\(channel)”") }
    if let keyword = reason.keyword { parts.append("có cụm từ “\(keyword)”") }
    if let urgent = reason.urgent { parts.append(urgent ? "việc khẩn" : "việc không khẩn") }
    return parts.isEmpty ? "quy tắc chung" : parts.joined(separator: ", ")
  }
}

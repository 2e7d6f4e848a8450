public import FoundationEssentials
import Rules

// Sentences of the pages that explain due dates.

extension Wording {
  /// `T2` … `CN`.
  func weekdayShort(_ weekday: Weekday) -> String {
    let english = weekday.key.prefix(1).uppercased() + weekday.key.dropFirst()
    return say(weekday == .sunday ? "CN" : "T\(weekday.rawValue + 1)", english)
  }

  /// `4 giờ 30 phút`.
  private func span(_ seconds: Int) -> String {
    let (hours, minutes) = (seconds / 3600, seconds % 3600 / 60)
    let rest = seconds % 60
    var parts: [String] = []
    if hours > 0 { parts.append(say("\(hours) giờ", "\(hours) h")) }
    if minutes > 0 { parts.append(say("\(minutes) phút", "\(minutes) min")) }
    if rest > 0 { parts.append(say("\(rest) giây", "\(rest) s")) }
    return parts.joined(separator: " ")
  }

  /// What a day counted for: `4 giờ 30 phút`, `ngày thứ 3`.
  ///
  /// - Parameter nth: how many days have counted, this one included.
  func counted(_ counted: LedgerRow.Counted, nth: Int) -> String {
    switch counted {
    case .day(true): say("ngày thứ \(nth)", "day \(nth)")
    case .seconds(let seconds) where seconds > 0: span(seconds)
    case .day(false), .seconds: "–"
    }
  }

  /// The same in the cell of a picture: `3`, `4,5 giờ`, `nghỉ`.
  func countedShort(_ row: LedgerRow, nth: Int) -> String {
    switch row.counted {
    case .day(true): return "\(nth)"
    case .seconds(let seconds) where seconds > 0:
      let hours = Figures.tenths(of: Double(seconds) / 3600, point: say(",", "."))
      let whole = hours.hasSuffix("0") ? String(hours.dropLast(2)) : hours
      return seconds < 3600
        ? say("\(seconds / 60) ph", "\(seconds / 60) m") : say("\(whole) giờ", "\(whole) h")
    case .day(false), .seconds: break
    }
    switch row.because {
    case .receipt: return say("nhận", "receipt")
    case .closed: return say("lễ", "holiday")
    case .paused: return "‖"
    case .rolled: return "→"
    case .working, .dayOff, .special: return "–"
    }
  }

  /// Why a day counted, or did not.
  func because(_ row: LedgerRow) -> String {
    let notice = row.notice.map { ": \($0)" } ?? ""
    let paused = row.pauseReason.map { " · \(pauseReason($0))" } ?? ""
    switch row.because {
    case .working: return say("ngày làm việc", "working day") + paused
    case .receipt: return say("ngày nhận, không tính", "day of receipt, not counted")
    case .dayOff: return say("ngày nghỉ hằng tuần", "weekly day off") + paused
    case .closed: return say("ngày nghỉ", "day off") + notice
    case .special: return say("giờ làm việc riêng", "hours of its own") + notice + paused
    case .paused: return row.pauseReason.map { pauseReason($0) } ?? say("tạm dừng", "clock stopped")
    case .rolled:
      return say("hết hạn vào ngày nghỉ, dời sang ngày làm việc", "ended on a day off: moves on")
    }
  }

  /// Why a clock stood still; `code` is one of `PauseReason`.
  public func pauseReason(_ code: String) -> String {
    switch PauseReason(rawValue: code) {
    case .awaitingInformation: say("chờ người dân bổ sung", "citizen asked for more")
    case .closedByMistake: say("đóng nhầm", "closed by mistake")
    case nil: code
    }
  }

  /// `16 giờ 30, thứ Năm 26/11/2026 – 9 giờ 00, thứ Hai 30/11/2026`: when a clock stood still.
  public func stretch(from: Date, to: Date?) -> String {
    "\(moment(from)) – " + (to.map { moment($0) } ?? say("nay", "now"))
  }

  /// A clock that stands still would run on from now.
  func ledgerIfResumed(_ due: Date) -> String {
    say(
      "Đồng hồ đang dừng. Nếu chạy tiếp ngay lúc này thì hạn là \(self.due(due)).",
      "The clock stands still. If it went on right now, it would be due: \(self.due(due)).")
  }

  /// The days don't count up to the date that stands: somebody has to look.
  func ledgerDisagrees(_ due: Date) -> String {
    say(
      "Tính lại ra \(self.due(due)), khác với hạn đã ghi. Xin báo quản trị.",
      "Counted again, it is \(self.due(due)): not what was recorded. Please tell an administrator.")
  }

  /// The version of a calendar: `Giờ hành chính, bản 3`.
  public func calendarVersion(_ code: String, _ version: Int) -> String {
    say("\(calendarName(code)), bản \(version)", "\(calendarName(code)), version \(version)")
  }
}

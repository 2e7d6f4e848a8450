public import Rules

// Sentences of the administrators' registers that depend on a value.

extension Wording {
  /// "Có", "Không".
  public func yes(_ isSo: Bool) -> String { isSo ? say("Có", "Yes") : say("Không", "No") }

  /// From a day on, until before another.
  public func period(_ from: LocalDay, _ to: LocalDay?) -> String {
    guard let to else { return say("từ\u{a0}\(day(from))", "since \(day(from))") }
    return say("\(day(from)) đến trước \(day(to))", "\(day(from)) until before \(day(to))")
  }

  /// What sort of body a unit is.
  public func sort(_ sort: Unit.Sort) -> String {
    switch sort {
    case .province: say("Tỉnh, thành phố", "Province or city")
    case .district: say("Cấp huyện", "District")
    case .commune: say("Phường, xã", "Ward or commune")
    case .department: say("Phòng, ban", "Department")
    case .agency: say("Đơn vị khác", "Agency")
    }
  }

  /// In what time is counted.
  public func measure(_ measure: Target.Measure) -> String {
    switch measure {
    case .workingSeconds: say("giờ làm việc", "working hours")
    case .workingDays: say("ngày làm việc", "working days")
    case .calendarDays: say("ngày", "calendar days")
    case .months: say("tháng", "months")
    }
  }

  /// When the last day ends.
  public func endOfDay(_ end: Target.EndOfDay) -> String {
    switch end {
    case .closeOfBusiness: say("cuối giờ làm việc", "at the close of business")
    case .midnight: say("24 giờ", "at midnight")
    }
  }

  /// Which day is the one of the receipt.
  public func receiptDay(_ day: Target.ReceiptDay) -> String {
    switch day {
    case .excluded: say("không tính ngày nhận", "its own day, not counted")
    case .deemedNext:
      say(
        "nhận sau giờ hoặc ngày nghỉ: coi như nhận ngày làm việc sau",
        "after hours or on a day off: the next working day, not counted")
    }
  }

  /// When somebody is told where nothing else is said.
  public var usualAlarms: String {
    say(
      "Nhắc khi còn một nửa thời gian và khi còn 24 giờ; quá hạn 24 giờ báo điều phối, 48 giờ báo lãnh "
        + "đạo. Nơi nào khác thì ghi ở cột “Nhắc, báo”.",
      "Warned when half of the time and when 24 hours are left; told after 24 hours the dispatchers, "
        + "after 48 the leaders. What differs stands in the column “Told”.")
  }

  /// When somebody is told, in hours: "còn 4 giờ; quá hạn 8, 16 giờ"; empty for the usual.
  public func alarms(_ alarms: Alarms) -> String {
    if alarms == .usual { return "" }
    let left = alarms.warnLeft.map { hours(ofSeconds: $0) }
    let (first, second) = (
      hours(ofSeconds: alarms.firstEscalation), hours(ofSeconds: alarms.secondEscalation)
    )
    return say(
      (left.map { "còn \($0) giờ; " } ?? "") + "quá hạn \(first), \(second) giờ",
      (left.map { "\($0) h left; " } ?? "") + "after \(first), \(second) h")
  }

  /// Seconds as hours in a field: `4`, `0,5`.
  public func hours(ofSeconds seconds: Int) -> String {
    if seconds % 3_600 == 0 { return "\(seconds / 3_600)" }
    let hundredths = (seconds * 100 + 1_800) / 3_600
    let rest = hundredths % 100
    return "\(hundredths / 100)\(say(",", "."))\(rest < 10 ? "0" : "")\(rest)"
  }

  /// A calendar; those that the office made itself by their code.
  public func calendarName(_ code: String) -> String {
    switch code {
    case "office": say("Giờ hành chính", "Office hours")
    case "always": say("Liên tục, cả ngày nghỉ", "Round the clock")
    case _: code
    }
  }

  /// The heading of a calendar's year.
  public func calendarOfYear(_ code: String, version: Int, year: Int) -> String {
    say(
      "\(calendarName(code)), năm \(year) (đang dùng phiên bản \(version))",
      "\(calendarName(code)), \(year) (version \(version) in force)")
  }

  /// The caption of a year's days.
  public func daysOfYear(_ year: Int) -> String {
    say("Ngày nghỉ và ngày làm việc riêng năm \(year)", "Days off and special days of \(year)")
  }

  /// What is wrong with a calendar.
  public func calendarFault(_ fault: CalendarFault) -> String {
    let named =
      fault.day.map { key in
        LocalDay(key).map(day) ?? Weekday(key: key).map { weekday($0).capitalizedFirst } ?? key
      } ?? ""
    return switch fault {
    case .malformed, .unknownTimeZone: say("Lịch này không hợp lệ.", "This calendar is not valid.")
    case .unknownWeekday(let name): say("Không có thứ “\(name)”.", "There is no weekday “\(name)”.")
    case .unknownDate(let text):
      say(
        "“\(text.prefix(40))” không phải ngày có thật. Mời ghi như 02/09/2026.",
        "“\(text.prefix(40))” is no date that exists. Write it like 02/09/2026.")
    case .unreadableInterval(_, let interval):
      say(
        "\(named): “\(interval.prefix(40))” không phải khoảng giờ. Mời ghi như 07:30-11:30.",
        "\(named): “\(interval.prefix(40))” is no interval. Write it like 07:30-11:30.")
    case .endsBeforeItBegins(_, let interval):
      say(
        "\(named): khoảng “\(interval.prefix(40))” phải kết thúc sau khi bắt đầu, trong cùng ngày.",
        "\(named): “\(interval.prefix(40))” must end after it begins, on the same day.")
    case .overlap(_, let first, let second):
      say(
        "\(named): hai khoảng \(first) và \(second) chồng lên nhau.",
        "\(named): \(first) and \(second) overlap.")
    case .noticeWithoutOverride:
      say("\(named): ghi chú không có ngày đi kèm.", "\(named): a notice without its day.")
    case .givenTwice:
      say(
        "\(named) được ghi hai lần. Mời chọn một: ngày nghỉ, hoặc ngày có giờ làm riêng.",
        "\(named) is given twice. Choose one: a day off, or a day with hours of its own.")
    case .withoutNotice:
      say(
        "\(named): mời ghi căn cứ ngay sau ngày, như thông báo hoặc luật.",
        "\(named): write the notice or law it rests on after the day.")
    case .ofAnotherYear(_, let year):
      say(
        "\(named) không thuộc năm \(year). Mời mở lịch của năm ấy để ghi.",
        "\(named) is not a day of \(year). Open the page of its year to enter it.")
    case .tooLittleTime:
      say(
        "Lịch này quá ít giờ làm việc: có thời hạn mười năm cũng chưa tới. Mời ghi giờ làm việc "
          + "của các ngày trong tuần.",
        "This calendar has too little working time: a promise would not be due within ten years. "
          + "Enter the hours of the weekdays.")
    }
  }
}

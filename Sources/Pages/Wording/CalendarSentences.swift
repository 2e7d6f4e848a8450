public import FoundationEssentials
public import Rules

// Sentences of the calendar's page.

extension Wording {
  /// `Tháng 2/2027`.
  func month(_ month: Int, of year: Int) -> String {
    let names = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    return say("Tháng \(month)/\(year)", "\(names[month - 1]) \(year)")
  }

  /// What a change of a calendar would move.
  ///
  /// - Parameters:
  ///   - examined: how many promises run over the days that change.
  ///   - later: how many would be due later.
  ///   - earlier: how many would be due earlier.
  public func calendarPreview(examined: Int, later: Int, earlier: Int) -> String {
    if later + earlier == 0 {
      return say(
        "Không thời hạn nào đang chạy bị dời.", "No date that runs at the moment would move.")
    }
    var parts: [String] = []
    if later > 0 { parts.append(say("\(number(later)) muộn hơn", "\(number(later)) later")) }
    if earlier > 0 {
      parts.append(say("\(number(earlier)) sớm hơn", "\(number(earlier)) earlier"))
    }
    let whole = number(later + earlier)
    let list = parts.joined(separator: ", ")
    return say(
      "\(whole) thời hạn đang chạy sẽ dời: \(list) (đã xem \(number(examined))).",
      "\(whole) dates that run would move: \(list) (\(number(examined)) examined).")
  }

  /// What would have been due in the past.
  public func calendarFlagged(_ count: Int) -> String {
    say(
      "\(number(count)) thời hạn sẽ lùi về quá khứ: hệ thống giữ hạn cũ và đánh dấu để xem lại.",
      "\(number(count)) would have been due in the past: they stay as they are, marked to be looked at."
    )
  }

  /// How a recomputation stands.
  public func recomputation(
    version: Int, examined: Int, moved: Int, flagged: Int, finishedAt: Date?
  ) -> String {
    let done = say(
      "đã xem \(number(examined)), dời \(number(moved)), cần xem lại \(number(flagged))",
      "\(number(examined)) examined, \(number(moved)) moved, \(number(flagged)) to be looked at")
    guard let finishedAt else {
      return say(
        "Bản \(version): đang tính lại các thời hạn – \(done).",
        "Version \(version): counting dates anew – \(done).")
    }
    return say(
      "Bản \(version): đã tính lại xong lúc \(moment(finishedAt)) – \(done).",
      "Version \(version): counted anew by \(moment(finishedAt)) – \(done).")
  }

  /// What an iCalendar file brought.
  ///
  /// - Parameters:
  ///   - taken: days of the year that were put into the form.
  ///   - known: days that were there, or are days off of the week.
  ///   - elsewhere: days of other years.
  ///   - skipped: events with a time of day.
  public func holidaysTaken(_ taken: Int, known: Int, elsewhere: Int, skipped: Int) -> String {
    say(
      "Đã đưa \(taken) ngày nghỉ vào biểu mẫu; bỏ qua \(known) ngày đã có hoặc cuối tuần, \(elsewhere) ngày của năm khác, \(skipped) sự kiện có giờ. Xin xem lại rồi lưu.",
      "\(taken) days off were put into the form; left out: \(known) known or at a weekend, \(elsewhere) of other years, \(skipped) events with a time. Check them, then save."
    )
  }

  /// Why an iCalendar file can't be taken.
  public func holidayFault(_ fault: HolidayFile.Fault) -> String {
    switch fault {
    case .notACalendar:
      say("Tệp này không phải iCalendar (.ics).", "This is not an iCalendar file (.ics).")
    case .badDate(let name):
      say("Sự kiện “\(name)” không có ngày hợp lệ.", "The event “\(name)” has no date that exists.")
    case .repeats(let name):
      say(
        "Sự kiện “\(name)” lặp lại hằng năm: ngày nghỉ phải được công bố cho từng năm.",
        "The event “\(name)” repeats: days off are announced year by year.")
    case .badLength(let name):
      say(
        "Sự kiện “\(name)” kéo dài không hợp lý (nhiều nhất 31 ngày).",
        "The event “\(name)” has no sensible length (at most 31 days).")
    case .tooMany: say("Tệp có quá nhiều ngày.", "The file has too many days.")
    }
  }

  /// From October on, while the days off of the next year are not complete.
  public func calendarIsEmpty(_ year: Int) -> String {
    say(
      "Lịch năm \(year) chưa đủ ngày nghỉ: hạn rơi vào năm \(year) có thể phải tính lại.",
      "The days off of \(year) are not complete: dates in \(year) may have to be counted anew.")
  }

  /// The same in a few words.
  public func yearIsMissing(_ year: Int) -> String {
    say("Năm \(year) chưa đủ", "\(year) not complete")
  }
}

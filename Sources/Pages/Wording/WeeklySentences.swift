import Rules

// Sentences of the weekly report.

extension Wording {
  /// The report's title.
  func weeklyTitle(_ week: ISOWeek) -> String {
    say(
      "Báo cáo quá hạn tuần \(week.week)/\(week.year)",
      "Overdue report, week \(week.week) of \(week.year)")
  }

  /// From when until when.
  func weeklyPeriod(_ week: ISOWeek) -> String {
    say(
      "từ \(day(week.monday)) đến hết \(day(week.sunday))",
      "\(day(week.monday)) to \(day(week.sunday))")
  }

  /// The one sentence a chairman needs.
  ///
  /// - Parameters:
  ///   - before: overdue at the end of the week before; nil if that is not known.
  ///   - withoutUnit: how many of them are with no unit.
  ///   - worst: how many of them at most three units have, most first; units that have only one
  ///     are not worth a word.
  func weeklySentence(
    _ week: ISOWeek, overdue: Int, before: Int?, withoutUnit: Int, worst: [Int]
  ) -> String {
    let count = number(overdue)
    var sentence = say(
      "Tuần \(week.week): \(count) phiếu quá hạn",
      "Week \(week.week): \(count) overdue")
    if let before {
      let change = number(abs(overdue - before))
      if overdue > before {
        sentence += say(", nhiều hơn tuần trước \(change)", ", \(change) more than the week before")
      } else if overdue < before {
        sentence += say(", ít hơn tuần trước \(change)", ", \(change) fewer than the week before")
      } else {
        sentence += say(", bằng tuần trước", ", as many as the week before")
      }
    }
    if withoutUnit > 0 {
      sentence += say(
        "; \(number(withoutUnit)) phiếu chưa có đơn vị", "; \(number(withoutUnit)) with no unit yet"
      )
    }
    let many = worst.filter { $0 > 1 }
    if !many.isEmpty {
      let together = number(many.reduce(0, +))
      sentence += say(
        "; nhiều nhất ở \(many.count) đơn vị: \(together) phiếu",
        many.count == 1
          ? "; one unit has \(together) of them" : "; \(many.count) units have \(together) of them")
    }
    return sentence + "."
  }

  /// Tickets that are counted and not listed.
  func weeklyUnlisted(_ count: Int) -> String {
    say(
      "Còn \(number(count)) phiếu quá hạn thuộc diện không liệt kê.",
      "\(number(count)) more overdue ones may not be listed.")
  }

  /// Late answers that are counted and not listed.
  func weeklyUnlistedLate(_ count: Int) -> String {
    say(
      "Còn \(number(count)) phiếu trả lời muộn thuộc diện không liệt kê.",
      "\(number(count)) more late answers may not be listed.")
  }

  /// How late something is or was.
  func lateness(_ late: WeeklyTicket.Lateness) -> String {
    if late.workingDays > 0 {
      return target(.workingDays(late.workingDays))
    }
    if late.workingHours > 0 {
      return target(.workingSeconds(late.workingHours * 3600))
    }
    return say("dưới 1 giờ", "less than an hour")
  }
}

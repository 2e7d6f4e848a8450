public import FoundationEssentials
import Rules

/// The weekly overdue report as an official paper, in one file that needs nothing else. Layout:
/// decree 30/2020, appendix I; Vietnamese whatever the language of who prints it.
public struct WeeklyPaper: Page {
  /// The report as the desk shows it.
  public var page: WeeklyPage
  /// The authority above the office; nil for none.
  public var authority: String?
  /// Whose report it is.
  public var office: String
  /// When it is printed.
  public var printedAt: Date

  /// A paper; nothing on it leads anywhere.
  public init(_ page: WeeklyPage, authority: String?, office: String, printedAt: Date) {
    var page = page
    page.isPaper = true
    self.page = page
    self.authority = authority
    self.office = office
    self.printedAt = printedAt
  }

  /// `paper/weekly`.
  public var template: Template { .paperWeekly }

  /// "Báo cáo quá hạn tuần 47/2026".
  public func title(_ words: any Wording) -> String { page.title(words) }

  /// What the template sees.
  public func content(_ words: any Wording) -> Content {
    let total = page.report.total
    return page.content(words).merging([
      "authority": authority, "office": office.uppercased(),
      "weekName": "tuần \(page.report.week.week)/\(page.report.week.year)",
      "period": words.weeklyPeriod(page.report.week).capitalizedFirst,
      "printedDay": words.paperDay(printedAt), "printed": words.moment(printedAt),
      "total": [
        "opening": words.number(total.opening),
        "received": words.number(total.received + total.reopened),
        "answered": total.answered > 0 ? words.number(total.answered) : nil,
        "onTime": words.number(total.answeredOnTime), "late": words.number(total.answeredLate),
        "other": words.number(total.endedOtherwise), "open": words.number(total.open),
        "overdue": words.number(total.openOverdue), "paused": words.number(total.openPaused),
        "share": total.onTimeShare.map { words.percent($0) } ?? "–",
      ] as Content,
    ])
  }
}

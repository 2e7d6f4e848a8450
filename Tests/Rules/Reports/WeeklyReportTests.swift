import Foundation
import Rules
import Testing

@Suite("The weekly report as a value")
struct WeeklyReportTests {
  static func figures(open: Int, overdue: Int = 0, late: Int = 0) -> WeeklyFigures {
    var figures = WeeklyFigures()
    figures.received = open + overdue + late
    figures.answeredLate = late
    figures.openInTime = open
    figures.openOverdue = overdue
    return figures
  }

  static func report(restricted: Int) throws -> WeeklyReport {
    WeeklyReport(
      week: try #require(ISOWeek("2026-W47")), asOf: Date(timeIntervalSince1970: 0),
      isFinal: true,
      counted: [
        (ID<Rules.Unit>(1), false, figures(open: 5)),
        (ID<Rules.Unit>(2), false, figures(open: 1, overdue: 2, late: 1)),
        (nil, false, figures(open: 4)),
        (nil, true, figures(open: restricted)),
      ], overdue: [], answeredLate: [])
  }

  @Test("The unit that hurts most stands first, and the sum is everything")
  func order() throws {
    let report = try Self.report(restricted: 3)
    #expect(report.units.map(\.unit) == [ID(2), ID(1)])
    #expect(report.total.open == 15)
    #expect(report.total.isBalanced)
    #expect(report.unlistedOverdue == 2)
    #expect(report.unlistedLate == 1)
  }

  @Test("Restricted tickets are one figure, and folded into the others below three")
  func restricted() throws {
    let many = try Self.report(restricted: 3)
    #expect(many.restricted?.open == 3)
    #expect(many.other?.open == 4)
    let few = try Self.report(restricted: 2)
    #expect(few.restricted == nil)
    #expect(few.other?.open == 6)
    #expect(few.total.open == 14)
  }

  @Test("Narrowed to a unit, nothing of the office remains")
  func narrowed() throws {
    let report = try Self.report(restricted: 3).narrowed(to: [ID(1)])
    #expect(report.units.map(\.unit) == [ID(1)])
    #expect(report.other == nil)
    #expect(report.restricted == nil)
    #expect(report.total.open == 5)
  }

  @Test("A report is read back as it was written")
  func codable() throws {
    let report = try Self.report(restricted: 3)
    let json = try JSONEncoder().encode(report)
    #expect(try JSONDecoder().decode(WeeklyReport.self, from: json) == report)
  }

  @Test("Ratios of nothing are nothing")
  func ratios() {
    var figures = WeeklyFigures()
    #expect(figures.onTimeShare == nil)
    #expect(figures.meanAnswerDays == nil)
    figures.answeredOnTime = 3
    figures.answeredLate = 1
    figures.answerSeconds = 4 * 86_400
    #expect(figures.onTimeShare == 0.75)
    #expect(figures.meanAnswerDays == 1)
    #expect(figures.pausedShare == nil, "kept before it was counted")
    figures.pausedSeconds = 86_400
    #expect(figures.pausedShare == 0.25)
    #expect((figures + WeeklyFigures()).pausedSeconds == 86_400)
  }
}

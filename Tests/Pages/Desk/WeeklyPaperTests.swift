import Foundation
import Rules
import Testing

@testable import Pages

@Suite("The weekly report on paper")
struct WeeklyPaperTests {
  private static func report(_ week: String, overdue: Int, title: String) throws -> WeeklyReport {
    var figures = WeeklyFigures()
    figures.received = 3
    figures.answeredOnTime = 1
    figures.openOverdue = overdue
    var ticket = WeeklyTicket(
      number: try #require(TicketNumber(year: 2026, serial: 12)),
      receivedAt: try #require(Instant.date(rfc3339: "2026-11-09T01:05:00Z")),
      category: "chieu_sang", state: .inProgress, unit: ID(7), assignee: ID(3),
      dueAt: try #require(Instant.date(rfc3339: "2026-11-16T10:00:00Z")), answeredAt: nil,
      late: WeeklyTicket.Lateness(.overdueWorkingDays(4)), isExtended: false, reminders: 2,
      lateReason: nil)
    ticket.title = title
    return WeeklyReport(
      week: try #require(ISOWeek(week)),
      asOf: try #require(Instant.date(rfc3339: "2026-11-22T17:00:00Z")), isFinal: true,
      counted: [(ID(7), false, figures)], overdue: [ticket], answeredLate: [])
  }

  private static func paper(title: String = "Đèn đường không sáng") throws -> String {
    let unit = Rules.Unit(
      id: ID(7), code: "H19.1", name: "Phòng Kinh tế, Hạ tầng và Đô thị", shortName: "P. KTHTĐT",
      sort: .department, parent: nil, validFrom: try #require(LocalDay("2024-01-01")),
      validTo: nil, aliases: [])
    let catalogue = Catalogue(
      version: 1, units: [unit], categories: [], channels: [], routing: [], serviceLevels: [],
      calendars: [])
    let renderer = try PageRenderer(
      site: Site(authority: "UBND phường Xuân Lộc", authorityEnglish: "Xuân Lộc"))
    let page = WeeklyPage(
      try report("2026-W47", overdue: 2, title: title), in: catalogue,
      after: [
        try report("2026-W46", overdue: 1, title: ""),
        try report("2026-W45", overdue: 3, title: ""),
      ], linksToQueue: true, address: "/desk/reports/weekly")
    return renderer.renderPaper(
      WeeklyPaper(
        page, authority: nil, office: renderer.site.authority,
        printedAt: try #require(Instant.date(rfc3339: "2026-11-23T00:00:00Z"))))
  }

  @Test("It is one file: nothing in it is fetched from anywhere, and nothing leads anywhere")
  func alone() throws {
    let html = try Self.paper()
    for outside in ["<link", "<script", "src=", "href=", "url(", "@import", "http:", "https:"] {
      #expect(!html.contains(outside), "\(outside)")
    }
    #expect(html.contains("<style>") && html.contains("@page"))
  }

  @Test("It says whose it is, of which week, by which formula and from which instant")
  func head() throws {
    let html = try Self.paper()
    for words in [
      "UBND PHƯỜNG XUÂN LỘC", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
      "tuần 47/2026", "Từ 16/11/2026 đến hết 22/11/2026", "ngày 23 tháng 11 năm 2026",
      "Tuần 47: 2 phiếu quá hạn, nhiều hơn tuần trước 1", "Tỷ lệ đúng hạn = đúng hạn / đã trả lời",
      "Số liệu tính đến 0 giờ 00, thứ Hai 23/11/2026. In lúc 7 giờ 00, thứ Hai 23/11/2026.",
    ] {
      #expect(html.contains(words), "\(words)")
    }
  }

  @Test("It has the tables of the page and a small chart of the weeks")
  func tables() throws {
    let html = try Self.paper()
    #expect(html.contains("PA-2026-000012-"))
    #expect(html.contains("Phòng Kinh tế, Hạ tầng và Đô thị"))
    #expect(html.contains("4 ngày làm việc"))
    #expect(html.components(separatedBy: "<rect").count == 4, "three weeks")
  }

  @Test("What citizens wrote stays text")
  func escaped() throws {
    let html = try Self.paper(title: "<img src=x onerror=alert(1)>")
    #expect(!html.contains("<img"))
    #expect(html.contains("&lt;img"))
  }
}

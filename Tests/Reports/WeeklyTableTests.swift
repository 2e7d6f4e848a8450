import Foundation
import Rules
import Testing

@testable import Reports

@Suite("Faces of the weekly report")
struct WeeklyTableTests {
  static func table() throws -> WeeklyTable {
    let day = try #require(LocalDay("2024-01-01"))
    let unit = Rules.Unit(
      id: ID(7), code: "H19.1", name: "Phòng Kinh tế, Hạ tầng và Đô thị", shortName: "P. KTHTĐT",
      sort: .department, parent: nil, validFrom: day, validTo: nil, aliases: [])
    let calendar = try WorkingCalendar(timeZone: "Asia/Ho_Chi_Minh", week: [:])
    let catalogue = Catalogue(
      version: 1, units: [unit],
      categories: [
        Rules.Category(
          id: "chieu_sang", name: "Chiếu sáng công cộng", nameEnglish: "Lighting",
          isConfidential: false, isPublished: true, needsPhotoAfter: false, isActive: true)
      ], channels: [], routing: [], serviceLevels: [],
      calendars: [CalendarVersion(id: ID(1), code: "office", version: 1, calendar: calendar)])
    var figures = WeeklyFigures()
    figures.received = 3
    figures.answeredOnTime = 1
    figures.openOverdue = 2
    figures.answerSeconds = 2 * 86_400
    figures.pausedSeconds = 43_200
    var ticket = WeeklyTicket(
      number: try #require(TicketNumber(year: 2026, serial: 12)),
      receivedAt: try #require(Instant.date(rfc3339: "2026-11-09T01:05:00Z")),
      category: "chieu_sang", state: .inProgress, unit: ID(7), assignee: ID(3),
      dueAt: try #require(Instant.date(rfc3339: "2026-11-16T10:00:00Z")), answeredAt: nil,
      late: WeeklyTicket.Lateness(.overdueWorkingDays(4)), isExtended: true, reminders: 2,
      lateReason: "qua_tai")
    ticket.title = "=HYPERLINK(\"x\")"
    ticket.assigneeName = "Văn Hoài Thương"
    let report = WeeklyReport(
      week: try #require(ISOWeek("2026-W47")),
      asOf: try #require(Instant.date(rfc3339: "2026-11-22T17:00:00Z")), isFinal: true,
      counted: [(ID(7), false, figures)], overdue: [ticket], answeredLate: [])
    return WeeklyTable(
      report, in: catalogue,
      naming: WeeklyTable.Names(
        states: [.inProgress: "Đang xử lý"], reasons: ["qua_tai": "Quá nhiều việc"]))
  }

  @Test("The CSV has the units, their sum, and every overdue ticket by the office's clock")
  func csv() throws {
    let text = String(decoding: try Self.table().csv.dropFirst(3), as: UTF8.self)
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines[0] == "Tuần,2026-W47")
    #expect(lines.contains("Số liệu tính đến,2026-11-23 00:00"))
    let unit =
      "H19.1,\"Phòng Kinh tế, Hạ tầng và Đô thị\",0,3,0,1,1,0,0,0,0,0,0,2,0,2,0,0,0,100.0,2.0,25.0"
    #expect(lines.contains(unit))
    #expect(lines.contains { $0.hasPrefix(",Tổng cộng,0,3,0,1,") })
    let ticket = lines.first { $0.contains("PA-2026-000012-") }
    #expect(ticket?.contains("2026-11-09 08:05") == true)
    #expect(ticket?.contains("2026-11-16 17:00") == true)
    #expect(ticket?.contains("\"'=HYPERLINK(\"\"x\"\")\"") == true)
    #expect(ticket?.contains(",4,0,có,2,Quá nhiều việc,Đang xử lý") == true)
  }

  @Test("What is due at midnight is due at the end of the day before")
  func midnight() throws {
    let due = try #require(Instant.date(rfc3339: "2026-12-03T17:00:00Z"))
    #expect(try Self.table().localDue(due) == "2026-12-03 24:00")
    #expect(try Self.table().local(due) == "2026-12-04 00:00")
  }

  @Test("Every row of a table has as many cells as its head")
  func widths() throws {
    let table = try Self.table()
    for rows in [table.unitTable, table.ticketTable] {
      #expect(Set(rows.map(\.count)).count == 1)
    }
  }

  @Test("The JSON names units and keeps instants in UTC")
  func json() throws {
    let object = try JSONSerialization.jsonObject(with: Data(Self.table().json))
    let report = try #require(object as? [String: Any])
    #expect(report["week"] as? String == "2026-W47")
    #expect(report["asOf"] as? String == "2026-11-22T17:00:00Z")
    let overdue = try #require((report["overdue"] as? [[String: Any]])?.first)
    #expect((overdue["unit"] as? [String: String])?["code"] == "H19.1")
    #expect(overdue["dueAt"] as? String == "2026-11-16T10:00:00Z")
    #expect(overdue["overdueWorkingDays"] as? Int == 4)
    let total = try #require(report["total"] as? [String: Any])
    #expect(total["open"] as? Int == 2)
  }
}

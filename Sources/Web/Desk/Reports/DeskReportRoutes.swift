import Casework
import Hummingbird
import Pages
import Reports
import Rules

/// The weekly overdue report, as a page and as a file.
enum DeskReportRoutes {
  static let path = "/desk/reports/weekly"

  static let routes: [Route] = [
    .get(path, for: .desk, does: .seeReport) { call in
      try await page(call)
    },
    .get("\(path).csv", for: .desk, does: .seeReport) { call in
      let week = try await week(call)
      let report = try await call.office.weeklyReport(week, for: call.signedIn().principal)
      let table = try await call.office.table(of: report)
      return Response.file(
        table.csv, type: "text/csv; charset=utf-8", fileName: "qua-han-\(week).csv")
    },
  ]

  /// The week that was asked for; without one the last that is over.
  private static func week(_ call: Call) async throws -> ISOWeek {
    guard let typed = call.query.value("week") else {
      return try await call.office.currentWeek().adding(weeks: -1)
    }
    guard let week = ISOWeek(typed) else { throw WebError.unreadable(.query) }
    return week
  }

  private static func page(_ call: Call) async throws -> Response {
    let principal = try call.signedIn().principal
    let week = try await week(call)
    let report = try await call.office.weeklyReport(week, for: principal)
    let before = try await call.office.weeklyReports(before: week, limit: 11, for: principal)
    return try await call.page(
      WeeklyPage(
        report, in: try await call.office.catalogue(), after: before,
        linksToQueue: QueueScope.of(principal).contains(.office), address: path))
  }
}

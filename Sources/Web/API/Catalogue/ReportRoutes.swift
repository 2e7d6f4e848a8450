import Casework
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Reports
import Rules

/// The weekly overdue report.
enum ReportRoutes {
  static let routes: [Route] = [
    .get("/api/v1/reports/weekly/{week}", for: .bearer, does: .seeReport, handler: show),
    .post("/api/v1/reports/weekly/{week}", for: .bearer, does: .makeReport, handler: make),
  ]

  /// The faces of a report.
  private enum Format: String {
    case json, csv
  }

  private static func week(_ call: Call) throws(WebError) -> ISOWeek {
    guard let week = ISOWeek(try call.parameter("week")) else { throw .notFound }
    return week
  }

  private static func show(_ call: Call) async throws -> Response {
    try call.allowQuery(["format", "unit"])
    let week = try week(call)
    guard let format = Format(rawValue: call.query.value("format") ?? "json") else {
      throw WebError.unreadable(.query)
    }
    let catalogue = try await call.office.catalogue()
    var report = try await call.office.weeklyReport(week, for: call.signedIn().principal)
    if let units = try TicketFilter.units(call, in: catalogue) {
      report = report.narrowed(to: Set(units))
    }
    let table = try await call.office.table(of: report)
    switch format {
    case .json: return Response.file(try table.json, type: "application/json")
    case .csv:
      return Response.file(
        table.csv, type: "text/csv; charset=utf-8", fileName: "\(week).csv")
    }
  }

  private static func make(_ call: Call) async throws -> Response {
    let principal = try call.signedIn().principal
    let week = try week(call)
    try await call.office.makeWeeklyReport(week, by: principal)
    let report = try await call.office.weeklyReport(week, for: principal)
    var response = Response.file(
      try await call.office.table(of: report).json, type: "application/json")
    response.status = .created
    response.headers[.location] = "/api/v1/reports/weekly/\(week)"
    return response
  }
}

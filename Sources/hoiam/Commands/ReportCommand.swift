import ArgumentParser
import Casework
import Foundation
import Pages
import Reports
import Rules
import Web

/// `hoiam report weekly`: the weekly overdue report.
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Print reports.", subcommands: [Weekly.self])

  /// `hoiam report weekly`.
  struct Weekly: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "weekly",
      abstract: "Print the weekly overdue report.",
      discussion: "A week that has been reported gives the figures of its report.")

    enum Format: String, ExpressibleByArgument, CaseIterable { case csv, json, html }

    @OptionGroup var storage: StorageOptions
    @Option(help: "ISO week, such as 2026-W47; this week if left out.") var week: String?
    @Option(help: "How to print it.") var format: Format = .csv

    func run() async throws {
      let (week, format) = (week, format)
      let bytes = try await Program.withOffice(storage.settings()) { program, office in
        let asked: ISOWeek
        if let week {
          guard let known = ISOWeek(week) else {
            throw Trouble("--week is a year and a week, such as 2026-W47.")
          }
          asked = known
        } else {
          asked = try await office.currentWeek()
        }
        if asked > (try await office.currentWeek()) {
          throw Trouble("\(asked) has not begun: there is nothing to report yet.")
        }
        let report = try await office.weeklyReport(asked, for: .machine)
        let catalogue = try await office.catalogue()
        let table = try await office.table(of: report)
        switch format {
        case .csv: return table.csv
        case .json: return try table.json
        case .html: return try await paper(report, catalogue, office, program)
        }
      }
      try FileHandle.standardOutput.write(contentsOf: Data(bytes))
    }

    /// The report as a paper to print: one file.
    private func paper(
      _ report: WeeklyReport, _ catalogue: Catalogue, _ office: Office, _ program: Program
    ) async throws -> [UInt8] {
      let before = try await office.weeklyReports(before: report.week, limit: 11, for: .machine)
      let renderer = try program.renderer()
      let page = WeeklyPage(
        report, in: catalogue, after: before, linksToQueue: false, address: "")
      return Array(
        renderer.renderPaper(
          WeeklyPaper(
            page, authority: nil, office: renderer.site.authority, printedAt: office.now)
        ).utf8)
    }
  }
}

import ArgumentParser
import Casework
import Foundation
import Reports
import Rules

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

    enum Format: String, ExpressibleByArgument, CaseIterable { case csv, json }

    @OptionGroup var storage: StorageOptions
    @Option(help: "ISO week, such as 2026-W47; this week if left out.") var week: String?
    @Option(help: "How to print it.") var format: Format = .csv

    func run() async throws {
      let (week, format) = (week, format)
      let bytes = try await Program.withOffice(storage.settings()) { _, office in
        let asked: ISOWeek
        if let week {
          guard let known = ISOWeek(week) else {
            throw Trouble("--week is a year and a week, such as 2026-W47.")
          }
          asked = known
        } else {
          asked = try await office.currentWeek()
        }
        let report = try await office.weeklyReport(asked, for: .machine)
        let table = WeeklyTable(report, in: try await office.catalogue())
        return try format == .csv ? table.csv : table.json
      }
      try FileHandle.standardOutput.write(contentsOf: Data(bytes))
    }
  }
}

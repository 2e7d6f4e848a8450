import ArgumentParser
import Casework
import Foundation
import Rules

/// `hoiam audit`: does what was written down agree with what the rules say?
struct AuditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Count again what was written down, and say what disagrees.",
    subcommands: [Clocks.self])

  /// `hoiam audit clocks`.
  struct Clocks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "clocks",
      abstract: "Count every due date, warning and breach again, from the facts.",
      discussion: """
        Goes through every obligation of every ticket that ever was: receipt, target, calendar, \
        pauses, extensions and moves are taken as they are; due dates, generations, steps, breaches \
        and who was owed an answer when are found anew, and compared. Changes nothing, and may run \
        beside a working office.

        Each contradiction is a line: ticket, obligation, the rule that is broken, what is expected \
        and what was found; no names and no words. Ends with 1 if there is one. docs/deadlines.md \
        lists the rules.
        """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @OptionGroup var storage: StorageOptions
    @Option(help: "text for people; json: one JSON object a line, the figures last.")
    var format: Format = .text
    @Option(
      help: ArgumentHelp(
        "How long a worker may take to record what came due.", valueName: "seconds"))
    var grace = 300.0

    func validate() throws {
      guard grace >= 0 else { throw ValidationError("--grace is at least 0.") }
    }

    func run() async throws {
      let (format, grace) = (format, grace)
      let tally = try await Program.withOffice(storage.settings()) { _, office in
        try await office.auditClocks(grace: grace) { findings in
          for finding in findings { Console.say(try finding.line(as: format)) }
        }
      }
      switch format {
      case .text:
        Console.say(
          """
          \(tally.tickets) tickets, \(tally.clocks) obligations, \(tally.events) events: \
          \(tally.findings == 0 ? "nothing" : "\(tally.findings) times something") disagrees.
          """)
      case .json: Console.say(try AuditCommand.json(tally))
      }
      if tally.findings > 0 { throw ExitCode(1) }
    }
  }

  fileprivate static func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}

extension ClockFinding {
  /// The finding as a line of JSON.
  private struct Line: Encodable {
    let ticket: String
    let ordinal: Int?
    let obligation: String?
    let rule: String
    let expected: String
    let found: String
  }

  fileprivate func line(as format: AuditCommand.Clocks.Format) throws -> String {
    switch format {
    case .json:
      return try AuditCommand.json(
        Line(
          ticket: "\(number)", ordinal: ordinal, obligation: kind?.rawValue, rule: rule.rawValue,
          expected: expected, found: found))
    case .text:
      let place = ordinal.map { " #\($0) \(kind?.rawValue ?? "")" } ?? ""
      return "\(number)\(place): \(rule.rawValue): expected \(expected); found \(found)"
    }
  }
}

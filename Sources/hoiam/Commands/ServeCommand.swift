import ArgumentParser
import Casework
import Foundation
import Hummingbird
import Logging
import ServiceLifecycle
import UnixSignals
import Web

/// `hoiam serve`: the whole service in one process.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve pages and API, and do what has to be done in the background.",
    discussion: """
      With --embedded everything is in one directory: a PostgreSQL of its own, photos, documents, \
      the key. The schema is brought up to date at the start. With --database the schema must be \
      current (hoiam migrate). Ctrl-C or SIGTERM ends it: what is under way is finished first.
      """)

  @OptionGroup var storage: StorageOptions

  @Option(help: ArgumentHelp("Where to listen (127.0.0.1).", valueName: "address"))
  var host: String?

  @Option(help: "Where to listen (8080; 0 for any free port).")
  var port: Int?

  @Flag(help: "Add the sample office of Xuân Lộc with its people, tickets and one password.")
  var sample = false

  @Flag(help: "Leave background work to other processes (hoiam work).")
  var noWorker = false

  func run() async throws {
    let settings = storage.settings([.host: host, .port: port.map(String.init)])
    if sample, ["127.0.0.1", "::1", "localhost"].contains(try settings.text(.host)) == false {
      throw Trouble("--sample has passwords that everyone knows: it listens on loopback only.")
    }
    let program = try Program(settings)
    try Listening.check(
      try settings.text(.host), port: try settings.number(.port))
    let storage = try await program.prepare(sample: sample)
    try await storage.untilEnd(program.logger) {
      try await program.withOffice(on: storage) { try await serve(program, $0) }
    }
  }

  private func serve(_ program: Program, _ office: Office) async throws {
    let house = try program.house(office)
    let host = house.settings.host
    let web = WebApplication.build(house) { [sample] port in
      Console.say(Banner(host: host, port: port ?? house.settings.port, isSample: sample).text)
    }
    // Stopped in reverse order: first no more requests, then no more background work.
    let services: [any Service] = noWorker ? [web] : [try program.worker(office), web]
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: program.logger))
    try await group.run()
  }
}

/// What stands on the terminal when the service is ready.
struct Banner {
  let host: String
  let port: Int
  let isSample: Bool

  var text: String {
    let address = "http://\(host.contains(":") ? "[\(host)]" : host):\(port)"
    var lines = [
      "Hồi Âm is ready.", "", "  Citizens   \(address)/", "  Staff      \(address)/desk",
      "  API        \(address)/api/openapi.json", "",
    ]
    if isSample {
      lines.append("Sample logins, all with the password \(SampleOffice.password):")
      lines += SampleOffice.logins.map {
        "  " + $0.username.padding(toLength: 11, withPad: " ", startingAt: 0) + $0.what
      }
      lines.append("")
    }
    lines.append("Ctrl-C stops it.")
    return lines.joined(separator: "\n")
  }
}

/// Standard output, a line at a time.
enum Console {
  static func say(_ text: String) {
    try? FileHandle.standardOutput.write(contentsOf: Data((text + "\n").utf8))
  }
}

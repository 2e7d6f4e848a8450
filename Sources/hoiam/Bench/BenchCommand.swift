import ArgumentParser
import Benchmarks
import Foundation

/// `hoiam bench`: how fast this program is on this machine, beside what the machine could do.
struct BenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measure the service on this machine, each figure beside its floor.",
    discussion: """
      Makes a database of its own in a temporary directory, fills it, serves it on loopback without \
      rate limits and without background work, and loads it with wrk; floors are pgbench with the \
      same statements, and a bare route. Rounds of service and floor alternate; a round in which the \
      host took more than 5 % of the processors is void and played again. docs/performance.md says \
      what each name means. With --database it fills that database, for good: never a real one.
      """)

  @OptionGroup var storage: StorageOptions

  @Flag(help: "Print the figures as JSON.")
  var json = false

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp("Only these.", valueName: "name"))
  var only: [Benchmark] = []

  @Option(help: "How many tickets an empty database is given; 0 for the sample's few hundred.")
  var tickets = 100_000

  @Option(help: "How long each load lasts; seconds.")
  var seconds = 5

  @Option(help: "How many rounds have to count.")
  var rounds = 3

  func validate() throws {
    guard tickets >= 0, (1...3_600).contains(seconds), (1...100).contains(rounds) else {
      throw ValidationError("--tickets from 0, --seconds 1 to 3600, --rounds 1 to 100.")
    }
  }

  func run() async throws {
    let tools = try BenchTools()
    let place = try BenchPlace()
    defer { place.remove() }
    let asked = only.isEmpty ? Benchmark.allCases : only
    let (tickets, seconds, rounds) = (tickets, seconds, rounds)
    let settings = settings(in: place)
    // A database that stays has codes of another key, which nobody asks for here.
    if storage.database != nil, try ServerKey.find(settings) == nil { try ServerKey.make(settings) }
    let report = try await Program.withStorage(settings) { program, storage in
      try await storage.migrate(sample: true, logger: program.logger)
      let office = BenchOffice(program: program, storage: storage)
      Notice.say("filling the database")
      try await office.fill(tickets: tickets)
      let stage = try await office.stage(in: place)
      let bench = BenchRun(
        tools: tools, place: place, stage: stage, storage: storage,
        settings: program.settings, seconds: seconds, referee: Referee(rounds: rounds))
      return try await bench.measure(asked)
    }
    Console.say(json ? String(decoding: try report.json, as: UTF8.self) : report.table)
  }

  /// A private server in the temporary directory, unless an option says otherwise: what the
  /// environment names may be a real office.
  private func settings(in place: BenchPlace) -> Settings {
    let isPrivate = storage.database == nil && storage.embedded == nil
    return storage.settings([
      .embedded: isPrivate ? place.path + "/server" : storage.embedded,
      .data: storage.data ?? (isPrivate ? nil : place.path + "/data"),
    ])
  }
}

/// What is measured.
enum Benchmark: String, CaseIterable, ExpressibleByArgument, Sendable {
  case durableCreate = "durable_create"
  case durableCreateSingle = "durable_create_single"
  case pageCached = "page_cached"
  case pageUncached = "page_uncached"
  case apiRead = "api_read"
  case queuePage = "queue_page"

  /// Reading first: filing makes the database larger.
  static let order: [Benchmark] = [
    .pageCached, .pageUncached, .apiRead, .queuePage, .durableCreateSingle, .durableCreate,
  ]

  /// The unit of its figures.
  static let unit = "requests/s"
}

/// The programs that load and that set the floors.
struct BenchTools: Sendable {
  let wrk: Tool
  let pgbench: Tool

  init() throws {
    wrk = try Tool("wrk", package: "wrk")
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql"))
    pgbench = try Tool(
      "pgbench", package: "postgresql-15",
      folders: (versions ?? []).sorted().reversed().map { "/usr/lib/postgresql/\($0)/bin" })
  }
}

/// A temporary directory.
struct BenchPlace: Sendable {
  let path: String

  init() throws {
    let id = ProcessInfo.processInfo.processIdentifier
    path = FileManager.default.temporaryDirectory.path(percentEncoded: false) + "/hoiam-bench-\(id)"
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o755])
  }

  /// Writes a file of lines.
  func write(_ lines: [String], to name: String) throws -> String {
    let file = path + "/" + name
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: file))
    return file
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }
}

/// What goes on, for whoever waits; standard output is for the figures.
enum Notice {
  static func say(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
  }
}

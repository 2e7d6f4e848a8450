import Benchmarks
import Foundation
import Postgres

/// Measures one benchmark after the other.
struct BenchRun: Sendable {
  let tools: BenchTools
  let place: BenchPlace
  let stage: BenchStage
  let storage: Storage
  let settings: Settings
  /// How long each load lasts.
  let seconds: Int
  let referee: Referee

  /// Connections of a crowd.
  private static let crowd = 256
  /// How long one look at the pages takes before it is asked whether all have been seen; seconds.
  private static let lap = 5

  func measure(_ asked: [Benchmark]) async throws -> BenchReport {
    var report = BenchReport(
      machine: BenchReport.Machine(
        processors: ProcessInfo.processInfo.activeProcessorCount, load: MachineLoad.now,
        tickets: stage.tickets, pages: stage.pages))
    for benchmark in Benchmark.order where asked.contains(benchmark) {
      Notice.say(benchmark.rawValue)
      let outcome = try await BenchChild.running(
        ["serve", "--no-worker"], environment: try environment(of: benchmark),
        log: place.path + "/\(benchmark.rawValue).log"
      ) { service in
        switch benchmark {
        case .pageCached: try await cachedPages(of: service)
        case .pageUncached, .apiRead, .queuePage, .durableCreate, .durableCreateSingle:
          try await beside(benchmark, service)
        }
      }
      report.add(benchmark.rawValue, unit: Benchmark.unit, outcome)
    }
    return report
  }

  private func environment(of benchmark: Benchmark) throws -> [String: String] {
    var environment = [
      Setting.database.rawValue: storage.admin.address, Setting.port.rawValue: "0",
      Setting.host.rawValue: "127.0.0.1", Setting.rateLimits.rawValue: "false",
      Setting.data.rawValue: try settings.dataDirectory(),
      Setting.share.rawValue: try settings.directory(.share),
      Setting.logLevel.rawValue: "warning", Setting.embedded.rawValue: "",
    ]
    if benchmark == .pageUncached { environment[Setting.pageCache.rawValue] = "0" }
    return environment
  }

  // MARK: - Rounds

  private func cachedPages(of service: BenchChild) async throws -> Referee.Outcome {
    let size = try await askOnce(service, for: stage.eachPage)
    let arguments = ["bare-route", "--bytes", "\(size)"]
    return try await BenchChild.running(arguments, log: place.path + "/bare.log") { bare in
      try await rounds(of: .pageCached, service) {
        try await ask(bare, script: "get.lua", [stage.popularPages])
      }
    }
  }

  private func beside(
    _ benchmark: Benchmark, _ service: BenchChild
  ) async throws -> Referee.Outcome {
    _ = try await load(benchmark, service, for: 2)
    return try await rounds(of: benchmark, service) { try await floor(of: benchmark) }
  }

  private func rounds(
    of benchmark: Benchmark, _ service: BenchChild, floor: () async throws -> Double
  ) async throws -> Referee.Outcome {
    try await referee.play { number in
      let start = ProcessorTimes.now
      let floor = try await floor()
      let middle = ProcessorTimes.now
      let (value, memory) = try await service.watching {
        try await load(benchmark, service, for: seconds)
      }
      let steal = [(start, middle), (middle, ProcessorTimes.now)].compactMap { before, after in
        before.flatMap { before in after.map { $0.steal(since: before) } }
      }
      let round = Round(
        value: value, floor: floor, steal: steal.max() ?? 0, memory: memory)
      Notice.say(
        """
          \(number): \(Int(value)) beside \(Int(floor)) \(Benchmark.unit), \
        \(memory >> 20) MiB, \(String(format: "%.1f", round.steal * 100)) % stolen
        """)
      return round
    }
  }

  // MARK: - Loads

  private func load(
    _ benchmark: Benchmark, _ service: BenchChild, for seconds: Int
  ) async throws -> Double {
    switch benchmark {
    case .pageCached, .pageUncached:
      return try await ask(service, script: "get.lua", [stage.popularPages], for: seconds)
    case .apiRead:
      let arguments = [stage.readable, stage.officerToken]
      return try await ask(service, script: "get.lua", arguments, for: seconds)
    case .queuePage:
      let arguments = [stage.queue, stage.officerToken]
      return try await ask(service, script: "get.lua", arguments, for: seconds)
    case .durableCreate, .durableCreateSingle:
      let isSingle = benchmark == .durableCreateSingle
      let arguments = [stage.bodies, stage.operatorToken, UUID().uuidString]
      return try await ask(
        service, script: "file.lua", arguments, connections: isSingle ? 1 : Self.crowd,
        for: seconds)
    }
  }

  private func ask(
    _ child: BenchChild, script: String, _ arguments: [String], connections: Int = Self.crowd,
    for seconds: Int? = nil
  ) async throws -> Double {
    let file = try settings.directory(.share) + "/deploy/bench/" + script
    guard FileManager.default.fileExists(atPath: file) else {
      throw Trouble("\(file) is missing: --share names the folder that holds deploy/.")
    }
    let output = try await tools.wrk.run(
      [
        "-t", "1", "-c", "\(connections)", "-d", "\(seconds ?? self.seconds)s", "--timeout", "10s",
        "-s", file, child.address, "--",
      ] + arguments)
    guard let report = WrkReport(output), report.requests > 0 else {
      throw Tool.Failure.failed("wrk", output: output)
    }
    guard report.refused == 0, report.broken == 0 else {
      throw Trouble("The service refused or dropped what wrk asked:\n\(output)")
    }
    return report.rate
  }

  /// Asks for every page at least once, so that a cache holds what it can.
  ///
  /// - Returns: how long a page is on the average; bytes.
  private func askOnce(_ child: BenchChild, for pages: String) async throws -> Int {
    let file = try settings.directory(.share) + "/deploy/bench/once.lua"
    var asked = 0
    while true {
      let output = try await tools.wrk.run([
        "-t", "1", "-c", "32", "-d", "\(BenchRun.lap)s", "--timeout", "10s", "-s", file,
        child.address, "--", pages, "\(asked)",
      ])
      guard let report = WrkReport(output), report.refused == 0, report.requests > 0,
        let size = WrkReport.meanBody(output), size > 0
      else { throw Tool.Failure.failed("wrk", output: output) }
      asked += report.requests
      if asked >= stage.pages { return size }
    }
  }

  private func floor(of benchmark: Benchmark) async throws -> Double {
    switch benchmark {
    case .pageCached: return 0
    case .pageUncached, .apiRead: return try await pgbench(stage.pointScript, clients: 8)
    case .queuePage: return try await pgbench(stage.queueScript, clients: 8)
    case .durableCreateSingle: return try await pgbench(stage.filingScript, clients: 1)
    case .durableCreate:
      let few = try await pgbench(stage.filingScript, clients: 8)
      return max(few, try await pgbench(stage.filingScript, clients: 32))
    }
  }

  private func pgbench(_ script: String, clients: Int) async throws -> Double {
    var options = "-c search_path=office,open,public"
    if let role = storage.app.role { options += " -c role=\(role)" }
    let output = try await tools.pgbench.run(
      [
        "-n", "-M", "prepared", "-c", "\(clients)", "-j", "\(min(clients, 2))", "-T",
        "\(seconds)", "-f", script, storage.app.address,
      ], environment: ["PGOPTIONS": options])
    guard let report = PgbenchReport(output), report.rate > 0, report.failed == 0 else {
      throw Tool.Failure.failed("pgbench", output: output)
    }
    return report.rate
  }
}

public import Foundation

/// A benchmark's figures over its rounds.
public struct BenchResult: Encodable, Sendable, Hashable {
  /// Its name, as in `docs/performance.md`.
  public let name: String
  /// The unit of every figure but the ratio.
  public let unit: String
  /// Median of the service.
  public let value: Double
  /// Median of the floor.
  public let floor: Double
  /// The first by the second; 0 without a floor.
  public let ratio: Double
  /// The service's worst round.
  public let min: Double
  /// The service's best round.
  public let max: Double

  /// The figures of rounds that count.
  public init(name: String, unit: String, rounds: [Round]) {
    self.name = name
    self.unit = unit
    let values = rounds.map(\.value)
    value = BenchResult.rounded(Median.of(values))
    floor = BenchResult.rounded(Median.of(rounds.map(\.floor)))
    ratio = floor > 0 ? (value / floor * 1_000).rounded() / 1_000 : 0
    min = BenchResult.rounded(values.min() ?? 0)
    max = BenchResult.rounded(values.max() ?? 0)
  }

  private static func rounded(_ figure: Double) -> Double { (figure * 10).rounded() / 10 }
}

/// Everything that one run measured.
public struct BenchReport: Encodable, Sendable, Hashable {
  /// What was measured on.
  public struct Machine: Encodable, Sendable, Hashable {
    /// Processors.
    public let processors: Int
    /// Processes that wanted a processor when the run began (`/proc/loadavg`, the last minute).
    public let load: Double
    /// Tickets in the database when the run began.
    public let tickets: Int
    /// Published results that were asked for.
    public let pages: Int

    /// A machine.
    public init(processors: Int, load: Double, tickets: Int, pages: Int) {
      self.processors = processors
      self.load = load
      self.tickets = tickets
      self.pages = pages
    }
  }

  /// The figures, in the order in which they were taken.
  public private(set) var results: [BenchResult] = []
  /// The most memory that the service held in each, in MiB.
  public private(set) var rss: [String: Double] = [:]
  /// The share of the processors that the host took away, the worst round that counts; 0…1.
  public private(set) var steal: [String: Double] = [:]
  /// How many rounds were void.
  public private(set) var void: [String: Int] = [:]
  /// Benchmarks with fewer clean rounds than were wanted: not to be relied on.
  public private(set) var noisy: [String] = []
  /// What was measured on.
  public let machine: Machine

  /// A report without figures yet.
  public init(machine: Machine) {
    self.machine = machine
  }

  /// Adds a benchmark.
  public mutating func add(_ name: String, unit: String, _ outcome: Referee.Outcome) {
    results.append(BenchResult(name: name, unit: unit, rounds: outcome.counted))
    let memory = outcome.counted.map(\.memory).max() ?? 0
    rss[name] = (Double(memory) / 1_048_576 * 10).rounded() / 10
    steal[name] = ((outcome.counted.map(\.steal).max() ?? 0) * 1_000).rounded() / 1_000
    if outcome.void > 0 { void[name] = outcome.void }
    if outcome.isNoisy { noisy.append(name) }
  }

  /// The report as JSON, keys in alphabetical order.
  public var json: Data {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return try encoder.encode(self)
    }
  }

  /// The report as a table for people.
  public var table: String {
    let head = ["name", "unit", "value", "floor", "ratio", "min", "max", "MiB", "steal"]
    let rows = results.map { result in
      [
        result.name + (noisy.contains(result.name) ? " (noisy)" : ""), result.unit,
        whole(result.value), whole(result.floor), String(format: "%.2f", result.ratio),
        whole(result.min), whole(result.max), whole(rss[result.name] ?? 0),
        String(format: "%.1f %%", (steal[result.name] ?? 0) * 100),
      ]
    }
    let widths = head.indices.map { column in
      ([head] + rows).map { $0[column].count }.max() ?? 0
    }
    return ([head] + rows).map { row in
      zip(row, widths).enumerated().map { index, cell in
        let gap = String(repeating: " ", count: cell.1 - cell.0.count)
        return index < 2 ? cell.0 + gap : gap + cell.0
      }.joined(separator: "  ")
    }.joined(separator: "\n")
  }

  private func whole(_ figure: Double) -> String { String(format: "%.0f", figure) }
}

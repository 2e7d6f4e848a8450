import Foundation

/// What the processors have done since the machine started (`/proc/stat`), in ticks.
public struct ProcessorTimes: Sendable, Hashable {
  /// All of it.
  public let total: Int
  /// What the host gave to other machines while this one wanted to work.
  public let stolen: Int

  /// Reads the first line of `/proc/stat`: user, nice, system, idle, iowait, irq, softirq, steal;
  /// what guests used stands in user already. Nil if it is something else.
  public init?(_ text: String) {
    guard let line = text.split(separator: "\n").first, line.hasPrefix("cpu ") else { return nil }
    let ticks = line.split(separator: " ").dropFirst().prefix(8).compactMap { Int($0) }
    guard ticks.count == 8 else { return nil }
    total = ticks.reduce(0, +)
    stolen = ticks[7]
  }

  /// As they are now; nil where there is no `/proc`.
  public static var now: ProcessorTimes? {
    (try? String(contentsOfFile: "/proc/stat", encoding: .utf8)).flatMap { ProcessorTimes($0) }
  }

  /// The share that was stolen since an earlier look; 0…1.
  public func steal(since earlier: ProcessorTimes) -> Double {
    let passed = total - earlier.total
    return passed > 0 ? Double(stolen - earlier.stolen) / Double(passed) : 0
  }
}

/// Memory of a process (`/proc/PID/status`).
public enum ResidentMemory {
  /// The resident set in bytes; nil if the text has none.
  public static func read(_ status: String) -> Int? {
    Figures.number(after: "VmRSS:\t", in: status).map { Int($0) * 1_024 }
  }

  /// Of a process as it is now; nil if it is gone.
  public static func of(process id: Int32) -> Int? {
    (try? String(contentsOfFile: "/proc/\(id)/status", encoding: .utf8)).flatMap(read)
  }
}

/// How many processes wanted a processor in the last minute (`/proc/loadavg`).
public enum MachineLoad {
  /// Now; 0 where there is no `/proc`.
  public static var now: Double {
    let text = try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8)
    return text.flatMap { $0.split(separator: " ").first.flatMap { Double($0) } } ?? 0
  }
}

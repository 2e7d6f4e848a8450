import Benchmarks
import Foundation

/// This program, running once more as a child that listens on loopback.
struct BenchChild: Sendable {
  /// Where it listens, such as `http://127.0.0.1:40123`.
  let address: String
  let process: Int32

  private static let patience = Duration.seconds(60)

  /// Starts the program, waits until it says where it listens, and ends it after the body.
  ///
  /// - Parameter log: file for what it prints.
  static func running<Value>(
    _ arguments: [String], environment: [String: String] = [:], log: String,
    _ body: (BenchChild) async throws -> Value
  ) async throws -> Value {
    try Data().write(to: URL(filePath: log))
    let process = Process()
    process.executableURL = URL(filePath: Program.executable)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: log)
    process.standardError = process.standardOutput
    try process.run()
    do {
      let address = try await address(of: process, log: log)
      let value = try await body(
        BenchChild(address: address, process: process.processIdentifier))
      try await end(process)
      return value
    } catch {
      try? await end(process)
      throw error
    }
  }

  private static func address(of process: Process, log: String) async throws -> String {
    let end = ContinuousClock.now + patience
    while process.isRunning, ContinuousClock.now < end {
      let text = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
      if let found = text.firstMatch(of: /http:\/\/127\.0\.0\.1:[0-9]+\b/) {
        return String(found.output)
      }
      try await Task.sleep(for: .milliseconds(50))
    }
    let text = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
    throw Trouble("The service did not start:\n\(text.suffix(2_000))")
  }

  private static func end(_ process: Process) async throws {
    process.terminate()
    let end = ContinuousClock.now + .seconds(10)
    while process.isRunning {
      if ContinuousClock.now > end { kill(process.processIdentifier, SIGKILL) }
      try await Task.sleep(for: .milliseconds(50))
    }
  }

  /// Does something and looks meanwhile how much memory the child holds.
  ///
  /// - Returns: the most that was seen, in bytes.
  func watching<Value: Sendable>(
    _ body: @escaping @Sendable () async throws -> Value
  ) async throws -> (value: Value, memory: Int) {
    let id = process
    return try await withThrowingTaskGroup(of: Int.self) { group in
      group.addTask {
        var most = 0
        while !Task.isCancelled {
          most = max(most, ResidentMemory.of(process: id) ?? 0)
          try? await Task.sleep(for: .milliseconds(200))
        }
        return most
      }
      let value = try await body()
      group.cancelAll()
      return (value, try await group.next() ?? 0)
    }
  }
}

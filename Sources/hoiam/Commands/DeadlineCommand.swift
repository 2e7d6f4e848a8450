import ArgumentParser
import Foundation
import Rules

/// `hoiam deadline`: JSON Lines in, JSON Lines out; needs no database.
struct DeadlineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deadline",
    abstract: "Answer questions about deadlines, one JSON object a line.",
    discussion: """
      Reads JSON Lines on standard input and writes one JSON line for each, in order. A line that \
      can't be answered gives {"id": …, "error": {"code": …, "message": …}} and does not stop the \
      rest. The exit status is 0 unless the input can't be read. docs/deadlines.md has the format.
      """)

  @Flag(help: "Add to each answer its ledger: what each date counted for, and why.")
  var explain = false

  @Flag(help: "Write the lines answered and the CPU seconds spent in the engine to stderr.")
  var stats = false

  func run() throws {
    var lines = DeadlineLines()
    var engine = CPUTime()
    var count = 0
    try forEachBatch { batch in
      let questions = batch.map(DeadlineLine.init)
      let answers = engine.measure {
        questions.map { lines.solve($0, explain: explain) }
      }
      count += answers.count
      let text = answers.map(\.json).joined(separator: "\n") + "\n"
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    }
    if stats {
      let text = "{\"lines\": \(count), \"engineCPUSeconds\": \(engine.seconds)}\n"
      try FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }
  }

  /// Gives the lines of standard input in batches, as they arrive.
  private func forEachBatch(_ body: ([Data]) throws -> Void) throws {
    let newline = UInt8(ascii: "\n")
    var pending: [UInt8] = []
    while let chunk = try FileHandle.standardInput.read(upToCount: 1 << 18), !chunk.isEmpty {
      pending.append(contentsOf: chunk)
      guard let end = pending.lastIndex(of: newline) else { continue }
      let lines = pending[..<end].split(separator: newline, omittingEmptySubsequences: false)
      try body(lines.map { Data($0) })
      pending.removeSubrange(...end)
    }
    if !pending.isEmpty { try body([Data(pending)]) }
  }
}

/// CPU seconds of this process, added up over pieces of work.
private struct CPUTime {
  private(set) var seconds = 0.0

  mutating func measure<Value>(_ work: () -> Value) -> Value {
    let start = CPUTime.now
    defer { seconds += CPUTime.now - start }
    return work()
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

import Subprocess
import SystemPackage

/// A program to run to its end, with an environment of its own and as a given account.
///
/// Not Foundation's `Process`: that one waits until every heir of its descriptors is gone, and a
/// postmaster is an heir that stays. Here the program inherits nothing.
struct Command: Sendable {
  /// How a program ended and what it wrote to either output.
  struct Outcome: Sendable {
    let succeeded: Bool
    let output: String

    /// The last lines, for an error that a person reads.
    var ending: String {
      output.split(separator: "\n").suffix(8).joined(separator: "\n")
    }
  }

  let program: String
  let arguments: [String]
  let directory: String
  let account: Account

  /// Runs the program in a session of its own, to its end even if the caller's task is cancelled.
  /// - Throws: `EmbeddedError.notRunnable` when it can't even be started.
  func run() async throws -> Outcome {
    try await Task { try await runToEnd() }.value
  }

  private func runToEnd() async throws -> Outcome {
    let line = account.prefix + [program] + arguments
    var options = PlatformOptions()
    options.createSession = true
    do {
      let result = try await Subprocess.run(
        .path(FilePath(line[0])), arguments: Arguments(Array(line.dropFirst())),
        environment: .custom([
          "PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": directory,
        ]),
        workingDirectory: FilePath(directory), platformOptions: options,
        output: .string(limit: 1 << 20), error: .combinedWithOutput)
      return Outcome(
        succeeded: result.terminationStatus.isSuccess, output: result.standardOutput)
    } catch {
      throw EmbeddedError.notRunnable(program: line[0], reason: "\(error)")
    }
  }
}

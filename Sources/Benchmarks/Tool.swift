internal import Foundation
internal import Subprocess
internal import SystemPackage

/// A program of the operating system that a benchmark needs.
public struct Tool: Sendable {
  /// Why there is no result.
  public enum Failure: Error, CustomStringConvertible, Sendable, Equatable {
    /// It is not installed.
    case missing(String, package: String)
    /// It ended with an error, or printed something else than a report.
    case failed(String, output: String)

    /// What is wrong, and what to do.
    public var description: String {
      switch self {
      case .missing(let name, let package):
        "\(name) is missing. Debian has it: apt-get install \(package)"
      case .failed(let name, let output): "\(name) failed:\n\(output)"
      }
    }
  }

  /// The name of the program.
  public let name: String
  /// Where it is.
  public let path: String

  /// Looks a program up.
  ///
  /// - Parameters:
  ///   - package: Debian's package that holds it.
  ///   - folders: looked into after `PATH`.
  /// - Throws: `Failure.missing`.
  public init(_ name: String, package: String, folders: [String] = []) throws {
    let path = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let places = (path.map(String.init) + folders).map { $0 + "/" + name }
    guard let found = places.first(where: { FileManager.default.isExecutableFile(atPath: $0) })
    else { throw Failure.missing(name, package: package) }
    self.name = name
    self.path = found
  }

  /// Runs it to its end.
  ///
  /// - Parameter environment: added to this process's own.
  /// - Returns: what it printed to either output.
  /// - Throws: `Failure.failed`.
  public func run(
    _ arguments: [String], environment: [String: String] = [:]
  ) async throws -> String {
    var values: [Environment.Key: String?] = [:]
    for (name, value) in environment { values[Environment.Key(stringLiteral: name)] = value }
    let result = try await Subprocess.run(
      .path(FilePath(path)), arguments: Arguments(arguments),
      environment: .inherit.updating(values), output: .string(limit: 1 << 20),
      error: .combinedWithOutput)
    guard result.terminationStatus.isSuccess else {
      throw Failure.failed(name, output: result.standardOutput)
    }
    return result.standardOutput
  }
}

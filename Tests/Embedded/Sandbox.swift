import Foundation
import Logging
import Testing

@testable import Embedded

/// A directory of a test's own, where servers are started and watched.
struct Sandbox: Sendable {
  /// Where the server lives; not there at first.
  let directory: String
  private let parent: String

  init(named name: String = "data", below above: String = "/tmp") throws {
    let template = Array("\(above)/hoiam-test-XXXXXX".utf8CString)
    parent = try template.withUnsafeBytes { bytes in
      var copy = bytes.map { CChar(bitPattern: $0) }
      try #require(mkdtemp(&copy) != nil)
      return String(decoding: copy.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
    try #require(chmod(parent, 0o755) == 0)
    directory = parent + "/" + name
  }

  func start(
    settings: EmbeddedSettings = .quick, observe: Observations? = nil
  ) async throws -> EmbeddedServer {
    try await EmbeddedServer.start(
      in: directory, settings: settings, logger: .silent,
      observe: { observe?.continuation.yield($0) })
  }

  /// Runs a body with a server, which is stopped in any case; then the sandbox is removed.
  func run(
    settings: EmbeddedSettings = .quick,
    _ body: (EmbeddedServer, Observations) async throws -> Void
  ) async throws {
    defer { remove() }
    let observations = Observations()
    let server = try await start(settings: settings, observe: observations)
    do {
      try await body(server, observations)
    } catch {
      try? await server.stop()
      throw error
    }
    try await server.stop()
  }

  func remove() {
    try? FileManager.default.removeItem(atPath: parent)
  }
}

extension EmbeddedSettings {
  /// A small server whose death is noticed at once.
  static let quick = EmbeddedSettings(
    parameters: ["shared_buffers": "16MB"], watchInterval: .milliseconds(20))
}

extension Logger {
  static let silent = Logger(label: "embedded.tests", factory: { _ in SwiftLogNoOpLogHandler() })
}

/// What a server reported, in order, to be awaited.
struct Observations: Sendable {
  let stream: AsyncStream<EmbeddedObservation>
  let continuation: AsyncStream<EmbeddedObservation>.Continuation

  init() {
    (stream, continuation) = AsyncStream.makeStream()
  }

  /// The pid of the next postmaster that became ready.
  func nextReady() async throws -> Int32 {
    for await observation in stream {
      if case .ready(let pid) = observation { return pid }
    }
    throw CancellationError()
  }
}

/// Asks a server with `psql`, and gives the answer without alignment or headings.
func ask(
  _ server: EmbeddedServer, _ sql: String, as account: Account? = nil
) async throws -> Command.Outcome {
  try await ask(
    server.connectionString(user: EmbeddedServer.superuser, database: "postgres"), sql,
    binaries: server.binaries, as: account)
}

func ask(
  _ connection: String, _ sql: String, binaries: String, as account: Account? = nil
) async throws -> Command.Outcome {
  try await Command(
    program: binaries + "/psql",
    arguments: ["-XAt", "-v", "ON_ERROR_STOP=1", "-d", connection, "-c", sql],
    directory: "/", account: account ?? .current()
  ).run()
}

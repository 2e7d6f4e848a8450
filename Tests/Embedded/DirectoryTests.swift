import Foundation
import Testing

@testable import Embedded

@Suite("The directory of a private PostgreSQL")
struct DirectoryTests {
  @Test(
    "may have any name",
    arguments: [
      "with blanks", "a'b\"c", "$HOME `id`; \\x", "Hồi Âm",
      String(repeating: "long", count: 40),
    ])
  func anyName(_ name: String) async throws {
    try await Sandbox(named: name).run { server, _ in
      let answer = try await ask(server, "SELECT 1")
      #expect(answer.output == "1\n")
      let inside = server.socketDirectory.hasPrefix(server.directory)
      #expect(inside == (name.utf8.count < 100))
      if !inside { try? FileManager.default.removeItem(atPath: server.socketDirectory) }
    }
  }

  @Test("serves one service at a time")
  func isLocked() async throws {
    let sandbox = try Sandbox()
    try await sandbox.run { server, _ in
      await #expect(
        throws: EmbeddedError.busy(directory: server.directory, pid: getpid())
      ) {
        _ = try await sandbox.start()
      }
      let answer = try await ask(server, "SELECT 1")
      #expect(answer.output == "1\n")
    }
  }

  @Test("keeps cluster, socket and log from other accounts")
  func isPrivate() async throws {
    try await Sandbox().run { server, _ in
      for folder in ["cluster", "run", "log"] {
        let status = try #require(SystemCall.status("\(server.directory)/\(folder)"))
        #expect(status.st_mode & 0o777 == 0o700)
        #expect(try Account(user: status.st_uid).name == server.account)
      }
    }
  }

  @Test("made by a PostgreSQL that isn't installed is refused, with its version")
  func refusesOtherVersion() async throws {
    let sandbox = try Sandbox()
    defer { sandbox.remove() }
    try fill(sandbox, file: "PG_VERSION", text: "12\n")
    let error = await #expect(throws: EmbeddedError.self) { _ = try await sandbox.start() }
    guard case .versionMismatch(cluster: 12, _) = error else {
      Issue.record("not a mismatch: \(String(describing: error))")
      return
    }
    #expect(String(describing: error).contains("postgresql-12"))
  }

  @Test("is left alone if it holds something else")
  func refusesForeignContent() async throws {
    let sandbox = try Sandbox()
    defer { sandbox.remove() }
    try fill(sandbox, file: "letter.txt", text: "mine")
    await #expect(
      throws: EmbeddedError.notACluster(path: sandbox.directory + "/cluster")
    ) {
      _ = try await sandbox.start()
    }
  }

  @Test("recovers from an initialisation that was cut short")
  func removesDrafts() async throws {
    let sandbox = try Sandbox()
    let draft = sandbox.directory + "/initdb-1"
    try FileManager.default.createDirectory(
      atPath: draft + "/base", withIntermediateDirectories: true)
    try await sandbox.run { server, _ in
      let answer = try await ask(server, "SELECT 1")
      #expect(answer.output == "1\n")
      #expect(SystemCall.status(draft) == nil)
    }
  }

  @Test("that can't serve says why PostgreSQL didn't start")
  func explainsFailure() async throws {
    let sandbox = try Sandbox()
    defer { sandbox.remove() }
    let settings = EmbeddedSettings(parameters: ["shared_buffers": "much"])
    let error = await #expect(throws: EmbeddedError.self) {
      _ = try await sandbox.start(settings: settings)
    }
    #expect(String(describing: error).contains("shared_buffers"))
    try await sandbox.start().stop()
  }

  private func fill(_ sandbox: Sandbox, file: String, text: String) throws {
    let cluster = sandbox.directory + "/cluster"
    try FileManager.default.createDirectory(
      atPath: cluster, withIntermediateDirectories: true)
    try text.write(toFile: "\(cluster)/\(file)", atomically: true, encoding: .utf8)
  }
}

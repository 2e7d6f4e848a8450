import Foundation
import Testing

@testable import Embedded

/// What only root can try: counted apart where the tests run as an ordinary user.
@Suite("A private PostgreSQL of root", .enabled(if: geteuid() == 0, "needs root"))
struct AccountTests {
  @Test("runs as the account postgres and has no process of root's")
  func dropsPrivileges() async throws {
    try await Sandbox().run { server, _ in
      let account = try Account(name: "postgres")
      #expect(server.account == account.name)
      let processes = Postmaster.processes(in: server.directory + "/cluster")
      #expect(processes.count > 1)
      for process in processes {
        #expect(SystemCall.status("/proc/\(process)")?.st_uid == account.user)
      }
    }
  }

  @Test("runs as the account it is told, and stays with it")
  func runsAsConfigured() async throws {
    let sandbox = try Sandbox()
    defer { sandbox.remove() }
    var settings = EmbeddedSettings.quick
    settings.account = "nobody"
    for settings in [settings, .quick] {
      let server = try await sandbox.start(settings: settings)
      #expect(server.account == "nobody")
      #expect(try await ask(server, "SELECT 1").output == "1\n")
      try await server.stop()
    }
  }

  @Test("refuses an account that does not exist")
  func refusesUnknownAccount() async throws {
    let sandbox = try Sandbox()
    defer { sandbox.remove() }
    await #expect(throws: EmbeddedError.noAccount("hoiam-nobody")) {
      _ = try await sandbox.start(settings: EmbeddedSettings(account: "hoiam-nobody"))
    }
  }

  @Test("says when its account can't reach the directory")
  func saysUnreachable() async throws {
    let sandbox = try Sandbox(below: "/root")
    defer { sandbox.remove() }
    await #expect(
      throws: EmbeddedError.unreachable(directory: sandbox.directory, account: "postgres")
    ) {
      _ = try await sandbox.start()
    }
  }

  @Test("answers no other account")
  func answersNobodyElse() async throws {
    try await Sandbox().run { server, _ in
      let stranger = try Account(name: "nobody")
      let answer = try await ask(server, "SELECT 1", as: stranger)
      #expect(!answer.succeeded)
      #expect(answer.output.contains("Permission denied"))
    }
  }

  @Test("works as an ordinary user, who runs everything as itself")
  func worksForOrdinaryUser() async throws {
    let sandbox = try Sandbox()
    defer { sandbox.remove() }
    let nobody = try Account(name: "nobody")
    let (directory, user, group) = (sandbox.directory, nobody.user, nobody.group)
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: true)
    try #require(chown(directory, user, group) == 0)
    await #expect(processExitsWith: .success) {
      [directory = directory as String, user = user as uid_t, group = group as gid_t] in
      try #require(setgroups(0, nil) == 0 && setgid(group) == 0 && setuid(user) == 0)
      let server = try await EmbeddedServer.start(
        in: directory, settings: .quick, logger: .silent)
      try #require(server.account == "nobody")
      let answer = try await ask(server, "SELECT 1")
      try #require(answer.output == "1\n")
      try await server.stop()
    }
  }
}

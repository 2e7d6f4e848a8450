import Foundation
import Testing

@testable import Embedded

@Suite("A private PostgreSQL")
struct ServerTests {
  @Test("starts in an empty place, answers, and listens on its socket alone")
  func firstStart() async throws {
    try await Sandbox().run { server, _ in
      let answer = try await ask(
        server,
        """
        SELECT current_setting('listen_addresses'), current_setting('data_checksums'),
          current_setting('server_encoding'), current_setting('fsync'),
          current_setting('synchronous_commit'), current_setting('jit')
        """)
      #expect(answer.output == "|on|UTF8|on|on|off\n")
    }
  }

  @Test("sorts as Vietnamese does")
  func sortsVietnamese() async throws {
    try await Sandbox().run { server, _ in
      let answer = try await ask(
        server, "SELECT string_agg(w, ' ' ORDER BY w) FROM unnest('{đa,dz,da,ea,đz}'::text[]) w")
      #expect(answer.output == "da dz đa đz ea\n")
    }
  }

  @Test("keeps its data over a stop, after which nothing runs")
  func keepsData() async throws {
    let sandbox = try Sandbox()
    defer { sandbox.remove() }
    let first = try await sandbox.start()
    #expect(try await ask(first, "CREATE TABLE t AS SELECT 7 AS n").succeeded)
    try await first.stop()
    #expect(Postmaster.processes(in: sandbox.directory + "/cluster").isEmpty)
    let second = try await sandbox.start()
    #expect(try await ask(second, "SELECT n FROM t").output == "7\n")
    try await second.stop()
  }

  @Test("may be stopped twice")
  func stopsTwice() async throws {
    try await Sandbox().run { server, _ in
      try await server.stop()
      try await server.stop()
      #expect(Postmaster.live(in: server.directory + "/cluster") == nil)
    }
  }

  @Test("is started again when it was killed, with what was committed", arguments: [false, true])
  func survivesKill(wholly: Bool) async throws {
    try await Sandbox().run { server, observations in
      let pid = try await observations.nextReady()
      #expect(try await ask(server, "CREATE TABLE t AS SELECT 7 AS n").succeeded)
      let victims = wholly ? Postmaster.processes(in: server.directory + "/cluster") : [pid]
      for victim in victims { kill(victim, SIGKILL) }
      #expect(try await observations.nextReady() != pid)
      #expect(try await ask(server, "SELECT n FROM t").output == "7\n")
    }
  }

  @Test("is started again each time it's killed while busy")
  func survivesRepeatedKills() async throws {
    try await Sandbox().run { server, observations in
      var pid = try await observations.nextReady()
      #expect(try await ask(server, "CREATE TABLE t (n int PRIMARY KEY)").succeeded)
      for round in 1...5 {
        #expect(try await ask(server, "INSERT INTO t VALUES (\(round))").succeeded)
        async let busy = ask(server, "SELECT count(*) FROM generate_series(1, 100000000)")
        kill(pid, SIGKILL)
        pid = try await observations.nextReady()
        _ = try await busy
      }
      #expect(try await ask(server, "SELECT count(*) FROM t").output == "5\n")
    }
  }

  @Test("outlives a killed service, and the next one stops it and starts its own")
  func takesOverFromTheDead() async throws {
    let sandbox = try Sandbox()
    defer { sandbox.remove() }
    let directory = sandbox.directory
    await #expect(processExitsWith: .signal(SIGKILL)) { [directory = directory as String] in
      let server = try await EmbeddedServer.start(
        in: directory, settings: .quick, logger: .silent)
      let made = try await ask(server, "CREATE TABLE t AS SELECT 7 AS n")
      try #require(made.succeeded)
      kill(getpid(), SIGKILL)
    }
    let orphan = try #require(Postmaster.live(in: directory + "/cluster"))
    let observations = Observations()
    let server = try await sandbox.start(observe: observations)
    #expect(try await observations.nextReady() != orphan.pid)
    #expect(!Postmaster.isAlive(orphan.pid, in: directory + "/cluster"))
    #expect(try await ask(server, "SELECT n FROM t").output == "7\n")
    try await server.stop()
  }

  @Test("starts although a stale pid file names a living stranger")
  func ignoresStalePidFile() async throws {
    let sandbox = try Sandbox()
    defer { sandbox.remove() }
    try await sandbox.start().stop()
    let file = sandbox.directory + "/cluster/postmaster.pid"
    try "\(getppid())\n\n0\n5432\n/nowhere\n\n0 0\nready\n"
      .write(toFile: file, atomically: true, encoding: .utf8)
    let server = try await sandbox.start()
    #expect(try await ask(server, "SELECT 1").output == "1\n")
    try await server.stop()
  }

  @Test("can be found by a command beside the service")
  func isFound() async throws {
    let sandbox = try Sandbox()
    #expect(try connection(in: sandbox) == nil)
    try await sandbox.run { server, _ in
      let connection = try #require(try connection(in: sandbox))
      #expect(
        connection == server.connectionString(user: EmbeddedServer.superuser, database: "postgres"))
      #expect(try await ask(connection, "SELECT 1", binaries: server.binaries).output == "1\n")
      try await server.stop()
      #expect(try self.connection(in: sandbox) == nil)
    }
  }

  private func connection(in sandbox: Sandbox) throws -> String? {
    try EmbeddedServer.connectionString(
      toServerIn: sandbox.directory, user: EmbeddedServer.superuser, database: "postgres")
  }

  @Test("takes an operator's parameters, those of local.conf last")
  func takesParameters() async throws {
    let sandbox = try Sandbox()
    try FileManager.default.createDirectory(
      atPath: sandbox.directory, withIntermediateDirectories: true)
    try "work_mem = '11MB'\n".write(
      toFile: sandbox.directory + "/local.conf", atomically: true, encoding: .utf8)
    var settings = EmbeddedSettings.quick
    settings.parameters["max_connections"] = "17"
    settings.parameters["work_mem"] = "9MB"
    try await sandbox.run(settings: settings) { server, _ in
      let answer = try await ask(
        server, "SELECT current_setting('max_connections'), current_setting('work_mem')")
      #expect(answer.output == "17|11MB\n")
    }
  }
}

import Testing

@testable import Embedded

@Suite("The values behind a private PostgreSQL")
struct ValueTests {
  @Test(
    "A major version is read from what postgres says",
    arguments: [
      ("postgres (PostgreSQL) 15.20 (Debian 15.20-0+deb12u1)\n", 15),
      ("postgres (PostgreSQL) 19beta2\n", 19), ("postgres (PostgreSQL) devel\n", nil), ("", nil),
    ])
  func version(_ text: String, _ major: Int?) {
    #expect(Binaries.major(inVersion: text) == major)
  }

  @Test("The newest version makes a cluster, and the same version runs it ever after")
  func choice() throws {
    let installed = [15, 17, 16].map { Binaries(folder: "/\($0)", major: $0) }
    #expect(try choose(installed, cluster: nil) == 17)
    #expect(try choose(installed, cluster: 15) == 15)
  }

  @Test("What can't run a cluster is refused by its reason")
  func refusal() {
    let old = [Binaries(folder: "/13", major: 13)]
    let new = [Binaries(folder: "/17", major: 17)]
    #expect(throws: EmbeddedError.missingBinaries(searched: ["/bin"])) {
      try choose([], cluster: nil)
    }
    #expect(throws: EmbeddedError.tooOld(major: 13)) { try choose(old, cluster: nil) }
    #expect(throws: EmbeddedError.versionMismatch(cluster: 15, installed: [17])) {
      try choose(new, cluster: 15)
    }
  }

  private func choose(_ installed: [Binaries], cluster: Int?) throws -> Int {
    try Binaries.choose(among: installed, cluster: cluster, searched: ["/bin"]).major
  }

  @Test("A pid file tells pid, socket and readiness, however much of it is written")
  func pidFile() throws {
    let whole = "41\n/data\n1700000000\n5432\n/run/x\n\n 5 6\nready   \n"
    let ready = try #require(Postmaster(pidFile: whole))
    #expect(ready.pid == 41 && ready.socket == "/run/x" && ready.isReady)
    let starting = try #require(Postmaster(pidFile: whole.replacing("ready", with: "starting")))
    #expect(!starting.isReady)
    #expect(Postmaster(pidFile: "41\n/data\n")?.isReady == false)
    #expect(Postmaster(pidFile: "") == nil)
    #expect(Postmaster(pidFile: "-41\n") == nil)
  }

  @Test("Failing restarts wait longer each time, up to half a minute")
  func pauses() {
    var pauses: [Duration] = []
    for _ in 1...10 { pauses.append(Supervisor.pause(after: pauses.last)) }
    #expect(pauses.prefix(3) == [.milliseconds(200), .milliseconds(400), .milliseconds(800)])
    #expect(pauses.last == .seconds(30))
  }

  @Test("A configuration value may hold quotes and backslashes")
  func quoting() {
    #expect(ServerConfiguration.quoted(#"a'b\c"#) == #"'a''b\\c'"#)
  }
}

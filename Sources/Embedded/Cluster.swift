import Foundation

/// A PostgreSQL cluster in its folder, worked with PostgreSQL's own tools.
///
/// Whoever calls holds the directory's lock.
struct Cluster: Sendable {
  let layout: Layout
  let account: Account
  let binaries: Binaries
  let configuration: ServerConfiguration
  let observe: Observer

  /// The major version that made the cluster of a layout; nil if there is no cluster yet.
  /// - Throws: `EmbeddedError.notACluster` when the folder holds something else.
  static func major(in layout: Layout) throws -> Int? {
    let file = layout.cluster + "/PG_VERSION"
    if let text = try? String(contentsOfFile: file, encoding: .utf8) {
      return Int(text.trimmingCharacters(in: .whitespacesAndNewlines))
    }
    if SystemCall.status(layout.cluster) == nil { return nil }
    if access(file, R_OK) != 0, errno == EACCES {
      throw EmbeddedError.foreign(path: layout.cluster, account: try Account.current().name)
    }
    throw EmbeddedError.notACluster(path: layout.cluster)
  }

  /// Starts the server, after whatever still runs in the cluster was stopped.
  ///
  /// Waits as long as recovery takes.
  /// - Throws: `EmbeddedError.startFailed`, or `CancellationError` with the server still starting.
  func launch() async throws -> Postmaster {
    try await stopOrphan()
    try await endLeftovers()
    removeMisleadingPidFile()
    try? FileManager.default.removeItem(atPath: layout.log + "/startup.log")
    try configuration.write()
    let outcome = try await control([
      "start", "-w", "-t", "10", "-l", "log/startup.log", "-o",
      "-c config_file=postgresql.conf",
    ])
    while let postmaster = Postmaster.live(in: layout.cluster) {
      if postmaster.isReady {
        observe(.ready(pid: postmaster.pid))
        return postmaster
      }
      try await Task.sleep(for: .milliseconds(50))
    }
    let log = try await tool("/usr/bin/tail", ["-n", "8", "log/startup.log"])
    throw EmbeddedError.startFailed(output: outcome.ending + "\n" + log.ending, log: layout.log)
  }

  /// Starts the server, and tries again after growing pauses when that fails: what a killed server
  /// left behind may take some seconds to be gone.
  /// - Parameter attempts: how often at most, from 1.
  /// - Throws: what the last attempt threw, or `CancellationError`.
  func launch(attempts: Int) async throws -> Postmaster {
    var pause: Duration?
    for _ in 1..<attempts {
      do {
        return try await launch()
      } catch {
        try Task.checkCancellation()
        let next = Supervisor.pause(after: pause)
        pause = next
        observe(.restartFailed(reason: "\(error)", retryAfter: next))
        try await Task.sleep(for: next)
      }
    }
    return try await launch()
  }

  /// Stops the server if it runs: sessions are ended, everything is written, a checkpoint is made.
  /// - Throws: `EmbeddedError.stopFailed` when it still runs after an immediate stop, too.
  func stop() async throws {
    guard let postmaster = Postmaster.live(in: layout.cluster) else { return }
    for (mode, seconds) in [("fast", "60"), ("immediate", "30")] {
      let outcome = try await control(["stop", "-w", "-m", mode, "-t", seconds])
      let lives = Postmaster.isAlive(postmaster.pid, in: layout.cluster)
      reap(postmaster.pid)
      if outcome.succeeded || !lives { return }
    }
    throw EmbeddedError.stopFailed(pid: postmaster.pid)
  }

  /// Collects a dead server's status where this process is init, as in a container.
  func reap(_ pid: Int32) {
    waitpid(pid, nil, WNOHANG)
  }

  private func stopOrphan() async throws {
    guard let orphan = Postmaster.live(in: layout.cluster) else { return }
    try await stop()
    observe(.orphanStopped(pid: orphan.pid))
  }

  /// Ends the processes that a killed postmaster left behind: they keep its shared memory, and with
  /// it a new one out. What they had not committed is lost with the postmaster in any case.
  private func endLeftovers() async throws {
    for signal in [SIGQUIT, SIGKILL] {
      for _ in 0..<20 {
        let processes = Postmaster.processes(in: layout.cluster)
        if processes.isEmpty { return }
        for process in processes { kill(process, signal) }
        try await Task.sleep(for: .milliseconds(50))
      }
    }
  }

  /// Removes a stale pid file whose number now belongs to a stranger: PostgreSQL would take that for
  /// a running server. Any other stale file it recognises by itself.
  private func removeMisleadingPidFile() {
    let path = layout.cluster + "/postmaster.pid"
    guard let text = try? String(contentsOfFile: path, encoding: .utf8),
      let named = Postmaster(pidFile: text), kill(named.pid, 0) == 0,
      !Postmaster.isAlive(named.pid, in: layout.cluster)
    else { return }
    try? FileManager.default.removeItem(atPath: path)
  }

  private func control(_ arguments: [String]) async throws -> Command.Outcome {
    try await tool(binaries.control, arguments + ["-D", "cluster"])
  }

  /// Runs a tool in the directory: relative paths need no quoting for the shell of `pg_ctl`.
  func tool(_ program: String, _ arguments: [String]) async throws -> Command.Outcome {
    try await Command(
      program: program, arguments: arguments, directory: layout.root, account: account
    ).run()
  }
}

internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#endif

/// Makes and starts a PostgreSQL cluster in a temporary directory.
///
/// The server is the child of a shell that reads from a pipe this process holds: when the process
/// ends, in whatever way, the pipe closes, and the shell stops the server and removes the directory.
public final class PrivateServer: Sendable {
  /// Data and Unix socket.
  public let directory: String
  private let binaries: String
  /// Held open for as long as the server shall run.
  private let lifeline = Pipe()

  /// Names a new directory; nothing is made yet.
  public init() {
    directory = "/tmp/pgtest-\(getpid())-\(UInt32.random(in: 0 ... .max))"
    binaries =
      ProcessInfo.processInfo.environment["PG_BIN"]
      ?? (12...20).reversed().map { "/usr/lib/postgresql/\($0)/bin" }
      .first { FileManager.default.isExecutableFile(atPath: "\($0)/initdb") }
      ?? "/usr/local/bin"
  }

  /// Stops the server and removes the directory.
  deinit { try? lifeline.fileHandleForWriting.close() }

  /// The address of a database of this server; the role is a superuser.
  public func address(of database: String) -> String {
    "host=\(directory) user=postgres dbname=\(database)"
  }

  /// Makes the cluster and starts the server.
  public func start() throws {
    let superuser = geteuid() == 0
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: false)
    if superuser { try run("chown", ["postgres", directory]) }
    let data = "\(directory)/data"
    try run(
      "\(binaries)/initdb",
      [
        "-D", data, "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "--auth=trust", "-N",
      ], asPostgres: superuser)
    let shell = process("/bin/sh", ["-c", script, "sh", binaries, directory], superuser)
    shell.standardInput = lifeline
    shell.standardOutput = FileHandle.nullDevice
    shell.standardError = FileHandle.nullDevice
    try shell.run()
    try waitUntilReady()
  }

  /// Ends every session and starts the server again.
  public func restart() throws {
    // Not by pg_ctl, which waits for the pid file to go: the shell may have brought it back by then.
    let file = try String(contentsOfFile: "\(directory)/data/postmaster.pid", encoding: .utf8)
    guard let pid = file.split(separator: "\n").first.flatMap({ pid_t($0) }) else {
      throw TestServer.Failure(description: "no server runs in \(directory)")
    }
    kill(pid, SIGINT)
    let deadline = ContinuousClock.now + .seconds(60)
    while kill(pid, 0) == 0, ContinuousClock.now < deadline { usleep(5_000) }
    try waitUntilReady()
  }

  /// `$1` binaries, `$2` directory; the pipe is standard input. A server that stops is started
  /// again until the pipe closes.
  private var script: String {
    """
    trap '' INT HUP
    while [ -d "$2/data" ]; do
      "$1/postgres" -D "$2/data" -k "$2" -h '' -F \
        -c max_connections=400 -c synchronous_commit=on -c full_page_writes=off \
        -c autovacuum=off -c log_min_messages=fatal -c timezone=UTC \
        </dev/null >>"$2/log" 2>&1
    done &
    read -r _
    mv "$2/data" "$2/gone"
    kill -QUIT $(head -n 1 "$2/gone/postmaster.pid")
    wait
    rm -rf "$2"
    """
  }

  private func waitUntilReady() throws {
    let deadline = ContinuousClock.now + .seconds(60)
    while ContinuousClock.now < deadline {
      let probe = process("\(binaries)/pg_isready", ["-q", "-h", directory], false)
      try probe.run()
      probe.waitUntilExit()
      if probe.terminationStatus == 0 { return }
      usleep(20_000)
    }
    throw TestServer.Failure(
      description: "PostgreSQL did not start: \(words(of: "\(directory)/log"))")
  }

  private func run(_ program: String, _ arguments: [String], asPostgres: Bool = false) throws {
    let log = "\(directory).log"
    _ = FileManager.default.createFile(atPath: log, contents: nil)
    defer { try? FileManager.default.removeItem(atPath: log) }
    let child =
      program.hasPrefix("/")
      ? process(program, arguments, asPostgres)
      : process("/usr/bin/env", [program] + arguments, asPostgres)
    child.standardOutput = FileHandle.nullDevice
    child.standardError = FileHandle(forWritingAtPath: log)
    do {
      try child.run()
    } catch {
      throw TestServer.Failure(
        description: "tests need PostgreSQL; can't run \(program) (PG_BIN says where): \(error)")
    }
    child.waitUntilExit()
    if child.terminationStatus != 0 {
      throw TestServer.Failure(description: "\(program) failed: \(words(of: log))")
    }
  }

  private func words(of path: String) -> String {
    (try? String(contentsOfFile: path, encoding: .utf8)) ?? "no log"
  }

  /// PostgreSQL refuses to run as root.
  private func process(_ program: String, _ arguments: [String], _ asPostgres: Bool) -> Process {
    let process = Process()
    let drop = ["/usr/bin/setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
    let line = (asPostgres ? drop : []) + [program] + arguments
    process.executableURL = URL(fileURLWithPath: line[0])
    process.arguments = Array(line.dropFirst())
    process.currentDirectoryURL = URL(fileURLWithPath: "/tmp")
    return process
  }
}

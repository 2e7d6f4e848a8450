import Foundation
public import Logging

/// A private PostgreSQL 15 or newer in a directory of the service's own.
///
/// It listens on a Unix socket only, which nobody but its account and root can reach, and is started
/// again when it dies. Call `stop()` at the end: a server that isn't stopped runs on when the process
/// ends, and the next `start` on the directory stops it cleanly before it starts its own.
public actor EmbeddedServer {
  /// The role that owns the cluster; for making roles and databases, not for the service's work.
  public static let superuser = "postgres"

  /// The directory, as a real path.
  public nonisolated var directory: String { cluster.layout.root }

  /// The folder of the socket: what libpq calls `host`.
  public nonisolated var socketDirectory: String { cluster.layout.socket }

  /// The account that PostgreSQL runs as.
  public nonisolated var account: String { cluster.account.name }

  /// The folder that holds `psql` and `pg_dump` of the same version.
  public nonisolated var binaries: String { cluster.binaries.folder }

  private let cluster: Cluster
  private var lock: DirectoryLock?
  private var supervisor: Task<Void, Never>?

  /// Starts the server of a directory, making directory and cluster where they are missing, and
  /// returns when it accepts connections: some seconds the first time, and as long as recovery takes
  /// after a crash.
  /// - Parameters:
  ///   - directory: a path, absolute or relative to the working directory.
  ///   - logger: gets a line for each observation.
  ///   - observe: is told each observation; called from any thread, so it must not block.
  /// - Throws: `EmbeddedError`, whose description says what to do.
  public static func start(
    in directory: String, settings: EmbeddedSettings = EmbeddedSettings(), logger: Logger,
    observe: @escaping @Sendable (EmbeddedObservation) -> Void = { _ in }
  ) async throws -> EmbeddedServer {
    let root = try Layout.prepare(directory: directory)
    let lock = try DirectoryLock(directory: root)
    let cluster = try await prepare(
      root: root, settings: settings, observe: Observer(logger: logger, observe: observe))
    do {
      let postmaster = try await cluster.launch(attempts: 5)
      return EmbeddedServer(
        cluster: cluster, lock: lock, postmaster: postmaster,
        watchInterval: settings.watchInterval)
    } catch {
      try? await cluster.stop()
      throw error
    }
  }

  /// How to reach the server that somebody else runs in a directory; nil if none is ready there.
  ///
  /// For commands beside a running service: they need neither its lock nor its help, only the right
  /// to enter the socket's folder.
  public static func connectionString(
    toServerIn directory: String, user: String, database: String
  ) throws -> String? {
    guard FileManager.default.fileExists(atPath: directory) else { return nil }
    let layout = try Layout(root: SystemCall.realPath(directory))
    guard let postmaster = Postmaster.live(in: layout.cluster), postmaster.isReady else {
      return nil
    }
    return connectionString(host: postmaster.socket, user: user, database: database)
  }

  /// What libpq needs to connect, as keywords and values.
  public nonisolated func connectionString(user: String, database: String) -> String {
    EmbeddedServer.connectionString(host: socketDirectory, user: user, database: database)
  }

  /// Ends the sessions, stops the server cleanly and gives the directory free.
  ///
  /// Calls after the first do nothing.
  /// - Throws: `EmbeddedError.stopFailed` when it doesn't stop.
  public func stop() async throws {
    guard let supervisor else { return }
    self.supervisor = nil
    supervisor.cancel()
    await supervisor.value
    try await cluster.stop()
    lock = nil
    cluster.observe(.stopped)
  }

  private init(
    cluster: Cluster, lock: DirectoryLock, postmaster: Postmaster, watchInterval: Duration
  ) {
    self.cluster = cluster
    self.lock = lock
    let watch = Supervisor(cluster: cluster, watchInterval: watchInterval)
    supervisor = Task { await watch.run(from: postmaster) }
  }

  private static func prepare(
    root: String, settings: EmbeddedSettings, observe: Observer
  ) async throws -> Cluster {
    let layout = try Layout(root: root)
    let account = try Account.choose(named: settings.account, directory: root)
    let passage = try await Command(
      program: "/usr/bin/test", arguments: ["-x", root], directory: "/", account: account
    ).run()
    guard passage.succeeded else {
      throw EmbeddedError.unreachable(directory: root, account: account.name)
    }
    let folders = settings.binaries.map { [$0] } ?? Binaries.folders()
    let major = try Cluster.major(in: layout)
    let binaries = try Binaries.choose(
      among: await Binaries.installed(in: folders, as: account), cluster: major,
      searched: folders)
    try layout.prepareFolders(for: account)
    let configuration = ServerConfiguration(layout: layout, parameters: settings.parameters)
    let cluster = Cluster(
      layout: layout, account: account, binaries: binaries, configuration: configuration,
      observe: observe)
    if major == nil {
      try await cluster.initialise()
    } else {
      try Layout.makeFolder(layout.cluster, for: account)
    }
    return cluster
  }

  private static func connectionString(host: String, user: String, database: String) -> String {
    [("host", host), ("port", "5432"), ("user", user), ("dbname", database)]
      .map { key, value in
        let escaped = value.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
        return "\(key)='\(escaped)'"
      }
      .joined(separator: " ")
  }
}

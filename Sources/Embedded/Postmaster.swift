import Foundation

/// A running PostgreSQL server of a cluster, as its pid file and the kernel describe it.
struct Postmaster: Equatable, Sendable {
  let pid: Int32
  /// The folder of its socket.
  let socket: String
  /// Whether it accepts connections.
  let isReady: Bool

  /// The server that runs in a cluster; nil if none does, whatever a stale pid file says.
  static func live(in cluster: String) -> Postmaster? {
    guard let text = try? String(contentsOfFile: cluster + "/postmaster.pid", encoding: .utf8),
      let postmaster = Postmaster(pidFile: text),
      isAlive(postmaster.pid, in: cluster)
    else { return nil }
    return postmaster
  }

  /// Reads a `postmaster.pid`: pid, data, start time, port, socket folder, address, key, status.
  init?(pidFile text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let pid = lines.first.flatMap({ Int32($0) }), pid > 0 else { return nil }
    self.pid = pid
    socket = lines.count > 4 ? String(lines[4]) : ""
    isReady = lines.count > 7 && lines[7].trimmingCharacters(in: .whitespaces) == "ready"
  }

  /// Whether a process is one of the cluster's: it lives, and works in the cluster's folder.
  ///
  /// A zombie has no folder, and a process that got the number of a dead one has another. Where the
  /// kernel hides the folder of another account's process, its bare existence has to do.
  static func isAlive(_ pid: Int32, in cluster: String) -> Bool {
    switch worksIn(cluster, pid) {
    case let works?: works
    case nil: kill(pid, 0) == 0
    }
  }

  /// Every process that works in the cluster's folder.
  static func processes(in cluster: String) -> [Int32] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap { Int32($0) }.filter { worksIn(cluster, $0) == true }
  }

  /// Whether a process works in a folder; nil where the kernel doesn't say.
  ///
  /// The folders themselves are compared: the path of one may read otherwise in a container, or
  /// behind a mount of the service's own.
  private static func worksIn(_ folder: String, _ pid: Int32) -> Bool? {
    var there = stat()
    var here = stat()
    guard stat("/proc/\(pid)/cwd", &there) == 0 else { return errno == EACCES ? nil : false }
    guard stat(folder, &here) == 0 else { return false }
    return there.st_dev == here.st_dev && there.st_ino == here.st_ino
  }
}

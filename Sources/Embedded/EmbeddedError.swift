import Foundation

/// Why the private PostgreSQL could not be initialised, started or stopped.
///
/// The description is a sentence for the operator that says what to do.
public enum EmbeddedError: Error, Equatable, Sendable, CustomStringConvertible {
  /// No folder with `postgres`, `initdb` and `pg_ctl` was found among those searched.
  case missingBinaries(searched: [String])
  /// The newest PostgreSQL found has this major version, and 15 is the least.
  case tooOld(major: Int)
  /// The cluster was made by a major version that is not among those installed.
  case versionMismatch(cluster: Int, installed: [Int])
  /// Another service holds the directory; its process id, if the lock file says it.
  case busy(directory: String, pid: Int32?)
  /// There is no account of this name (or number) on the machine.
  case noAccount(String)
  /// The account that PostgreSQL runs as cannot enter the directory, or one above it.
  case unreachable(directory: String, account: String)
  /// The path is no directory, or belongs to another account than it must.
  case foreign(path: String, account: String)
  /// The folder of the cluster holds something that is not a PostgreSQL cluster.
  case notACluster(path: String)
  /// `initdb` failed; the end of what it said.
  case initialisationFailed(output: String)
  /// PostgreSQL did not start; the end of what it said, and the folder of its log.
  case startFailed(output: String, log: String)
  /// PostgreSQL still runs although it was told to stop.
  case stopFailed(pid: Int32)
  /// The operating system refused a call on a path.
  case system(call: String, path: String, code: Int32)
  /// A program could not be run at all, and why.
  case notRunnable(program: String, reason: String)

  /// A sentence for the operator.
  public var description: String {
    switch self {
    case .missingBinaries(let searched):
      "PostgreSQL is not installed (looked in \(searched.joined(separator: ", "))). "
        + "Install it: apt-get install --no-install-recommends postgresql-15"
    case .tooOld(let major):
      "PostgreSQL \(major) is too old: version 15 or newer is needed. "
        + "Install it: apt-get install --no-install-recommends postgresql-15"
    case .versionMismatch(let cluster, let installed):
      "This database was made by PostgreSQL \(cluster), and only "
        + "\(installed.map(String.init).joined(separator: ", ")) is installed. Install "
        + "postgresql-\(cluster), or carry the data over with pg_dump and pg_restore."
    case .busy(let directory, let pid):
      "Another service\(pid.map { " (process \($0))" } ?? "") already uses \(directory)."
    case .noAccount(let name):
      "There is no account \(name) on this machine to run PostgreSQL as."
    case .unreachable(let directory, let account):
      "The account \(account), which PostgreSQL runs as, cannot enter \(directory) or a directory "
        + "above it. Let it pass (chmod o+x), or choose another place, such as /var/lib/hoiam."
    case .foreign(let path, let account):
      "\(path) must be a directory that belongs to the account \(account)."
    case .notACluster(let path):
      "\(path) is not empty and is not a PostgreSQL cluster."
    case .initialisationFailed(let output):
      "initdb failed: \(output)"
    case .startFailed(let output, let log):
      "PostgreSQL did not start (its log is in \(log)): \(output)"
    case .stopFailed(let pid):
      "PostgreSQL (process \(pid)) does not stop."
    case .system(let call, let path, let code):
      "\(call) of \(path) failed: \(SystemCall.message(code))"
        + (code == EACCES || code == EPERM || code == EROFS
          ? ". This account may not write there: choose a directory of its own, or give it that one "
            + "(chown)."
          : "")
    case .notRunnable(let program, let reason):
      "\(program) cannot be run: \(reason)"
    }
  }
}

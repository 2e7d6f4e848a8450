import Foundation

/// The right to use a directory, held until the value is gone or the process dies.
///
/// An `flock`, not a pid file: the kernel frees it, so nothing stale can stay behind. Programs that
/// the process runs don't inherit it.
final class DirectoryLock: Sendable {
  private let descriptor: Int32

  /// Takes the lock of a directory, at once or not at all.
  /// - Throws: `EmbeddedError.busy` when another service holds it.
  init(directory: String) throws {
    let path = directory + "/lock"
    let file = try SystemCall.check("open", path) {
      open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
    }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      let holder = (try? String(contentsOfFile: path, encoding: .utf8)).flatMap {
        Int32($0.trimmingCharacters(in: .whitespacesAndNewlines))
      }
      close(file)
      throw code == EWOULDBLOCK
        ? EmbeddedError.busy(directory: directory, pid: holder)
        : EmbeddedError.system(call: "flock", path: path, code: code)
    }
    descriptor = file
    let line = Array("\(getpid())\n".utf8)
    ftruncate(file, 0)
    pwrite(file, line, line.count, 0)
  }

  deinit {
    // Not by closing alone: a program that is just being spawned holds a copy until it runs.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }
}

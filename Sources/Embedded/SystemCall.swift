import Foundation

/// The few system calls of this room, as functions that throw.
enum SystemCall {
  /// What the C library says about an error number.
  static func message(_ code: Int32) -> String {
    String(cString: strerror(code))
  }

  /// Calls `body` until it isn't interrupted.
  /// - Throws: `EmbeddedError.system` when it returns -1.
  @discardableResult
  static func check(_ call: String, _ path: String, _ body: () -> Int32) throws -> Int32 {
    while true {
      let result = body()
      if result != -1 { return result }
      let code = errno
      if code != EINTR { throw EmbeddedError.system(call: call, path: path, code: code) }
    }
  }

  /// The status of a path itself, a symbolic link not followed; nil if there is nothing.
  static func status(_ path: String) -> stat? {
    var status = stat()
    return lstat(path, &status) == 0 ? status : nil
  }

  /// The path without symbolic links, `.` and `..`.
  static func realPath(_ path: String) throws -> String {
    guard let resolved = realpath(path, nil) else {
      throw EmbeddedError.system(call: "realpath", path: path, code: errno)
    }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Makes names created or renamed in a directory survive a power cut.
  static func synchronise(directory: String) throws {
    let descriptor = try check("open", directory) {
      open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    defer { close(descriptor) }
    try check("fsync", directory) { fsync(descriptor) }
  }
}

/// Whether a status is that of a directory.
func isDirectory(_ status: stat) -> Bool {
  status.st_mode & S_IFMT == S_IFDIR
}

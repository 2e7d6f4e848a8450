import Foundation

/// Where the things of a private PostgreSQL are, and whose they are.
struct Layout: Sendable {
  /// The directory, as a real path.
  let root: String
  /// The folder of the socket.
  let socket: String

  var cluster: String { root + "/cluster" }
  var log: String { root + "/log" }

  /// The longest folder that leaves room for `/.s.PGSQL.5432` in a socket address (107 bytes).
  static let longestSocketFolder = 93

  /// Makes the directory if it's missing, open to other accounts for passing through only.
  /// - Returns: its real path.
  static func prepare(directory: String) throws -> String {
    let path = URL(fileURLWithPath: directory).standardizedFileURL.path
    if SystemCall.status(path) == nil {
      let parent = URL(fileURLWithPath: path).deletingLastPathComponent()
      try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
      try SystemCall.check("mkdir", path) { mkdir(path, 0o700) }
      if geteuid() == 0 { try SystemCall.check("chmod", path) { chmod(path, 0o711) } }
    }
    return try SystemCall.realPath(path)
  }

  /// The layout of a directory: the socket's folder is inside, unless the path is too long for it.
  init(root: String) throws {
    self.root = root
    let inside = root + "/run"
    if inside.utf8.count <= Layout.longestSocketFolder {
      socket = inside
    } else {
      var status = stat()
      try SystemCall.check("stat", root) { stat(root, &status) }
      let name = "hoiam-\(String(status.st_dev, radix: 16))-\(String(status.st_ino, radix: 16))"
      socket = (geteuid() == 0 ? "/run/" : "/tmp/") + name
    }
  }

  /// Makes the folders PostgreSQL writes to, each for its account alone.
  /// - Throws: `EmbeddedError.foreign` when one exists and belongs to somebody else.
  func prepareFolders(for account: Account) throws {
    for folder in [log, socket] {
      try Layout.makeFolder(folder, for: account)
    }
  }

  /// Makes a folder of mode 0700 for an account, or makes sure that an existing one is that.
  static func makeFolder(_ path: String, for account: Account) throws {
    if mkdir(path, 0o700) == 0 {
      guard account.isOther else { return }
      try SystemCall.check("chown", path) { lchown(path, account.user, account.group) }
      return
    }
    guard errno == EEXIST else {
      throw EmbeddedError.system(call: "mkdir", path: path, code: errno)
    }
    guard let status = SystemCall.status(path), isDirectory(status),
      status.st_uid == account.user
    else { throw EmbeddedError.foreign(path: path, account: account.name) }
    if status.st_mode & 0o777 != 0o700 {
      try SystemCall.check("chmod", path) { chmod(path, 0o700) }
    }
  }
}

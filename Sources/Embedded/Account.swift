import Foundation

/// An account of the machine that PostgreSQL runs as.
struct Account: Equatable, Sendable {
  let name: String
  let user: uid_t
  let group: gid_t

  /// The account this process runs as.
  /// - Throws: `EmbeddedError.noAccount` when its number has no name, which `initdb` needs.
  static func current() throws -> Account {
    try Account(user: geteuid())
  }

  /// The account of a number.
  init(user: uid_t) throws {
    guard let account = Account.entry({ getpwuid_r(user, $0, $1, $2, $3) }) else {
      throw EmbeddedError.noAccount("\(user)")
    }
    self = account
  }

  /// The account of a name.
  init(name: String) throws {
    guard let account = Account.entry({ getpwnam_r(name, $0, $1, $2, $3) }) else {
      throw EmbeddedError.noAccount(name)
    }
    self = account
  }

  private init(name: String, user: uid_t, group: gid_t) {
    self.name = name
    self.user = user
    self.group = group
  }

  /// Whether this process must change its account to run something as this one.
  var isOther: Bool { user != geteuid() }

  /// What stands before a command line so that it runs as this account, without any privilege.
  ///
  /// A program of its own, because changing account between fork and exec is not safe in a process
  /// with threads.
  var prefix: [String] {
    guard isOther else { return [] }
    return [
      "/usr/bin/setpriv", "--reuid=\(user)", "--regid=\(group)", "--init-groups",
      "--inh-caps=-all", "--no-new-privs", "--",
    ]
  }

  /// Who PostgreSQL runs as in a directory: see `EmbeddedSettings.account`.
  static func choose(named name: String?, directory: String) throws -> Account {
    guard geteuid() == 0 else { return try .current() }
    if let name { return try Account(name: name) }
    for path in [directory + "/cluster", directory] {
      if let owner = SystemCall.status(path)?.st_uid, owner != 0 {
        return try Account(user: owner)
      }
    }
    return try Account(name: "postgres")
  }

  private typealias Lookup = (
    UnsafeMutablePointer<passwd>, UnsafeMutablePointer<CChar>, Int,
    UnsafeMutablePointer<UnsafeMutablePointer<passwd>?>
  ) -> Int32

  private static func entry(_ lookup: Lookup) -> Account? {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 16_384) { buffer in
      guard let base = buffer.baseAddress else { return nil }
      var entry = passwd()
      var found: UnsafeMutablePointer<passwd>?
      guard lookup(&entry, base, buffer.count, &found) == 0, found != nil else { return nil }
      return Account(
        name: String(cString: entry.pw_name), user: entry.pw_uid, group: entry.pw_gid)
    }
  }
}

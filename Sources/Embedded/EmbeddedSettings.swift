/// What an operator may choose about the private PostgreSQL.
public struct EmbeddedSettings: Sendable {
  /// The account PostgreSQL runs as when the service is root.
  ///
  /// Nil means the owner of an existing cluster or directory, else `postgres`. Ignored when the
  /// service is not root: then PostgreSQL runs as the service's own account.
  public var account: String?

  /// The folder that holds `postgres`, `initdb` and `pg_ctl`.
  ///
  /// Nil means the version of the existing cluster, else the newest, of
  /// `/usr/lib/postgresql/*/bin` and then of `PATH`.
  public var binaries: String?

  /// PostgreSQL parameters beyond this room's own; they win over those of the same name.
  public var parameters: [String: String]

  /// How often the postmaster is looked at, and so how late its death can be noticed.
  public var watchInterval: Duration

  /// Settings that suit a service; every argument has the default that is documented at its property.
  public init(
    account: String? = nil, binaries: String? = nil, parameters: [String: String] = [:],
    watchInterval: Duration = .milliseconds(200)
  ) {
    self.account = account
    self.binaries = binaries
    self.parameters = parameters
    self.watchInterval = watchInterval
  }
}

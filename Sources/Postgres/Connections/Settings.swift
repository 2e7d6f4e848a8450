/// How to reach a database and how its sessions behave.
public struct ConnectionSettings: Sendable {
  /// A URI (`postgresql://…`) or keywords (`host=a,b dbname=… target_session_attrs=read-write`), as
  /// libpq takes them. May contain a password: it is never logged.
  public var address: String
  /// Shown in `pg_stat_activity`.
  public var applicationName: String
  /// The role the session takes with SET ROLE; nil keeps the one that logged in.
  public var role: String?
  /// Ends a statement that takes longer; nil keeps the server's setting, `.zero` means never.
  public var statementTimeout: Duration?
  /// Ends a wait for a lock; nil keeps the server's setting.
  public var lockTimeout: Duration?
  /// Ends a session that sits in an open transaction; nil keeps the server's setting.
  public var idleInTransactionTimeout: Duration?
  /// Whether transactions are read only unless they say otherwise.
  public var readOnly: Bool
  /// How long a try to connect to one host may take; at least two seconds for libpq.
  public var connectTimeout: Duration
  /// The session's time zone, which the SQL of `date` and `date_trunc` sees.
  public var timeZone: String
  /// Further settings of the session, such as `search_path`.
  public var parameters: [String: String]
  /// How many prepared statements a connection keeps.
  public var preparedStatements: Int

  /// Names a database; everything else has a default that suits a server.
  public init(
    _ address: String, applicationName: String = "postgres.swift", role: String? = nil,
    statementTimeout: Duration? = .seconds(30), lockTimeout: Duration? = .seconds(10),
    idleInTransactionTimeout: Duration? = .seconds(60), readOnly: Bool = false,
    connectTimeout: Duration = .seconds(5), timeZone: String = "UTC",
    parameters: [String: String] = [:], preparedStatements: Int = 256
  ) {
    self.address = address
    self.applicationName = applicationName
    self.role = role
    self.statementTimeout = statementTimeout
    self.lockTimeout = lockTimeout
    self.idleInTransactionTimeout = idleInTransactionTimeout
    self.readOnly = readOnly
    self.connectTimeout = connectTimeout
    self.timeZone = timeZone
    self.parameters = parameters
    self.preparedStatements = preparedStatements
  }

  /// libpq's keywords in order: what stands before `dbname` gives way to the address, what stands
  /// after it doesn't.
  var keywords: [(String, String)] {
    [
      ("connect_timeout", "\(max(2, connectTimeout.components.seconds))"),
      ("keepalives_idle", "30"),
      ("keepalives_interval", "10"),
      ("keepalives_count", "3"),
      ("tcp_user_timeout", "30000"),
      ("fallback_application_name", applicationName),
      ("dbname", address),
      ("client_encoding", "UTF8"),
    ]
  }

  /// What a session says first.
  var greeting: String {
    var settings = [
      ("DateStyle", "ISO, YMD"), ("TimeZone", timeZone), ("bytea_output", "hex"),
      ("application_name", applicationName), ("standard_conforming_strings", "on"),
    ]
    if readOnly { settings.append(("default_transaction_read_only", "on")) }
    let limits = [
      ("statement_timeout", statementTimeout), ("lock_timeout", lockTimeout),
      ("idle_in_transaction_session_timeout", idleInTransactionTimeout),
    ]
    settings += limits.compactMap { name, limit in limit.map { (name, "\($0.milliseconds)") } }
    settings += parameters.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    var commands = settings.map { name, value in
      "SELECT set_config(\(SQL.quoted(literal: name)), \(SQL.quoted(literal: value)), false)"
    }
    if let role { commands.append("SET ROLE \(SQL.quoted(identifier: role))") }
    return commands.joined(separator: "; ")
  }
}

extension Duration {
  /// Whole milliseconds, at least 1 for anything above zero.
  var milliseconds: Int64 {
    let (seconds, attoseconds) = components
    let whole = seconds * 1000 + attoseconds / 1_000_000_000_000_000
    return whole == 0 && self > .zero ? 1 : whole
  }
}

public import Rules

/// How the web face behaves; the command line fills it in.
public struct WebSettings: Sendable {
  /// Where to listen; loopback unless the operator says otherwise.
  public var host = "127.0.0.1"
  /// The port; 0 lets the system choose.
  public var port = 8080
  /// Whether people reach the service by HTTPS, through a proxy: cookies are then `Secure` and
  /// browsers are told to come back by HTTPS only.
  public var isSecure = false
  /// The server's key for form tokens, at least 32 bytes.
  public var key: [UInt8]
  /// Whether requests are counted by address and class.
  public var limitsRates = true
  /// How much of the public pages is kept in memory, in bytes; 0 keeps none.
  public var pageCacheBytes = 0
  /// Whether every request is a line of the log.
  public var logsAccess = true
  /// The folder that holds `openapi.json`; nil for the one beside the program.
  public var resources: String?
  /// What suggestions were taught beyond the language itself.
  public var knowledge = Knowledge.none
  /// How long the body of a request may take to arrive.
  public var bodyTimeout: Duration = .seconds(60)
  /// Secrets by which the telephone exchange signs what it says, each of 32 characters or more;
  /// several while one is changed for another, none for an office without an exchange.
  public var telephonySecrets: [String] = []
  /// Time after which a silent connection is closed; seconds.
  public var idleTimeout = 75
  /// Settings with a key; the rest as documented.
  public init(key: [UInt8]) {
    self.key = key
  }
}

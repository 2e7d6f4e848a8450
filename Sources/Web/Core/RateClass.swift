/// Kinds of requests that are counted apart, each with its own allowance per address. Generous:
/// whole villages stand behind one address.
public enum RateClass: String, Sendable, CaseIterable {
  /// Probes and assets: not counted.
  case free
  /// Reading pages and lists.
  case read
  /// Sending forms and doing verbs.
  case write
  /// Trying a ticket's access code.
  case track
  /// Trying a password.
  case signIn
  /// Sending files.
  case upload
  /// What the office's telephone exchange says.
  case telephony

  /// What one address may do, nil for no limit.
  public var allowance: Allowance? {
    switch self {
    case .free: nil
    case .read: Allowance(burst: 600, perMinute: 1_800)
    case .write: Allowance(burst: 200, perMinute: 300)
    case .track: Allowance(burst: 60, perMinute: 60)
    case .signIn: Allowance(burst: 60, perMinute: 30)
    case .upload: Allowance(burst: 60, perMinute: 60)
    case .telephony: Allowance(burst: 1_000, perMinute: 3_000)
    }
  }

  /// A bucket of tokens: `burst` at once, refilled by `perMinute`.
  public struct Allowance: Sendable, Hashable {
    /// Tokens in a full bucket.
    public let burst: Int
    /// Tokens that come back in a minute.
    public let perMinute: Int
  }
}

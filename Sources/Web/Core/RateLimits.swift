import Synchronization

/// Counts requests by address and class in token buckets, in memory: each process for itself,
/// forgotten at a restart.
public final class RateLimits: Sendable {
  private struct Key: Hashable {
    let address: String
    let rate: RateClass
  }

  private struct Bucket {
    var tokens: Double
    var filledAt: ContinuousClock.Instant
  }

  /// Addresses that are remembered at most; beyond it the full buckets are forgotten first.
  static let capacity = 50_000

  private let buckets = Mutex<[Key: Bucket]>([:])

  /// Limits with every bucket full.
  public init() {}

  /// Takes a token.
  ///
  /// - Returns: nil if there was one, else the whole seconds until there will be.
  public func take(
    _ rate: RateClass, from address: String, at now: ContinuousClock.Instant = .now
  ) -> Int? {
    guard let allowance = rate.allowance else { return nil }
    let perSecond = Double(allowance.perMinute) / 60
    return buckets.withLock { buckets in
      if buckets.count >= RateLimits.capacity { RateLimits.sweep(&buckets, at: now) }
      let key = Key(address: address, rate: rate)
      var bucket =
        buckets[key] ?? Bucket(tokens: Double(allowance.burst), filledAt: now)
      let waited = (now - bucket.filledAt) / .seconds(1)
      bucket.tokens = min(Double(allowance.burst), bucket.tokens + max(0, waited) * perSecond)
      bucket.filledAt = now
      defer { buckets[key] = bucket }
      guard bucket.tokens >= 1 else {
        return max(1, Int(((1 - bucket.tokens) / perSecond).rounded(.up)))
      }
      bucket.tokens -= 1
      return nil
    }
  }

  /// Forgets buckets that are full again; if all are in use, everything.
  private static func sweep(_ buckets: inout [Key: Bucket], at now: ContinuousClock.Instant) {
    buckets = buckets.filter { key, bucket in
      guard let allowance = key.rate.allowance else { return false }
      let refill = Double(allowance.perMinute) / 60 * ((now - bucket.filledAt) / .seconds(1))
      return bucket.tokens + refill < Double(allowance.burst)
    }
    if buckets.count >= capacity { buckets = [:] }
  }
}

/// When an errand that failed is tried again: twice as long after each failure, from half a
/// minute up to six hours, over more than four days; then it is a dead letter.
struct Backoff: Sendable {
  /// How often an errand is tried.
  static let attempts = 24

  /// Seconds until the next attempt; nil if there is none.
  ///
  /// - Parameters:
  ///   - attempt: how often it was tried, from 1.
  ///   - id: spreads errands that failed together over a fifth of the time, each the same way
  ///     every time.
  static func delay(after attempt: Int, of id: Int64) -> Double? {
    guard attempt < attempts else { return nil }
    let doubled = 30 * Double(1 << min(max(attempt - 1, 0), 10))
    let spread = 1 + Double(UInt64(bitPattern: id) &* 2_654_435_761 % 200) / 1000
    return min(doubled, 6 * 3600) * spread
  }
}

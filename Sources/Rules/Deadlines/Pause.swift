public import Foundation

/// A stretch during which a clock stands still, with the reason that is shown for it.
///
/// Several pauses count as their union. One of no length counts nothing.
public struct Pause: Hashable, Sendable, Codable {
  /// When the clock stopped.
  public let from: Date
  /// When it went on; for a pause that is still open, its planned end or now.
  public let to: Date
  /// A short reason for the ledger; nil if none is kept. Never personal data.
  public let reason: String?

  /// A pause from one instant to another that isn't earlier.
  ///
  /// - Throws: `DeadlineError.badInstant` if `to` lies before `from`.
  public init(from: Date, to: Date, reason: String? = nil) throws(DeadlineError) {
    guard from <= to else { throw .badInstant("a pause must not end before it begins") }
    self.from = from
    self.to = to
    self.reason = reason
  }

  /// Decodes the three fields, and refuses what `init(from:to:reason:)` refuses.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      from: container.decode(Date.self, forKey: .from),
      to: container.decode(Date.self, forKey: .to),
      reason: container.decodeIfPresent(String.self, forKey: .reason))
  }

  private enum CodingKeys: String, CodingKey { case from, to, reason }
}

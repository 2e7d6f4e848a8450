public import FoundationEssentials
public import Rules

/// Where a page of a list ended; opaque to whoever carries it.
public struct TicketCursor: Sendable, Hashable, LosslessStringConvertible {
  /// The instant by which the last row was ordered; microseconds of the epoch.
  let instant: Int64
  /// Its id.
  let id: Int64
  /// Of a search: which of its ways goes on there; 0 for a list.
  public let way: Int
  /// Of a search: how many of those that come next were looked at.
  public let passed: Int

  /// The place behind a row.
  public init(_ instant: Date, _ id: ID<TicketRow>, way: Int = 0, passed: Int = 0) {
    self.instant = Int64((instant.timeIntervalSince1970 * 1_000_000).rounded())
    self.id = id.rawValue
    (self.way, self.passed) = (way, passed)
  }

  /// The place within a search: behind a row, or at the beginning of a way.
  public init(_ way: Int, behind row: TicketCursor?, passed: Int) {
    instant = row?.instant ?? TicketCursor.end - 1
    id = row?.id ?? .max
    (self.way, self.passed) = (way, passed)
  }

  /// Later than anything.
  private static let end: Int64 = 1 << 53

  /// Reads what `description` wrote; nil for anything else.
  public init?(_ description: String) {
    let parts = description.split(separator: "-", omittingEmptySubsequences: false)
      .map { Int64($0, radix: 36) }
    guard parts.count == 2 || parts.count == 4, let instant = parts[0], let id = parts[1],
      instant >= 0, instant < TicketCursor.end, id > 0
    else { return nil }
    (self.instant, self.id) = (instant, id)
    guard parts.count == 4 else {
      (way, passed) = (0, 0)
      return
    }
    guard let way = parts[2], let passed = parts[3], (1...9).contains(way),
      (0...10_000).contains(passed)
    else { return nil }
    (self.way, self.passed) = (Int(way), Int(passed))
  }

  /// Letters and digits that can stand in an address.
  public var description: String {
    let place = String(instant, radix: 36) + "-" + String(id, radix: 36)
    return way == 0 ? place : place + "-\(way)-" + String(passed, radix: 36)
  }

  /// The instant.
  public var date: Date { Date(timeIntervalSince1970: Double(instant) / 1_000_000) }
}

import Foundation
public import FoundationEssentials
public import Rules

/// Reads instants as the clock on the office's wall shows them.
public struct LocalClock: Sendable, Hashable {
  /// A date and a time of day, to the minute.
  public struct Reading: Sendable, Hashable {
    /// The date.
    public let day: LocalDay
    /// 0…23.
    public let hour: Int
    /// 0…59.
    public let minute: Int
  }

  private let zone: TimeZone

  /// A clock in a zone.
  /// - Parameter timeZone: an IANA name.
  /// - Throws: `PagesError.unknownTimeZone`.
  public init(timeZone: String) throws {
    guard let zone = TimeZone(identifier: timeZone) else {
      throw PagesError.unknownTimeZone(timeZone)
    }
    self.zone = zone
  }

  private init(zone: TimeZone) {
    self.zone = zone
  }

  /// Universal time, for what has no dates in it.
  public static let universal = LocalClock(zone: .gmt)

  /// What the clock shows at an instant.
  public func reading(_ instant: Date) -> Reading {
    let seconds = Int(instant.timeIntervalSince1970.rounded(.down))
    let local = seconds + zone.secondsFromGMT(for: instant)
    let day = Int((Double(local) / 86_400).rounded(.down))
    let rest = local - day * 86_400
    return Reading(day: LocalDay(number: day), hour: rest / 3600, minute: rest / 60 % 60)
  }

  /// The date at an instant.
  public func day(_ instant: Date) -> LocalDay { reading(instant).day }
}

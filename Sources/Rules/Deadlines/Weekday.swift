/// A day of the week, numbered as ISO 8601 does: Monday first.
public enum Weekday: Int, CaseIterable, Sendable, Comparable {
  case monday = 1
  case tuesday, wednesday, thursday, friday, saturday, sunday

  /// The key a calendar is written with: `mon` … `sun`.
  public var key: String {
    switch self {
    case .monday: "mon"
    case .tuesday: "tue"
    case .wednesday: "wed"
    case .thursday: "thu"
    case .friday: "fri"
    case .saturday: "sat"
    case .sunday: "sun"
    }
  }

  /// The day a key stands for; nil for anything but the seven lower-case keys.
  public init?(key: String) {
    guard let day = Weekday.allCases.first(where: { $0.key == key }) else { return nil }
    self = day
  }

  /// Monday before Tuesday, Sunday last.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

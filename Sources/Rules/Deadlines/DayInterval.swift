/// A stretch of working time within one local date, such as `07:30-11:30`.
///
/// It ends after it begins, on the same date; `24:00` is allowed as an end. Work past midnight
/// is two intervals on two dates.
public struct DayInterval: Hashable, Sendable, Comparable, LosslessStringConvertible {
  /// Minutes from midnight at which it begins, 0…1439.
  public let opens: Int
  /// Minutes from midnight at which it ends, 1…1440, after `opens`.
  public let closes: Int

  /// An interval in minutes from midnight; nil if it does not end after it begins or leaves
  /// the date.
  public init?(opens: Int, closes: Int) {
    guard opens >= 0, opens < closes, closes <= 1440 else { return nil }
    self.opens = opens
    self.closes = closes
  }

  /// Reads `HH:MM-HH:MM`; nil for any other form, and if it does not end after it begins.
  public init?(_ description: String) {
    guard let (opens, closes) = DayInterval.minutes(description) else { return nil }
    self.init(opens: opens, closes: closes)
  }

  /// `HH:MM-HH:MM`.
  public var description: String {
    DayInterval.time(opens) + "-" + DayInterval.time(closes)
  }

  /// By beginning, then by end.
  public static func < (left: Self, right: Self) -> Bool {
    (left.opens, left.closes) < (right.opens, right.closes)
  }

  /// Whether both contain some minute. Intervals that only touch don't.
  public func overlaps(_ other: DayInterval) -> Bool {
    opens < other.closes && other.opens < closes
  }

  /// Both times of `HH:MM-HH:MM`, in minutes from midnight and in any order; nil if a time
  /// does not exist or the form is another.
  static func minutes(_ text: String) -> (opens: Int, closes: Int)? {
    let bytes = Array(text.utf8)
    guard bytes.count == 11, bytes[5] == UInt8(ascii: "-"),
      let opens = minute(bytes[0..<5]), opens < 1440, let closes = minute(bytes[6..<11])
    else { return nil }
    return (opens, closes)
  }

  private static func minute(_ bytes: ArraySlice<UInt8>) -> Int? {
    let first = bytes.startIndex
    guard bytes[first + 2] == UInt8(ascii: ":"),
      let hour = Digits.number(bytes[first..<first + 2]),
      let minute = Digits.number(bytes[first + 3..<first + 5]), minute < 60
    else { return nil }
    let total = hour * 60 + minute
    return total <= 1440 ? total : nil
  }

  private static func time(_ minute: Int) -> String {
    Digits.padded(minute / 60, 2) + ":" + Digits.padded(minute % 60, 2)
  }
}

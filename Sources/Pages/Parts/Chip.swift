public import Rules

/// A word with a sign and a colour: a deadline or a state at a glance. Never colour alone.
public struct Chip: Sendable, Hashable {
  /// What it means.
  public enum Tone: String, CaseIterable, Sendable {
    /// In time, or a plain state: no colour.
    case plain
    /// Due soon: amber, a quarter.
    case soon
    /// Due today: amber, full.
    case today
    /// Overdue: red, a triangle.
    case late
    /// The clock stands still: grey, two bars.
    case paused
    /// Done in time: a tick.
    case done
    /// Done, but late: an empty triangle.
    case doneLate
  }

  /// What it means.
  public var tone: Tone
  /// The word.
  public var text: String

  /// A chip.
  public init(_ tone: Tone, _ text: String) {
    self.tone = tone
    self.text = text
  }

  /// How much time is left, or by how much it has passed.
  public init(_ remaining: Remaining, _ words: any Wording) {
    let tone: Tone =
      switch remaining {
      case .workingDaysLeft(let days): days <= 1 ? .soon : .plain
      case .hoursLeft(let hours), .clockHoursLeft(let hours): hours <= 2 ? .soon : .plain
      case .minutesLeft, .dueToday: .today
      case .overdueMinutes, .overdueHours, .overdueClockHours, .overdueWorkingDays: .late
      }
    self.init(tone, words.remaining(remaining).capitalizedFirst)
  }

  /// The clock stands still.
  public static func paused(_ words: any Wording) -> Chip { Chip(.paused, words[.paused]) }

  /// Done, in time or late.
  public static func done(inTime: Bool, _ words: any Wording) -> Chip {
    inTime ? Chip(.done, words[.doneInTime]) : Chip(.doneLate, words[.doneLate])
  }

  /// What the part `part/chip` sees.
  public var content: Content {
    let hasSign = tone != .plain
    return ["tone": tone.rawValue, "text": text, "sign": hasSign ? tone.rawValue : nil]
  }
}

extension String {
  /// With a capital at its beginning.
  public var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

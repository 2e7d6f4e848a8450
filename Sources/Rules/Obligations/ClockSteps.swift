public import FoundationEssentials

/// What a clock does on its own, in this order.
public enum ClockStep: String, Sendable, Hashable, Codable, CaseIterable {
  /// So much time is left that somebody should hurry.
  case warning
  /// Less is left: the last word before it is due (`vietnam.md` 3.3, "Sắp đến hạn khi còn").
  case lastWarning = "last_warning"
  /// The due instant has passed.
  case breach
  /// It is still owed long after: those above are told (`vietnam.md` 3.3, "Báo lãnh đạo").
  case escalation1 = "escalation_1"
  /// And longer still (`vietnam.md` 3.3, "Báo Chủ tịch").
  case escalation2 = "escalation_2"

  /// Whether it comes before the due instant, and says nothing when that has passed.
  public var isWarning: Bool {
    switch self {
    case .warning, .lastWarning: true
    case .breach, .escalation1, .escalation2: false
    }
  }
}

/// When somebody is told of a clock, beside its due instant: part of a service level.
public struct Alarms: Sendable, Hashable {
  /// Beside the warning when half of the working time is left there is one when so much is left,
  /// in seconds; nil for 24 working hours, where that is less than half.
  public let warnLeft: Int?
  /// `escalation_1` comes so much working time after the due instant, in seconds.
  public let firstEscalation: Int
  /// `escalation_2` comes so much working time after the due instant, in seconds.
  public let secondEscalation: Int

  /// The last warning of a long clock comes when so much is left; in seconds of working time.
  static let usualLastWarning = 24 * 3_600

  /// Warns when half is left and, of long clocks, when 24 working hours are left; climbs after 24 and 48 working hours (`vietnam.md` 3.3, "Mặc định").
  public static let usual = Alarms(
    warnLeft: nil, firstEscalation: 24 * 3_600, secondEscalation: 48 * 3_600)

  /// Whether it warns before the due instant, and climbs after it in order.
  public var isInOrder: Bool {
    warnLeft.map { $0 > 0 } ?? true && firstEscalation > 0 && secondEscalation > firstEscalation
  }

  /// Alarms of an office's own.
  public init(warnLeft: Int?, firstEscalation: Int, secondEscalation: Int) {
    self.warnLeft = warnLeft
    self.firstEscalation = firstEscalation
    self.secondEscalation = secondEscalation
  }
}

/// When a clock takes its steps.
public struct ClockSteps: Sendable, Hashable {
  /// A step with its time.
  public struct Planned: Sendable, Hashable {
    /// What happens.
    public let step: ClockStep
    /// When.
    public let at: Date

    /// A step at a time.
    public init(step: ClockStep, at: Date) {
      self.step = step
      self.at = at
    }
  }

  /// Every step that the clock takes if nothing is done, in order.
  public let planned: [Planned]

  /// The steps of a clock.
  ///
  /// - Parameter warnings: at most two, in order; none for a clock too short to warn of.
  public init(warnings: [Date] = [], due: Date, escalations: [Date] = []) {
    let warning = zip([ClockStep.warning, .lastWarning], warnings)
    let climbing = zip([ClockStep.escalation1, .escalation2], escalations)
    planned =
      warning.map { Planned(step: $0, at: $1) } + [Planned(step: .breach, at: due)]
      + climbing.map { Planned(step: $0, at: $1) }
  }

  /// What follows a step; nil if nothing does.
  public func after(_ step: ClockStep) -> Planned? {
    let rank = ClockStep.allCases.firstIndex(of: step) ?? 0
    return planned.first { ClockStep.allCases.firstIndex(of: $0.step) ?? 0 > rank }
  }

  /// The first step of a clock whose due date has moved.
  ///
  /// A warning that would lie in the past is left out. One that was missed already and stays
  /// overdue is not missed twice, and does not climb twice.
  public func first(at now: Date, isBreached: Bool) -> Planned? {
    planned.first { planned in
      switch planned.step {
      case .warning, .lastWarning: planned.at > now
      case .breach: !isBreached || planned.at > now
      case .escalation1, .escalation2: planned.at > now
      }
    }
  }
}

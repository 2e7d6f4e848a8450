import Rules

/// Service levels and calendars as an office has them: promises by the office's hours, urgent ones
/// round the clock.
enum LevelFixture {
  static func level(
    _ id: Int64, _ kind: Kind, _ obligation: ObligationKind, _ target: Target,
    category: String? = nil, urgent: Bool = false, calendar: String = "office",
    from: String = "2024-01-01", to: String? = nil
  ) -> ServiceLevel {
    ServiceLevel(
      id: ID(id), kind: kind, category: category, urgent: urgent, obligation: obligation,
      target: target, calendar: calendar, validFrom: LocalDay(from) ?? LocalDay(number: 0),
      validTo: to.flatMap { LocalDay($0) }, legalBasis: "Cam kết dịch vụ")
  }

  static func calendars() throws -> [CalendarVersion] {
    [
      version(1, "office", 1, try WorkingCalendar(Drafts.office)),
      version(2, "always", 1, try WorkingCalendar(Drafts.always())),
    ]
  }

  static func version(
    _ id: Int64, _ code: String, _ version: Int, _ calendar: WorkingCalendar
  ) -> CalendarVersion {
    CalendarVersion(id: ID(id), code: code, version: version, calendar: calendar)
  }

  /// What `product.md` promises, for every kind; restricted kinds are never forwarded, and only
  /// urgent tickets owe measures.
  static let promises: [ServiceLevel] = {
    var levels: [ServiceLevel] = []
    for kind in Kind.allCases {
      for urgent in [false, true] {
        for obligation in ObligationKind.allCases {
          if obligation == .measures, !urgent { continue }
          if obligation == .forward || obligation == .takeUp, kind.isRestricted { continue }
          levels.append(
            level(
              Int64(levels.count + 1), kind, obligation, target(obligation, urgent),
              urgent: urgent, calendar: urgent ? "always" : "office"))
        }
      }
    }
    return levels
  }()

  private static func target(_ obligation: ObligationKind, _ urgent: Bool) -> Target {
    switch obligation {
    case .accept: .workingSeconds(urgent ? 1800 : 14_400)
    case .forward: .workingSeconds(urgent ? 0 : 14_400)
    case .answer: .workingDays(urgent ? 1 : 5)
    case .measures: .workingSeconds(14_400)
    case .takeUp: .workingSeconds(28_800)
    case .unitAnswer: .workingDays(urgent ? 1 : 3)
    case .deliver, .publish: .workingDays(1)
    }
  }
}

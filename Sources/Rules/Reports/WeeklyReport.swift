public import FoundationEssentials

/// The weekly overdue report: figures by unit and the tickets behind them. A pure value made of
/// rows; it holds ids, codes and figures, and words only after the office added them for a reader.
public struct WeeklyReport: Hashable, Sendable, Codable {
  /// The figures of one unit.
  public struct UnitRow: Hashable, Sendable, Codable {
    /// The lead unit of the tickets, as of the end of the period.
    public let unit: ID<Unit>
    /// What was counted.
    public let figures: WeeklyFigures

    /// A unit's figures.
    public init(unit: ID<Unit>, figures: WeeklyFigures) {
      self.unit = unit
      self.figures = figures
    }
  }

  /// The week.
  public let week: ISOWeek
  /// The instant the figures are of: the end of the week, or now while it lasts.
  public let asOf: Date
  /// Whether the week was over: then the figures never change.
  public let isFinal: Bool
  /// The units, the one with the most overdue tickets first.
  public private(set) var units: [UnitRow]
  /// Khác: tickets no unit holds yet; with them the restricted ones while these are fewer than
  /// three. Nil in the report of single units.
  public private(set) var other: WeeklyFigures?
  /// Restricted tickets: one figure for the whole office; nil if there are none, or too few to
  /// be told apart.
  public private(set) var restricted: WeeklyFigures?
  /// Open and overdue at `asOf`, the oldest promise first; restricted and confidential ones are
  /// only counted.
  public var overdue: [WeeklyTicket]
  /// Answered late within the week, in order; restricted and confidential ones are only counted.
  public var answeredLate: [WeeklyTicket]

  /// A report of what was counted.
  ///
  /// - Parameter counted: one entry for each unit (nil: none yet), restricted tickets apart.
  public init(
    week: ISOWeek, asOf: Date, isFinal: Bool,
    counted: [(unit: ID<Unit>?, isRestricted: Bool, figures: WeeklyFigures)],
    overdue: [WeeklyTicket], answeredLate: [WeeklyTicket]
  ) {
    self.week = week
    self.asOf = asOf
    self.isFinal = isFinal
    let restricted = counted.filter(\.isRestricted).map(\.figures)
      .reduce(WeeklyFigures(), +)
    let open = counted.filter { !$0.isRestricted }
    let units = open.compactMap { entry in
      entry.unit.map { UnitRow(unit: $0, figures: entry.figures) }
    }
    let unassigned = open.filter { $0.unit == nil }.map(\.figures).reduce(WeeklyFigures(), +)
    let isTellable = restricted.largest >= WeeklyReport.smallestRestricted
    self.units = units.sorted(by: WeeklyReport.hurtsMore)
    other = isTellable ? unassigned : unassigned + restricted
    self.restricted = isTellable ? restricted : nil
    self.overdue = overdue
    self.answeredLate = answeredLate
  }

  /// Below this many, restricted tickets are folded into "khác" (`product.md`, "Kinds").
  public static let smallestRestricted = 3

  /// Everything together: of the whole office, or of the units the report was narrowed to.
  public var total: WeeklyFigures {
    let rows = units.map(\.figures).reduce(WeeklyFigures(), +)
    return rows + (other ?? WeeklyFigures()) + (restricted ?? WeeklyFigures())
  }

  /// Overdue tickets that are counted and not listed.
  public var unlistedOverdue: Int { max(0, total.openOverdue - overdue.count) }
  /// Late answers that are counted and not listed.
  public var unlistedLate: Int { max(0, total.answeredLate - answeredLate.count) }

  /// The report of some units only: nothing office-wide, nothing restricted.
  public func narrowed(to units: Set<ID<Unit>>) -> WeeklyReport {
    var report = self
    report.units = self.units.filter { units.contains($0.unit) }
    report.other = nil
    report.restricted = nil
    report.overdue = overdue.filter { $0.unit.map(units.contains) ?? false }
    report.answeredLate = answeredLate.filter { $0.unit.map(units.contains) ?? false }
    return report
  }

  /// How many listed tickets are overdue by 1–3, 4–10 and more working days; less than a working
  /// day counts as the first (`vietnam.md` 6.5).
  public var overdueByLength: (upToThree: Int, upToTen: Int, more: Int) {
    let days = overdue.map { $0.late?.workingDays ?? 0 }
    return (
      days.count { $0 <= 3 }, days.count { (4...10).contains($0) }, days.count { $0 > 10 }
    )
  }

  private static func hurtsMore(_ left: UnitRow, _ right: UnitRow) -> Bool {
    let (a, b) = (left.figures, right.figures)
    return (b.openOverdue, b.answeredLate, b.open, left.unit)
      < (a.openOverdue, a.answeredLate, a.open, right.unit)
  }
}

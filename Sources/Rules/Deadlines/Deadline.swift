public import Foundation

/// The engine of deadlines in one working calendar: pure, without a clock, to the whole second.
///
/// The conventions are those of `docs/deadlines.md`. A pause never makes a deadline earlier; a
/// due date is found within ten years or refused, so nothing runs without end. A due date some
/// days away takes microseconds; the cost grows with the number of days walked.
public struct Deadline: Hashable, Sendable {
  /// The calendar that everything is counted in.
  public let calendar: WorkingCalendar

  /// An engine for one calendar.
  public init(in calendar: WorkingCalendar) {
    self.calendar = calendar
  }

  /// The instant at which something is due. Finishing exactly then is on time.
  ///
  /// - Parameters:
  ///   - from: the receipt.
  ///   - target: how much time is granted.
  ///   - pauses: in any order; they are clipped to begin no earlier than `from`.
  /// - Throws: `badTarget` for a negative amount; `noWorkingTime` if the target is not
  ///   fulfilled within ten years of `from`.
  public func due(
    from: Date, target: Target, pauses: [Pause] = []
  ) throws(DeadlineError) -> Date {
    let from = Instant.seconds(from)
    let pauses = Deadline.union(of: pauses, since: from)
    return Date(seconds: try due(from: from, target: target, pauses: pauses))
  }

  /// `due(from:target:pauses:)` with its ledger: one row for each date from the receipt to the
  /// due date.
  ///
  /// - Throws: as `due(from:target:pauses:)`.
  public func explainedDue(
    from: Date, target: Target, pauses: [Pause] = []
  ) throws(DeadlineError) -> Explained<Date> {
    let start = Instant.seconds(from)
    let union = Deadline.union(of: pauses, since: start)
    let book = Ledger(calendar: calendar, pauses: pauses, union: union)
    let due = try due(from: start, target: target, pauses: union)
    let rows =
      switch target {
      case .workingSeconds: book.seconds(from: start, to: due)
      case .workingDays(_, let receiptDay, _):
        book.workingDays(
          receipt: receipt(start),
          base: try base(of: start, receiptDay: receiptDay, limit: limit(after: start)),
          due: dueDay(due))
      case .calendarDays, .months:
        book.calendarDays(
          receipt: receipt(start), granted: unrolled(from: start, target: target),
          due: dueDay(due))
      }
    return Explained(value: Date(seconds: due), ledger: rows)
  }

  /// The working time between two instants outside the pauses, in seconds; 0 if `to` is not
  /// after `from`.
  public func elapsed(from: Date, to: Date, pauses: [Pause] = []) -> Int {
    let from = Instant.seconds(from)
    return elapsed(
      from: from, to: Instant.seconds(to), pauses: Deadline.union(of: pauses, since: from))
  }

  /// `elapsed(from:to:pauses:)` with its ledger: one row for each date in between.
  public func explainedElapsed(
    from: Date, to: Date, pauses: [Pause] = []
  ) -> Explained<Int> {
    let start = Instant.seconds(from)
    let end = Instant.seconds(to)
    let union = Deadline.union(of: pauses, since: start)
    return Explained(
      value: elapsed(from: start, to: end, pauses: union),
      ledger: Ledger(calendar: calendar, pauses: pauses, union: union)
        .seconds(from: start, to: end))
  }

  /// The latest instant from which `workingSeconds` of working time outside the pauses are left
  /// until `due`; `due` itself for 0. It may lie before the receipt.
  ///
  /// - Throws: `badTarget` if `workingSeconds` is negative; `noWorkingTime` if there is not that
  ///   much within ten years before `due`.
  public func warning(
    due: Date, workingSeconds: Int, pauses: [Pause] = []
  ) throws(DeadlineError) -> Date {
    Date(
      seconds: try warning(
        due: Instant.seconds(due), seconds: workingSeconds, pauses: Deadline.union(of: pauses)))
  }

  /// `warning(due:workingSeconds:pauses:)` with its ledger: one row for each date from the
  /// warning to the due date.
  ///
  /// - Throws: as `warning(due:workingSeconds:pauses:)`.
  public func explainedWarning(
    due: Date, workingSeconds: Int, pauses: [Pause] = []
  ) throws(DeadlineError) -> Explained<Date> {
    let end = Instant.seconds(due)
    let union = Deadline.union(of: pauses)
    let at = try warning(due: end, seconds: workingSeconds, pauses: union)
    return Explained(
      value: Date(seconds: at),
      ledger: Ledger(calendar: calendar, pauses: pauses, union: union).seconds(from: at, to: end))
  }
}

extension Deadline {
  var table: DayTable { calendar.table }

  /// Pauses as one ascending list without overlaps, in whole seconds, clipped to `since`.
  static func union(of pauses: [Pause], since: Int = .min) -> [Span] {
    if pauses.isEmpty { return [] }
    let spans = pauses.map {
      Span(start: max(Instant.seconds($0.from), since), end: Instant.seconds($0.to))
    }
    var union: [Span] = []
    for span in spans.sorted(by: { $0.start < $1.start }) where span.start < span.end {
      if let last = union.last, span.start <= last.end {
        union[union.count - 1].end = max(last.end, span.end)
      } else {
        union.append(span)
      }
    }
    return union
  }

  /// The last date on which a target that runs from `instant` may be fulfilled.
  func limit(after instant: Int) -> Int {
    min(LocalDay(number: receipt(instant)).adding(months: 120).number, Deadline.lastDay)
  }

  /// The earliest date on which the warning of something due at `instant` may lie.
  func limit(before instant: Int) -> Int {
    max(LocalDay(number: receipt(instant)).adding(months: -120).number, Deadline.firstDay)
  }

  /// The local date of an instant.
  func receipt(_ instant: Int) -> Int { table.zone.day(at: instant) }

  /// The date that ends at, or contains, a due instant: 24:00 belongs to the day it ends.
  func dueDay(_ due: Int) -> Int { receipt(due - 1) }

  private func due(
    from: Int, target: Target, pauses: [Span]
  ) throws(DeadlineError) -> Int {
    guard target.amount >= 0 else {
      throw .badTarget("\(target.measure.rawValue) must be a whole number of at least 0")
    }
    switch target {
    case .workingSeconds(let seconds):
      return try due(from: from, seconds: seconds, pauses: pauses)
    case .workingDays(let days, let receiptDay, let endOfDay):
      return try due(
        from: from, workingDays: days, receiptDay: receiptDay, endOfDay: endOfDay, pauses: pauses)
    case .calendarDays(_, let endOfDay), .months(_, let endOfDay):
      return try due(
        from: from, unrolled: unrolled(from: from, target: target), endOfDay: endOfDay,
        pauses: pauses)
    }
  }

  /// 0001-01-02 and 9999-12-30: a day inside of what can be written in every zone.
  private static let firstDay = -719_161
  private static let lastDay = 2_932_895
}

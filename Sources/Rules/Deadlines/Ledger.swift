/// An answer and how it was counted, date by date.
public struct Explained<Value: Hashable & Sendable>: Hashable, Sendable {
  /// The answer.
  public let value: Value
  /// One row for each local date, ascending.
  public let ledger: [LedgerRow]

  /// An answer with its rows.
  public init(value: Value, ledger: [LedgerRow]) {
    self.value = value
    self.ledger = ledger
  }
}

/// What one local date counted for, and why.
public struct LedgerRow: Hashable, Sendable {
  /// The local date, in the calendar's zone.
  public let date: LocalDay
  /// What the date counted for.
  public let counted: Counted
  /// Why.
  public let because: Because
  /// The legal notice of a closed or special date; nil if there is none.
  public let notice: String?
  /// The reason of the first pause that took something from this date; nil if none did, or
  /// none was given.
  public let pauseReason: String?

  /// A row.
  public init(
    date: LocalDay, counted: Counted, because: Because, notice: String? = nil,
    pauseReason: String? = nil
  ) {
    self.date = date
    self.counted = counted
    self.because = because
    self.notice = notice
    self.pauseReason = pauseReason
  }

  /// Working time, or a whole day.
  public enum Counted: Hashable, Sendable {
    /// So much working time of that date, in seconds.
    case seconds(Int)
    /// Whether the date was one of the days granted.
    case day(Bool)
  }

  /// Why a date counted, or did not.
  public enum Because: String, Hashable, Sendable, Codable, CaseIterable {
    /// An ordinary working day.
    case working
    /// The day of receipt, or the one it is deemed received on, which is not counted.
    case receipt
    /// A day off of the week.
    case dayOff
    /// A dated day off.
    case closed
    /// A date with hours of its own.
    case special
    /// A pause took the whole of it.
    case paused
    /// The end was on a day off, and moves on to a working day.
    case rolled
  }
}

/// Writes the rows of an answer that was computed.
struct Ledger {
  let calendar: WorkingCalendar
  let pauses: [Pause]
  let union: [Span]

  private var table: DayTable { calendar.table }

  /// The rows of working time from one instant to another; the sum of their seconds is the
  /// time elapsed.
  func seconds(from: Int, to: Int) -> [LedgerRow] {
    guard from <= to else { return [] }
    let whole = Span(start: from, end: to)
    var running = RunningTime(table: table, pauses: union)
    return (table.zone.day(at: from)...table.zone.day(at: max(from, to - 1))).map { day in
      let gross = table.spans(on: day).compactMap { $0.intersection(whole) }
      running.load(day)
      let counted = running.slices.reduce(0) { $0 + ($1.intersection(whole)?.length ?? 0) }
      let lost = gross.reduce(0) { $0 + $1.length } - counted
      return row(
        day, .seconds(counted), lost > 0 && counted == 0 ? .paused : kind(of: day),
        pauseReason: lost > 0 ? reason { pause in gross.contains { $0.meets(pause) } } : nil)
    }
  }

  /// The rows of a target in working days: each after `base` counts, unless it was lost.
  func workingDays(receipt: Int, base: Int, due: Int) -> [LedgerRow] {
    let engine = Deadline(in: calendar)
    return (min(receipt, due)...due).map { day in
      if day == receipt || day == base { return row(day, .day(false), .receipt) }
      if day < base || !table.isWorking(day) { return row(day, .day(false), kind(of: day)) }
      guard union.contains(where: { engine.isLost(day, in: $0) }) else {
        return row(day, .day(true), kind(of: day))
      }
      return row(
        day, .day(false), .paused, pauseReason: reason { engine.isLost(day, in: $0) })
    }
  }

  /// The rows of a target in calendar days or months: every date after the receipt counts up to
  /// as many as were granted, unless it began in a pause; then it is rolled.
  func calendarDays(receipt: Int, granted: Int, due: Int) -> [LedgerRow] {
    var left = granted - receipt
    return (min(receipt, due)...due).map { day in
      if day == receipt { return row(day, .day(false), .receipt) }
      let midnight = table.midnight(day)
      if union.contains(where: { $0.start < midnight && midnight <= $0.end }) {
        return row(
          day, .day(false), .paused,
          pauseReason: reason { $0.start < midnight && midnight <= $0.end })
      }
      guard left > 0 else { return row(day, .day(false), .rolled) }
      left -= 1
      return row(day, .day(true), kind(of: day))
    }
  }

  private func row(
    _ day: Int, _ counted: LedgerRow.Counted, _ because: LedgerRow.Because,
    pauseReason: String? = nil
  ) -> LedgerRow {
    let date = LocalDay(number: day)
    return LedgerRow(
      date: date, counted: counted, because: because,
      notice: calendar.overrides[date]?.notice, pauseReason: pauseReason)
  }

  private func kind(of day: Int) -> LedgerRow.Because {
    guard let override = calendar.overrides[LocalDay(number: day)] else {
      return table.isWorking(day) ? .working : .dayOff
    }
    return override.isClosed ? .closed : .special
  }

  /// The reason of the earliest pause that satisfies a condition.
  private func reason(where condition: (Span) -> Bool) -> String? {
    pauses.filter {
      condition(Span(start: Instant.seconds($0.from), end: Instant.seconds($0.to)))
    }
    .min { $0.from < $1.from }?.reason
  }
}

extension Span {
  fileprivate func meets(_ other: Span) -> Bool { intersection(other) != nil }
}

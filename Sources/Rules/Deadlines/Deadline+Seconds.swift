/// Working time in seconds.
extension Deadline {
  func due(from: Int, seconds: Int, pauses: [Span]) throws(DeadlineError) -> Int {
    if seconds == 0 { return try dueAtOnce(from: from, pauses: pauses) }
    var left = seconds
    var running = RunningTime(table: table, pauses: pauses)
    for day in try days(receipt(from), through: limit(after: from)) {
      running.load(day)
      for slice in running.slices where slice.end > from {
        let start = max(slice.start, from)
        if left <= slice.end - start { return start + left }
        left -= slice.end - start
      }
    }
    throw .noWorkingTime
  }

  func elapsed(from: Int, to: Int, pauses: [Span]) -> Int {
    guard from < to else { return 0 }
    let whole = Span(start: from, end: to)
    var running = RunningTime(table: table, pauses: pauses)
    var total = 0
    // Where clocks are set back over midnight, a date's time may begin while it is still the
    // date before; hence one day more.
    for day in receipt(from)...receipt(to) + 1 {
      running.load(day)
      for slice in running.slices {
        total += slice.intersection(whole)?.length ?? 0
      }
    }
    return total
  }

  func warning(due: Int, seconds: Int, pauses: [Span]) throws(DeadlineError) -> Int {
    guard seconds >= 0 else {
      throw .badTarget("workingSeconds must be a whole number of at least 0")
    }
    if seconds == 0 { return due }
    var left = seconds
    var running = RunningTime(table: table, pauses: pauses)
    for day in try days(limit(before: due), through: receipt(due) + 1).reversed() {
      running.load(day)
      for slice in running.slices.reversed() where slice.start < due {
        let end = min(slice.end, due)
        if left <= end - slice.start { return end - left }
        left -= end - slice.start
      }
    }
    throw .noWorkingTime
  }

  /// No time at all: `from` itself in working time or at a closing, else the next opening, which
  /// a pause that began before it puts off.
  private func dueAtOnce(from: Int, pauses: [Span]) throws(DeadlineError) -> Int {
    let today = receipt(from)
    for day in [today - 1, today] {
      // A closing at 24:00 belongs to the day before.
      if table.spans(on: day).contains(where: { $0.start <= from && from <= $0.end }) {
        return from
      }
    }
    let limit = limit(after: from)
    var due = try firstWorking(at: from, limit: limit)
    for pause in pauses where pause.start < due && due < pause.end {
      due = try firstWorking(at: pause.end, limit: limit)
    }
    return due
  }

  /// The first instant of working time that is not before `instant`, pauses or not.
  private func firstWorking(at instant: Int, limit: Int) throws(DeadlineError) -> Int {
    for day in try days(receipt(instant), through: limit) {
      if let span = table.spans(on: day).first(where: { $0.end > instant }) {
        return max(span.start, instant)
      }
    }
    throw .noWorkingTime
  }

  private func days(
    _ first: Int, through last: Int
  ) throws(DeadlineError) -> ClosedRange<Int> {
    guard first <= last else { throw .noWorkingTime }
    return first...last
  }
}

/// The working time of one date after another without the pauses, in buffers that are reused.
struct RunningTime {
  let table: DayTable
  /// Ascending, without overlaps.
  let pauses: [Span]
  /// What runs on the date loaded last, ascending.
  private(set) var slices: [Span] = []
  private var spans: [Span] = []

  init(table: DayTable, pauses: [Span]) {
    self.table = table
    self.pauses = pauses
  }

  mutating func load(_ day: Int) {
    guard !pauses.isEmpty else { return table.fill(&slices, on: day) }
    table.fill(&spans, on: day)
    slices.removeAll(keepingCapacity: true)
    for span in spans {
      var start = span.start
      for pause in pauses where pause.end > start {
        if pause.start >= span.end { break }
        if start < pause.start { slices.append(Span(start: start, end: pause.start)) }
        start = pause.end
        if start >= span.end { break }
      }
      if start < span.end { slices.append(Span(start: start, end: span.end)) }
    }
  }
}

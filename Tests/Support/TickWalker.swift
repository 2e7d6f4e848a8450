public import Foundation
public import Rules

/// Deadlines counted anew, tick by tick over a window of time, by another road than the engine's:
/// no table of transitions, no arithmetic on days, only what a clock on the wall shows. A date's
/// time runs while the latest local time the wall has shown lies in one of its intervals; that
/// is "a missing time is the next, an ambiguous one the first".
public struct TickWalker {
  /// Seconds of a tick: every instant given is a multiple of it.
  public let tick: Int
  private let first: Int
  /// The latest local time shown up to each tick, in ticks; and the local time itself.
  private var shown: [Int] = []
  private var wall: [Int] = []
  private var works: [Bool] = []
  private let ticksOfDay: Int

  /// Walks from one instant up to and without another.
  public init(_ draft: CalendarDraft, zone: TimeZone, from: Int, to: Int, tick: Int) {
    self.tick = tick
    first = from / tick
    ticksOfDay = 86_400 / tick
    var today = Int.min
    var hours: [Range<Int>] = []
    var latest = Int.min
    var offset = 0
    for now in first..<to / tick {
      // Clocks change at a quarter of an hour, if at all.
      if now == first || now * tick % 900 == 0 {
        offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(now * tick))) / tick
      }
      wall.append(now + offset)
      latest = max(latest, now + offset)
      shown.append(latest)
      if floored(latest) != today {
        today = floored(latest)
        hours = TickWalker.hours(draft, on: today, tick: tick)
      }
      let time = latest - today * ticksOfDay
      works.append(!hours.isEmpty && hours.contains { $0.contains(time) })
    }
  }

  /// The due instant; nil if it does not lie well inside the window.
  public func due(from: Int, target: Target, pauses: [Range<Int>]) -> Int? {
    let start = from / tick - first
    let paused = marks(pauses, from: start)
    switch target {
    case .workingSeconds(0): return atOnce(start, paused).map(instant)
    case .workingSeconds(let seconds):
      return advance(start, by: seconds / tick, paused).map(instant)
    case .workingDays(let days, let receiptDay, let endOfDay):
      return workingDays(start, days, receiptDay, endOfDay, pauses).map(instant)
    case .calendarDays(let days, let endOfDay):
      return calendarDays(start, floored(wall[start]) + days, endOfDay, pauses).map(instant)
    case .months(let months, let endOfDay):
      let receipt = LocalDay(number: floored(wall[start]))
      return calendarDays(start, receipt.adding(months: months).number, endOfDay, pauses)
        .map(instant)
    }
  }

  /// The working time between two instants, in seconds.
  public func elapsed(from: Int, to: Int, pauses: [Range<Int>]) -> Int {
    guard from < to else { return 0 }
    let start = from / tick - first
    let paused = marks(pauses, from: start)
    return (start..<to / tick - first).count { works[$0] && !paused[$0] } * tick
  }

  /// The warning; nil if it does not lie inside the window.
  public func warning(due: Int, seconds: Int, pauses: [Range<Int>]) -> Int? {
    let paused = marks(pauses, from: 0)
    var now = due / tick - first
    var left = seconds / tick
    while left > 0 {
      now -= 1
      guard now >= 0 else { return nil }
      if works[now] && !paused[now] { left -= 1 }
    }
    return instant(now)
  }

  private func advance(_ start: Int, by count: Int, _ paused: [Bool]) -> Int? {
    var left = count
    for now in start..<works.count where works[now] && !paused[now] {
      left -= 1
      if left == 0 { return now + 1 }
    }
    return nil
  }

  private func atOnce(_ start: Int, _ paused: [Bool]) -> Int? {
    if works[start] || works[start - 1] { return start }
    var now = start
    // It moves on through what is paused, unless the pause begins at the very opening.
    while now < works.count {
      if works[now] && (!paused[now] || !paused[now - 1]) { return now }
      now += 1
    }
    return nil
  }

  private func workingDays(
    _ start: Int, _ days: Int, _ receiptDay: Target.ReceiptDay, _ endOfDay: Target.EndOfDay,
    _ pauses: [Range<Int>]
  ) -> Int? {
    let closings = closings()
    let receipt = floored(wall[start])
    var base = receipt
    if receiptDay == .deemedNext, (closings[receipt] ?? .min) < start {
      guard let next = closings.keys.filter({ $0 > receipt }).min() else { return nil }
      base = next
    }
    let later = closings.keys.filter { $0 > base }.sorted()
    let lost = Set(
      later.filter { day in
        pauses.contains { pause in
          closings[day].map {
            max(pause.lowerBound, instant(start)) < instant($0)
              && instant($0) <= pause.upperBound
          } ?? false
        }
      })
    let days =
      days == 0 && (closings[base] == nil || end(base, endOfDay, closings) ?? .max < start)
      ? 1 : days
    var index = -1
    for _ in 0..<days {
      index += 1
      while index < later.count, lost.contains(later[index]) { index += 1 }
    }
    guard index < later.count else { return nil }
    // A pause that begins after the closing, and still before the end, of the day that was
    // reached takes the next days.
    while let end = end(index < 0 ? base : later[index], endOfDay, closings),
      let after = dropLost(later, index, before: end, closings, pauses)
    {
      index = after
      guard index < later.count else { return nil }
    }
    guard let end = end(index < 0 ? base : later[index], endOfDay, closings) else { return nil }
    // What a pause takes from the last date of the window on is not known.
    let known = shown.firstIndex { floored($0) == floored(shown[shown.count - 1]) } ?? 0
    let isOpen = pauses.contains {
      $0.lowerBound < instant(end) && instant(known) < $0.upperBound
    }
    return isOpen ? nil : end
  }

  /// Where the day moves that a pause, begun after the last of the days and before `end`, puts
  /// off; nil if none does.
  private func dropLost(
    _ later: [Int], _ index: Int, before end: Int, _ closings: [Int: Int], _ pauses: [Range<Int>]
  ) -> Int? {
    for pause in pauses where pause.lowerBound < instant(end) {
      let next = index + 1
      guard next < later.count, let closing = closings[later[next]],
        pause.lowerBound < instant(closing), instant(closing) <= pause.upperBound
      else { continue }
      var after = next
      while after + 1 < later.count, let closing = closings[later[after + 1]],
        instant(closing) <= pause.upperBound
      { after += 1 }
      return after
    }
    return nil
  }

  private func calendarDays(
    _ start: Int, _ granted: Int, _ endOfDay: Target.EndOfDay, _ pauses: [Range<Int>]
  ) -> Int? {
    let closings = closings()
    func rolled(_ day: Int) -> Int? { closings.keys.filter { $0 >= day }.min() }
    var unrolled = granted
    guard var day = rolled(unrolled), var end = end(day, endOfDay, closings) else { return nil }
    if end < start {
      unrolled = day + 1
      guard let next = rolled(unrolled), let nextEnd = self.end(next, endOfDay, closings) else {
        return nil
      }
      (day, end) = (next, nextEnd)
    }
    for pause in pauses {
      let begin = max(start, pause.lowerBound / tick - first)
      let stop = pause.upperBound / tick - first
      guard begin < stop, begin < end else { continue }
      guard stop < shown.count else { return nil }
      unrolled += floored(shown[stop]) - floored(shown[begin])
      guard let next = rolled(unrolled), let nextEnd = self.end(next, endOfDay, closings) else {
        return nil
      }
      (day, end) = (next, nextEnd)
    }
    return end
  }

  /// The tick at which each working day closes; the last date of the window may not be whole.
  private func closings() -> [Int: Int] {
    var closings: [Int: Int] = [:]
    for now in 0..<works.count - 1 where works[now] {
      if !works[now + 1] || floored(shown[now]) != floored(shown[now + 1]) {
        closings[floored(shown[now])] = now + 1
      }
    }
    closings[floored(shown[shown.count - 1])] = nil
    return closings
  }

  private func end(
    _ day: Int, _ endOfDay: Target.EndOfDay, _ closings: [Int: Int]
  ) -> Int? {
    switch endOfDay {
    case .closeOfBusiness: closings[day]
    case .midnight: shown.firstIndex { $0 >= (day + 1) * ticksOfDay }
    }
  }

  private func marks(_ pauses: [Range<Int>], from start: Int) -> [Bool] {
    var marks = [Bool](repeating: false, count: works.count)
    for pause in pauses {
      let begin = max(start, pause.lowerBound / tick - first)
      let end = min(works.count, pause.upperBound / tick - first)
      for now in begin..<max(begin, end) { marks[now] = true }
    }
    return marks
  }

  private func instant(_ index: Int) -> Int { (first + index) * tick }

  private func floored(_ local: Int) -> Int {
    // Windows of the tests lie after 1970.
    local / ticksOfDay
  }

  private static func hours(_ draft: CalendarDraft, on day: Int, tick: Int) -> [Range<Int>] {
    let date = LocalDay(number: day)
    let written =
      draft.special[date.description]
      ?? (draft.closed.contains(date.description)
        ? [] : week(of: draft, on: date)[date.weekday.key] ?? [])
    return written.map { text in
      let numbers = text.split { !$0.isNumber }.compactMap { Int($0) }
      return (numbers[0] * 60 + numbers[1]) * 60 / tick..<(numbers[2] * 60 + numbers[3]) * 60 / tick
    }
  }

  /// The hours of the week that hold on a date.
  private static func week(of draft: CalendarDraft, on date: LocalDay) -> [String: [String]] {
    draft.weeks.sorted { $0.key < $1.key }.last { $0.key <= date.description }?.value ?? draft.week
  }
}

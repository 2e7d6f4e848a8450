import Foundation
import Rules

/// A random calendar, receipt, target and pauses, near a clock change as often as not. In every
/// other one everything falls on the half hour, so that edges meet.
struct RandomQuestion: CustomStringConvertible {
  let draft: CalendarDraft
  let from: Int
  /// Seconds that every instant and length is a multiple of.
  let grid: Int
  let target: Target
  /// Ascending, without overlaps and not touching.
  let pauses: [Range<Int>]
  /// The same pauses, cut in pieces that overlap, in another order.
  let pieces: [Range<Int>]

  static let zones = [
    "Asia/Ho_Chi_Minh", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC",
  ]

  /// Days on or around which the clocks of some zone change, besides ordinary ones.
  private static let days = [
    "2024-03-10", "2024-03-31", "2024-04-07", "2024-10-06", "2024-10-27", "2024-11-03",
    "2025-03-09", "2025-03-30", "2025-04-06", "2025-10-05", "2025-10-26", "2025-11-02",
    "2024-02-28", "2024-12-30", "2026-02-14", "2026-08-29",
  ].compactMap(LocalDay.init)

  /// A question whose instants are multiples of `tick` seconds.
  init(using random: inout SplitMix, tick: Int) throws {
    let grid = random.once(in: 2) ? 1800 : tick
    self.grid = grid
    let center = RandomQuestion.days.randomElement(using: &random)?.number ?? 0
    var draft = CalendarDraft(
      timeZone: RandomQuestion.zones.randomElement(using: &random) ?? "UTC")
    for weekday in Weekday.allCases where !random.once(in: 4) {
      draft.week[weekday.key] = RandomQuestion.hours(using: &random, grid: grid)
    }
    for day in center - 6...center + 12 where random.once(in: 40) {
      var week: [String: [String]] = [:]
      for weekday in Weekday.allCases where !random.once(in: 4) {
        week[weekday.key] = RandomQuestion.hours(using: &random, grid: grid)
      }
      draft.weeks[LocalDay(number: day).description] = week
    }
    for day in center - 6...center + 12 where random.once(in: 5) {
      let date = LocalDay(number: day).description
      if random.once(in: 2) {
        draft.closed.append(date)
      } else {
        draft.special[date] = RandomQuestion.hours(using: &random, grid: grid)
      }
    }
    self.draft = draft
    let from = center * 86_400 + Int.random(in: -2 * 86_400..<86_400, using: &random) / grid * grid
    self.from = from
    target = RandomQuestion.target(using: &random, grid: grid)
    let edges = try RandomQuestion.edges(draft, from: from, target: target)
    let pauses = RandomQuestion.pauses(around: from, edges: edges, using: &random, grid: grid)
    self.pauses = pauses
    pieces = pauses.flatMap { pause -> [Range<Int>] in
      let middle = (pause.lowerBound + pause.upperBound) / 2 / grid * grid
      guard random.once(in: 2), pause.lowerBound < middle else { return [pause] }
      return [middle..<pause.upperBound, pause.lowerBound..<min(middle + grid, pause.upperBound)]
    }
    .shuffled(using: &random)
  }

  var description: String {
    "\(draft) from \(Instant.rfc3339(date(from))) \(target) pauses "
      + pauses.map {
        "\(Instant.rfc3339(date($0.lowerBound)))/\(Instant.rfc3339(date($0.upperBound)))"
      }
      .joined(separator: " ")
  }

  /// The pauses as the engine takes them.
  func stops(_ ranges: [Range<Int>]) throws -> [Pause] {
    try ranges.map { try Pause(from: date($0.lowerBound), to: date($0.upperBound)) }
  }

  func date(_ seconds: Int) -> Date { Date(timeIntervalSince1970: Double(seconds)) }

  /// Up to three intervals that may touch, at any minute or on the hour, at night as well.
  private static func hours(using random: inout SplitMix, grid: Int) -> [String] {
    if random.once(in: 8) { return ["00:00-24:00"] }
    let step = max(1, grid / 60)
    let count = Int.random(in: 1...3, using: &random)
    let top = random.once(in: 3) ? 300 : 1440
    let edges = (0..<count * 2).map { _ in Int.random(in: 0...top / step, using: &random) * step }
      .sorted()
    return stride(from: 0, to: edges.count, by: 2).compactMap {
      DayInterval(opens: edges[$0], closes: edges[$0 + 1])?.description
    }
  }

  private static func target(using random: inout SplitMix, grid: Int) -> Target {
    let days = Int.random(in: 0...4, using: &random)
    let endOfDay: Target.EndOfDay = random.once(in: 2) ? .midnight : .closeOfBusiness
    return switch Int.random(in: 0..<8, using: &random) {
    case 0: .workingSeconds(0)
    case 1...3: .workingSeconds(Int.random(in: 1...(30 * 3600) / grid, using: &random) * grid)
    case 4, 5:
      .workingDays(
        days, receiptDay: random.once(in: 2) ? .excluded : .deemedNext, endOfDay: endOfDay)
    case 6: .calendarDays(days, endOfDay: endOfDay)
    default: .months(0, endOfDay: endOfDay)
    }
  }

  /// Instants at which something happens, ascending: where pauses like to begin and end.
  private static func edges(_ draft: CalendarDraft, from: Int, target: Target) throws -> [Int] {
    let calendar = try WorkingCalendar(draft)
    let receipt = Date(timeIntervalSince1970: Double(from))
    var dates = [receipt]
    if let due = try? Deadline(in: calendar).due(from: receipt, target: target) {
      dates.append(due)
    }
    for ahead in -1...8 {
      let day = calendar.day(at: receipt).adding(days: ahead)
      dates.append(calendar.midnight(of: day))
      dates += calendar.workingTime(on: day).flatMap { [$0.lowerBound, $0.upperBound] }
    }
    return dates.map { Int($0.timeIntervalSince1970) }.sorted()
  }

  private static func pauses(
    around from: Int, edges: [Int], using random: inout SplitMix, grid: Int
  ) -> [Range<Int>] {
    var pauses: [Range<Int>] = []
    var start = from - 86_400
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      let longest = random.once(in: 2) ? 3 * 86_400 : 4 * 3600
      start = (start + Int.random(in: grid...2 * 86_400, using: &random)) / grid * grid
      if random.once(in: 2) { start = edges.first { $0 >= start } ?? start }
      var end = (start + Int.random(in: grid...longest, using: &random)) / grid * grid
      if random.once(in: 2) { end = edges.first { $0 > end } ?? end }
      if let last = pauses.last, start <= last.upperBound { continue }
      if start < end { pauses.append(start..<end) }
      start = max(start, end)
    }
    return pauses
  }
}

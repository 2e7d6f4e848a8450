import Foundation

/// A working calendar counted in the plainest way, minute by minute and day by day, from the
/// data of `calendar_version` alone: what due dates are compared with. It shares no line with the
/// engine under test.
struct PlainCalendar {
  /// How long something may take, as a row of `service_level` has it.
  struct Promise: Hashable {
    let kind: String
    let amount: Int
    let endOfDay: String
  }

  private static let weekdays = ["thu", "fri", "sat", "sun", "mon", "tue", "wed"]
  /// Viet Nam has been seven hours ahead of UTC, without summer time, for all of these years.
  private static let offset = 7 * 3600

  private let definition: Value

  /// A calendar by its definition.
  init(_ definition: Value) {
    self.definition = definition
  }

  /// Working stretches of a day, counted from 1970-01-01, in minutes after midnight.
  private func stretches(of day: Int) -> [Range<Int>] {
    let date = Self.name(of: day)
    let listed: Value
    if case .list = definition["special"][date] {
      listed = definition["special"][date]
    } else if definition["closed"].list.contains(.text(date)) {
      return []
    } else {
      listed = definition["week"][Self.weekdays[day % 7]]
    }
    return listed.list.compactMap { stretch in
      let ends = (stretch.text ?? "").split(separator: "-").map(Self.minutes)
      return ends.count == 2 ? ends[0]..<ends[1] : nil
    }
  }

  private static func minutes(_ clock: Substring) -> Int {
    let parts = clock.split(separator: ":").compactMap { Int($0) }
    return parts.count == 2 ? parts[0] * 60 + parts[1] : 0
  }

  private static func name(of day: Int) -> String {
    let date = Date(timeIntervalSince1970: Double(day) * 86_400)
    return String(date.formatted(.iso8601).prefix(10))
  }

  /// The end of a promise that counts from an instant on a whole minute, without pauses.
  func due(from start: Date, _ promise: Promise) -> Date? {
    let minute = (Int(start.timeIntervalSince1970) + Self.offset) / 60
    let end: Int?
    switch promise.kind {
    case "workingSeconds": end = walk(from: minute, minutes: promise.amount / 60)
    case "workingDays": end = workingDays(from: minute / 1_440, promise)
    case "calendarDays":
      var day = minute / 1_440 + promise.amount
      while stretches(of: day).isEmpty { day += 1 }
      end = self.end(of: day, promise)
    case _: end = nil
    }
    return end.map { Date(timeIntervalSince1970: Double($0 * 60 - Self.offset)) }
  }

  private func walk(from start: Int, minutes: Int) -> Int {
    var left = minutes
    var minute = start
    var today = stretches(of: minute / 1_440)
    while left > 0 {
      if minute % 1_440 == 0 { today = stretches(of: minute / 1_440) }
      if today.contains(where: { $0.contains(minute % 1_440) }) {
        left -= 1
      }
      minute += 1
    }
    return minute
  }

  private func workingDays(from receipt: Int, _ promise: Promise) -> Int {
    var day = receipt
    var left = promise.amount
    while left > 0 {
      day += 1
      if !stretches(of: day).isEmpty { left -= 1 }
    }
    return end(of: day, promise)
  }

  private func end(of day: Int, _ promise: Promise) -> Int {
    let closing = stretches(of: day).map(\.upperBound).max() ?? 1_440
    return day * 1_440 + (promise.endOfDay == "midnight" ? 1_440 : closing)
  }
}

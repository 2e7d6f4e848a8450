import Foundation
import Rules

/// When tickets came in: the days and hours of an office, from its first day to now.
struct Arrivals: Sendable {
  /// One that came in.
  struct Arrival: Sendable, Hashable {
    /// When it was filed.
    let at: Date
    /// Whether somebody of the office wrote it down.
    let isByStaff: Bool
  }

  private let origin: Date
  /// Seconds since the origin, doubled; the last bit says whether staff filed. Ascending.
  private var packed: [UInt32] = []
  /// Index of the first one of each year.
  private(set) var years: [(year: Int, first: Int)] = []

  var count: Int { packed.count }

  /// So many, spread over the days from one to now; the same for the same seed.
  init(_ count: Int, from first: LocalDay, to now: Date, in calendar: WorkingCalendar, seed: Int) {
    origin = calendar.midnight(of: first)
    let today = calendar.day(at: now)
    let days = (first.number...today.number).map { LocalDay(number: $0) }
    let span = Double(days.count)
    var random = SeededRandom(seed: seed, sequence: -1)
    let weights = days.enumerated().map { index, day in
      Arrivals.weight(of: day, in: calendar) * (0.8 + 0.4 * Double(index) / span)
        * (0.8 + 0.4 * random.share())
        * (day == today ? Arrivals.share(of: day, until: now, in: calendar) : 1)
    }
    let sum = weights.reduce(0, +)
    packed.reserveCapacity(count)
    var (upTo, year) = (0.0, Int.min)
    for (day, weight) in zip(days, weights) {
      upTo += weight
      let wanted = day == today ? count : Int((upTo / sum * Double(count)).rounded())
      if day.year != year, wanted > packed.count {
        year = day.year
        years.append((year, packed.count))
      }
      add(wanted - packed.count, on: day, before: now, in: calendar, &random)
    }
  }

  subscript(_ index: Int) -> Arrival {
    Arrival(
      at: origin.addingTimeInterval(Double(packed[index] >> 1)), isByStaff: packed[index] & 1 == 1)
  }

  /// Which year a ticket's number is of, and how many of that year came before it.
  func place(of index: Int) -> (year: Int, before: Int) {
    let year = years.last { $0.first <= index } ?? years[0]
    return (year.year, index - year.first)
  }

  private mutating func add(
    _ count: Int, on day: LocalDay, before now: Date, in calendar: WorkingCalendar,
    _ random: inout SeededRandom
  ) {
    guard count > 0 else { return }
    let spans = calendar.workingTime(on: day)
    let midnight = calendar.midnight(of: day)
    let latest = min(now.addingTimeInterval(-120), midnight.addingTimeInterval(86_399))
    var added = (0..<count).map { _ -> UInt32 in
      let isByStaff = random.happens(spans.isEmpty ? 25 : 72)
      var at = midnight.addingTimeInterval(Arrivals.hour(&random) * 3600)
      if isByStaff && !spans.isEmpty {
        let span = spans[random.happens(58) ? 0 : spans.count - 1]
        let length = span.upperBound.timeIntervalSince(span.lowerBound)
        at = span.lowerBound + length * random.share() * (0.6 + 0.4 * random.share())
      }
      if at > latest {
        at = midnight + max(latest.timeIntervalSince(midnight), 0) * random.share()
      }
      let seconds = UInt32(max(at.timeIntervalSince(origin), 0))
      return seconds << 1 | (isByStaff ? 1 : 0)
    }
    added.sort()
    packed += added
  }

  /// Mondays bring most, days off a fifth; the rainy season brings more than the dry one.
  private static func weight(of day: LocalDay, in calendar: WorkingCalendar) -> Double {
    let season = (5...10).contains(day.month) ? 1.15 : 0.95
    guard calendar.isWorkingDay(day) else { return 0.22 * season }
    return switch day.weekday {
    case .monday: 1.3 * season
    case .tuesday: 1.1 * season
    case .wednesday, .thursday, .friday: 0.95 * season
    case .saturday, .sunday: 0.5 * season
    }
  }

  private static func share(
    of day: LocalDay, until now: Date, in calendar: WorkingCalendar
  ) -> Double {
    min(max(now.timeIntervalSince(calendar.midnight(of: day)) / 61_200, 0.01), 1)
  }

  /// The hour at which citizens write on their own: little at night, most in the evening.
  private static func hour(_ random: inout SeededRandom) -> Double {
    Double(hours.draw(&random)) + random.share()
  }

  private static let hours = Weighted<Int>([
    (0, 0.5), (1, 0.2), (2, 0.1), (3, 0.1), (4, 0.2), (5, 0.8), (6, 2), (7, 4), (8, 5), (9, 5.5),
    (10, 5), (11, 4), (12, 4), (13, 3.5), (14, 4), (15, 4.5), (16, 5), (17, 5), (18, 5.5),
    (19, 7), (20, 7.5), (21, 6), (22, 3), (23, 1.2),
  ])
}

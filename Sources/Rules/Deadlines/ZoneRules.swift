import Foundation

/// A time zone's offsets as a table, asked from Foundation once, so that a conversion takes
/// nanoseconds. Instants and local times are whole seconds; a local time is counted as if its
/// wall clock were UTC.
struct ZoneRules: Sendable {
  /// When each offset begins to hold; the first one always has.
  private let starts: [Int]
  private let offsets: [Int]

  /// The rules of an IANA zone; nil if there is no such zone.
  init?(identifier: String) {
    guard ZoneRules.isIANA(identifier), let zone = TimeZone(identifier: identifier) else {
      return nil
    }
    var date = Date(timeIntervalSince1970: Double(ZoneRules.beginning))
    var starts = [Int.min]
    var offsets = [zone.secondsFromGMT(for: date)]
    while let next = zone.nextDaylightSavingTimeTransition(after: date), next > date {
      guard next.timeIntervalSince1970 < Double(ZoneRules.horizon) else { break }
      date = next
      let offset = zone.secondsFromGMT(for: date)
      if offset != offsets.last {
        starts.append(Int(date.timeIntervalSince1970.rounded()))
        offsets.append(offset)
      }
    }
    self.starts = starts
    self.offsets = offsets
  }

  /// Seconds east of UTC at an instant.
  func offset(at instant: Int) -> Int {
    offsets[index(at: instant - shift(instant))]
  }

  /// The local date at an instant, as `LocalDay.number`.
  func day(at instant: Int) -> Int {
    (instant + offset(at: instant)).flooredQuotient(by: 86_400)
  }

  /// The instant of a local time. A local time that a clock change skips is the next one that
  /// exists, one that happens twice is the first.
  func instant(local: Int) -> Int {
    let before = offset(at: local - 86_400)
    let after = offset(at: local + 86_400)
    if before == after { return local - before }
    // Whichever of the two is right holds at the instant it leads to; in an overlap both do,
    // and `before`, the greater, leads to the first.
    if offset(at: local - before) == before { return local - before }
    if offset(at: local - after) == after { return local - after }
    let shift = shift(local - 86_400)
    return starts[index(at: local - 86_400 - shift) + 1] + shift
  }

  /// The offset of a local date on which, and around which, the clock does not change; nil for
  /// any other date.
  func steadyOffset(on day: Int) -> Int? {
    let begin = (day - 1) * 86_400
    let folded = begin - shift(begin)
    let index = index(at: folded)
    guard index + 1 == starts.count || starts[index + 1] > folded + 3 * 86_400 else {
      return nil
    }
    return offsets[index]
  }

  /// The Gregorian calendar, and with it every rule of the far future, repeats after 400 years:
  /// how much to take off an instant to find it in the table.
  private func shift(_ instant: Int) -> Int {
    guard instant >= ZoneRules.foldEnd else { return 0 }
    return (instant - ZoneRules.foldStart) / ZoneRules.cycle * ZoneRules.cycle
  }

  private func index(at instant: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= instant { low = middle } else { high = middle }
    }
    return low
  }

  /// Foundation also knows abbreviations (`PST`) and offsets (`GMT+7`); neither is a zone here.
  private static func isIANA(_ identifier: String) -> Bool {
    if zonesWithoutRegion.contains(identifier) { return true }
    return identifier.contains("/") && identifier != "Etc/Unknown"
      && !identifier.hasPrefix("SystemV/")
  }

  private static let zonesWithoutRegion: Set = [
    "UTC", "GMT", "UCT", "Universal", "Zulu", "Greenwich", "GMT0", "GMT+0", "GMT-0",
    "CET", "EET", "MET", "WET", "EST", "MST", "HST", "EST5EDT", "CST6CDT", "MST7MDT", "PST8PDT",
    "Cuba", "Egypt", "Eire", "GB", "GB-Eire", "Hongkong", "Iceland", "Iran", "Israel", "Jamaica",
    "Japan", "Kwajalein", "Libya", "NZ", "NZ-CHAT", "Navajo", "PRC", "Poland", "Portugal", "ROC",
    "ROK", "Singapore", "Turkey", "W-SU",
  ]

  private static let cycle = 146_097 * 86_400
  /// 0001-01-01.
  private static let beginning = -62_135_596_800
  /// 2100-01-01: every zone's rules have become regular.
  private static let foldStart = 4_102_444_800
  /// 2500-01-01.
  private static let foldEnd = foldStart + cycle
  /// The table reaches a year further, so that a look ahead finds its neighbours.
  private static let horizon = foldEnd + 366 * 86_400
}

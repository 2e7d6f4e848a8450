import Rules
import Testing

@Suite("Weeks of ISO 8601")
struct ISOWeekTests {
  @Test(
    "A day lies in its week",
    arguments: [
      ("2026-11-23", "2026-W48"), ("2026-11-22", "2026-W47"), ("2026-01-01", "2026-W01"),
      ("2027-01-01", "2026-W53"), ("2027-01-04", "2027-W01"), ("2024-12-30", "2025-W01"),
      ("2021-01-03", "2020-W53"), ("2023-01-01", "2022-W52"), ("2024-02-29", "2024-W09"),
    ])
  func containing(day: String, week: String) throws {
    let found = ISOWeek(containing: try #require(LocalDay(day)))
    #expect(found.description == week)
    #expect(ISOWeek(week) == found)
    #expect(found.sunday == found.monday.adding(days: 6))
  }

  @Test(
    "Weeks that do not exist, and other ways to write one, are refused",
    arguments: [
      "2026-W00", "2026-W54", "2025-W53", "2026-47", "2026-W7", "2026W47", "", "2026-w47",
    ])
  func refused(text: String) {
    #expect(ISOWeek(text) == nil)
  }

  @Test("Fifty years of weeks follow each other without a gap")
  func sequence() throws {
    var week = try #require(ISOWeek("2000-W01"))
    for _ in 0..<2600 {
      let next = week.adding(weeks: 1)
      #expect(next.monday == week.monday.adding(days: 7))
      #expect(ISOWeek(year: next.year, week: next.week) == next)
      #expect(week < next)
      week = next
    }
  }
}

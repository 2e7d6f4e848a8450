import Foundation
import Rules
import Testing

@Suite struct LocalDayTests {
  @Test(
    "A date that does not exist, or is written otherwise, is refused",
    arguments: [
      "2023-02-29", "1900-02-29", "2024-02-30", "2024-04-31", "2024-13-01", "2024-00-10",
      "2024-01-00", "0000-01-01", "2024-4-3", "24-04-03", "2024/04/03", "2024-04-03T",
      " 2024-04-03",
      "2024-04-0३", "+024-04-03", "",
    ])
  func refused(_ text: String) {
    #expect(LocalDay(text) == nil)
  }

  @Test(
    "A date is written as it was read",
    arguments: [
      ("2024-02-29", Weekday.thursday), ("2000-02-29", .tuesday), ("1970-01-01", .thursday),
      ("0001-01-01", .monday), ("9999-12-31", .friday), ("1969-12-31", .wednesday),
      ("2026-11-22", .sunday),
    ])
  func readAndWritten(_ text: String, _ weekday: Weekday) throws {
    let day = try #require(LocalDay(text))
    #expect(day.description == text)
    #expect(day.weekday == weekday)
    #expect(LocalDay(year: day.year, month: day.month, day: day.day) == day)
  }

  @Test("Every day of 1890–2110 follows the day before")
  func everyDay() throws {
    var day = try #require(LocalDay("1890-01-01"))
    let last = try #require(LocalDay("2110-12-31"))
    while day < last {
      let next = day.adding(days: 1)
      #expect(next.day == day.day + 1 || next.day == 1 && day.day >= 28)
      #expect(LocalDay(year: next.year, month: next.month, day: next.day) == next)
      #expect(next.weekday.rawValue == day.weekday.rawValue % 7 + 1)
      #expect(day.days(to: next) == 1)
      day = next
    }
  }

  @Test(
    "A month later is the same day, or the month's last",
    arguments: [
      ("2024-01-31", 1, "2024-02-29"), ("2023-01-31", 1, "2023-02-28"),
      ("2024-12-31", 2, "2025-02-28"), ("2024-03-31", -1, "2024-02-29"),
      ("2024-02-29", 12, "2025-02-28"), ("2024-05-15", -17, "2022-12-15"),
    ])
  func months(_ text: String, _ months: Int, _ expected: String) throws {
    #expect(try #require(LocalDay(text)).adding(months: months).description == expected)
  }

  @Test("A date travels through JSON as its text, and bad text is refused")
  func json() throws {
    let day = try #require(LocalDay("2026-06-16"))
    let data = try JSONEncoder().encode([day])
    #expect(String(decoding: data, as: UTF8.self) == #"["2026-06-16"]"#)
    #expect(try JSONDecoder().decode([LocalDay].self, from: data) == [day])
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([LocalDay].self, from: Data(#"["2023-02-29"]"#.utf8))
    }
  }

  @Test(
    "An instant is read with its offset, and its fraction is cut off",
    arguments: [
      ("2024-05-06T04:00:00Z", "2024-05-06T04:00:00Z"),
      ("2024-05-06t11:00:00.999+07:00", "2024-05-06T04:00:00Z"),
      ("2024-02-29T23:30:00-05:30", "2024-03-01T05:00:00Z"),
      ("1969-12-31T23:59:59.5z", "1969-12-31T23:59:59Z"),
      ("2024-05-06T04:00:00-00:00", "2024-05-06T04:00:00Z"),
    ])
  func instants(_ text: String, _ expected: String) throws {
    #expect(Instant.rfc3339(try #require(Instant.date(rfc3339: text))) == expected)
  }

  @Test(
    "An instant without offset, or of another form, is refused",
    arguments: [
      "2024-05-06T04:00:00", "2024-05-06 04:00:00Z", "2024-05-06T04:00Z", "2024-05-06",
      "2024-05-06T24:00:00Z", "2024-05-06T04:60:00Z", "2024-05-06T04:00:60Z",
      "2023-02-29T04:00:00Z", "2024-05-06T04:00:00.Z", "2024-05-06T04:00:00+7", "",
      "2024-05-06T04:00:00+07", "2024-05-06T04:00:00+0700", "2024-05-06T04:00:00+24:00",
      "2024-05-06T04:00:00Z ",
    ])
  func badInstants(_ text: String) {
    #expect(Instant.date(rfc3339: text) == nil)
  }
}

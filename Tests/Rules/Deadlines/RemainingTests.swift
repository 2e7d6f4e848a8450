import Foundation
import Rules
import Testing

@Suite struct RemainingTests {
  @Test(
    "What is left is said in the unit of the promise",
    arguments: [
      (.workingDays(5), "2026-06-08 17:00", "2026-06-01 10:00", .workingDaysLeft(5)),
      (.workingDays(5), "2026-06-08 17:00", "2026-06-05 18:00", .workingDaysLeft(1)),
      (.workingDays(5), "2026-06-08 17:00", "2026-06-08 08:00", .dueToday),
      (.workingDays(5), "2026-06-08 17:00", "2026-06-08 17:00", .dueToday),
      (.workingDays(5), "2026-06-08 17:00", "2026-06-08 17:10", .overdueMinutes(0)),
      (.workingDays(5), "2026-06-08 17:00", "2026-06-11 08:00", .overdueWorkingDays(3)),
      (.workingDays(5, endOfDay: .midnight), "2026-06-09 00:00", "2026-06-08 20:00", .dueToday),
      (
        .workingDays(5, endOfDay: .midnight), "2026-06-09 00:00", "2026-06-09 00:01",
        .overdueWorkingDays(1)
      ),
      (.workingSeconds(14400), "2026-06-01 15:00", "2026-06-01 10:00", .hoursLeft(3)),
      (.workingSeconds(14400), "2026-06-02 08:30", "2026-06-01 16:00", .hoursLeft(2)),
      (.workingSeconds(14400), "2026-06-01 15:00", "2026-06-01 14:00:01", .minutesLeft(60)),
      (.workingSeconds(14400), "2026-06-01 15:00", "2026-06-01 14:59:01", .minutesLeft(1)),
      (.workingSeconds(14400), "2026-06-01 15:00", "2026-06-01 15:00", .minutesLeft(0)),
      (.workingSeconds(14400), "2026-06-01 15:00", "2026-06-01 15:01:59", .overdueMinutes(1)),
      (.workingSeconds(14400), "2026-06-01 15:00", "2026-06-01 16:59", .overdueHours(1)),
      (.workingSeconds(14400), "2026-06-05 15:00", "2026-06-07 16:59", .overdueHours(2)),
      (.workingSeconds(14400), "2026-06-05 15:00", "2026-06-08 01:00", .overdueWorkingDays(1)),
    ] as [(Target, String, String, Remaining)])
  func remaining(
    _ target: Target, _ due: String, _ now: String, _ expected: Remaining
  ) throws {
    let deadline = Deadline(in: try WorkingCalendar(Drafts.office))
    let due = try localTime(due)
    let now = try localTime(now)
    let remaining = deadline.remaining(until: due, at: now, target: target)
    #expect(remaining == expected)
    #expect(remaining.isOverdue == (now > due))
  }

  @Test(
    "An extension counts from the original due, the day it ends left out",
    arguments: [
      (.workingDays(5), 5, "2026-06-08 17:00", "2026-06-15 17:00"),
      (.workingDays(5), 1, "2026-06-05 17:00", "2026-06-08 17:00"),
      (.workingDays(5, endOfDay: .midnight), 2, "2026-06-09 00:00", "2026-06-11 00:00"),
      (.workingDays(5, receiptDay: .deemedNext), 2, "2026-06-08 17:00", "2026-06-10 17:00"),
      (.calendarDays(10), 3, "2026-06-09 00:00", "2026-06-12 00:00"),
      (.months(1), 1, "2026-06-09 00:00", "2026-07-09 00:00"),
      (.workingSeconds(14400), 3600, "2026-06-01 17:00", "2026-06-02 08:30"),
    ] as [(Target, Int, String, String)])
  func extended(_ target: Target, _ extra: Int, _ due: String, _ expected: String) throws {
    let deadline = Deadline(in: try WorkingCalendar(Drafts.office))
    let extended = try deadline.extended(
      due: try localTime(due), of: target, by: target.of(extra))
    #expect(Instant.rfc3339(extended) == Instant.rfc3339(try localTime(expected)))
  }

  @Test(
    "An extension of another kind, of nothing, or longer than the target is refused",
    arguments: [
      .workingDays(6), .workingDays(0), .workingDays(-1), .calendarDays(1), .workingSeconds(1),
      .months(1),
    ] as [Target])
  func refused(_ extra: Target) throws {
    let deadline = Deadline(in: try WorkingCalendar(Drafts.office))
    let due = try localTime("2026-06-08 17:00")
    let error = #expect(throws: DeadlineError.self) {
      try deadline.extended(due: due, of: .workingDays(5), by: extra)
    }
    #expect(error?.code == "bad_target")
  }

  @Test(
    "A target travels through JSON, with its defaults where nothing is said",
    arguments: [
      (#"{"workingSeconds": 7200}"#, .workingSeconds(7200)),
      (#"{"workingDays": 5}"#, .workingDays(5)),
      (
        #"{"workingDays": 5, "receiptDay": "deemedNext", "endOfDay": "midnight"}"#,
        .workingDays(5, receiptDay: .deemedNext, endOfDay: .midnight)
      ),
      (#"{"calendarDays": 3, "receiptDay": "whatever"}"#, .calendarDays(3)),
      (#"{"months": 1, "endOfDay": "closeOfBusiness"}"#, .months(1, endOfDay: .closeOfBusiness)),
    ] as [(String, Target)])
  func json(_ text: String, _ target: Target) throws {
    #expect(try JSONDecoder().decode(Target.self, from: Data(text.utf8)) == target)
    let written = try JSONEncoder().encode(target)
    #expect(try JSONDecoder().decode(Target.self, from: written) == target)
  }

  @Test("A pause travels through JSON, and one that ends before it begins is refused")
  func pauseJSON() throws {
    let pause = try #require(try pauses(["2026-06-01 10:00/2026-06-02 10:00"]).first)
    let written = try JSONEncoder().encode(pause)
    #expect(try JSONDecoder().decode(Pause.self, from: written) == pause)
    #expect(throws: DeadlineError.self) {
      try JSONDecoder().decode(Pause.self, from: Data(#"{"from": 5, "to": 4}"#.utf8))
    }
  }
}

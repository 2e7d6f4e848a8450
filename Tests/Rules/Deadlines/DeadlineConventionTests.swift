import Foundation
import Rules
import Testing

@Suite struct DeadlineConventionTests {
  @Test(
    "A due date follows the conventions",
    arguments: [
      Convention.workingTime, Convention.workingDays, Convention.pausedDays,
      Convention.calendarDays, Convention.clockChanges,
    ].flatMap { $0 })
  func due(_ convention: Convention) throws {
    let deadline = Deadline(in: try WorkingCalendar(convention.draft))
    let from = try localTime(convention.from)
    let stops = try pauses(convention.pauses)
    let due = try deadline.due(from: from, target: convention.target, pauses: stops)
    #expect(Instant.rfc3339(due) == Instant.rfc3339(try localTime(convention.due)))
    let explained = try deadline.explainedDue(
      from: from, target: convention.target, pauses: stops)
    #expect(explained.value == due)
  }

  @Test(
    "A warning is the latest instant with so much time left",
    arguments: [
      ("2026-06-02 08:30", 3600, [], "2026-06-02 07:30"),
      ("2026-06-02 08:00", 3600, [], "2026-06-01 16:30"),
      ("2026-06-02 07:30", 3600, [], "2026-06-01 16:00"),
      ("2026-06-02 03:00", 0, [], "2026-06-02 03:00"),
      ("2026-06-02 08:30", 7200, ["2026-06-01 16:00/2026-06-01 17:00"], "2026-06-01 15:00"),
      ("2026-06-02 10:30", 3600, ["2026-06-02 09:30/2026-06-02 12:00"], "2026-06-02 08:30"),
    ] as [(String, Int, [String], String)])
  func warning(_ due: String, _ seconds: Int, _ stops: [String], _ expected: String) throws {
    let deadline = Deadline(in: try WorkingCalendar(Drafts.office))
    let at = try deadline.warning(
      due: try localTime(due), workingSeconds: seconds, pauses: try pauses(stops))
    #expect(Instant.rfc3339(at) == Instant.rfc3339(try localTime(expected)))
  }

  @Test(
    "No time passes backwards, at night or in a pause",
    arguments: [
      ("2026-06-02 08:30", "2026-06-01 08:30", [], 0),
      ("2026-06-01 17:00", "2026-06-02 07:30", [], 0),
      ("2026-06-01 16:00", "2026-06-02 08:30", [], 7200),
      ("2026-06-01 16:00", "2026-06-02 08:30", ["2026-06-01 16:59:59/2026-06-02 07:30:01"], 7198),
    ] as [(String, String, [String], Int)])
  func elapsed(_ from: String, _ to: String, _ stops: [String], _ expected: Int) throws {
    let deadline = Deadline(in: try WorkingCalendar(Drafts.office))
    #expect(
      deadline.elapsed(from: try localTime(from), to: try localTime(to), pauses: try pauses(stops))
        == expected)
  }

  @Test(
    "What is not fulfilled within ten years is refused, never guessed",
    arguments: [
      .workingSeconds(1), .workingSeconds(0), .workingDays(1), .workingDays(0),
      .workingDays(1, receiptDay: .deemedNext), .calendarDays(1), .months(1),
      .months(.max), .calendarDays(.max), .workingDays(.max), .workingSeconds(.max),
    ] as [Target])
  func never(_ target: Target) throws {
    let empty = Deadline(in: try WorkingCalendar(timeZone: "Asia/Ho_Chi_Minh", week: [:]))
    let from = try localTime("2026-06-01 10:00")
    #expect(throws: DeadlineError.noWorkingTime) { try empty.due(from: from, target: target) }
    #expect(throws: DeadlineError.noWorkingTime) { try empty.warning(due: from, workingSeconds: 1) }
    #expect(empty.elapsed(from: from, to: .distantFuture) == 0)
    let office = Deadline(in: try WorkingCalendar(Drafts.office))
    let pause = try Pause(from: localTime("2026-05-01 00:00"), to: .distantFuture)
    if target.amount > 0, target.amount < .max {
      #expect(throws: DeadlineError.noWorkingTime) {
        try office.due(from: from, target: target, pauses: [pause])
      }
    } else if target.amount > 0 {
      #expect(throws: DeadlineError.noWorkingTime) { try office.due(from: from, target: target) }
    }
  }

  @Test("Exactly ten years are granted, a day more is not")
  func tenYears() throws {
    let always = Deadline(in: try WorkingCalendar(Drafts.always()))
    let from = try localTime("2026-06-01 10:00")
    #expect(
      try always.due(from: from, target: .months(120)) == (try localTime("2036-06-02 00:00")))
    #expect(throws: DeadlineError.noWorkingTime) {
      try always.due(from: from, target: .calendarDays(3654))
    }
  }

  @Test("A negative amount and a pause that ends before it begins are refused")
  func refused() throws {
    let office = Deadline(in: try WorkingCalendar(Drafts.office))
    let from = try localTime("2026-06-01 10:00")
    for target in [Target.workingSeconds(-1), .workingDays(-1), .calendarDays(-1), .months(-1)] {
      let error = #expect(throws: DeadlineError.self) {
        try office.due(from: from, target: target)
      }
      #expect(error?.code == "bad_target")
    }
    #expect(throws: DeadlineError.badInstant("a pause must not end before it begins")) {
      try Pause(from: from, to: from.addingTimeInterval(-1))
    }
  }
}

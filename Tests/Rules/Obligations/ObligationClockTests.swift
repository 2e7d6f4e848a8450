import Foundation
import Rules
import Testing

@Suite("Clocks of obligations")
struct ObligationClockTests {
  /// Monday, 9 o'clock.
  let receipt = instant("2026-06-08T09:00:00+07:00")

  func plan(
    _ obligation: ObligationKind = .answer, _ levels: [ServiceLevel] = LevelFixture.promises,
    kind: Kind = .feedback, category: String = "khac", urgent: Bool = false,
    receivedAt: Date? = nil, from base: Date? = nil, pauses: [Pause] = [],
    calendars: [CalendarVersion]? = nil
  ) throws -> PlannedObligation {
    let catalogue = OfficeFixture.catalogue(
      serviceLevels: levels, calendars: try calendars ?? LevelFixture.calendars())
    let subject = ObligationClock.Subject(
      kind: kind, category: category, urgent: urgent, receivedAt: receivedAt ?? receipt)
    return try ObligationClock(catalogue).plan(
      obligation, for: subject, unit: ID(10), from: base ?? receipt, pauses: pauses)
  }

  @Test("Hours and days are counted in the office's own time")
  func ordinary() throws {
    let accept = try plan(.accept)
    #expect(accept.dueAt == instant("2026-06-08T14:30:00+07:00"))
    #expect(
      accept.firstWarning == instant("2026-06-08T11:00:00+07:00"), "two hours of work are left")
    let answer = try plan(.answer)
    #expect(answer.dueAt == instant("2026-06-15T17:00:00+07:00"))
    #expect(answer.kind == .answer && answer.unit == ID(10) && answer.basedOn == receipt)
    #expect(answer.target == .workingDays(5) && answer.calendarVersion == ID(1))
  }

  @Test("An urgent clock runs at night and on Sunday")
  func urgent() throws {
    let night = instant("2026-06-07T03:00:00+07:00")
    let accept = try plan(.accept, urgent: true, receivedAt: night, from: night)
    #expect(accept.dueAt == instant("2026-06-07T03:30:00+07:00"))
    #expect(accept.firstWarning == instant("2026-06-07T03:15:00+07:00"))
    #expect(accept.calendarVersion == ID(2))
  }

  @Test("What is owed at once is due at once, and nobody is warned of it")
  func atOnce() throws {
    let forward = try plan(.forward, urgent: true)
    #expect(forward.dueAt == receipt && forward.firstWarning == nil)
  }

  @Test(
    "A warning needs ten minutes of working time", arguments: [(599, false), (600, true)])
  func shortest(seconds: Int, warns: Bool) throws {
    let level = LevelFixture.level(1, .feedback, .accept, .workingSeconds(seconds))
    let planned = try plan(.accept, [level])
    #expect((planned.firstWarning == planned.dueAt - 300) == warns)
    #expect((planned.firstWarning != nil) == warns)
  }

  @Test("The category's own rule comes before the kind's, in whatever order they stand")
  func category() throws {
    let general = LevelFixture.level(1, .feedback, .answer, .workingDays(5))
    let own = LevelFixture.level(2, .feedback, .answer, .workingDays(2), category: "dien")
    for levels in [[general, own], [own, general]] {
      #expect(try plan(.answer, levels, category: "dien").serviceLevel == ID(2))
      #expect(try plan(.answer, levels, category: "khac").serviceLevel == ID(1))
    }
  }

  @Test(
    "The rules are those of the local day of receipt, whenever the clock starts",
    arguments: [
      ("2026-06-07T23:59:59+07:00", Int64(1)), ("2026-06-08T00:00:00+07:00", 2),
      ("2026-06-30T23:59:59+07:00", 2), ("2026-07-01T00:00:00+07:00", 3),
    ])
  func validity(received: String, level: Int64) throws {
    let levels = [
      LevelFixture.level(1, .feedback, .answer, .workingDays(5), to: "2026-06-08"),
      LevelFixture.level(
        2, .feedback, .answer, .workingDays(3), from: "2026-06-08", to: "2026-07-01"),
      LevelFixture.level(3, .feedback, .answer, .workingDays(1), from: "2026-07-01"),
    ]
    let later = instant("2026-08-03T08:00:00+07:00")
    let planned = try plan(.answer, levels, receivedAt: instant(received), from: later)
    #expect(planned.serviceLevel == ID(level))
    #expect(planned.basedOn == later && planned.dueAt > later)
  }

  @Test("The highest version of a calendar counts")
  func version() throws {
    var draft = Drafts.office
    draft.closed.append("2026-06-09")
    let second = LevelFixture.version(9, "office", 2, try WorkingCalendar(draft))
    let planned = try plan(calendars: [second] + LevelFixture.calendars())
    #expect(planned.calendarVersion == ID(9))
    #expect(planned.dueAt == instant("2026-06-16T17:00:00+07:00"))
  }

  @Test("Pauses move due date and warning")
  func pauses() throws {
    let pause = try Pause(
      from: instant("2026-06-09T10:00:00+07:00"), to: instant("2026-06-11T15:00:00+07:00"),
      reason: "hỏi thêm")
    let planned = try plan(.answer, pauses: [pause])
    #expect(planned.dueAt == instant("2026-06-17T17:00:00+07:00"))
    let unpaused = try #require(try plan().firstWarning)
    #expect(try #require(planned.firstWarning) > unpaused)
  }

  @Test("A rule that is missing is named, a calendar that is missing too")
  func faults() throws {
    let other = LevelFixture.level(1, .question, .answer, .workingDays(2))
    #expect(
      throws: ObligationProblem.noServiceLevel(.feedback, category: "khac", urgent: false, .answer)
    ) { try plan(.answer, [other]) }
    let expired = LevelFixture.level(1, .feedback, .answer, .workingDays(2), to: "2026-06-08")
    #expect(
      throws: ObligationProblem.noServiceLevel(.feedback, category: "khac", urgent: false, .answer)
    ) { try plan(.answer, [expired]) }
    let lost = LevelFixture.level(1, .feedback, .answer, .workingDays(2), calendar: "ward")
    #expect(throws: ObligationProblem.noCalendar("ward")) { try plan(.answer, [lost]) }
  }

  @Test("A calendar that never opens is a fault, not a date")
  func neverOpen() throws {
    let empty = CalendarDraft(timeZone: "Asia/Ho_Chi_Minh", week: [:])
    let version = LevelFixture.version(1, "office", 1, try WorkingCalendar(empty))
    let level = LevelFixture.level(1, .feedback, .answer, .workingDays(5))
    #expect(throws: ObligationProblem.deadline(.noWorkingTime)) {
      try plan(.answer, [level], calendars: [version])
    }
  }
}

extension PlannedObligation {
  /// When somebody is warned first; nil if never.
  var firstWarning: Date? { steps.planned.first { $0.step == .warning }?.at }
}

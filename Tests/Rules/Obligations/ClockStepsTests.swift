import Foundation
import Rules
import Testing

@Suite("The steps of a clock")
struct ClockStepsTests {
  /// A promise of five working days, based on Monday 8 June 2026 at 9:00.
  static func steps(
    _ alarms: Alarms = .usual, pauses: [Pause] = [], target: Target = .workingDays(5)
  ) throws -> ClockSteps {
    let reckoning = Reckoning(
      in: try WorkingCalendar(Drafts.office), basedOn: try localTime("2026-06-08 09:00"),
      target: target, pauses: pauses)
    return reckoning.steps(due: try reckoning.due(), alarms)
  }

  static func at(_ step: ClockStep, _ time: String) throws -> ClockSteps.Planned {
    ClockSteps.Planned(step: step, at: try localTime(time))
  }

  @Test("It warns when half is left, is missed at its due instant, and climbs in working time")
  func usual() throws {
    #expect(
      try Self.steps().planned == [
        Self.at(.warning, "2026-06-11 08:15"), Self.at(.breach, "2026-06-15 17:00"),
        Self.at(.escalation1, "2026-06-18 17:00"), Self.at(.escalation2, "2026-06-23 17:00"),
      ])
  }

  @Test("An office warns a last time when it likes; an alarm that would go off at once is left out")
  func own() throws {
    let hours = Alarms(warnLeft: 8 * 3_600, firstEscalation: 3_600, secondEscalation: 8 * 3_600)
    #expect(
      try Self.steps(hours).planned == [
        Self.at(.warning, "2026-06-11 08:15"), Self.at(.lastWarning, "2026-06-15 07:30"),
        Self.at(.breach, "2026-06-15 17:00"), Self.at(.escalation1, "2026-06-16 08:30"),
        Self.at(.escalation2, "2026-06-16 17:00"),
      ])
    let early = Alarms(warnLeft: 500 * 3_600, firstEscalation: 1, secondEscalation: 2)
    #expect(try Self.steps(early).planned.prefix(2) == Self.steps().planned.prefix(2))
    let short = try Self.steps(target: .workingSeconds(599))
    #expect(short.planned.map(\.step) == [.breach, .escalation1, .escalation2])
  }

  @Test("Of a long clock two warnings come: at half, and when 24 working hours are left")
  func long() throws {
    let planned = try Self.steps(target: .workingDays(10)).planned
    #expect(
      try planned.prefix(2) == [
        Self.at(.warning, "2026-06-15 13:45"), Self.at(.lastWarning, "2026-06-18 07:30"),
      ])
    // An office that wants to hear early hears early, and again when half is left.
    let early = Alarms(warnLeft: 30 * 3_600, firstEscalation: 1, secondEscalation: 2)
    #expect(
      try Self.steps(early).planned.prefix(2) == [
        Self.at(.warning, "2026-06-10 09:30"), Self.at(.lastWarning, "2026-06-11 08:15"),
      ])
  }

  @Test("While it stands still it does not climb")
  func paused() throws {
    let pause = try Pause(
      from: localTime("2026-06-16 07:30"), to: localTime("2026-06-18 07:30"), reason: "x")
    #expect(
      try Self.steps(pauses: [pause]).planned.last == Self.at(.escalation2, "2026-06-25 17:00"))
  }

  @Test(
    "A clock whose due date moved starts anew with what is still to come",
    arguments: [
      ("2026-06-08 10:00", false, ClockStep.warning), ("2026-06-11 08:15", false, .breach),
      ("2026-06-15 17:00", false, .breach), ("2026-06-16 09:00", false, .breach),
      ("2026-06-12 09:00", true, .breach), ("2026-06-08 10:00", true, .warning),
      ("2026-06-15 17:00", true, .escalation1), ("2026-06-19 08:00", true, .escalation2),
      ("2026-06-24 08:00", true, nil), ("2026-06-24 08:00", false, .breach),
    ] as [(String, Bool, ClockStep?)])
  func anew(_ now: String, _ isBreached: Bool, _ step: ClockStep?) throws {
    #expect(
      try Self.steps().first(at: localTime(now), isBreached: isBreached)?.step == step)
  }

  @Test("Each step has the next one behind it")
  func order() throws {
    let steps = try Self.steps()
    #expect(steps.after(.warning)?.step == .breach)
    #expect(steps.after(.breach)?.step == .escalation1)
    #expect(steps.after(.escalation1)?.step == .escalation2)
    #expect(steps.after(.escalation2) == nil)
    #expect(ClockSteps(due: try localTime("2026-06-15 17:00")).after(.breach) == nil)
  }
}

import Foundation
import Rules
import Testing

/// A ticket of September 2026 with everything that can happen to a clock: asked and answered by
/// its citizen, extended, answered late; its delivery is owed still.
struct AuditFixture {
  static let asOf = "2026-09-28T03:00:00Z"
  let calendars: [ID<CalendarVersion>: CalendarVersion]
  private let calendar: WorkingCalendar

  /// - Parameter closed: a day off of a second version, which nothing was counted by yet.
  init(closed: String? = nil) throws {
    calendar = try WorkingCalendar(Drafts.office)
    var versions = [LevelFixture.version(1, "office", 1, calendar)]
    if let closed {
      var draft = Drafts.office
      draft.closed.append(closed)
      versions.append(LevelFixture.version(2, "office", 2, try WorkingCalendar(draft)))
    }
    calendars = Dictionary(uniqueKeysWithValues: versions.map { ($0.id, $0) })
  }

  func findings(
    in ticket: AuditedTicket, underway: Set<String> = [], asOf: String = asOf
  ) throws -> [ClockFinding] {
    ClockAudit(calendars: calendars, underway: underway, asOf: try Self.at(asOf), grace: 300)
      .findings(in: ticket)
  }

  static func at(_ text: String) throws -> Date { try #require(Instant.date(rfc3339: text)) }

  func ticket() throws -> AuditedTicket {
    let moves: [(String, State?, State?)] = [
      ("2026-09-14T01:00:00Z", nil, .received), ("2026-09-14T02:00:00Z", .received, .accepted),
      ("2026-09-14T03:00:00Z", .accepted, .forwarded),
      ("2026-09-14T07:00:00Z", .forwarded, .inProgress),
      ("2026-09-15T02:00:00Z", .inProgress, .awaitingInformation),
      ("2026-09-17T03:00:00Z", .awaitingInformation, .inProgress),
      ("2026-09-18T02:00:00Z", nil, nil),
      ("2026-09-28T01:30:00Z", .inProgress, .awaitingApproval),
      ("2026-09-28T02:00:00Z", .awaitingApproval, .answered),
    ]
    return AuditedTicket(
      number: try #require(TicketNumber(year: 2026, serial: 7)), state: .answered, promise: 1,
      promisedAt: nil,
      acts: try moves.map {
        AuditedTicket.Act(at: try Self.at($0.0), from: $0.1, to: $0.2)
      },
      waits: [
        AuditedTicket.Wait(
          from: try Self.at("2026-09-15T02:00:00Z"),
          plannedEnd: try Self.at("2026-09-22T02:00:00Z"),
          end: try Self.at("2026-09-17T03:00:00Z"))
      ], clocks: [try answer(), try forward(), try deliver()])
  }

  /// The promise: five working days, two more for the pause, two more by an extension.
  private func answer() throws -> AuditedTicket.Clock {
    let base = try Self.at("2026-09-14T01:00:00Z")
    let target = Target.workingDays(5)
    let asked = try Self.at("2026-09-15T02:00:00Z")
    let told = try Self.at("2026-09-17T03:00:00Z")
    let granted = try Self.at("2026-09-18T02:00:00Z")
    let last = Reckoning(
      in: calendar, basedOn: base, target: target, pauses: [try Pause(from: asked, to: told)],
      extra: target.of(2))
    let dues = try ["2026-09-21", "2026-09-23", "2026-09-25"].map {
      try Self.at("\($0)T10:00:00Z")
    }
    var events = [
      event(1, "paused", asked), event(1, "resumed", told, from: dues[0], to: dues[1]),
      event(2, "extended", granted, from: dues[1], to: dues[2]),
    ]
    for planned in last.steps(due: dues[2], .usual).planned.prefix(3) {
      events.append(event(3, planned.step.rawValue, planned.at))
    }
    return AuditedTicket.Clock(
      ordinal: 1, kind: .answer, status: .met, basedOn: base, target: target, calendar: ID(1),
      generation: 3, originalDueAt: dues[0], dueAt: dues[2], isBreached: true,
      endedAt: try Self.at("2026-09-28T02:00:00Z"),
      grants: [AuditedTicket.Grant(amount: 2, at: granted)], events: events)
  }

  private func forward() throws -> AuditedTicket.Clock {
    let due = try Self.at("2026-09-14T07:30:00Z")
    return AuditedTicket.Clock(
      ordinal: 2, kind: .forward, status: .met, basedOn: try Self.at("2026-09-14T02:00:00Z"),
      target: .workingSeconds(14_400), calendar: ID(1), generation: 1, originalDueAt: due,
      dueAt: due, endedAt: try Self.at("2026-09-14T03:00:00Z"))
  }

  private func deliver() throws -> AuditedTicket.Clock {
    let base = try Self.at("2026-09-28T02:00:00Z")
    let due = try Self.at("2026-09-29T10:00:00Z")
    let facts = Reckoning(in: calendar, basedOn: base, target: .workingDays(1))
    return AuditedTicket.Clock(
      ordinal: 3, kind: .deliver, status: .running, basedOn: base, target: .workingDays(1),
      calendar: ID(1), generation: 1, originalDueAt: due, dueAt: due, nextStep: .warning,
      nextStepAt: facts.steps(due: due, .usual).planned[0].at)
  }

  private func event(
    _ generation: Int, _ what: String, _ at: Date, from: Date? = nil, to: Date? = nil
  ) -> AuditedTicket.Event {
    AuditedTicket.Event(
      generation: generation, what: what, at: at, oldDueAt: from, newDueAt: to, calendar: ID(1))
  }
}

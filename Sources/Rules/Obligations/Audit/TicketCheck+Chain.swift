import FoundationEssentials

// From the base to the due instant in force, move by move.

extension TicketCheck {
  /// Counts a clock from its base through everything that moved it.
  ///
  /// - Returns: its stretches, at least one; nil if it can't be counted, which is reported.
  mutating func replay(_ clock: AuditedTicket.Clock) -> [ClockStretch]? {
    let begun = beginning(of: clock)
    guard let calendar = firstCalendar(of: clock, begun: begun) else {
      report(.countable, clock, expected: "a calendar", found: "version \(clock.calendar)")
      return nil
    }
    let first = promised(clock, by: calendar.calendar, at: begun)
    guard let due = try? first.due() else {
      report(.countable, clock, expected: "a due date", found: "none within ten years")
      return nil
    }
    if due != clock.originalDueAt {
      report(.firstDue, clock, expected: due, found: clock.originalDueAt)
    }
    var chain = Chain(
      due: due, first.steps(due: due, clock.alarms), from: begun, calendar: calendar.id)
    for event in clock.events {
      guard follow(event, of: clock, &chain) else { return nil }
    }
    let end = clock.endedAt ?? audit.asOf
    chain.close(at: end, runsOn: clock.status == .running && clock.endedAt == nil)
    compare(clock, with: chain)
    return chain.stretches
  }

  /// The facts of a clock when it began. Time that was granted moves it afterwards, even if it was
  /// carried over from the clock before at the same instant.
  private func promised(
    _ clock: AuditedTicket.Clock, by calendar: WorkingCalendar, at begun: Date
  ) -> Reckoning {
    Reckoning(
      in: calendar, basedOn: clock.basedOn, target: clock.target,
      pauses: pauses(of: clock, knownAt: begun))
  }

  /// The version a clock was first counted with: the only one it ever had, the one its first
  /// events name, or else one up to that of its first move which counts up to the same instant.
  private func firstCalendar(of clock: AuditedTicket.Clock, begun: Date) -> CalendarVersion? {
    guard let move = clock.events.first(where: \.movesDue) else {
      return audit.calendars[clock.calendar]
    }
    let named = clock.events.first { $0.generation == 1 && !$0.movesDue && $0.what != "flagged" }
    if let version = named?.calendar { return audit.calendars[version] }
    let known = audit.versions(upTo: move.calendar ?? clock.calendar)
    return known.first {
      (try? promised(clock, by: $0.calendar, at: begun).due()) == clock.originalDueAt
    } ?? known.first
  }

  /// - Returns: whether the clock can be followed further.
  private mutating func follow(
    _ event: AuditedTicket.Event, of clock: AuditedTicket.Clock, _ chain: inout Chain
  ) -> Bool {
    if event.movesDue || event.what == "flagged" || event.what == "paused",
      event.generation != chain.generation
    {
      report(
        .generation, clock, expected: "\(event.what) in \(chain.generation)",
        found: "\(event.generation)")
    }
    if event.what == "paused" { chain.pause(at: event.at) }
    guard event.movesDue || event.what == "flagged" else { return true }
    let version = event.calendar ?? clock.calendar
    let facts = audit.calendars[version].map {
      reckoning(of: clock, by: $0.calendar, knownAt: event.at)
    }
    guard let facts, let due = try? facts.due() else {
      report(
        .countable, clock, expected: "a due date by version \(version)", found: "none")
      return false
    }
    if event.oldDueAt != chain.due {
      report(.chain, clock, expected: chain.due, found: event.oldDueAt)
    }
    if event.newDueAt != due { report(.chain, clock, expected: due, found: event.newDueAt) }
    if event.movesDue {
      chain.move(
        to: due, facts.steps(due: due, clock.alarms), calendar: version, at: event.at,
        runsOn: event.what == "resumed")
    }
    return true
  }

  private mutating func compare(_ clock: AuditedTicket.Clock, with chain: Chain) {
    if clock.dueAt != chain.due { report(.due, clock, expected: chain.due, found: clock.dueAt) }
    if clock.generation != chain.generation {
      report(
        .generation, clock, expected: "\(chain.generation)", found: "\(clock.generation)")
    }
    let moved = clock.events.filter { $0.what == "extended" }.map(\.at)
    let granted = clock.grants.map(\.at)
    if moved != granted {
      report(
        .extended, clock, expected: granted.clockText, found: moved.clockText)
    }
    if chain.calendar != clock.calendar {
      report(
        .calendar, clock, expected: "version \(chain.calendar)",
        found: "version \(clock.calendar)")
    } else if clock.status == .running {
      compareWithCalendarInForce(clock, due: chain.due)
    }
  }

  private mutating func compareWithCalendarInForce(_ clock: AuditedTicket.Clock, due: Date) {
    guard let used = audit.calendars[clock.calendar],
      let current = audit.inForce(clock.calendar), current.id != used.id,
      !audit.underway.contains(current.code)
    else { return }
    let isFlagged = clock.events.contains { event in
      event.what == "flagged"
        && event.calendar.flatMap { audit.calendars[$0] }.map { $0.version > used.version } ?? false
    }
    let facts = reckoning(of: clock, by: current.calendar, knownAt: audit.asOf)
    guard !isFlagged, let expected = try? facts.due(), expected != due else { return }
    report(
      .calendar, clock,
      expected: "\(Instant.rfc3339(expected)) by version \(current.id)",
      found: "\(Instant.rfc3339(due)) by version \(used.id)")
  }
}

/// The due instant of a clock as it moves.
private struct Chain {
  var stretches: [ClockStretch] = []
  var generation = 1
  var due: Date
  var calendar: ID<CalendarVersion>
  private var steps: ClockSteps
  private var from: Date
  private var pausedAt: Date?

  init(due: Date, _ steps: ClockSteps, from: Date, calendar: ID<CalendarVersion>) {
    (self.due, self.steps, self.from, self.calendar) = (due, steps, from, calendar)
  }

  mutating func pause(at instant: Date) {
    pausedAt = min(pausedAt ?? instant, instant)
  }

  mutating func move(
    to next: Date, _ steps: ClockSteps, calendar: ID<CalendarVersion>, at instant: Date,
    runsOn: Bool
  ) {
    close(at: instant, runsOn: false)
    (due, self.steps, self.calendar) = (next, steps, calendar)
    (from, pausedAt) = (instant, runsOn || pausedAt == nil ? nil : instant)
    generation += 1
  }

  mutating func close(at instant: Date, runsOn: Bool) {
    stretches.append(
      ClockStretch(
        generation: generation, from: from, due: due, steps: steps,
        wasBreached: stretches.contains(where: \.isBreached),
        ranUntil: min(pausedAt ?? instant, instant), runsOn: runsOn && pausedAt == nil))
  }
}

extension AuditedTicket.Event {
  /// Whether a due date was counted anew by it.
  var movesDue: Bool {
    switch what {
    case "resumed", "extended", "recomputed": true
    case _: false
    }
  }

  /// Whether it is a step of the clock: a warning, a breach, and what may follow.
  var isStep: Bool { !movesDue && what != "paused" && what != "flagged" }
}

extension [Date] {
  fileprivate var clockText: String {
    isEmpty ? "none" : map { Instant.rfc3339($0) }.joined(separator: " ")
  }
}

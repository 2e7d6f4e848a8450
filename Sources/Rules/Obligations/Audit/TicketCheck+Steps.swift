import FoundationEssentials

// Warnings, breaches and what may follow: each that came due exactly once, none else.

extension TicketCheck {
  mutating func checkSteps(of clock: AuditedTicket.Clock, in stretches: [ClockStretch]) {
    let steps = clock.events.filter(\.isStep)
    for stretch in stretches {
      let recorded = steps.filter { $0.generation == stretch.generation }
      compare(recorded, with: stretch, clock)
      if stretch.generation == stretches.count { checkNext(of: clock, stretch, after: recorded) }
    }
    for step in steps where !(1...stretches.count).contains(step.generation) {
      report(
        .stepUnfounded, clock, expected: "\(stretches.count) generations",
        found: "\(step.what) in \(step.generation)")
    }
    checkMark(of: clock, stretches)
  }

  private mutating func compare(
    _ recorded: [AuditedTicket.Event], with stretch: ClockStretch, _ clock: AuditedTicket.Clock
  ) {
    let steps = stretch.steps(grace: audit.grace)
    var seen: Set<String> = []
    for event in recorded {
      let text = "\(event.what) \(Instant.rfc3339(event.at)) in \(stretch.generation)"
      if !seen.insert(event.what).inserted {
        report(.stepTwice, clock, expected: "\(event.what) once", found: text)
        continue
      }
      if let step = steps.first(where: { $0.step.rawValue == event.what }), step.mayBe {
        if event.at != step.at {
          report(.stepDate, clock, expected: Instant.rfc3339(step.at), found: text)
        }
      } else {
        report(.stepUnfounded, clock, expected: "no \(event.what)", found: text)
      }
      if event.recordedAt < event.at {
        report(
          .stepDate, clock, expected: text,
          found: "recorded \(Instant.rfc3339(event.recordedAt))")
      }
    }
    for step in steps where step.mustBe && !seen.contains(step.step.rawValue) {
      report(
        .stepMissing, clock,
        expected: "\(step.step.rawValue) \(Instant.rfc3339(step.at)) in \(stretch.generation)",
        found: "none")
    }
  }

  /// The step that is planned is the first that is not recorded yet.
  private mutating func checkNext(
    of clock: AuditedTicket.Clock, _ stretch: ClockStretch, after recorded: [AuditedTicket.Event]
  ) {
    let planned = clock.nextStep.map { "\($0.rawValue) \(clock.nextStepAt.clockText)" } ?? "none"
    guard clock.status == .running else {
      if clock.nextStep != nil { report(.nextStep, clock, expected: "none", found: planned) }
      return
    }
    let done = Set(recorded.map(\.what))
    let steps = stretch.steps(grace: audit.grace)
    let last = steps.lastIndex { done.contains($0.step.rawValue) }
    let coming = steps[((last ?? -1) + 1)...]
    if coming.isEmpty {
      if clock.nextStep != nil { report(.nextStep, clock, expected: "none", found: planned) }
      return
    }
    // A warning that lay before the beginning may have been passed over.
    let allowed = coming.prefix { $0.at <= stretch.from }.count + 1
    let isAllowed = coming.prefix(allowed).contains {
      $0.step == clock.nextStep && $0.at == clock.nextStepAt
    }
    guard !isAllowed else { return }
    let expected = coming[coming.startIndex + min(allowed, coming.count) - 1]
    report(
      .nextStep, clock, expected: "\(expected.step.rawValue) \(Instant.rfc3339(expected.at))",
      found: planned)
  }

  private mutating func checkMark(of clock: AuditedTicket.Clock, _ stretches: [ClockStretch]) {
    let steps = stretches.flatMap { $0.steps(grace: audit.grace) }.filter { $0.step == .breach }
    if clock.isBreached, !steps.contains(where: \.mayBe) {
      report(.breached, clock, expected: "not missed", found: "marked as missed")
    } else if !clock.isBreached, steps.contains(where: \.mustBe) {
      report(.breached, clock, expected: "missed", found: "not marked")
    }
  }
}

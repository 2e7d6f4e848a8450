import FoundationEssentials

/// The audit of one ticket: what it has found so far.
struct TicketCheck {
  let ticket: AuditedTicket
  let audit: ClockAudit
  var findings: [ClockFinding] = []
  /// Since when each `answer` was owed, by ordinal.
  var answersSince: [Int: Date] = [:]

  init(_ ticket: AuditedTicket, by audit: ClockAudit) {
    (self.ticket, self.audit) = (ticket, audit)
  }

  mutating func run() {
    checkWaits()
    checkAnswers()
    for clock in ticket.clocks {
      checkEnd(of: clock)
      guard let stretches = replay(clock) else { continue }
      checkSteps(of: clock, in: stretches)
      checkPauses(of: clock, since: stretches[0].from)
      checkPromise(clock, stretches)
    }
  }

  /// When the ticket was filed.
  var filedAt: Date? { ticket.acts.first?.at }

  /// When a clock began. Only what counts from an earlier instant needs a look at the history:
  /// what was sent back, sorted anew, or parted from what it was merged into.
  func beginning(of clock: AuditedTicket.Clock) -> Date {
    let base = filedAt.map { max($0, clock.basedOn) } ?? clock.basedOn
    if clock.kind == .answer { return answersSince[clock.ordinal] ?? base }
    let before = ticket.clocks.last {
      $0.kind == clock.kind && $0.ordinal < clock.ordinal && $0.basedOn == clock.basedOn
    }
    guard let ended = before?.endedAt else { return base }
    let again = ticket.acts.first { act in
      switch clock.kind {
      case .unitAnswer: act.from == .awaitingApproval && act.to == .inProgress && act.at >= ended
      case .accept, .forward: act.from == .merged && act.at >= ended
      case .answer, .measures, .takeUp, .deliver, .publish: false
      }
    }
    return again?.at ?? base
  }

  /// The pauses of a clock as they were known at an instant: one that lasted then counts to its
  /// planned end, and what was closed by mistake was known when that was found.
  func pauses(of clock: AuditedTicket.Clock, knownAt now: Date) -> [Pause] {
    guard clock.kind.pausesWhileWaiting else { return [] }
    return ticket.waits.compactMap { wait in
      let knownSince = wait.reason == .closedByMistake ? wait.end ?? wait.from : wait.from
      guard knownSince <= now else { return nil }
      let end = wait.end.map { $0 <= now ? $0 : wait.plannedEnd } ?? wait.plannedEnd
      return end > clock.basedOn ? try? Pause(from: wait.from, to: end) : nil
    }
  }

  /// The facts of a clock as they were known at an instant.
  func reckoning(
    of clock: AuditedTicket.Clock, by calendar: WorkingCalendar, knownAt now: Date
  ) -> Reckoning {
    let granted = clock.grants.last { $0.at <= now }
    return Reckoning(
      in: calendar, basedOn: clock.basedOn, target: clock.target,
      pauses: pauses(of: clock, knownAt: now),
      extra: granted.map { clock.target.of($0.amount) })
  }

  mutating func report(
    _ rule: ClockRule, _ clock: AuditedTicket.Clock? = nil, expected: String, found: String
  ) {
    findings.append(
      ClockFinding(
        number: ticket.number, ordinal: clock?.ordinal, kind: clock?.kind, rule: rule,
        expected: expected, found: found))
  }

  mutating func report(
    _ rule: ClockRule, _ clock: AuditedTicket.Clock? = nil, expected: Date?, found: Date?
  ) {
    report(rule, clock, expected: expected.clockText, found: found.clockText)
  }
}

extension Date? {
  /// As findings write it.
  var clockText: String { map { Instant.rfc3339($0) } ?? "none" }
}

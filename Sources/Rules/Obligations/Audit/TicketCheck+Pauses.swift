import FoundationEssentials

// Clocks stand still while the citizen is asked, from the asking to the answer.

extension TicketCheck {
  /// The pauses of a ticket are its times of waiting, and what was closed by mistake.
  mutating func checkWaits() {
    for wait in ticket.waits where wait.reason == .closedByMistake && !wasReopened(after: wait) {
      report(
        .pause, expected: "an answer and a reopening", found: Instant.rfc3339(wait.from))
    }
    var times: [(from: Date, to: Date?)] = []
    for act in ticket.acts {
      if act.from == .awaitingInformation, act.to != nil, let last = times.indices.last {
        times[last].to = act.at
      }
      if act.to == .awaitingInformation { times.append((act.at, nil)) }
    }
    let waits = ticket.waits.filter { $0.reason == .awaitingInformation }
    for index in 0..<max(times.count, waits.count) {
      let time = times.indices.contains(index) ? times[index] : nil
      let wait = waits.indices.contains(index) ? waits[index] : nil
      if time?.from != wait?.from { report(.pause, expected: time?.from, found: wait?.from) }
      if time?.to != wait?.end { report(.pause, expected: time?.to, found: wait?.end) }
    }
  }

  /// Whether a ticket was answered when something began, and reopened when it ended.
  private func wasReopened(after wait: AuditedTicket.Wait) -> Bool {
    ticket.acts.contains { $0.to == .answered && $0.at == wait.from }
      && ticket.acts.contains {
        $0.to == .inProgress && ($0.from == .answered || $0.from == .closed) && $0.at == wait.end
      }
  }

  mutating func checkPauses(of clock: AuditedTicket.Clock, since begun: Date) {
    let paused = clock.events.filter { $0.what == "paused" }
    let resumed = clock.events.filter { $0.what == "resumed" }
    for event in paused where !ticket.waits.contains(where: { $0.covers(event.at) }) {
      report(.pause, clock, expected: "no pause", found: Instant.rfc3339(event.at))
    }
    for event in resumed where !ticket.waits.contains(where: { $0.end == event.at }) {
      report(.pause, clock, expected: "no end of a pause", found: Instant.rfc3339(event.at))
    }
    // What is sorted anew while the citizen is asked ends as it stood.
    let endedAsItStood = ticket.waits.contains { wait in
      clock.endedAt.map { wait.from <= $0 && $0 < wait.end ?? .distantFuture } ?? false
        && wait.reason == .awaitingInformation
    }
    let standing = clock.status == .paused || (endedAsItStood && !paused.isEmpty) ? 1 : 0
    if paused.count != resumed.count + standing {
      report(
        .pause, clock, expected: "\(paused.count) pauses, as many ended",
        found: "\(resumed.count) ended, \(clock.status.rawValue)")
    }
    guard clock.kind.pausesWhileWaiting else {
      if let event = paused.first {
        report(.pause, clock, expected: "a clock that never pauses", found: event.what)
      }
      return
    }
    for wait in ticket.waits where begun < wait.from {
      guard wait.from < clock.endedAt ?? .distantFuture,
        !paused.contains(where: { $0.at == wait.from })
      else { continue }
      report(
        .pause, clock, expected: "paused \(Instant.rfc3339(wait.from))", found: "none")
    }
  }
}

extension AuditedTicket.Wait {
  fileprivate func covers(_ instant: Date) -> Bool {
    from <= instant && instant <= end ?? .distantFuture
  }
}

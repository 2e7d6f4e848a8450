import FoundationEssentials

// An open ticket owes exactly one answer at every instant; one that is not open owes nothing but
// a delivery or a publication.

extension TicketCheck {
  private var openTimes: [(from: Date, to: Date?)] {
    var times: [(from: Date, to: Date?)] = []
    for act in ticket.acts {
      guard let state = act.to else { continue }
      let wasOpen = act.from?.isOpen ?? false
      if state.isOpen && !wasOpen { times.append((act.at, nil)) }
      if !state.isOpen && wasOpen, let last = times.indices.last { times[last].to = act.at }
    }
    return times
  }

  /// Lays the `answer` obligations over the times at which the ticket was open: they cover each
  /// without a gap and without two at once.
  mutating func checkAnswers() {
    var left = ticket.clocks.filter { $0.kind == .answer }[...]
    for time in openTimes {
      var covered = time.from
      var isCovered = false
      var mayFollow = false
      while !isCovered, let answer = left.first, (answer.endedAt ?? .distantFuture) >= covered {
        left = left.dropFirst()
        answersSince[answer.ordinal] = covered
        guard let end = answer.endedAt, end < time.to ?? .distantFuture else {
          (isCovered, mayFollow) = (true, answer.status == .cancelled)
          checkLast(answer, until: time.to)
          break
        }
        if answer.status != .cancelled {
          report(.end, answer, expected: "cancelled", found: answer.status.rawValue)
        }
        covered = end
      }
      if !isCovered {
        report(
          .answerMissing, expected: "an answer owed from \(Instant.rfc3339(covered))",
          found: "none")
      }
      // Sorted anew in the same act that ended it.
      while mayFollow, let answer = left.first, let end = time.to, answer.endedAt == end {
        answersSince[answer.ordinal] = end
        left = left.dropFirst()
      }
    }
    for answer in left {
      report(
        .answerTwice, answer, expected: "no more than one at a time",
        found: "\(answer.status.rawValue) until \(answer.endedAt.clockText)")
    }
  }

  private mutating func checkLast(_ answer: AuditedTicket.Clock, until end: Date?) {
    guard let end else {
      if !answer.status.isLive {
        report(.end, answer, expected: "owed", found: answer.status.rawValue)
      }
      return
    }
    // One that is owed although the ticket is not open is found by its state.
    let isFoundElsewhere = answer.status.isLive && !ticket.state.isOpen
    guard answer.endedAt != end, !isFoundElsewhere else { return }
    report(.end, answer, expected: end, found: answer.endedAt)
  }

  /// What has ended has an end, and what is not open any more owes no more.
  mutating func checkEnd(of clock: AuditedTicket.Clock) {
    if clock.status.isLive {
      let mayStay = clock.kind == .deliver || clock.kind == .publish
      let isBrought = clock.kind == .deliver && ticket.state == .merged
      let isOver = !ticket.state.isOpen && !(mayStay && ticket.state.isAnswered) && !isBrought
      if isOver {
        report(
          .liveAfterEnd, clock, expected: "nothing owed when \(ticket.state.rawValue)",
          found: clock.status.rawValue)
      }
      if clock.endedAt != nil { report(.end, clock, expected: nil, found: clock.endedAt) }
      return
    }
    guard let end = clock.endedAt else {
      return report(
        .end, clock, expected: "the end of what is \(clock.status.rawValue)", found: "none")
    }
    if end < filedAt ?? .distantPast || end > audit.asOf.addingTimeInterval(audit.grace)
      || !ticket.acts.contains(where: { $0.at == end })
    {
      report(
        .end, clock, expected: "the instant of an act", found: Instant.rfc3339(end))
    }
  }

  /// What the ticket shows its citizen is what is owed.
  mutating func checkPromise(_ clock: AuditedTicket.Clock, _ stretches: [ClockStretch]) {
    guard clock.kind == .answer, clock.status.isLive, ticket.state.isOpen else { return }
    if ticket.promise != clock.ordinal {
      report(
        .promise, clock, expected: "\(clock.ordinal)",
        found: ticket.promise.map { "\($0)" } ?? "none")
    } else if ticket.promisedAt != clock.dueAt {
      report(.promise, clock, expected: clock.dueAt, found: ticket.promisedAt)
    }
  }
}

extension State {
  /// Whether an answer was given that may still be on its way.
  fileprivate var isAnswered: Bool { self == .answered || self == .closed }
}

import Foundation
import Rules
import Testing

@Suite("An audit of clocks")
struct ClockAuditTests {
  typealias Fault = @Sendable (inout AuditedTicket) -> Void

  @Test("A ticket on which everything is right has no findings")
  func whole() throws {
    let fixture = try AuditFixture()
    #expect(try fixture.findings(in: fixture.ticket()) == [])
  }

  private static let day = 86_400.0

  /// What may be wrong with the rows, and the one rule that says so.
  static let faults: [(ClockRule, Int?, Fault)] = [
    (.firstDue, 1, { $0.clocks[0].originalDueAt += day }),
    (.due, 1, { $0.clocks[0].dueAt += day }),
    (.generation, 1, { $0.clocks[0].generation = 2 }),
    (.generation, 1, { $0.clocks[0].rewrite("extended") { $0.with(generation: 3) } }),
    (.chain, 1, { $0.clocks[0].rewrite("extended") { $0.with(newDueAt: $0.at) } }),
    (.chain, 1, { $0.clocks[0].rewrite("resumed") { $0.with(oldDueAt: $0.at) } }),
    (.stepMissing, 1, { $0.clocks[0].remove("breach") }),
    (.stepMissing, 1, { $0.clocks[0].remove("warning") }),
    (.stepTwice, 1, { $0.clocks[0].events.append($0.clocks[0].events[4]) }),
    (.stepDate, 1, { $0.clocks[0].rewrite("breach") { $0.with(at: $0.at + day) } }),
    (
      .stepDate, 1,
      { $0.clocks[0].rewrite("breach") { $0.with(recordedAt: $0.at.addingTimeInterval(-60)) } }
    ),
    (.stepUnfounded, 1, { $0.clocks[0].rewrite("breach") { $0.with(generation: 4) } }),
    (.stepUnfounded, 2, { $0.clocks[1].events.append($0.clocks[0].events[4].with(generation: 1)) }),
    (.stepUnfounded, 2, { $0.clocks[1].events = [.init(generation: 1, what: "next", at: .now)] }),
    (
      .stepUnfounded, 1,
      {
        let early = $0.clocks[0].dueAt + day
        $0.clocks[0].events.append(.init(generation: 3, what: "escalation_1", at: early))
      }
    ),
    (.nextStep, 3, { $0.clocks[2].nextStep = nil }),
    (.nextStep, 3, { $0.clocks[2].nextStepAt? += 60 }),
    (.nextStep, 1, { $0.clocks[0].nextStep = .breach }),
    (.breached, 1, { $0.clocks[0].isBreached = false }),
    (.breached, 2, { $0.clocks[1].isBreached = true }),
    (
      .extended, 1, { $0.clocks[0].grants[0] = .init(amount: 2, at: $0.clocks[0].grants[0].at - 1) }
    ),
    (.chain, 1, { $0.clocks[0].grants[0] = .init(amount: 1, at: $0.clocks[0].grants[0].at) }),
    (.countable, 1, { $0.clocks[0].grants[0] = .init(amount: 9, at: $0.clocks[0].grants[0].at) }),
    (.countable, 2, { $0.clocks[1].calendar = ID(9) }),
    (.end, 2, { $0.clocks[1].endedAt = nil }),
    (.end, 2, { $0.clocks[1].endedAt? += 1 }),
    (.end, 1, { $0.clocks[0].endedAt? -= 1_800 }),
    (.liveAfterEnd, 2, { $0.clocks[1].status = .running }),
    (.answerMissing, nil, { $0.clocks.removeFirst() }),
    (.answerTwice, 1, { $0.clocks.append($0.clocks[0]) }),
    (.pause, nil, { $0.waits = [] }),
    (.pause, nil, { $0.acts.removeSubrange(4...5) }),
    (.pause, 1, { $0.clocks[0].remove("paused") }),
  ]

  @Test("Each fault is found by its rule, on its clock", arguments: faults.indices)
  func fault(index: Int) throws {
    let (rule, ordinal, breakIt) = Self.faults[index]
    let fixture = try AuditFixture()
    var ticket = try fixture.ticket()
    breakIt(&ticket)
    let findings = try fixture.findings(in: ticket)
    #expect(
      findings.contains { $0.rule == rule && $0.ordinal == ordinal }, "\(rule) \(findings)")
  }

  @Test("What runs by an old calendar is found, unless it is being counted anew or was flagged")
  func calendar() throws {
    let fixture = try AuditFixture(closed: "2026-09-29")
    var ticket = try fixture.ticket()
    #expect(try fixture.findings(in: ticket).map(\.rule) == [.calendar])
    #expect(try fixture.findings(in: ticket, underway: ["office"]) == [])
    let due = ticket.clocks[2].dueAt
    ticket.clocks[2].events = [
      .init(
        generation: 1, what: "flagged", at: try AuditFixture.at("2026-09-28T02:30:00Z"),
        oldDueAt: due, newDueAt: due + Self.day, calendar: ID(2))
    ]
    #expect(try fixture.findings(in: ticket) == [])
    ticket.clocks[2].events[0] = ticket.clocks[2].events[0].with(newDueAt: due)
    #expect(try fixture.findings(in: ticket).map(\.rule) == [.chain])
  }

  @Test("A step may be late by the time a worker takes, and no more")
  func grace() throws {
    let fixture = try AuditFixture()
    let ticket = try fixture.ticket()
    let warning = try #require(ticket.clocks[2].nextStepAt)
    for (later, rules) in [(299.0, []), (301, [ClockRule.stepMissing])] {
      let asOf = Instant.rfc3339(warning.addingTimeInterval(later))
      #expect(try fixture.findings(in: ticket, asOf: asOf).map(\.rule) == rules)
    }
  }

  @Test("An open ticket shows the promise that is owed")
  func promise() throws {
    let fixture = try AuditFixture()
    let whole = try fixture.ticket()
    func open(_ promise: Int, _ due: Date) -> AuditedTicket {
      var ticket = AuditedTicket(
        number: whole.number, state: .inProgress, promise: promise, promisedAt: due,
        acts: Array(whole.acts.prefix(7)), waits: whole.waits,
        clocks: Array(whole.clocks.prefix(2)))
      ticket.clocks[0].status = .running
      ticket.clocks[0].endedAt = nil
      ticket.clocks[0].isBreached = false
      let warning = ticket.clocks[0].events[3]
      ticket.clocks[0].events.removeLast(3)
      (ticket.clocks[0].nextStep, ticket.clocks[0].nextStepAt) = (.warning, warning.at)
      return ticket
    }
    let due = whole.clocks[0].dueAt
    let asOf = "2026-09-18T03:00:00Z"
    #expect(try fixture.findings(in: open(1, due), asOf: asOf) == [])
    for wrong in [open(2, due), open(1, due + Self.day)] {
      #expect(try fixture.findings(in: wrong, asOf: asOf).map(\.rule) == [.promise])
    }
  }
}

extension AuditedTicket.Clock {
  fileprivate mutating func remove(_ what: String) { events.removeAll { $0.what == what } }

  fileprivate mutating func rewrite(
    _ what: String, _ change: (AuditedTicket.Event) -> AuditedTicket.Event
  ) {
    events = events.map { $0.what == what ? change($0) : $0 }
  }
}

extension AuditedTicket.Event {
  fileprivate func with(
    generation: Int? = nil, at: Date? = nil, recordedAt: Date? = nil, oldDueAt: Date? = nil,
    newDueAt: Date? = nil
  ) -> AuditedTicket.Event {
    AuditedTicket.Event(
      generation: generation ?? self.generation, what: what, at: at ?? self.at,
      recordedAt: recordedAt ?? at ?? self.recordedAt, oldDueAt: oldDueAt ?? self.oldDueAt,
      newDueAt: newDueAt ?? self.newDueAt, calendar: calendar)
  }
}

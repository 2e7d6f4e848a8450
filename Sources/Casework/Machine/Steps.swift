import FoundationEssentials
import Postgres
import Rules
import Store

// The clock's own work: what its steps are, each recorded exactly once.

extension Office {
  /// Records the steps that are due, the oldest first, and plans who is told.
  ///
  /// A step is dated when it was planned, however late it is noticed; after a downtime every step
  /// that was missed is recorded. Whether one or many workers do this at once makes no difference.
  ///
  /// - Returns: how many steps were recorded.
  public func recordDueSteps(limit: Int = 200) async throws -> Int {
    let catalogue = try await catalogue()
    let now = now
    return try await database.write { tx in
      let due = try tx.all(Obligations.lockDueSteps(at: now, limit: limit))
      if due.isEmpty { return 0 }
      let tickets = Set(due.map(\.obligation.ticket.rawValue)).sorted()
      let pauses = Dictionary(
        grouping: try tx.all(Recomputations.pauses(of: tickets)), by: \.ticket)
      let excluded = Dictionary(
        grouping: try tx.all(Exclusions.people(ofEach: tickets)), by: \.ticket)
      var notices = try Notices(tx: tx, catalogue: catalogue, now: now)
      var recorded = 0
      for step in due {
        let ticket = step.obligation.ticket
        var clock = StepClock(step.obligation, unit: step.unit, tx: tx, now: now)
        let steps = step.obligation.steps(in: catalogue, pauses[ticket] ?? [])
        let taken = try clock.takeDue(steps)
        try tx.run(Obligations.update(clock.row))
        recorded += taken.count
        let subject = step.subject(excluding: Set((excluded[ticket] ?? []).map(\.person)))
        // What was overtaken is history, but nobody needs to hear of it.
        let isOver = step.obligation.dueAt < now
        for taken in taken where !(taken.step.isWarning && isOver) {
          notices.tell(
            .step(taken.step), of: clock.row, at: taken.at, subject, isUrgent: step.urgent)
        }
      }
      try notices.write()
      return recorded
    }
  }
}

/// Takes the steps of one clock whose time has passed.
struct StepClock {
  /// The clock.
  private(set) var row: ObligationRow
  private let unit: ID<Unit>?
  private let tx: Transaction
  private let now: Date

  /// - Parameter unit: who holds the ticket.
  init(_ row: ObligationRow, unit: ID<Unit>?, tx: Transaction, now: Date) {
    (self.row, self.unit, self.tx, self.now) = (row, unit, tx, now)
  }

  /// Takes them in their order. A breach comes after the due instant: finishing exactly then is on
  /// time.
  ///
  /// - Returns: those that nobody had recorded.
  mutating func takeDue(_ steps: ClockSteps) throws -> [ClockSteps.Planned] {
    var taken: [ClockSteps.Planned] = []
    while row.status == .running, let step = row.nextStep, let at = row.nextStepAt, at < now {
      let event = ObligationEventRow(
        ticket: row.ticket, ordinal: row.ordinal, generation: row.generation,
        what: step.rawValue, at: at, recordedAt: now, calendarVersion: row.calendarVersion,
        unit: row.unit ?? unit)
      if try tx.first(Obligations.append(event)) != nil {
        taken.append(ClockSteps.Planned(step: step, at: at))
      }
      row.take(step, of: steps)
    }
    return taken
  }
}

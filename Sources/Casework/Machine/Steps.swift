import FoundationEssentials
import Postgres
import Rules
import Store

// The clock's own work: warnings and breaches of what is owed, each exactly once.

extension Office {
  /// Records the steps that are due, the oldest first, and plans who is told.
  ///
  /// A breach is dated at its due instant, however late it is noticed; after a downtime a clock's
  /// warning and breach are both recorded. Whether one or many workers do this at once makes no
  /// difference.
  ///
  /// - Returns: how many steps were recorded.
  public func recordDueSteps(limit: Int = 200) async throws -> Int {
    let catalogue = try await catalogue()
    let now = now
    return try await database.write { tx in
      let due = try tx.all(Obligations.lockDueSteps(at: now, limit: limit))
      var clock = StepClock(tx: tx, catalogue: catalogue, now: now)
      for step in due { try clock.record(step) }
      try Errand.enqueue(clock.errands, in: tx, at: now)
      return clock.recorded
    }
  }
}

/// Records the due steps of one transaction.
private struct StepClock {
  let tx: Transaction
  let catalogue: Catalogue
  let now: Date
  var recorded = 0
  var errands: [PlannedErrand] = []
  private var ladder: Ladder

  init(tx: Transaction, catalogue: Catalogue, now: Date) {
    (self.tx, self.catalogue, self.now) = (tx, catalogue, now)
    ladder = Ladder(tx: tx, catalogue: catalogue, now: now)
  }

  mutating func record(_ step: DueStep) throws {
    var step = step
    var row = step.obligation
    while let name = row.nextStep, let planned = row.nextStepAt, planned <= now {
      let isNew = try append(name, at: planned, of: row, heldBy: step.unit)
      switch Errand.Notice(rawValue: name) {
      case .warning: (row.nextStep, row.nextStepAt) = ("breach", row.dueAt)
      case .breach, .waitIsOver, .reminder, nil:
        (row.nextStep, row.nextStepAt) = (nil, nil)
        row.breached = true
      }
      step.obligation = row
      if isNew { try tell(name, about: step) }
    }
    try tx.run(Obligations.update(row))
  }

  private mutating func append(
    _ name: String, at planned: Date, of row: ObligationRow, heldBy unit: ID<Unit>?
  ) throws -> Bool {
    let event = try tx.first(
      Obligations.append(
        ObligationEventRow(
          ticket: row.ticket, ordinal: row.ordinal, generation: row.generation, what: name,
          at: planned, recordedAt: now, calendarVersion: row.calendarVersion,
          unit: row.unit ?? unit)))
    if event != nil { recorded += 1 }
    return event != nil
  }

  /// A warning that was overtaken by its breach is history, but nobody needs to hear it.
  private mutating func tell(_ name: String, about step: DueStep) throws {
    guard let notice = Errand.Notice(rawValue: name),
      !(notice == .warning && step.obligation.dueAt <= now)
    else { return }
    let row = step.obligation
    errands += try ladder.people(for: notice, about: step).map { person in
      PlannedErrand(
        .tellStaff(
          person: person.rawValue, ticket: row.ticket.rawValue, notice: notice,
          ordinal: row.ordinal),
        at: ladder.nextOpening,
        once: "step \(row.ticket) \(row.ordinal) \(row.generation) \(name) \(person)")
    }
  }
}

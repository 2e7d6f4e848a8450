import FoundationEssentials
import Postgres
import Rules
import Store

// A calendar has changed: what runs over the days that changed is counted anew.

extension Office {
  /// How many obligations are counted anew in one transaction: a clerk who works on one of their
  /// tickets waits for a tenth of a second at most.
  static let recomputedAtOnce = 100

  /// Counts the next batch anew.
  ///
  /// An obligation that moves gets a new generation and an event with the old and the new due
  /// instant; one that would have been due in the past is left as it was and flagged: a breach
  /// is never made by an edit. Done again for the same version, it goes on where it was.
  ///
  /// - Returns: whether there is more to do.
  public func recomputeBatch(for version: Int64) async throws -> Bool {
    let catalogue = try await catalogue()
    guard let edition = catalogue.calendars[ID(version)] else { throw Refusal.notFound }
    // What has come due before is told to those whom it concerns, whatever moves now.
    while try await recordDueSteps() > 0 {}
    let now = now
    return try await database.write { tx in
      guard var work = try tx.first(Recomputations.locked(ID(version))) else { return false }
      let rows = try tx.all(Recomputations.lockNext(work, limit: Office.recomputedAtOnce))
      let counter = try Recounting(rows, in: edition.calendar, catalogue, tx: tx, now: now)
      for row in rows {
        work.examined += 1
        switch try counter.verdict(on: row) {
        case .stays: continue
        case .flagged(let due):
          try counter.flag(row, due, by: edition.id)
          work.flagged += 1
        case .moves(let due):
          try counter.move(row, to: due, by: edition.id)
          work.moved += 1
        }
      }
      if let last = rows.last {
        (work.seenTicket, work.seenOrdinal) = (last.obligation.ticket, last.obligation.ordinal)
      }
      let isMore = rows.count == Office.recomputedAtOnce
      if !isMore { work.finishedAt = now }
      try tx.run(Recomputations.progress(work))
      return isMore
    }
  }
}

/// Counts running obligations anew by another calendar.
struct Recounting {
  /// What becomes of an obligation.
  enum Verdict {
    /// It is due when it was.
    case stays
    /// It is due at another time.
    case moves(Date)
    /// It would have been due in the past.
    case flagged(Date)
  }

  private let calendar: WorkingCalendar
  private let pauses: [ID<TicketRow>: [PauseRow]]
  private let catalogue: Catalogue
  private let tx: Transaction
  private let now: Date

  init(
    _ rows: [RunningRow], in calendar: WorkingCalendar, _ catalogue: Catalogue, tx: Transaction,
    now: Date
  ) throws {
    let tickets = Set(rows.map(\.obligation.ticket.rawValue)).sorted()
    pauses = Dictionary(
      grouping: try tx.all(Recomputations.pauses(of: tickets)), by: \.ticket)
    (self.calendar, self.catalogue, self.tx, self.now) = (calendar, catalogue, tx, now)
  }

  func verdict(on row: RunningRow) throws -> Verdict {
    let owed = row.obligation
    let due = try reckoning(of: row).due()
    if due == owed.dueAt { return .stays }
    // What was due already stays a breach, whatever the calendar says now.
    return due < now && owed.dueAt >= now ? .flagged(due) : .moves(due)
  }

  private func reckoning(of row: RunningRow) -> Reckoning {
    let owed = row.obligation
    return owed.reckoning(
      in: calendar, pauses[owed.ticket] ?? [],
      extra: row.granted.map { owed.target.of(Int($0)) })
  }

  func move(_ row: RunningRow, to due: Date, by version: ID<CalendarVersion>) throws {
    var clock = StepClock(row.obligation, unit: row.unit, tx: tx, now: now)
    _ = try clock.takeDue(
      row.obligation.steps(in: catalogue, pauses[row.obligation.ticket] ?? []))
    var owed = clock.row
    try append("recomputed", to: row, due, by: version)
    owed.calendarVersion = version
    owed.move(to: due, reckoning(of: row).steps(due: due, owed.alarms(in: catalogue)), at: now)
    try tx.run(Obligations.update(owed))
    if owed.kind == .answer {
      try tx.run(Recomputations.movePromise(owed.ticket, ordinal: owed.ordinal, to: due))
    }
  }

  func flag(_ row: RunningRow, _ due: Date, by version: ID<CalendarVersion>) throws {
    try append("flagged", to: row, due, by: version)
  }

  private func append(
    _ what: String, to row: RunningRow, _ due: Date, by version: ID<CalendarVersion>
  ) throws {
    let owed = row.obligation
    _ = try tx.first(
      Obligations.append(
        ObligationEventRow(
          ticket: owed.ticket, ordinal: owed.ordinal, generation: owed.generation, what: what,
          at: now, recordedAt: now, oldDueAt: owed.dueAt, newDueAt: due, cause: "calendar",
          calendarVersion: version, unit: owed.unit ?? row.unit, person: nil)))
  }
}

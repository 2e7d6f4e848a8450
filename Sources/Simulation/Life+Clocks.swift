import FoundationEssentials
import Postgres
import Rules
import Store

// What is owed, and what the worker writes down when its time has come.

extension Life {
  /// Days the citizen is given before the dispatcher decides.
  static let waitingDays = 7

  /// Starts an obligation; inner ones and measures belong to a unit, by default the lead.
  mutating func start(
    _ kind: ObligationKind, from base: Date, unit: ID<Unit>? = nil, on desk: Desk
  ) throws {
    let owner = kind.isInner || kind == .measures ? unit ?? self.unit : nil
    let planned = try desk.clock(since: knowsNotice).plan(
      kind, for: subject, unit: owner, from: base, pauses: pauses.touching(base...(.distantFuture)))
    let ordinal = Int16(obligations.count + 1)
    obligations.append(ObligationRow(ticket: id, ordinal: ordinal, planned: planned))
  }

  /// Ends what is live of a kind: of one unit, or of the lead and the office.
  mutating func end(
    _ kind: ObligationKind, as status: ObligationRow.Status, unit: ID<Unit>? = nil, at now: Date
  ) {
    for index in obligations.indices {
      let row = obligations[index]
      guard row.kind == kind, row.status.isLive else { continue }
      let owner = unit ?? (status == .met && kind.isInner ? before.unit : row.unit)
      guard row.unit == owner else { continue }
      obligations[index].status = status
      obligations[index].endedAt = now
      obligations[index].rest()
    }
  }

  /// Lets the worker record the warnings and breaches up to an instant, each within a minute.
  mutating func advance(to now: Date, on desk: Desk, into sheets: inout Sheets) throws {
    while let index = nextStep(until: now) {
      let row = obligations[index]
      guard let step = row.nextStep, let at = row.nextStepAt else { return }
      let noticed = max(at, origin.filedAt).addingTimeInterval(Double(1 + random.below(55)))
      try append(
        row, what: step.rawValue, at: at, recordedAt: min(noticed, now), into: &sheets)
      obligations[index].take(step, of: row.steps(in: desk.catalogue, pauses))
    }
  }

  /// The running obligation whose step comes first. A breach comes after its due instant.
  private func nextStep(until now: Date) -> Int? {
    var first: (index: Int, at: Date)?
    for (index, row) in obligations.enumerated() where row.status == .running {
      guard let at = row.nextStepAt, at < now, at < first?.at ?? .distantFuture else { continue }
      first = (index, at)
    }
    return first?.index
  }

  /// Stops the clocks that stand still while the citizen is asked.
  mutating func pause(at now: Date, into sheets: inout Sheets) throws {
    pauses.append(
      PauseRow(
        ticket: id, seq: lastSeq + 1, startedAt: now,
        plannedEnd: now.addingTimeInterval(Double(Life.waitingDays) * 86_400), endedAt: nil,
        reason: .awaitingInformation))
    for index in obligations.indices
    where obligations[index].kind.pausesWhileWaiting && obligations[index].status == .running {
      try append(obligations[index], what: "paused", at: now, recordedAt: now, into: &sheets)
      obligations[index].status = .paused
      obligations[index].rest()
    }
  }

  /// Lets them run on, each due date moved by the pause.
  mutating func resume(at now: Date, on desk: Desk, into sheets: inout Sheets) throws {
    for index in pauses.indices where pauses[index].endedAt == nil { pauses[index].endedAt = now }
    for index in obligations.indices where obligations[index].status == .paused {
      obligations[index].status = .running
      try recompute(
        at: index, what: "resumed", cause: "information", now, on: desk, into: &sheets)
    }
  }

  /// Derives the due date anew from its facts; a moved date is a new generation with a trace.
  mutating func recompute(
    at index: Int, what: String, cause: String, by extra: Target? = nil, _ now: Date,
    on desk: Desk, into sheets: inout Sheets
  ) throws {
    guard let version = desk.calendar(of: obligations[index], since: knowsNotice) else {
      throw SimulationError.noCalendar
    }
    obligations[index].calendarVersion = version.id
    let row = obligations[index]
    let reckoning = row.reckoning(in: version.calendar, pauses, extra: extra ?? granted(row))
    let due = try reckoning.due()
    try append(
      row, what: what, at: now, recordedAt: now, newDueAt: due, cause: cause, into: &sheets)
    obligations[index].move(
      to: due, reckoning.steps(due: due, row.alarms(in: desk.catalogue)), at: now)
    if row.kind == .answer { dueAt = due }
  }

  func granted(_ row: ObligationRow) -> Target? {
    let request = requests.last { $0.ordinal == row.ordinal && $0.decision?.granted == true }
    return request.map { row.target.of($0.amount) }
  }

  func append(
    _ row: ObligationRow, what: String, at: Date, recordedAt: Date, newDueAt: Date? = nil,
    cause: String? = nil, into sheets: inout Sheets
  ) throws {
    let person: ID<Person>? = ClockStep(rawValue: what) == nil ? actor : nil
    try sheets.obligationEvent.append(
      id, row.ordinal, row.generation, what, at, recordedAt, newDueAt == nil ? nil : row.dueAt,
      newDueAt, cause, row.calendarVersion, row.unit ?? before.unit, person)
  }
}

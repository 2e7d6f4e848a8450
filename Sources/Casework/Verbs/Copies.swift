import FoundationEssentials
import Postgres
import Rules
import Store

// Whoever was merged into a ticket reported the same thing: they get its answer, and what was
// promised to them still holds.

extension CaseFile {
  /// Tells the citizens whose tickets were merged into this one, and into those in turn.
  func tellCopies(_ news: Errand.News) throws {
    for copy in try tx.all(Tickets.mergedInto(ticket.id)) {
      errands.append(PlannedErrand(.tellCitizen(ticket: copy.rawValue, news: news), at: now))
    }
  }

  /// Brings this ticket's answer to everyone who was merged into it, once it leaves.
  func bringAnswerToCopies(from leaving: Date?) throws {
    for copy in try tx.all(Tickets.mergedInto(ticket.id)) {
      bringAnswer(to: copy, from: ticket.id, leaving: leaving)
    }
  }

  /// Brings an answer to somebody who was merged into its ticket.
  ///
  /// - Parameter leaving: not before the answer leaves; nil for now.
  func bringAnswer(
    to copy: ID<TicketRow>, from survivor: ID<TicketRow>, leaving: Date? = nil
  ) {
    errands.append(
      PlannedErrand(
        .bringAnswer(ticket: copy.rawValue, survivor: survivor.rawValue),
        at: max(now, leaving ?? now)))
  }

  /// Nobody ends a ticket for one reporter while others wait for its answer.
  func requireNobodyElseWaits() throws {
    guard try tx.first(Tickets.mergedInto(ticket.id)) == nil else {
      throw Refusal.conflict(.othersWait)
    }
  }

  /// Takes the answer of the ticket into which this one was merged as its own, without what might
  /// say who else reported, and begins its delivery.
  ///
  /// - Throws: `Refusal.conflict(.tooLate)`: it is no longer merged, or has that answer already.
  func takeAnswer(of survivor: ID<TicketRow>) throws {
    guard let other = try tx.first(Tickets.byID(survivor)), !other.restricted,
      other.state == .answered || other.state == .closed,
      try tx.all(Tickets.mergedInto(survivor)).contains(ticket.id),
      let answer = try letOutAnswer(of: survivor)
    else { throw Refusal.conflict(.tooLate) }
    let mine = try tx.all(Answers.of(ticket.id))
    let known = mine.last { $0.approvedAt == answer.approvedAt }
    let version = known?.version ?? (mine.last?.version ?? 0) + 1
    let isOnItsWay = try tx.all(Deliveries.of(ticket.id)).contains {
      $0.version == version && ($0.isUnfinished || $0.state == "done")
    }
    guard !isOnItsWay else { throw Refusal.conflict(.tooLate) }
    if known == nil {
      let words = try PublicEyes(survivor, tx: tx).mask(answer.body).text
      try tx.run(
        Answers.copy(answer.version, of: survivor, as: words, version: version, of: ticket.id))
    }
    // What only few may read there, only few may read here.
    ticket.confidential = ticket.confidential || other.confidential
    try tx.run(Deliveries.replaceOpen(ticket.id))
    name = "bring_answer"
    detail["from"] = .code("\(other.number)")
    try deliver(version, by: bestMethod(), done: false)
  }

  // MARK: - Parting

  /// Stands again where it stood before it was merged.
  func standAlone() throws {
    let state = try stateBefore()
    ticket.mergedInto = nil
    try move(to: state)
    try cancelAll(.deliver)
    try tx.run(Deliveries.replaceOpen(ticket.id))
  }

  /// Lets everything that was merged into this ticket go its own way again.
  func partCopies() throws {
    let copies = try tx.all(Tickets.directCopies(of: ticket.id))
    for copy in copies {
      let file = try CaseFile(
        .unmerge, on: copy.number, in: tx, by: .machine, act: Policy.Act(), expecting: nil,
        digest: nil, catalogue: catalogue, now: now)
      try file.standAlone()
      try file.finish()
    }
    if !copies.isEmpty { try part(from: copies) }
  }

  // MARK: - Promises

  /// A ticket that is merged into this one brings its receipt, its urgency and its promise with it:
  /// the stricter of each holds (`docs/deadlines.md`).
  ///
  /// - Parameter promise: the clock that ran when it was merged; nil if none did.
  func join(_ copy: TicketRow, promise: ObligationRow?) throws {
    ticket.receivedAt = min(ticket.receivedAt, copy.receivedAt)
    if copy.urgent, !ticket.urgent {
      ticket.urgent = true
      detail["madeUrgentBy"] = .code("\(copy.number)")
      if ticket.state == .forwarded || ticket.state == .inProgress {
        try start(.measures, from: now)
      }
    }
    if ticket != before { try restartAnswer() }
    if let promise { try adopt(promise) }
  }

  /// Receipt, urgency and promise as they would be if some that were merged into this ticket never
  /// had been.
  func part(from copies: [TicketRow]) throws {
    let answers = obligations.filter { $0.kind == .answer }
    guard ticket.state.isOpen || ticket.state == .merged, let first = answers.first else { return }
    let parted = Set(copies.map(\.id))
    let others = try tx.all(Tickets.directCopies(of: ticket.id)).filter { !parted.contains($0.id) }
    let gone = try copies.flatMap { try promises(of: $0) }
    let theirs = try others.compactMap { other in
      try promises(of: other).last { own in
        !gone.contains { $0.basedOn == own.basedOn && $0.serviceLevel == own.serviceLevel }
      }
    }
    ticket.receivedAt = ([first.basedOn] + others.map(\.receivedAt)).min() ?? first.basedOn
    guard let live = answers.last(where: \.status.isLive) else { return }
    if try becameUrgent(by: copies), !others.contains(where: \.urgent) {
      ticket.urgent = false
      try cancelAll(.measures)
    }
    let foreign = Set((gone + theirs).map(\.basedOn))
    let own = answers.last { !foreign.contains($0.basedOn) } ?? first
    try restartAnswer(
      live, from: own.basedOn == first.basedOn ? ticket.receivedAt : own.basedOn,
      extendedAs: own, mayPutOff: true)
    for promise in theirs { try adopt(promise) }
  }

  private func promises(of copy: TicketRow) throws -> [ObligationRow] {
    try tx.all(Obligations.of(copy.id)).filter { $0.kind == .answer }
  }

  private func becameUrgent(by copies: [TicketRow]) throws -> Bool {
    guard ticket.urgent else { return false }
    for copy in copies where try tx.first(Events.madeUrgent(ticket.id, by: copy.number)) == true {
      return true
    }
    return false
  }

  /// Takes over a promise that was made in another ticket, if it is the stricter one.
  private func adopt(_ promise: ObligationRow) throws {
    guard let old = obligations.last(where: { $0.kind == .answer && $0.status.isLive }) else {
      return
    }
    let version = try calendarInForce(for: promise)
    let reckoning = promise.reckoning(in: version.calendar, pauses)
    let due = try reckoning.due()
    guard due < old.dueAt else { return }
    try end(.answer, as: .cancelled)
    start(
      PlannedObligation(
        kind: .answer, unit: nil, basedOn: promise.basedOn, serviceLevel: promise.serviceLevel,
        calendarVersion: version.id, target: promise.target, dueAt: due,
        steps: reckoning.steps(due: due, promise.alarms(in: catalogue))))
    detail["dueWas"] = .figure(Int64(old.dueAt.timeIntervalSince1970))
    detail["dueIs"] = .figure(Int64(due.timeIntervalSince1970))
    if old.status == .paused { try stop(at: obligations.endIndex - 1) }
  }
}

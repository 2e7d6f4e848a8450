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

  /// Brings this ticket's answer to everyone who was merged into it.
  func bringAnswerToCopies() throws {
    for copy in try tx.all(Tickets.mergedInto(ticket.id)) {
      bringAnswer(to: copy, from: ticket.id)
    }
  }

  /// Brings an answer to somebody who was merged into its ticket.
  func bringAnswer(to copy: ID<TicketRow>, from survivor: ID<TicketRow>) {
    errands.append(
      PlannedErrand(
        .bringAnswer(ticket: copy.rawValue, survivor: survivor.rawValue), at: now))
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
      let answer = try tx.all(Answers.of(survivor)).last(where: { !$0.isDraft })
    else { throw Refusal.conflict(.tooLate) }
    let mine = try tx.all(Answers.of(ticket.id)).last
    guard mine?.approvedAt != answer.approvedAt else { throw Refusal.conflict(.tooLate) }
    let eyes = try PublicEyes(survivor, tx: tx)
    let words = Redaction.mask(answer.body, reporter: eyes.reporter, keeping: eyes.hotlines).text
    let version = (mine?.version ?? 0) + 1
    try tx.run(
      Answers.copy(answer.version, of: survivor, as: words, version: version, of: ticket.id))
    try tx.run(Deliveries.replaceOpen(ticket.id))
    name = "bring_answer"
    detail["from"] = .code("\(other.number)")
    try deliver(version, by: bestMethod(), done: false)
  }

  // MARK: - Promises

  /// A ticket that was merged into this one brings its receipt and its promise with it: the earlier
  /// of each holds (`docs/deadlines.md`).
  ///
  /// - Parameter promise: the clock that ran when it was merged; nil if none did.
  func join(receivedAt: Date, promise: ObligationRow?) throws {
    if receivedAt < ticket.receivedAt {
      ticket.receivedAt = receivedAt
      try restartAnswer()
    }
    if let promise { try adopt(promise) }
  }

  /// Receipt and promise as they would be if one of those that were merged into this ticket never
  /// had been.
  func part(from copy: ID<TicketRow>) throws {
    guard ticket.state.isOpen,
      let first = obligations.first(where: { $0.kind == .answer })?.basedOn
    else { return }
    let others = try tx.all(Tickets.directCopies(of: ticket.id)).filter { $0.id != copy }
    ticket.receivedAt = ([first] + others.map(\.receivedAt)).min() ?? first
    try restartAnswer()
    for other in others {
      if let promise = try tx.all(Obligations.of(other.id)).last(where: { $0.kind == .answer }) {
        try adopt(promise)
      }
    }
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

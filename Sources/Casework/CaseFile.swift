import FoundationEssentials
import Postgres
import Rules
import Store

/// One verb on one ticket, inside its transaction: the ticket locked, the right checked, what the
/// verb changes collected, and everything written by `finish` as one event.
final class CaseFile {
  let tx: Transaction
  let catalogue: Catalogue
  let now: Date
  let principal: Principal
  let right: Policy.Right
  let verb: Verb
  let before: TicketRow
  let stays: [UnitStay]
  let facts: Policy.Facts

  /// The ticket as the verb leaves it.
  var ticket: TicketRow
  /// A reason from the list of the verb.
  var reason: String?
  /// The note that holds the event's words.
  var note: Int64?
  /// Ids, codes and figures of the event.
  var detail: [String: EventDetail] = [:]
  /// The event's name where no verb of the matrix says what was done.
  var name: String?
  /// Errands to enqueue.
  var errands: [PlannedErrand] = []
  /// For how long a given answer may be taken back; seconds.
  var takeBackTime: TimeInterval = 0

  /// Everything owed, ever.
  var obligations: [ObligationRow]
  /// While the citizen was asked.
  var pauses: [PauseRow]
  /// Ordinals of obligations that were there and are to be written again.
  var changed: Set<Int16> = []
  private var added: Set<Int16> = []

  /// Locks the ticket and checks the right and the revision.
  ///
  /// - Parameter code: a citizen's access code; its digest is compared.
  /// - Throws: `Refusal.notFound` without the right, `Refusal.stale` for another revision.
  init(
    _ verb: Verb, on number: TicketNumber, in tx: Transaction, by principal: Principal,
    act: Policy.Act, expecting revision: Int?, digest: [UInt8]?, catalogue: Catalogue, now: Date
  ) throws {
    guard let row = try tx.first(Tickets.locked(number)) else { throw Refusal.notFound }
    if principal == .citizen {
      guard let digest, digest == row.accessDigest else { throw Refusal.notFound }
    }
    stays = try tx.all(Tickets.stays(row.id))
    facts = try Policy.Facts(row, stays: stays, in: tx)
    guard
      let right = CaseFile.right(of: principal, to: verb, on: facts, act: act, in: catalogue)
    else { throw Refusal.notFound }
    if let revision, revision != Int(row.revision) {
      throw Refusal.stale(current: Int(row.revision))
    }
    (self.tx, self.catalogue, self.now, self.principal) = (tx, catalogue, now, principal)
    (self.right, self.verb, before, ticket) = (right, verb, row, row)
    obligations = try tx.all(Obligations.of(row.id))
    pauses = try tx.all(Obligations.pauses(row.id))
  }

  private static func right(
    of principal: Principal, to verb: Verb, on facts: Policy.Facts, act: Policy.Act,
    in catalogue: Catalogue
  ) -> Policy.Right? {
    if principal == .machine { return Policy.Right.machine }
    return Policy.right(of: principal, to: verb, on: facts, act: act, in: catalogue)
  }

  /// What clocks depend on.
  var subject: ObligationClock.Subject {
    ObligationClock.Subject(
      kind: ticket.kind, category: ticket.category, urgent: ticket.urgent,
      receivedAt: ticket.receivedAt)
  }

  /// The role that stands in the history.
  var role: String {
    switch principal {
    case .person: right.role.rawValue
    case .citizen: "citizen"
    case .machine: "machine"
    }
  }

  /// Writes the words of the event.
  ///
  /// - Throws: `Refusal.invalid` for more than 10,000 characters.
  func write(_ words: String?, as sort: NoteSort, forCitizen: Bool = false) throws {
    guard let words = words.flatMap({ NFC.clean($0) }), !words.isEmpty else { return }
    try require(words, sort == .reminder ? .text : .note)
    note = try tx.one(
      Events.write(
        words, sort: sort, on: ticket.id, by: principal.person, at: now, forCitizen: forCitizen))
  }

  /// Moves the ticket, with what that does to what is owed.
  ///
  /// - Parameter base: whence a new promise counts; nil for what the move says.
  /// - Throws: `Refusal.moveNotAllowed`.
  func move(to state: State, answerFrom base: Date? = nil) throws {
    let move = Move(from: ticket.state, to: state)
    guard move.isAllowed else {
      throw Refusal.moveNotAllowed(from: ticket.state, to: state)
    }
    try make(move, answerFrom: base)
  }

  /// Makes a move that is allowed here.
  func make(_ move: Move, answerFrom base: Date? = nil) throws {
    ticket.state = move.to
    ticket.stateSince = now
    ticket.revision += 1
    let category = catalogue.categories[ticket.category]
    let subject = ObligationPlan.Subject(
      urgent: ticket.urgent, restricted: ticket.restricted,
      publishable: ticket.mayBePublic && category?.isPublished == true)
    for effect in ObligationPlan.effects(of: move, on: subject) {
      try apply(effect, of: move, answerFrom: base)
    }
  }

  private func apply(
    _ effect: ObligationEffect, of move: Move, answerFrom earlier: Date?
  ) throws {
    switch effect {
    case .start(.answer) where earlier != nil: try start(.answer, from: earlier ?? now)
    case .start(let kind): try start(kind, from: base(of: kind, move))
    case .meet(let kind): try end(kind, as: .met)
    case .cancel(let kind): try end(kind, as: .cancelled)
    case .pause: try pause()
    case .resume: try resume()
    case .goOn: goOn(after: move)
    }
  }

  /// A citizen's promise counts from the receipt, or from the dispute of an answer; work that was
  /// sent back keeps the clock it had.
  private func base(of kind: ObligationKind, _ move: Move) -> Date {
    switch kind {
    case .answer where move.from == .merged:
      return obligations.last { $0.kind == .answer }?.basedOn ?? ticket.receivedAt
    case .accept where move.from == .merged, .forward where move.from == .merged:
      return obligations.last { $0.kind == kind }?.basedOn ?? now
    case .answer: return now
    case .unitAnswer where move.from == .awaitingApproval:
      let last = obligations.last { $0.kind == .unitAnswer && $0.unit == ticket.unit }
      return last?.basedOn ?? now
    case .accept, .forward, .measures, .takeUp, .unitAnswer, .deliver, .publish: return now
    }
  }

  /// Starts an obligation; inner ones and measures belong to a unit, by default the lead.
  func start(_ kind: ObligationKind, from base: Date, unit: ID<Unit>? = nil) throws {
    start(try plan(kind, from: base, unit: unit))
  }

  /// Starts an obligation as it was planned.
  func start(_ planned: PlannedObligation) {
    let ordinal = (obligations.map(\.ordinal).max() ?? 0) + 1
    obligations.append(ObligationRow(ticket: ticket.id, ordinal: ordinal, planned: planned))
    added.insert(ordinal)
  }

  /// The clock of an obligation that would start now.
  func plan(_ kind: ObligationKind, from base: Date, unit: ID<Unit>? = nil) throws
    -> PlannedObligation
  {
    let owner = kind.isInner || kind == .measures ? unit ?? ticket.unit : nil
    return try ObligationClock(catalogue).plan(
      kind, for: subject, unit: owner, from: base, pauses: pauses.touching(base...(.distantFuture)))
  }

  /// Ends what is live of a kind: of one unit, or of the lead and the office.
  func end(_ kind: ObligationKind, as status: ObligationRow.Status, unit: ID<Unit>? = nil) throws {
    for index in obligations.indices {
      let row = obligations[index]
      guard row.kind == kind, row.status.isLive else { continue }
      let owner = unit ?? (status == .met && kind.isInner ? before.unit : row.unit)
      guard row.unit == owner else { continue }
      try noteSteps(at: index)
      obligations[index].status = status
      obligations[index].endedAt = now
      obligations[index].rest()
      changed.insert(row.ordinal)
    }
  }

  /// Changes a row in place.
  func change(_ ordinal: Int16, _ body: (inout ObligationRow) throws -> Void) rethrows {
    guard let index = obligations.firstIndex(where: { $0.ordinal == ordinal }) else { return }
    try body(&obligations[index])
    changed.insert(ordinal)
  }

  /// What a clock did until now can't be hidden by what comes after it: it is written first, dated
  /// when it was planned.
  func noteSteps(at index: Int) throws {
    let row = obligations[index]
    guard row.status == .running, let next = row.nextStepAt, next < now else { return }
    if added.contains(row.ordinal) { try writeObligations() }
    var clock = StepClock(row, unit: before.unit, tx: tx, now: now)
    _ = try clock.takeDue(row.steps(in: catalogue, pauses))
    obligations[index] = clock.row
    changed.insert(row.ordinal)
  }

  /// Writes what happened to an obligation.
  func append(
    _ row: ObligationRow, what: String, at: Date, newDueAt: Date? = nil, cause: String? = nil
  ) throws {
    if added.contains(row.ordinal) { try writeObligations() }
    _ = try tx.first(
      Obligations.append(
        ObligationEventRow(
          ticket: row.ticket, ordinal: row.ordinal, generation: row.generation, what: what,
          at: at, recordedAt: now, oldDueAt: newDueAt == nil ? nil : row.dueAt,
          newDueAt: newDueAt, cause: cause, calendarVersion: row.calendarVersion,
          unit: row.unit ?? before.unit, person: principal.person)))
  }
}

// MARK: - Writing

extension CaseFile {
  /// Writes everything: what is owed, the ticket, and the one event.
  ///
  /// - Returns: whether something of the ticket is or was public; other processes are told then.
  @discardableResult
  func finish() throws -> Bool {
    if let answer = obligations.last(where: { $0.kind == .answer && $0.status.isLive }) {
      ticket.answerObligation = answer.ordinal
      ticket.dueAt = answer.dueAt
    }
    ticket.lastSeq = before.lastSeq + 1
    let seq = ticket.lastSeq
    var event = EventRow(
      of: ticket, seq: seq, at: now, verb: name ?? verb.rawValue, person: principal.person,
      role: role)
    if ticket.revision != before.revision {
      (event.revision, event.prior) = (ticket.revision, before.revision)
      (event.from, event.to) = (before.state, ticket.state)
    }
    (event.reason, event.note, event.detail) = (reason, note, EventDetail.json(detail))
    try writeObligations()
    guard
      try tx.run(Tickets.update(ticket, seen: before.revision, seq: before.lastSeq)) == 1
    else { throw Refusal.stale(current: Int(ticket.revision)) }
    try tx.run(Events.append(event))
    try Errand.enqueue(errands, in: tx, at: now)
    return try tx.first(OpenChanges.tell(ticket.number, of: ticket.id)) != nil
  }

  /// Writes what is owed: what has ended before what takes its place. What refers to a new
  /// obligation can't be written before it.
  func writeObligations() throws {
    for row in obligations where changed.contains(row.ordinal) && !added.contains(row.ordinal) {
      try tx.run(Obligations.update(row))
    }
    for row in obligations where added.contains(row.ordinal) {
      try tx.run(Obligations.insert(row))
    }
    (changed, added) = ([], [])
  }
}

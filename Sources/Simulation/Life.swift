import FoundationEssentials
import Postgres
import Rules
import Store

/// A ticket as it lives: what the verbs of `Casework` would have made of it, decided by the same
/// rules, without a database. Its rows go to the sheets of its batch.
struct Life {
  let origin: Origin
  var random: SeededRandom

  var state: State?
  var stateSince: Date
  var revision: Int32 = 0
  var lastSeq: Int32 = 0
  var unit: ID<Unit>?
  var assignee: ID<Person>?
  var isReopened = false
  var returns: Int16 = 0
  var mergedInto: ID<TicketRow>?
  var answerObligation: Int16 = 1
  var dueAt: Date

  /// Whether the late notice is out.
  var knowsNotice: Bool
  /// What it did to the ticket's clocks.
  var recounted = LateNotice.Tally()

  var obligations: [ObligationRow] = []
  var pauses: [PauseRow] = []
  var stays: [(unit: ID<Unit>, part: UnitStay.Part, since: Date, until: Date?)] = []
  var requests: [Request] = []
  var answers: [Answer] = []
  var publications: [Publication] = []
  var deliveries: [Delivery] = []
  var notes: Int64 = 0

  /// What the event that is being written says beside the ticket.
  var reason: String?
  var note: Int64?
  var detail: String?
  /// Who writes it, if it is a person.
  var actor: ID<Person>?
  /// The ticket before that event.
  var before: (state: State?, revision: Int32, unit: ID<Unit>?)

  struct Request {
    let ordinal: Int16
    let person: ID<Person>
    let at: Date
    let amount: Int
    let note: Int64
    var decision: (person: ID<Person>, at: Date, granted: Bool)?
  }

  struct Answer {
    let author: ID<Person>
    let draftedAt: Date
    var submittedAt: Date?
    var approval: (person: ID<Person>, at: Date)?
    var lateReason: String?
  }

  struct Publication {
    var state: String
    let editor: ID<Person>
    let editedAt: Date
    var approval: (person: ID<Person>, at: Date)?
    var withdrawal: (at: Date, because: String)?
  }

  struct Delivery {
    let answer: Int16
    let method: DeliveryMethod
    let createdAt: Date
    var done: (at: Date, person: ID<Person>?)?
    var isClosed = false
  }

  /// A ticket that was filed just now, with the first rows of its history.
  init(_ origin: Origin, _ random: SeededRandom, on desk: Desk, into sheets: inout Sheets) throws {
    self.origin = origin
    self.random = random
    (stateSince, dueAt) = (origin.filedAt, origin.filedAt)
    before = (nil, 0, nil)
    knowsNotice = desk.notice.map { $0.at <= origin.filedAt } ?? true
    let isByStaff = origin.filer.person != nil
    try move(to: isByStaff ? .accepted : .received, at: origin.filedAt, on: desk, into: &sheets)
    try finish("file", by: origin.filer, at: origin.filedAt, into: &sheets)
    for index in obligations.indices where obligations[index].nextStep?.isWarning == true {
      let steps = obligations[index].steps(in: desk.catalogue, [])
      let next = steps.first(at: origin.filedAt, isBreached: false)
      (obligations[index].nextStep, obligations[index].nextStepAt) = (next?.step, next?.at)
    }
    if origin.forwardsAtOnce, let unit = origin.proposal?.unit {
      hold(by: unit, at: origin.filedAt)
      try move(to: .forwarded, at: origin.filedAt, on: desk, into: &sheets)
      try finish("forward", by: origin.filer, at: origin.filedAt, into: &sheets)
    }
  }

  var id: ID<TicketRow> { origin.id }

  /// Whether the citizen's promise was broken by then.
  func isLate(at now: Date) -> Bool { now > dueAt }

  var subject: ObligationClock.Subject {
    ObligationClock.Subject(
      kind: origin.kind, category: origin.category, urgent: origin.urgent,
      receivedAt: origin.receivedAt)
  }

  /// Moves the ticket, with what that does to what is owed.
  ///
  /// - Throws: `SimulationError.move` for a move that isn't allowed: the plan was wrong.
  mutating func move(
    to next: State, at now: Date, on desk: Desk, into sheets: inout Sheets
  ) throws {
    let move = Move(from: state, to: next)
    guard move.isAllowed else { throw SimulationError.move(from: state, to: next) }
    state = next
    stateSince = now
    revision += 1
    let subject = ObligationPlan.Subject(
      urgent: origin.urgent, restricted: origin.isRestricted, publishable: origin.isPublishable)
    for effect in ObligationPlan.effects(of: move, on: subject) {
      switch effect {
      case .start(let kind): try start(kind, from: base(of: kind, move, at: now), on: desk)
      case .meet(let kind): end(kind, as: .met, at: now)
      case .cancel(let kind): end(kind, as: .cancelled, at: now)
      case .pause: try pause(at: now, into: &sheets)
      case .resume: try resume(at: now, on: desk, into: &sheets)
      // Nobody takes an answer back in an invented past.
      case .goOn: break
      }
    }
    if let answer = obligations.last(where: { $0.kind == .answer && $0.status.isLive }) {
      (answerObligation, dueAt) = (answer.ordinal, answer.dueAt)
    }
  }

  private func base(of kind: ObligationKind, _ move: Move, at now: Date) -> Date {
    switch kind {
    case .answer, .accept: return move.from == nil ? origin.receivedAt : now
    case .unitAnswer where move.from == .awaitingApproval:
      return obligations.last { $0.kind == .unitAnswer && $0.unit == unit }?.basedOn ?? now
    case .forward, .measures, .takeUp, .unitAnswer, .deliver, .publish: return now
    }
  }

  /// Makes a unit the lead.
  mutating func hold(by unit: ID<Unit>, at now: Date) {
    endLead(at: now)
    stays.append((unit, .lead, now, nil))
    self.unit = unit
    assignee = nil
  }

  /// Leaves the ticket without a lead.
  mutating func release(at now: Date) {
    endLead(at: now)
    unit = nil
    assignee = nil
  }

  private mutating func endLead(at now: Date) {
    for index in stays.indices where stays[index].part == .lead && stays[index].until == nil {
      stays[index].until = now
    }
  }

  /// Writes the words of the event.
  mutating func write(
    _ words: String, as sort: NoteSort, by doer: Doer, at now: Date, forCitizen: Bool = false,
    into sheets: inout Sheets
  ) throws {
    let id = origin.firstNote + notes
    notes += 1
    try sheets.note.append(id, self.id, sort, words, doer.person, now, forCitizen)
    note = id
  }

  /// Writes the event.
  mutating func finish(
    _ verb: String, by doer: Doer, at now: Date, into sheets: inout Sheets
  ) throws {
    lastSeq += 1
    let moved = revision != before.revision
    let prior = moved && before.revision > 0 ? before.revision : nil
    try sheets.event.append(
      id, lastSeq, now, verb, doer.person, doer.role, moved ? revision : nil, prior,
      moved ? before.state : nil, moved ? state : nil, unit, assignee, origin.kind,
      origin.category, origin.urgent, origin.isRestricted, reason, note,
      detail.map { PostgresJSON($0) })
    (reason, note, detail) = (nil, nil, nil)
    before = (state, revision, unit)
  }
}

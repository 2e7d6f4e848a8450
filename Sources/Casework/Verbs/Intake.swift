import FoundationEssentials
import Postgres
public import Rules
import Store

// What happens at the office's desk before a unit has the ticket.

extension Office {
  /// Accepts what a citizen sent.
  public func accept(
    _ number: TicketNumber, sorting: Sorting = Sorting(), note: String? = nil,
    expecting revision: Int?, by actor: Actor
  ) async throws {
    try await act(.accept, on: number, by: actor, expecting: revision) { file in
      let waited = file.ticket.state == .awaitingInformation
      guard try file.ticket.state == .received || (waited && file.stateBefore() == .accepted)
      else { throw Refusal.moveNotAllowed(from: file.ticket.state, to: .accepted) }
      try file.sort(sorting)
      try file.write(note, as: .move)
      try file.move(to: .accepted)
      file.tell(.accepted)
    }
  }

  /// The code of the reason `decline` that counts on the citizen's silence: only once the wait is
  /// over (`docs/deadlines.md`).
  static let noInformation = "no_information"

  /// Declines with a reason of the list and a polite letter.
  public func decline(
    _ number: TicketNumber, reason: String, note: String? = nil, expecting revision: Int?,
    by actor: Actor
  ) async throws {
    try await act(.decline, on: number, by: actor, expecting: revision) { file in
      try file.choose(reason, of: .decline)
      let wait = file.pauses.last { $0.endedAt == nil }
      if reason == Office.noInformation, let wait, file.now < wait.plannedEnd {
        throw Refusal.conflict(.tooEarly)
      }
      if reason == Office.noInformation { try file.requireNobodyElseWaits() }
      try file.write(note, as: .move, forCitizen: true)
      try file.move(to: .declined)
      file.tell(.declined)
      try file.tellCopies(.declined)
    }
  }

  /// Hands the matter to an authority outside this system.
  ///
  /// - Parameter note: which authority, and what the citizen should know.
  public func transfer(
    _ number: TicketNumber, reason: String? = nil, note: String, expecting revision: Int?,
    by actor: Actor
  ) async throws {
    try await act(.transfer, on: number, by: actor, expecting: revision) { file in
      try file.require(note, .note)
      if let reason { try file.choose(reason, of: .transfer) }
      try file.write(note, as: .move, forCitizen: true)
      try file.move(to: .transferred)
      file.tell(.transferred)
      try file.tellCopies(.transferred)
    }
  }

  /// Forwards to a unit; after two returns it is a decision with a reason that can't be returned.
  public func forward(
    _ number: TicketNumber, to unit: ID<Unit>, sorting: Sorting = Sorting(),
    note: String? = nil, expecting revision: Int?, by actor: Actor
  ) async throws {
    let day = try await today()
    try await act(.forward, on: number, by: actor, expecting: revision) { file in
      try file.sort(sorting)
      guard !file.ticket.restricted else {
        throw Refusal.moveNotAllowed(from: file.ticket.state, to: .forwarded)
      }
      guard let known = file.catalogue.units[unit], known.isValid(on: day) else {
        throw Refusal.invalid([ActProblem(.unit, .unknown)])
      }
      if file.stays.contains(where: { $0.part == .excluded && $0.unit == unit }) {
        throw Refusal.invalid([ActProblem(.unit, .notValidThen)])
      }
      if file.ticket.returns >= 2 { try file.require(note, .note) }
      try file.write(note, as: .move)
      try file.hold(by: unit)
      try file.move(to: .forwarded)
      file.tell(.forwarded)
    }
  }

  /// Takes a forwarded ticket back before the unit has taken it up (thu hồi).
  public func recall(
    _ number: TicketNumber, note: String? = nil, expecting revision: Int?, by actor: Actor
  ) async throws {
    try await act(.recall, on: number, by: actor, expecting: revision) { file in
      guard file.ticket.state == .forwarded else {
        throw Refusal.moveNotAllowed(from: file.ticket.state, to: .accepted)
      }
      try file.write(note, as: .move)
      try file.move(to: .accepted)
      try file.release()
    }
  }

  /// Marks the ticket restricted: it leaves the feedback flow for good, whatever was public of it
  /// is withdrawn, and what was merged into it goes its own way again.
  ///
  /// - Parameters:
  ///   - kind: `complaint` or `denunciation`.
  ///   - people: whom it concerns: they don't see it, whatever their role. One restricted officer
  ///     at least must be left who does.
  public func restrict(
    _ number: TicketNumber, as kind: Kind, excluding people: [ID<Person>] = [], note: String?,
    expecting revision: Int?, by actor: Actor
  ) async throws {
    let officers = try await people.isEmpty ? [] : restrictedOfficers().map(\.id)
    try await act(.restrict, on: number, by: actor, expecting: revision) { file in
      if !people.isEmpty, Set(officers).isSubset(of: people) {
        throw Refusal.invalid([ActProblem(.exclude, .badNumber)])
      }
      guard kind.isRestricted else { throw Refusal.invalid([ActProblem(.kind, .unknown)]) }
      guard file.ticket.state != .merged else {
        throw Refusal.moveNotAllowed(from: .merged, to: .merged)
      }
      try file.partCopies()
      try file.tx.run(
        Publications.withdraw(file.ticket.id, because: "restricted", at: file.now))
      try file.write(note, as: .note)
      file.ticket.kind = kind
      file.ticket.restricted = true
      for person in people {
        guard let author = actor.principal.person else { break }
        try file.tx.run(
          Exclusions.exclude(person, from: file.ticket.id, by: author, at: file.now))
      }
      for kind in [.forward, .takeUp, .unitAnswer, .measures, .publish] as [ObligationKind] {
        try file.cancelAll(kind)
      }
      try file.restartAnswer()
    }
  }

  /// Today, in the office's own calendar.
  func today() async throws -> LocalDay {
    let catalogue = try await catalogue()
    guard let calendar = catalogue.officeCalendar else {
      throw ObligationProblem.noCalendar("office")
    }
    return calendar.day(at: now)
  }
}

extension CaseFile {
  /// Chooses a reason from the list of a verb.
  func choose(_ code: String, of verb: Verb) throws {
    try choose(code, of: verb.rawValue)
  }

  /// Chooses a reason from a list.
  func choose(_ code: String, of list: String) throws {
    guard !code.isEmpty else { throw Refusal.invalid([ActProblem(.reason, .missing)]) }
    guard try tx.first(Reasons.exists(code, of: list)) != nil else {
      throw Refusal.invalid([ActProblem(.reason, .unknown)])
    }
    reason = code
  }

  /// Refuses an empty or overlong text.
  func require(_ text: String?, _ field: ActProblem.Field, limit: Int = 10_000) throws {
    let cleaned = text.map { NFC.clean($0) } ?? ""
    if cleaned.isEmpty { throw Refusal.invalid([ActProblem(field, .missing)]) }
    if cleaned.unicodeScalars.count > limit {
      throw Refusal.invalid([ActProblem(field, .tooLong(limit: limit))])
    }
  }

  /// Makes a unit the lead.
  func hold(by unit: ID<Unit>) throws {
    try tx.run(Tickets.endLead(ticket.id, at: now))
    try tx.run(Tickets.beginStay(ticket.id, unit: unit, part: .lead, at: now))
    ticket.unit = unit
    ticket.assignee = nil
  }

  /// Leaves the ticket without a lead.
  func release() throws {
    try tx.run(Tickets.endLead(ticket.id, at: now))
    ticket.unit = nil
    ticket.assignee = nil
  }

  /// Tells the citizen, if they left an address; the errand finds out.
  func tell(_ news: Errand.News) {
    errands.append(
      PlannedErrand(.tellCitizen(ticket: ticket.id.rawValue, news: news), at: now))
  }

  /// Cancels every live obligation of a kind, whoever owes it.
  func cancelAll(_ kind: ObligationKind) throws {
    let units = Set(obligations.filter { $0.kind == kind && $0.status.isLive }.map(\.unit))
    for unit in units { try end(kind, as: .cancelled, unit: unit) }
  }
}

import FoundationEssentials
import Postgres
public import Rules
import Store

// One cause, several tickets; several causes, one ticket.

extension Office {
  /// Folds a ticket into another, which keeps the earlier receipt and the stricter promise; every
  /// reporter still gets the answer.
  public func merge(
    _ number: TicketNumber, into survivor: TicketNumber, expecting revision: Int?,
    by actor: Actor
  ) async throws {
    try await act(.merge, on: number, by: actor, expecting: revision) { file in
      guard survivor != number else {
        throw Refusal.invalid([ActProblem(.into, .unknown)])
      }
      try file.fold(into: file.other(.merge, survivor))
    }
  }

  /// Files somebody's report, which this person has just entered, with an open ticket that tells of
  /// the same: the reporter keeps a number of their own and gets that ticket's answer. The ticket
  /// must be one that this person may see.
  public func addReporter(
    _ number: TicketNumber, to known: TicketNumber, expecting revision: Int? = nil,
    by actor: Actor
  ) async throws {
    try await act(.addReporter, on: number, by: actor, expecting: revision) { file in
      guard known != number else { throw Refusal.invalid([ActProblem(.into, .unknown)]) }
      guard file.ticket.state == .accepted else {
        throw Refusal.moveNotAllowed(from: file.ticket.state, to: .merged)
      }
      let other = try file.other(.seeTicket, known)
      other.name = "merge"
      try file.fold(into: other)
    }
  }

  /// Undoes a merge: the ticket stands where it stood, with the clock of its own receipt, and so
  /// does the one into which it was merged, if it is open still.
  public func unmerge(
    _ number: TicketNumber, expecting revision: Int? = nil, by actor: Actor
  ) async throws {
    try await act(.unmerge, on: number, by: actor, expecting: revision) { file in
      guard file.ticket.state == .merged else {
        throw Refusal.moveNotAllowed(from: file.ticket.state, to: .accepted)
      }
      let into = file.ticket.mergedInto
      try file.standAlone()
      var next = into
      while let id = next, let number = try file.tx.first(Tickets.byID(id))?.number {
        let survivor = try CaseFile(
          .unmerge, on: number, in: file.tx, by: .machine, act: Policy.Act(), expecting: nil,
          digest: nil, catalogue: file.catalogue, now: file.now)
        try survivor.part(from: [file.ticket])
        survivor.name = "part"
        survivor.detail["parted"] = .code("\(file.ticket.number)")
        try survivor.finish()
        next = survivor.ticket.mergedInto
      }
    }
  }

  /// Splits parts off into tickets of their own, received when this one was.
  ///
  /// - Returns: the new numbers, in the order of the parts.
  public func split(
    _ number: TicketNumber, into parts: [SubmissionForm], by actor: Actor
  ) async throws -> [TicketNumber] {
    let office = self
    return try await act(.split, on: number, by: actor) { file in
      guard (1...10).contains(parts.count), file.ticket.state.isOpen else {
        throw Refusal.invalid([ActProblem(.parts, .missing)])
      }
      let records = try parts.enumerated().map { index, form in
        try office.part(of: file, index: index, form: form, by: actor)
      }
      let rows = try file.tx.all(Filing.file(records))
      let numbers = rows.sorted { $0.0 < $1.0 }.compactMap { row -> TicketNumber? in
        if case .filed(let id, let number) = row.1 {
          guard (try? file.tx.run(Tickets.markSplit(id, from: file.ticket.id))) == 1 else {
            return nil
          }
          return number
        }
        return nil
      }
      guard numbers.count == parts.count else { throw Refusal.overloaded }
      file.detail["parts"] = .code(numbers.map(\.description).joined(separator: " "))
      return numbers
    }
  }

  /// A part as a submission of its own: what it does not say it takes from the whole.
  private func part(
    of file: CaseFile, index: Int, form typed: SubmissionForm, by actor: Actor
  ) throws -> FilingRecord {
    var form = typed
    form.channel = file.ticket.channel
    form.urgent = form.urgent || file.ticket.urgent
    form.receivedAt = ""
    form.publicationWish = file.ticket.publicationWish?.rawValue ?? ""
    if form.commune.isEmpty { form.commune = file.ticket.commune.map(\.description) ?? "" }
    if let text = try file.tx.first(Texts.of(file.ticket.id)), form.placeText.isEmpty {
      form.placeText = text.placeText ?? ""
    }
    if let reporter = try file.tx.first(Reporters.of(file.ticket.id)) {
      form.reporterName = reporter.name ?? ""
      form.phone = reporter.phoneTyped ?? ""
      form.email = reporter.email ?? ""
      form.address = reporter.address ?? ""
      form.anonymous = reporter.anonymous
    }
    let submission = try Submission.parse(
      form, by: .staff, in: file.catalogue, now: file.now)
    return try record(
      submission.received(at: file.ticket.receivedAt), by: actor,
      role: file.role, catalogue: file.catalogue, now: file.now,
      key: "split \(file.ticket.id) \(file.before.lastSeq) \(index)", digest: [])
  }
}

extension CaseFile {
  /// Another ticket in the same act, by the right to do a verb on it.
  fileprivate func other(_ verb: Verb, _ number: TicketNumber) throws -> CaseFile {
    try CaseFile(
      verb, on: number, in: tx, by: principal, act: Policy.Act(), expecting: nil, digest: nil,
      catalogue: catalogue, now: now)
  }

  /// Folds this ticket into another and finishes that one.
  fileprivate func fold(into other: CaseFile) throws {
    let isAnswered = other.ticket.state == .answered
    guard other.ticket.mergedInto == nil, !other.ticket.restricted,
      other.ticket.state.isOpen || isAnswered
    else { throw Refusal.invalid([ActProblem(.into, .inactive)]) }
    guard other.ticket.confidential == ticket.confidential else {
      throw Refusal.conflict(.notAlike)
    }
    let promise = obligations.last { $0.kind == .answer && $0.status.isLive }
    ticket.mergedInto = other.ticket.id
    detail["into"] = .code("\(other.ticket.number)")
    try move(to: .merged)
    // What is answered already would tell nobody any more.
    if isAnswered {
      let leaving = try tx.all(Answers.of(other.ticket.id)).last?.leavesAt
      bringAnswer(to: ticket.id, from: other.ticket.id, leaving: leaving)
      for copy in try tx.all(Tickets.mergedInto(ticket.id)) {
        bringAnswer(to: copy, from: other.ticket.id, leaving: leaving)
      }
    }
    if other.ticket.state.isOpen { try other.join(ticket, promise: promise) }
    other.detail["merged"] = .code("\(ticket.number)")
    try other.finish()
  }
}

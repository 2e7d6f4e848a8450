import FoundationEssentials
import Postgres
public import Rules
import Store

/// What a dispatcher or operator corrects while accepting or forwarding; nil keeps what is there.
public struct Sorting: Sendable, Hashable {
  /// The kind; a complaint or denunciation restricts the ticket.
  public var kind: Kind?
  /// The category's code; a confidential one marks the ticket so.
  public var category: String?
  /// The mark urgent.
  public var urgent: Bool?
  /// The commune of its place.
  public var commune: ID<Unit>?

  /// Corrections; by default none.
  public init(
    kind: Kind? = nil, category: String? = nil, urgent: Bool? = nil, commune: ID<Unit>? = nil
  ) {
    self.kind = kind
    self.category = category
    self.urgent = urgent
    self.commune = commune
  }
}

extension CaseFile {
  /// Applies corrections. The citizen's clock stays based on the receipt; it gets shorter at
  /// once, and longer only by a dispatcher's or restricted officer's hand (`deadlines.md`,
  /// "Category or priority change").
  func sort(_ sorting: Sorting) throws {
    if let category = sorting.category {
      guard let known = catalogue.categories[category], known.isActive else {
        throw Refusal.invalid([ActProblem(.category, .unknown)])
      }
      ticket.category = category
      ticket.confidential = ticket.confidential || known.isConfidential
    }
    if let commune = sorting.commune {
      guard catalogue.units[commune]?.sort == .commune else {
        throw Refusal.invalid([ActProblem(.unit, .unknown)])
      }
      ticket.commune = commune
    }
    ticket.kind = sorting.kind ?? ticket.kind
    ticket.urgent = sorting.urgent ?? ticket.urgent
    ticket.restricted = ticket.restricted || ticket.kind.isRestricted
    guard
      (ticket.kind, ticket.category, ticket.urgent)
        != (before.kind, before.category, before.urgent)
    else { return }
    if ticket.kind != before.kind {
      detail["kindWas"] = .code(before.kind.rawValue)
      detail["kindIs"] = .code(ticket.kind.rawValue)
    }
    try restartAnswer()
  }

  /// Sets the citizen's clock anew by the rules that hold now. It stands still if the old one did;
  /// what was asked or granted for the old one holds for it, as far as it is counted alike.
  func restartAnswer() throws {
    guard let old = obligations.last(where: { $0.kind == .answer && $0.status.isLive }) else {
      return
    }
    // An answer that was disputed counts from the dispute.
    let base = old.basedOn == before.receivedAt ? ticket.receivedAt : old.basedOn
    try restartAnswer(old, from: base, extendedAs: old, mayPutOff: right.mayPutOffPromise)
  }

  /// Sets a citizen's clock anew.
  ///
  /// - Parameter granted: the clock whose extension holds for it.
  func restartAnswer(
    _ old: ObligationRow, from base: Date, extendedAs granted: ObligationRow, mayPutOff: Bool
  ) throws {
    let due = try dueOfAnswer(from: base, extendedAs: granted)
    guard due < old.dueAt || (due > old.dueAt && mayPutOff) else { return }
    try end(.answer, as: .cancelled)
    try start(.answer, from: base)
    detail["dueWas"] = .figure(Int64(old.dueAt.timeIntervalSince1970))
    detail["dueIs"] = .figure(Int64(due.timeIntervalSince1970))
    let index = obligations.endIndex - 1
    try carryExtension(of: granted, to: index)
    if old.status == .paused { try stop(at: index) }
  }

  /// The old promise goes on.
  ///
  /// - Parameter isPaused: whether the ticket was closed by mistake. What it was closed for then
  ///   counts as a pause, the only one that is written afterwards, and is marked so
  ///   (`docs/deadlines.md`).
  func goOnWithOldPromise(isPaused: Bool) throws {
    guard let old = obligations.last(where: { $0.kind == .answer }), let closedAt = old.endedAt
    else { throw Refusal.moveNotAllowed(from: ticket.state, to: .inProgress) }
    if isPaused {
      let pause = PauseRow(
        ticket: ticket.id, seq: before.lastSeq + 1, startedAt: closedAt, plannedEnd: now,
        endedAt: now, reason: .closedByMistake)
      try tx.run(Obligations.pause(pause, by: principal.person))
      pauses.append(pause)
    }
    try move(to: .inProgress, answerFrom: old.basedOn)
    guard let index = obligations.lastIndex(where: { $0.kind == .answer }) else { return }
    try carryExtension(of: old, to: index)
  }

  private func dueOfAnswer(from base: Date, extendedAs old: ObligationRow) throws -> Date {
    let planned = try plan(.answer, from: base)
    let row = ObligationRow(ticket: ticket.id, ordinal: old.ordinal, planned: planned)
    guard isCountedAlike(row, old), let extra = try grantedExtension(of: old) else {
      return row.dueAt
    }
    let most = min(extra.amount, row.target.amount)
    let calendar = try calendarInForce(for: row).calendar
    return try row.reckoning(in: calendar, pauses, extra: row.target.of(most)).due()
  }

  private func isCountedAlike(_ row: ObligationRow, _ old: ObligationRow) -> Bool {
    row.target.measure == old.target.measure
  }

  private func carryExtension(of old: ObligationRow, to index: Int) throws {
    let row = obligations[index]
    guard isCountedAlike(row, old) else { return }
    try writeObligations()
    let granted = try tx.first(
      Extensions.carry(
        ticket.id, from: old.ordinal, to: row.ordinal, atMost: Int32(row.target.amount), at: now))
    if granted == true { try recompute(at: index, what: "extended", cause: "extension") }
  }
}

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
    try restartAnswer(from: ticket.receivedAt)
  }

  /// Sets the citizen's clock anew by the rules that hold now.
  func restartAnswer(from base: Date) throws {
    guard let old = obligations.last(where: { $0.kind == .answer && $0.status.isLive }) else {
      return
    }
    let planned = try ObligationClock(catalogue).plan(
      .answer, for: subject, unit: nil, from: base, pauses: [])
    let mayLengthen = right.role == .dispatcher || right.role == .restrictedOfficer
    guard planned.dueAt < old.dueAt || (planned.dueAt > old.dueAt && mayLengthen) else { return }
    try end(.answer, as: .cancelled)
    try start(.answer, from: base)
  }
}

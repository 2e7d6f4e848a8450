import FoundationEssentials
import Postgres
public import Rules
public import Store

/// A ticket as the dispatcher decides on it: readable in place, with what is proposed and why.
public struct TriageEntry: Sendable {
  /// Its card.
  public let card: TicketCard
  /// What was said, without anybody's numbers.
  public let body: String
  /// What the rules proposed when it was filed, while that unit can be given a ticket; nil
  /// otherwise, and once a unit has said "not mine".
  public let proposed: TicketView.Proposed?
  /// Who passed it on, and why; oldest first.
  public let passes: [TriagePass]
  /// Open tickets that may tell of the same, the newest first.
  public let alike: [TicketNumber]
}

/// A page of them.
public struct TriageList: Sendable {
  /// In their order.
  public let entries: [TriageEntry]
  /// The cards as a list's page: what is left of each promise, names, the next page.
  public let page: TicketPage
}

extension Office {
  /// A page of what waits for the dispatcher.
  ///
  /// - Throws: `Refusal.notFound` for whoever doesn't dispatch.
  public func triage(
    _ filter: TicketFilter, for principal: Principal
  ) async throws -> TriageList {
    guard Policy.right(of: principal, to: .recall) != nil else { throw Refusal.notFound }
    let page = try await tickets(filter, desk: true, for: principal)
    let ids = page.cards.map(\.header.id)
    guard !ids.isEmpty else { return TriageList(entries: [], page: page) }
    let since = page.asOf.addingTimeInterval(-86_400 * Likeness.days)
    let (sheets, passes, candidates) = try await reads.together(
      Triage.sheets(ids), Triage.passes(ids),
      Similar.candidates(
        in: Set(page.cards.compactMap(\.header.commune)).sorted(), since: since, folded: nil,
        reach: RowReach(principal, in: page.catalogue), limit: 3 * Office.mostCompared))
    let sheet = Dictionary(sheets.map { ($0.ticket, $0) }) { first, _ in first }
    let passed = Dictionary(grouping: passes, by: \.ticket)
    let known = candidates.map { ($0, Report($0)) }
    let today = page.catalogue.officeCalendar?.day(at: page.asOf)
    let entries = page.cards.map { card in
      let own = sheet[card.header.id]
      return TriageEntry(
        card: card, body: own.map { Redaction.conceal($0.body) } ?? "",
        proposed: own.flatMap { proposed(card, $0, on: today, in: page.catalogue) },
        passes: passed[card.header.id] ?? [],
        alike: own.map { alike(card, $0, among: known) } ?? [])
    }
    return TriageList(entries: entries, page: page)
  }

  private func proposed(
    _ card: TicketCard, _ sheet: TriageSheet, on today: LocalDay?, in catalogue: Catalogue
  ) -> TicketView.Proposed? {
    guard card.header.returns == 0, let id = sheet.proposedUnit, let unit = catalogue.units[id],
      let today, unit.isValid(on: today)
    else { return nil }
    let because = sheet.proposedBecause.flatMap {
      try? JSONDecoder().decode(Proposal.Because.self, from: Data($0.bytes))
    }
    return TicketView.Proposed(unit: id, rule: sheet.proposedRule, because: because)
  }

  private func alike(
    _ card: TicketCard, _ sheet: TriageSheet, among known: [(SimilarCandidate, Report)]
  ) -> [TicketNumber] {
    let ticket = card.header
    let own = Report(
      id: "\(ticket.id)", title: sheet.title, body: sheet.body, receivedAt: ticket.receivedAt,
      commune: ticket.commune.map { "\($0)" }, category: ticket.category)
    return own.alike(among: known).map(\.number)
  }
}

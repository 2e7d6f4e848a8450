public import FoundationEssentials
import Postgres
public import Rules
public import Store

/// What a co-operating unit sees of a ticket that another unit leads: the matter with whoever
/// reported masked, what was asked of it, what it has given, its own clock. Neither identity, nor
/// history, nor the drafts of others.
public struct ContributionView: Sendable {
  /// Words with their time.
  public struct Words: Sendable, Hashable {
    /// When.
    public let at: Date
    /// By whom.
    public let by: String?
    /// What.
    public let text: String
  }

  /// Number of the last move; the ETag.
  public let revision: Int
  /// The number.
  public let number: TicketNumber
  /// Where it stands.
  public let state: State
  /// The kind.
  public let kind: Kind
  /// The category's code.
  public let category: String
  /// The channel's code.
  public let channel: String
  /// The mark urgent.
  public let urgent: Bool
  /// When it was received.
  public let receivedAt: Date
  /// What was said; masked.
  public let text: TextRow
  /// The commune of its place.
  public let commune: ID<Unit>?
  /// The unit that leads.
  public let lead: ID<Unit>?
  /// What was asked of the unit; masked.
  public let asked: [Words]
  /// What the unit has given.
  public let given: [Words]
  /// What the unit owes or owed as a co-operating one, oldest first.
  public let obligations: [ObligationRow]
  /// The answer that the citizen got; masked, nil before.
  public let answer: String?
  /// The rules by which it was read.
  public let catalogue: Catalogue

  /// Whether its part can still be given.
  public var isOpen: Bool { state.isOpen }
}

extension Office {
  /// A ticket as a co-operating unit sees it, before and after it has given its part.
  ///
  /// - Throws: `Refusal.notFound` for everyone else.
  public func contribution(
    to number: TicketNumber, for principal: Principal
  ) async throws -> ContributionView {
    let catalogue = try await catalogue()
    guard let sheet = try await reads.first(TicketSheets.byNumber(number)) else {
      throw Refusal.notFound
    }
    let facts = Policy.Facts(sheet)
    guard let right = Policy.right(of: principal, to: .contribute, on: facts, in: catalogue) else {
      throw Refusal.notFound
    }
    let own = principal.units(as: right.role)
    let units = facts.cooperating.filter { unit in
      own.contains { catalogue.isUnit(unit, within: $0) }
    }
    let id = sheet.header.id
    async let history = reads.all(Events.history(id))
    async let obligations = reads.all(Obligations.of(id))
    async let answers = reads.all(Answers.of(id))
    let reporter = try await reads.first(Reporters.of(id))?.inWords
    func masked(_ words: String) -> String { Redaction.mask(words, reporter: reporter).text }
    let ticket = sheet.header
    return try await ContributionView(
      revision: ticket.revision, number: ticket.number, state: ticket.state, kind: ticket.kind,
      category: ticket.category, channel: ticket.channel, urgent: ticket.urgent,
      receivedAt: ticket.receivedAt, text: TextRow(masked: sheet.text, by: masked),
      commune: ticket.commune, lead: ticket.unit,
      asked: history.filter { $0.event.asks(units) }.compactMap { $0.said(masked) },
      given: history.filter { $0.event.verb == Verb.contribute.rawValue }
        .filter { $0.event.gave.map(units.contains) ?? false }.compactMap { $0.said { $0 } },
      obligations: obligations.filter { row in
        row.kind == .unitAnswer && row.unit.map(units.contains) ?? false
      },
      answer: answers.last { !$0.isDraft }.map { masked($0.body) }, catalogue: catalogue)
  }

  /// What one's units owe as co-operating ones, the most urgent first; titles masked.
  public func contributionTasks(
    limit: Int = 200, for principal: Principal
  ) async throws -> [(task: ContributionTask, title: String)] {
    let catalogue = try await catalogue()
    let headed = catalogue.below(principal.units(as: .head))
    let roots = principal.units(as: .officer) + principal.units(as: .head)
    guard !roots.isEmpty else { return [] }
    let tasks = try await reads.all(
      Contributions.owed(
        by: catalogue.below(roots), headed: headed, above: roots.flatMap { catalogue.above($0) },
        person: principal.person, limit: limit))
    return tasks.map { ($0, Redaction.mask($0.title, reporter: $0.reporter).text) }
  }
}

/// The units of an event's detail.
private struct UnitDetail: Decodable {
  let cooperating: Int64?
  let contributed: Int64?
}

extension EventRow {
  private var units: UnitDetail? {
    detail.flatMap { try? JSONDecoder().decode(UnitDetail.self, from: Data($0.bytes)) }
  }

  /// Whether it asks one of these units to take part.
  fileprivate func asks(_ asked: Set<ID<Unit>>) -> Bool {
    units?.cooperating.map { asked.contains(ID($0)) } ?? false
  }

  /// The unit that gave its part by it.
  fileprivate var gave: ID<Unit>? { units?.contributed.map { ID($0) } }
}

extension HistoryEntry {
  fileprivate func said(_ mask: (String) -> String) -> ContributionView.Words? {
    words.map { ContributionView.Words(at: event.at, by: personName, text: mask($0)) }
  }
}

import FoundationEssentials
import Postgres
public import Rules
public import Store

/// The forms in which a list leaves the house.
public enum ExportFormat: String, Sendable, CaseIterable {
  /// For spreadsheets.
  case csv
  /// One JSON object a line, for programs.
  case ndjson
}

/// The rows of an exported list, read from the database as they are asked for.
public struct TicketExport: AsyncSequence, Sendable {
  /// A ticket as a row, its words masked.
  public typealias Element = TicketCard

  /// The rules by which it was asked: names of units and categories.
  public let catalogue: Catalogue
  private let rows: RowStream<TicketCard>

  init(_ rows: RowStream<TicketCard>, catalogue: Catalogue) {
    self.rows = rows
    self.catalogue = catalogue
  }

  /// Starts at the first row.
  public func makeAsyncIterator() -> Iterator { Iterator(rows.makeAsyncIterator()) }

  /// Walks over the rows.
  public struct Iterator: AsyncIteratorProtocol {
    private var rows: RowStream<TicketCard>.Iterator

    fileprivate init(_ rows: RowStream<TicketCard>.Iterator) {
      self.rows = rows
    }

    /// The next row; nil at the end.
    public mutating func next() async throws -> TicketCard? {
      try await rows.next()?.masked()
    }
  }
}

extension Office {
  /// The most rows that one export holds.
  static let longestExport = 10_000_000
  /// How long an export may take, reading included.
  static let exportTimeout = Duration.seconds(1_800)

  /// Takes a list of tickets out of the house, whole: what matches and may be exported, without
  /// who reported. Who took it, and narrowed how, is written down before the first row is read.
  ///
  /// - Throws: `Refusal.notFound` without the right to export.
  public func export(
    _ filter: TicketFilter, as format: ExportFormat, by actor: Actor
  ) async throws -> TicketExport {
    let catalogue = try await catalogue()
    var reach = RowReach(actor.principal, to: .export, in: catalogue)
    guard let person = actor.principal.person, !reach.isEmpty else { throw Refusal.notFound }
    let now = now
    var filter = filter
    filter.limit = Office.longestExport
    filter.after = nil
    let json = EventDetail.json(filter.codes) ?? PostgresJSON(bytes: Data("{}".utf8))
    try await database.run(
      ExportLog.append("tickets", as: format.rawValue, filter: json, by: person, at: now))
    let search = understand(filter.query, reach: reach, by: actor.principal, in: catalogue)
    // What leaves the house tells nobody who reported.
    reach.masked += reach.full
    reach.full = []
    let statement = TicketCards.page(
      filter, search: search, reach: reach, desk: false, at: now,
      limits: catalogue.limits(of: filter, from: now))
    return TicketExport(
      database.stream(statement, timeout: Office.exportTimeout), catalogue: catalogue)
  }
}

extension TicketFilter {
  /// What narrows the list, in codes and ids; of a search only that there was one.
  fileprivate var codes: [String: EventDetail] {
    var codes: [String: EventDetail] = [:]
    func add(_ name: String, _ value: String?) {
      if let value, !value.isEmpty { codes[name] = .code(value) }
    }
    add("units", units?.map { "\($0)" }.joined(separator: " "))
    add("states", states.map(\.rawValue).sorted().joined(separator: " "))
    add("kinds", kinds.map(\.rawValue).sorted().joined(separator: " "))
    add("category", category)
    add("channel", channel)
    add("commune", commune.map { "\($0)" })
    add("due", due?.rawValue)
    add("dueWithin", dueWithin.map { "\($0)" })
    add("filedBy", filedBy.map { "\($0)" })
    switch assignee {
    case .nobody: add("assignee", "none")
    case .person(let person): add("assignee", "\(person)")
    case nil: break
    }
    if openOnly { codes["open"] = true }
    if let urgent { codes["urgent"] = .flag(urgent) }
    if !query.isEmpty { codes["search"] = true }
    return codes
  }
}

public import FoundationEssentials
import Postgres
public import Rules
import Store

/// What an audit of clocks went through.
public struct ClockTally: Sendable, Hashable, Codable {
  /// Tickets.
  public var tickets = 0
  /// Obligations.
  public var clocks = 0
  /// Events of obligations.
  public var events = 0
  /// Contradictions.
  public var findings = 0
}

extension Office {
  /// Tickets that are read in one look at the database.
  static let auditedAtOnce = 500
  /// Looks whose tickets are counted at the same time.
  static let auditsAtOnce = 3

  /// Counts the clock of every obligation again, from the facts, and reports what the rows say
  /// otherwise.
  ///
  /// Each batch of tickets is read as of one instant, so that an office may work meanwhile; memory
  /// does not grow with the number of tickets.
  ///
  /// - Parameters:
  ///   - grace: how long a worker may take to record a step; in seconds.
  ///   - report: is given what is found, batch by batch in the order of tickets.
  /// - Returns: how much was gone through.
  public func auditClocks(
    grace: TimeInterval = 300, report: @Sendable ([ClockFinding]) throws -> Void
  ) async throws -> ClockTally {
    var tally = ClockTally()
    var batches = AuditBatches(office: self, grace: grace)
    var waiting: [Task<[ClockFinding], any Error>] = []
    defer { for task in waiting { task.cancel() } }
    while let (batch, audit) = try await batches.next() {
      tally.tickets += batch.count
      tally.clocks += batch.reduce(0) { $0 + $1.clocks.count }
      tally.events += batch.reduce(0) { $0 + $1.clocks.reduce(0) { $0 + $1.events.count } }
      waiting.append(Task { batch.flatMap { audit.findings(in: $0) } })
      guard waiting.count >= Office.auditsAtOnce else { continue }
      let found = try await waiting.removeFirst().value
      tally.findings += found.count
      try report(found)
    }
    while !waiting.isEmpty {
      let found = try await waiting.removeFirst().value
      tally.findings += found.count
      try report(found)
    }
    return tally
  }
}

/// The tickets of an office, some hundred at a time, each with the audit of its instant.
private struct AuditBatches {
  let office: Office
  let grace: TimeInterval
  var last = ID<TicketRow>(0)

  mutating func next() async throws -> ([AuditedTicket], ClockAudit)? {
    let (after, grace, clock) = (last, grace, office.settings.clock)
    var catalogue = try await office.catalogue()
    let read = try await office.database.read(isolation: .repeatableRead) { tx in
      let tickets = try tx.all(ClockFacts.tickets(after: after, limit: Office.auditedAtOnce))
      guard let first = tickets.first?.id, let last = tickets.last?.id else {
        return AuditedRows?.none
      }
      var rows = AuditedRows(tickets: tickets)
      // The state that is read was fixed by the first statement: nothing in it is later.
      rows.asOf = clock()
      rows.underway = Set(try tx.all(ClockFacts.underway))
      rows.acts = try tx.all(ClockFacts.acts(of: first...last))
      rows.waits = try tx.all(ClockFacts.waits(of: first...last))
      rows.obligations = try tx.all(ClockFacts.obligations(of: first...last))
      rows.grants = try tx.all(ClockFacts.grants(of: first...last))
      rows.events = try tx.all(ClockFacts.events(of: first...last))
      return rows
    }
    guard let read else { return nil }
    last = read.tickets.last?.id ?? last
    // Saved since the catalogue was read.
    if !read.obligations.allSatisfy({ catalogue.calendars[$0.calendarVersion] != nil }) {
      catalogue = try await CatalogueRows.read(over: office.reads)
    }
    let audit = ClockAudit(
      calendars: catalogue.calendars, underway: read.underway, asOf: read.asOf, grace: grace)
    return (read.clocks(catalogue), audit)
  }
}

/// The rows of one look.
private struct AuditedRows: Sendable {
  let tickets: [ClockedTicket]
  var asOf = Date.distantPast
  var underway: Set<String> = []
  var acts: [(ID<TicketRow>, AuditedTicket.Act)] = []
  var waits: [(ID<TicketRow>, AuditedTicket.Wait)] = []
  var obligations: [ObligationRow] = []
  var grants: [(ClockKey, AuditedTicket.Grant)] = []
  var events: [(ClockKey, AuditedTicket.Event)] = []

  /// The rows, ticket by ticket.
  func clocks(_ catalogue: Catalogue) -> [AuditedTicket] {
    let acts = Dictionary(grouping: acts, by: \.0)
    let waits = Dictionary(grouping: waits, by: \.0)
    let grants = Dictionary(grouping: grants, by: \.0)
    let events = Dictionary(grouping: events, by: \.0)
    let clocks = Dictionary(grouping: obligations, by: \.ticket).mapValues { rows in
      rows.map { row in
        let key = ClockKey(ticket: row.ticket, ordinal: row.ordinal)
        return AuditedTicket.Clock(
          row, row.alarms(in: catalogue), grants: grants[key, default: []].map(\.1),
          events: events[key, default: []].map(\.1))
      }
    }
    return tickets.map { ticket in
      AuditedTicket(
        number: ticket.number, state: ticket.state, promise: ticket.promise,
        promisedAt: ticket.promisedAt, acts: acts[ticket.id, default: []].map(\.1),
        waits: waits[ticket.id, default: []].map(\.1), clocks: clocks[ticket.id, default: []])
    }
  }
}

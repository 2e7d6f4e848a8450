import Casework
import FoundationEssentials
import Postgres
import Rules
import Store

/// Scripts for `pgbench`, made from the statements that the service itself runs.
struct BenchScripts: Sendable {
  let office: Office
  let database: Database

  /// Everything that filing a ticket writes, as one statement: the one of the batch writer, for a
  /// batch of one. Each transaction has a key of its own.
  func filing(_ form: SubmissionForm) async throws -> String {
    let catalogue = try await office.catalogue()
    let now = office.now
    let submission = try Submission.parse(form, by: .staff, in: catalogue, now: now)
    let decision = try FilingDecision(submission, byStaff: true, in: catalogue, now: now)
    let record = FilingRecord(
      submission: submission, decision: decision, key: [UInt8](repeating: 7, count: 16),
      accessDigest: [UInt8](repeating: 7, count: 32), filedAt: now,
      year: catalogue.officeCalendar?.day(at: now).year ?? 2_000, filedBy: nil, role: "machine",
      principal: "bench", idempotencyKey: "bench-key",
      requestDigest: [UInt8](repeating: 7, count: 32),
      folded: SearchFolding.fold(submission.searchText), tellsCitizen: true)
    let text = try await database.written(Filing.file([record]))
    let key = "' || :client_id::text || '-' || :n::text || '"
    return """
      \\set n random(1, 9000000000000000000)
      \(text.replacing("bench-key", with: "bench-" + key));
      """
  }

  /// A unit's first fifty open tickets by due date, as an officer's list.
  func queue(of unit: ID<Rules.Unit>, for principal: Principal) async throws -> String {
    var filter = TicketFilter()
    filter.units = [unit]
    filter.openOnly = true
    filter.order = .due
    return try await database.written(office.listing(filter, for: principal)) + ";"
  }

  /// A ticket by its number with its last ten events: the least that a page of a ticket reads.
  func point() async throws -> String {
    let series = try await database.one(BenchStatements.largestSeries)
    return """
      \\set serial random(1, \(series.last))
      SELECT t.id, t.year, t.serial, t.state, t.state_since, t.revision, t.kind, t.category,
        t.channel, t.unit_id, t.urgent, t.received_at, t.filed_at, t.due_at, x.title, x.body,
        x.place_text, ARRAY(
          SELECT (e.seq, e.at, e.verb, e.by_role, e.from_state, e.to_state, e.unit_id)::text
          FROM ticket_event e
          WHERE e.ticket_id = t.id
          ORDER BY e.seq DESC
          LIMIT 10)
      FROM ticket t
      JOIN ticket_text x ON x.ticket_id = t.id
      WHERE t.year = \(series.year)::smallint AND t.serial = :serial::integer;
      """
  }
}

import Casework
import Foundation
import Postgres
import Rules
import Store
import Support
import Synchronization
import Testing

@testable import Simulation

/// A year of an active district: 12,500 tickets, every clock of which is counted again.
@Suite("A simulated year", .serialized)
struct YearTests {
  private static let year = Task { try await Past.open(12_500, years: 1) }

  @Test(
    "It has everything that moves a clock",
    arguments: [
      ("units", 40, "SELECT count(DISTINCT unit_id) FROM ticket_unit"),
      ("moved late", 20, "SELECT count(*) FROM obligation_event WHERE what = 'recomputed'"),
      ("earlier", 10, recomputed("<")),
      ("pauses", 500, "SELECT count(*) FROM ticket_pause"),
      ("extensions", 100, "SELECT count(*) FROM obligation_event WHERE what = 'extended'"),
      ("returned", 200, "SELECT count(*) FROM ticket_event WHERE to_state = 'returned'"),
      ("transferred", 100, "SELECT count(*) FROM ticket WHERE state = 'transferred'"),
      ("reopened", 100, "SELECT count(*) FROM ticket WHERE reopened"),
      ("beside", 100, "SELECT count(*) FROM ticket_unit WHERE part = 'cooperating'"),
      ("breaches", 500, "SELECT count(*) FROM obligation_event WHERE what = 'breach'"),
      ("climbed", 50, "SELECT count(*) FROM obligation_event WHERE what = 'escalation_2'"),
      (
        "resumed by the new calendar", 1,
        """
        SELECT count(*) FROM obligation_event
        WHERE what = 'resumed' AND calendar_version_id = (SELECT max(id) FROM calendar_version)
        """
      ),
    ])
  func contents(what: String, atLeast: Int64, query: String) async throws {
    let test = try await Self.year.value
    let count = try await test.value(SQL(raw: query), as: Int64.self)
    #expect(count >= atLeast, "\(what)")
  }

  private static func recomputed(_ sign: String) -> String {
    """
    SELECT count(*) FROM obligation_event
    WHERE what = 'recomputed' AND new_due_at \(sign) old_due_at
    """
  }

  @Test("What was counted anew is what the recomputation says")
  func recomputation() async throws {
    let test = try await Self.year.value
    let agree = try await test.value(
      """
      SELECT r.finished_at IS NOT NULL AND r.examined >= r.moved + r.flagged
        AND r.moved = (SELECT count(*) FROM obligation_event WHERE what = 'recomputed')
        AND r.flagged = (SELECT count(*) FROM obligation_event WHERE what = 'flagged')
      FROM recomputation r
      """, as: Bool.self)
    #expect(agree)
  }

  @Test("The audit agrees with every clock of the year")
  func audit() async throws {
    let test = try await Self.year.value
    let found = Mutex<[ClockFinding]>([])
    let tally = try await test.office.auditClocks(grace: 0) { more in
      found.withLock { $0 += more }
    }
    #expect(found.withLock { Array($0.prefix(5)) } == [])
    #expect(tally.findings == 0 && tally.tickets == 12_500 && tally.clocks > 60_000)
  }

  @Test("A clock on the wall agrees with the due dates in force", arguments: [60, 1])
  func walked(tick: Int) async throws {
    let test = try await Self.year.value
    let calendars = try await test.office.catalogue().calendars
    var walked = 0
    for row in try await Walked.sample(test.database, bySecond: tick == 1) {
      let calendar = try #require(calendars[row.obligation.calendarVersion]?.calendar)
      let due = try #require(row.due(in: calendar, tick: tick))
      #expect(due == row.obligation.dueAt, "\(row.obligation.ticket) \(row.obligation.ordinal)")
      walked += 1
    }
    #expect(walked >= (tick == 1 ? 20 : 300))
  }
}

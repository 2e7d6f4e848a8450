import Foundation
import Postgres
import Rules
import Store
import Support
import Synchronization
import Testing

@testable import Casework

/// What the verbs wrote is counted again by an audit that shares no line with them but the engine.
/// `HOIAM_BUSY_SEEDS` sets how many offices are lived through (3).
@Suite("Clocks after weeks of work")
struct AuditTests {
  private static let seeds =
    ProcessInfo.processInfo.environment["HOIAM_BUSY_SEEDS"].flatMap(UInt64.init) ?? 3

  @Test(
    "Whatever people do, in whatever order, the audit agrees with every clock",
    arguments: 1...seeds)
  func busy(seed: UInt64) async throws {
    var busy = try await BusyOffice(seed: seed, restricts: true, undoes: seed % 2 == 0)
    let office = busy.office
    try await busy.work(until: "2026-11-11T03:00:00Z")
    var draft = try #require(try await office.catalogue().officeCalendar).draft
    draft.closed.append("2026-11-18")
    draft.notices["2026-11-18"] = "Thông báo thử"
    try await office.saveCalendar(
      "office", draft, note: "Nghỉ một ngày", by: busy.test.actor("quantri"))
    let version = try #require(try await office.catalogue().calendar("office")).id.rawValue
    while try await office.recomputeBatch(for: version) {}
    try await busy.work(until: "2026-11-22T17:00:00Z")
    let findings = try await office.clockFindings()
    #expect(findings == [])
    let tally = try await office.auditClocks(grace: 0) { _ in }
    #expect(tally.tickets > 20 && tally.clocks > 100 && tally.events > 100)
  }
}

extension Office {
  /// What an audit finds once the worker has recorded what was due.
  func clockFindings() async throws -> [ClockFinding] {
    while try await recordDueSteps() > 0 {}
    let found = Mutex<[ClockFinding]>([])
    _ = try await auditClocks(grace: 0) { more in found.withLock { $0 += more } }
    return found.withLock { $0 }
  }
}

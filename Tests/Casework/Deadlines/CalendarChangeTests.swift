import Foundation
import Postgres
import Rules
import Store
import Support
import Testing

@testable import Casework

/// It is Monday 23 November 2026; Tuesday is a holiday. A promise of five working days that is
/// made today ends on Tuesday 1 December at 17:00.
@Suite("A calendar that changes after tickets exist")
struct CalendarChangeTests {
  private static let promised = "2026-12-01T10:00:00Z"

  /// The office's calendar with something changed.
  private static func draft(
    _ desk: DeskOffice, _ change: (inout CalendarDraft) -> Void
  ) async throws -> CalendarDraft {
    let catalogue = try await desk.office.catalogue()
    var draft = try #require(catalogue.officeCalendar).draft
    change(&draft)
    return draft
  }

  private static func close(_ day: String, in draft: inout CalendarDraft) {
    draft.closed.append(day)
    draft.notices[day] = "Thông báo thử"
  }

  /// Saves, and counts anew as the worker would.
  private static func publish(_ desk: DeskOffice, _ draft: CalendarDraft) async throws {
    let office = desk.office
    try await office.saveCalendar(
      "office", draft, note: "Thông báo nghỉ", by: desk.test.actor("quantri"))
    let version = try #require(try await office.catalogue().calendar("office"))
    while try await office.recomputeBatch(for: version.id.rawValue) {}
  }

  private static func answer(_ desk: DeskOffice, _ name: String) async throws -> ObligationAccount {
    let dispatcher = try await desk.principal("dieuphoi1")
    let view = try await desk.office.ticket(desk.number(name), for: dispatcher)
    let ordinal = try #require(view.promise?.row.ordinal)
    return try await desk.office.account(of: desk.number(name), ordinal: ordinal, for: dispatcher)
  }

  @Test(
    "A day off that is announced late moves what runs over it, as the preview said, with a trace")
  func moved() async throws {
    let desk = try await DeskOffice.open()
    let before = try await Self.answer(desk, "accepted")
    #expect(Instant.rfc3339(before.row.dueAt) == Self.promised)
    let draft = try await Self.draft(desk) { Self.close("2026-11-27", in: &$0) }
    let administrator = try await desk.test.actor("quantri")
    let preview = try await desk.office.previewCalendar("office", draft, by: administrator)
    #expect(preview.later > 0 && preview.earlier == 0 && preview.flagged == 0)
    #expect(preview.examples.contains { $0.number == before.view.header.number })
    try await Self.publish(desk, draft)
    let after = try await Self.answer(desk, "accepted")
    #expect(Instant.rfc3339(after.row.dueAt) == "2026-12-02T10:00:00Z")
    #expect(after.view.header.dueAt == after.row.dueAt)
    #expect(after.row.generation == before.row.generation + 1)
    #expect(after.agrees && after.calendar.version == before.calendar.version + 1)
    let event = try #require(after.events.last?.event)
    #expect(event.what == "recomputed" && event.cause == "calendar")
    #expect(event.oldDueAt == before.row.dueAt && event.newDueAt == after.row.dueAt)
    #expect(after.account.promised.ledger.contains { $0.notice == "Thông báo thử" })
    let work = try await desk.office.recomputations(of: "office", by: administrator)
    #expect(work.count == 1 && work.first?.finishedAt != nil)
    #expect(Int(work.first?.moved ?? 0) == preview.moved)
    #expect(Int(work.first?.examined ?? 0) == preview.examined)
  }

  @Test("A calendar in which a promise would never be due is refused, and nothing is saved")
  func tooLittleTime() async throws {
    let desk = try await DeskOffice.open()
    let administrator = try await desk.test.actor("quantri")
    for week: [String: [String]] in [[:], ["mon": []]] {
      let draft = try await Self.draft(desk) { $0.week = week }
      await #expect(throws: DeadlineError.badCalendar(.tooLittleTime)) {
        _ = try await desk.office.previewCalendar("office", draft, by: administrator)
      }
      await #expect(throws: DeadlineError.badCalendar(.tooLittleTime)) {
        try await desk.office.saveCalendar("office", draft, note: "Nghỉ", by: administrator)
      }
    }
    let versions: Int64 = try await desk.test.value(
      "SELECT count(*) FROM calendar_version WHERE calendar_code = 'office'")
    #expect(versions == 1)
  }

  @Test(
    "A calendar in use can't be deleted, not even by hand",
    arguments: [
      ("calendar_version", "obligation_calendar_version_exists"),
      ("calendar", "calendar_version_calendar_exists"),
    ])
  func inUse(table: String, constraint: String) async throws {
    let desk = try await DeskOffice.open()
    let error = await #expect(throws: PostgresError.self) {
      try await desk.test.database.run(Statement("test", SQL(raw: "DELETE FROM \(table)")))
    }
    #expect(error?.constraint == constraint)
  }

  @Test("What ended, and what runs by another calendar, stays as it was")
  func untouched() async throws {
    let desk = try await DeskOffice.open()
    let sums: SQL = """
      SELECT count(*) FROM obligation WHERE state IN ('met', 'cancelled') AND generation > 1
      """
    let before: Int64 = try await desk.test.value(sums)
    try await Self.publish(
      desk, try await Self.draft(desk) { Self.close("2026-11-27", in: &$0) })
    #expect(try await desk.test.value(sums) == before)
    // A day that lies behind everything moves nothing, and plans nothing.
    try await Self.publish(
      desk, try await Self.draft(desk) { Self.close("2027-06-01", in: &$0) })
    let work = try await desk.office.recomputations(
      of: "office", by: desk.test.actor("quantri"))
    #expect(work.count == 1)
  }

  @Test("An edit never makes somebody late: what would have been due before now is flagged")
  func flagged() async throws {
    let desk = try await DeskOffice.open()
    let before = try await Self.answer(desk, "accepted")
    // Tuesday 1 December in the afternoon; last Saturday and Sunday turn out to have been worked.
    desk.test.clock.set("2026-12-01T08:00:00Z")
    while try await desk.office.recordDueSteps() > 0 {}
    let breaches: SQL = "SELECT count(*) FROM obligation_event WHERE what = 'breach'"
    let known: Int64 = try await desk.test.value(breaches)
    let hours = ["07:30-11:30", "13:00-17:00"]
    let draft = try await Self.draft(desk) {
      $0.special["2026-11-28"] = hours
      $0.special["2026-11-29"] = hours
      ($0.notices["2026-11-28"], $0.notices["2026-11-29"]) = ("Thông báo thử", "Thông báo thử")
    }
    try await Self.publish(desk, draft)
    let after = try await Self.answer(desk, "accepted")
    #expect(after.row.dueAt == before.row.dueAt && after.row.generation == before.row.generation)
    let event = try #require(after.events.last?.event)
    #expect(
      event.what == "flagged" && Instant.rfc3339(event.newDueAt ?? .distantPast) < Self.promised)
    #expect(try await desk.test.value(breaches) == known)
  }

  @Test("A clock that stands still counts the new day off when it goes on")
  func paused() async throws {
    let desk = try await DeskOffice.open()
    let operator_ = try await desk.test.actor("tongdai1")
    try await desk.office.askInformation(
      try desk.number("accepted"), question: "Ở đâu?", expecting: nil,
      by: desk.test.actor("dieuphoi1"))
    try await Self.publish(
      desk, try await Self.draft(desk) { Self.close("2026-11-27", in: &$0) })
    #expect(try await Self.answer(desk, "accepted").row.generation == 1)
    desk.test.clock.advance(hours: 1)
    try await desk.office.addInformation(
      try desk.number("accepted"), text: "Ở chợ.", by: operator_)
    let after = try await Self.answer(desk, "accepted")
    #expect(Instant.rfc3339(after.row.dueAt) == "2026-12-02T10:00:00Z")
    #expect(after.agrees)
  }

  @Test("Work that was interrupted goes on where it was, and is done once")
  func batches() async throws {
    var desk = try await DeskOffice.open()
    for index in 0..<120 { try await desk.file("more \(index)") { $0.title = "Việc \(index)" } }
    try await desk.office.saveCalendar(
      "office", try await Self.draft(desk) { Self.close("2026-11-27", in: &$0) },
      note: "Thông báo nghỉ", by: desk.test.actor("quantri"))
    let version = try #require(try await desk.office.catalogue().calendar("office")).id.rawValue
    #expect(try await desk.office.recomputeBatch(for: version))
    // The worker dies; another one begins, and a clerk looks at a ticket between two batches.
    let other = try await TestOffice.open(
      address: desk.test.address, at: "2026-11-23T02:05:00Z")
    while try await other.office.recomputeBatch(for: version) {}
    #expect(try await desk.office.recomputeBatch(for: version) == false)
    let twice: Int64 = try await desk.test.value(
      """
      SELECT count(*) FROM (
        SELECT 1 FROM obligation_event WHERE what = 'recomputed'
        GROUP BY ticket_id, ordinal HAVING count(*) > 1) d
      """)
    let left: Int64 = try await desk.test.value(
      """
      SELECT count(*) FROM obligation o JOIN ticket t ON t.id = o.ticket_id
      WHERE o.kind = 'answer' AND o.state = 'running' AND o.due_at = \(Self.promised)::timestamptz
      """)
    #expect(twice == 0 && left == 0)
    await other.office.close()
  }

  @Test("Two who change the same version: the second is told, and nothing of theirs is saved")
  func stale() async throws {
    let desk = try await DeskOffice.open()
    let draft = try await Self.draft(desk) { Self.close("2026-11-27", in: &$0) }
    let administrator = try await desk.test.actor("quantri")
    let office = desk.office
    try await office.saveCalendar(
      "office", draft, note: "Một", expecting: 1, by: administrator)
    await #expect(throws: Refusal.stale(current: 2)) {
      try await office.saveCalendar(
        "office", draft, note: "Hai", expecting: 1, by: administrator)
    }
    let versions: Int64 = try await desk.test.value(
      "SELECT count(*) FROM calendar_version WHERE calendar_code = 'office'")
    #expect(versions == 2)
  }
}

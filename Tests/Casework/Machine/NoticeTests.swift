import Foundation
import Postgres
import Rules
import Store
import Support
import Testing

@testable import Casework

@Suite("Who is told of clocks, and when")
struct NoticeTests {
  private struct Told: Hashable {
    let username: String
    let what: String
    let at: String
  }

  /// What is planned for a ticket, by person.
  private static func told(_ desk: DeskOffice, _ name: String? = nil) async throws -> [Told] {
    let serial = try name.map { Int32(try desk.number($0).serial) }
    return try await desk.test.database.all(
      Statement(
        "told",
        """
        SELECT p.username, n.what, n.tell_at
        FROM staff_notice n
        JOIN person p ON p.id = n.person_id
        JOIN ticket t ON t.id = n.ticket_id
        WHERE t.serial = coalesce(\(serial), t.serial)
        ORDER BY n.id
        """
      ) { row in
        var row = row.reader
        return try Told(
          username: row.next(), what: row.next(), at: Instant.rfc3339(row.next()))
      })
  }

  private static func person(_ username: String, _ desk: DeskOffice) async throws -> ID<Person> {
    let id: Int64 = try await desk.test.value("SELECT id FROM person WHERE username = \(username)")
    return ID(id)
  }

  private static func drain(_ desk: DeskOffice) async throws {
    while try await desk.office.recordDueSteps() > 0 {}
  }

  @Test("The unit hears of a warning, its head of a breach, those above later, nobody by night")
  func ladder() async throws {
    let desk = try await DeskOffice.open()
    // Friday 23:00 local time: the next opening is Monday 07:30.
    desk.test.clock.set("2026-11-27T16:00:00Z")
    try await Self.drain(desk)
    let night = try await Self.told(desk)
    #expect(!night.isEmpty && Set(night.map(\.at)) == ["2026-11-30T00:30:00Z"])
    // By day: the next minute.
    desk.test.clock.set("2026-12-23T02:00:30Z")
    try await Self.drain(desk)
    let later = try await Self.told(desk).dropFirst(night.count)
    #expect(Set(later.map(\.at)) == ["2026-12-23T02:01:00Z"])
    let forwarded = try await Self.told(desk, "forwarded")
    func heard(_ what: String) -> Set<String> {
      Set(forwarded.filter { $0.what == what }.map(\.username))
    }
    #expect(heard("breach") == ["kthtdt.ld"])
    #expect(heard("escalation_1") == ["dieuphoi1", "dieuphoi2"])
    #expect(heard("escalation_2") == ["lanhdao1", "lanhdao2"])
    let restricted = try await Self.told(desk, "complaint")
    #expect(
      Set(
        restricted.filter { $0.what != "escalation_1" && $0.what != "escalation_2" }.map(\.username)
      )
        == ["hanche1", "hanche2"])
  }

  @Test("Whoever is told of many clocks at once is told in one message, and each of them once")
  func digest() async throws {
    var desk = try await DeskOffice.open()
    for index in 0..<30 {
      try await desk.file("more \(index)") {
        $0.title = "Việc \(index)"
        $0.forward = true
      }
    }
    desk.test.clock.set("2026-12-10T02:00:00Z")
    let office = desk.office
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<4 {
        group.addTask { while try await office.recordDueSteps(limit: 7) > 0 {} }
      }
      try await group.waitForAll()
    }
    let head = try await Self.person("kthtdt.ld", desk)
    let errands: Int64 = try await desk.test.value(
      """
      SELECT count(*) FROM errand
      WHERE kind = 'notify' AND (payload #>> '{notify,person}')::bigint = \(head.rawValue)
      """)
    #expect(errands == 1)
    desk.test.clock.advance(hours: 0.1)
    let parcel = try #require(
      try await office.parcel(telling: head.rawValue, errand: 1))
    #expect(parcel.notices.count > 30)
    #expect(parcel.notices.map(\.dueAt) == parcel.notices.map(\.dueAt).sorted())
    // The worker dies and more comes: done again, the errand says the same, and no other errand
    // says it too.
    try await desk.file("late") { $0.forward = true }
    desk.test.clock.set("2026-12-20T02:00:00Z")
    try await Self.drain(desk)
    desk.test.clock.advance(hours: 48)
    #expect(
      try await office.parcel(telling: head.rawValue, errand: 1)?.notices == parcel.notices)
    try await office.wereTold(parcel, isSent: true)
    #expect(try await office.parcel(telling: head.rawValue, errand: 1) == nil)
    let number = try desk.number("late")
    let second = try #require(try await office.parcel(telling: head.rawValue, errand: 2))
    #expect(!second.notices.isEmpty && second.notices.allSatisfy { $0.number == number })
  }

  @Test("What is planned after its errand was begun gets another one, before that none")
  func late() async throws {
    let desk = try await DeskOffice.open()
    let person = try await Self.person("kthtdt.ld", desk)
    let office = desk.office
    func plan() async throws -> Int64 {
      let now = office.now
      try await office.database.write { tx in
        try Errand.enqueue([.telling(person, at: now)], in: tx, at: now)
      }
      return try await desk.test.value("SELECT count(*) FROM errand WHERE kind = 'notify'")
    }
    #expect(try await plan() == 1)
    #expect(try await plan() == 1)
    while let claimed = try await office.claimErrand(lease: 300), claimed.kind != "notify" {}
    #expect(try await plan() == 2)
    while try await office.claimErrand(lease: 300) != nil {}
    #expect(try await plan() == 3)
  }

  @Test("What was done before it was time to tell is not told any more")
  func moot() async throws {
    let desk = try await DeskOffice.open()
    desk.test.clock.set("2026-11-27T16:00:00Z")
    try await Self.drain(desk)
    let number = try desk.number("forwarded")
    let officer = try await desk.test.actor("kthtdt.cv1")
    desk.test.clock.set("2026-11-30T00:31:00Z")
    try await desk.office.takeUp(number, expecting: nil, by: officer)
    let head = try await Self.person("kthtdt.ld", desk)
    let parcel = try await desk.office.parcel(telling: head.rawValue, errand: 1)
    #expect(parcel?.notices.contains { $0.number == number && $0.kind == .takeUp } != true)
    let moot: Int64 = try await desk.test.value(
      "SELECT count(*) FROM staff_notice WHERE outcome = 'moot'")
    #expect(moot > 0)
  }

  @Test("By night what is urgent goes to whoever is on duty, at once; the others hear at opening")
  func duty() async throws {
    var desk = try await DeskOffice.open()
    try await desk.file("urgent") {
      $0.urgent = true
      $0.forward = true
    }
    let watch = try await Self.person("vp.cv1", desk)
    try await desk.office.addDuty(
      DutyRow(
        person: watch, startsAt: try #require(Instant.date(rfc3339: "2026-11-23T10:00:00Z")),
        endsAt: try #require(Instant.date(rfc3339: "2026-11-24T00:30:00Z"))),
      by: desk.test.actor("quantri"))
    // Monday 23:00: the measures of the urgent ticket were due at 14:00 and 17:00 of that day.
    desk.test.clock.set("2026-11-23T16:00:00Z")
    try await Self.drain(desk)
    let urgent = try await Self.told(desk, "urgent")
    let duty = urgent.filter { $0.username == "vp.cv1" }
    #expect(!duty.isEmpty && Set(duty.map(\.at)) == ["2026-11-23T16:01:00Z"])
    let others = urgent.filter { $0.username != "vp.cv1" }
    #expect(!others.isEmpty && others.allSatisfy { $0.at > "2026-11-24T00:00:00Z" })
    let rest = Set(try await Self.told(desk)).subtracting(urgent)
    #expect(rest.allSatisfy { $0.username != "vp.cv1" && $0.at > "2026-11-24T00:00:00Z" })
  }

  @Test("Who is away is stood in for; where nobody is left at all, an administrator has to see it")
  func absent() async throws {
    let desk = try await DeskOffice.open()
    let administrator = try await desk.test.actor("quantri")
    let head = try await Self.person("kthtdt.ld", desk)
    let deputy = try await Self.person("kthtdt.cv3", desk)
    let days = (try #require(LocalDay("2026-11-24")), try #require(LocalDay("2026-12-04")))
    try await desk.office.addAbsence(
      AbsenceRow(person: head, deputy: deputy, startsOn: days.0, endsOn: days.1),
      by: administrator)
    desk.test.clock.set("2026-12-01T02:00:00Z")
    try await Self.drain(desk)
    let breaches = try await Self.told(desk, "forwarded").filter { $0.what == "breach" }
    #expect(Set(breaches.map(\.username)) == ["kthtdt.cv3"])
    try await desk.test.database.run(
      Statement("test", "UPDATE person SET is_active = false WHERE username NOT LIKE 'quantri'"))
    desk.test.clock.set("2026-12-24T02:00:00Z")
    try await Self.drain(desk)
    let alarms: Int64 = try await desk.test.value(
      "SELECT count(*) FROM errand WHERE kind = 'alarm'")
    #expect(alarms > 0)
  }

  @Test("Only administrators plan absences and duties, and nonsense is refused")
  func planning() async throws {
    let desk = try await DeskOffice.open()
    let person = try await Self.person("vp.cv1", desk)
    let day = try #require(LocalDay("2026-12-01"))
    let absence = AbsenceRow(person: person, deputy: nil, startsOn: day, endsOn: day)
    await #expect(throws: Refusal.notFound) {
      try await desk.office.addAbsence(absence, by: desk.test.actor("kthtdt.ld"))
    }
    let administrator = try await desk.test.actor("quantri")
    try await desk.office.addAbsence(absence, by: administrator)
    await #expect(throws: Refusal.self) {
      try await desk.office.addAbsence(absence, by: administrator)
    }
    await #expect(throws: Refusal.invalid([ActProblem(.until, .outOfOrder)])) {
      try await desk.office.addAbsence(
        AbsenceRow(
          person: person, deputy: nil, startsOn: day.adding(days: 9), endsOn: day.adding(days: 8)),
        by: administrator)
    }
    await #expect(throws: Refusal.invalid([ActProblem(.deputy, .samePerson)])) {
      try await desk.office.addAbsence(
        AbsenceRow(
          person: person, deputy: person, startsOn: day.adding(days: 20),
          endsOn: day.adding(days: 21)),
        by: administrator)
    }
    let now = desk.office.now
    for (away, deputy) in [
      ("vp.cv1", "quantri"), ("hanche1", "kthtdt.cv1"), ("kthtdt.cv1", "xuanbac.cv1"),
      ("dieuphoi1", "tongdai1"),
    ] {
      let row = try await AbsenceRow(
        person: Self.person(away, desk), deputy: Self.person(deputy, desk),
        startsOn: day.adding(days: 20), endsOn: day.adding(days: 21))
      await #expect(throws: Refusal.invalid([ActProblem(.deputy, .unsuitable)]), "\(deputy)") {
        try await desk.office.addAbsence(row, by: administrator)
      }
    }
    let auditor = try await Self.person("giamsat1", desk)
    await #expect(throws: Refusal.invalid([ActProblem(.person, .unsuitable)])) {
      try await desk.office.addDuty(
        DutyRow(
          person: auditor, startsAt: desk.office.now,
          endsAt: desk.office.now.addingTimeInterval(60)),
        by: administrator)
    }
    await #expect(throws: Refusal.invalid([ActProblem(.until, .outOfOrder)])) {
      try await desk.office.addDuty(
        DutyRow(person: person, startsAt: now, endsAt: now), by: administrator)
    }
    let standing = try await desk.office.standIns(by: administrator)
    #expect(standing.absences.count == 1 && standing.duties.isEmpty)
    try await desk.office.removeAbsence(standing.absences[0].id, by: administrator)
    #expect(try await desk.office.standIns(by: administrator).absences.isEmpty)
  }
}

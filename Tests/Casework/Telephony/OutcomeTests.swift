import Foundation
import Postgres
import Rules
import Store
import Support
import Testing

@testable import Casework

@Suite("What comes of a call")
struct OutcomeTests {
  /// A call that the operator has on the line, and the number of a ticket that they file.
  private static func talking(
    _ caller: String = "0912000274"
  ) async throws -> (desk: CallOffice, call: Int64, taker: Actor) {
    let desk = try await CallOffice.open()
    let taker = try await desk.test.actor("tongdai1")
    try await desk.office.sit(at: "101", by: taker)
    try await desk.tell("a", .answered, at: 5, from: caller, on: "101")
    return (desk, try await desk.id("a"), taker)
  }

  private static func file(
    _ key: String, in desk: CallOffice, by username: String = "tongdai1",
    _ change: (inout SubmissionForm) -> Void = { _ in }
  ) async throws -> TicketNumber {
    let form = DeskOffice.form(change)
    let submission = try Submission.parse(
      form, by: .staff, in: await desk.office.catalogue(), now: desk.office.now)
    return try await desk.office.file(
      submission, key: key, request: form.body.utf8, by: desk.test.actor(username)
    ).number
  }

  @Test("Tickets are tied to it once each, and are what came of it")
  func tickets() async throws {
    let (desk, call, taker) = try await Self.talking()
    let first = try await Self.file("first", in: desk)
    try await desk.office.endCall(call, as: .nuisance, by: taker)
    for _ in 1...2 { try await desk.office.tie(first, to: call, as: .filed, by: taker) }
    let second = try await Self.file("second", in: desk, by: "dieuphoi1")
    await #expect(throws: Refusal.notFound) {
      try await desk.office.tie(second, to: call, as: .filed, by: taker)
    }
    try await desk.office.tie(second, to: call, as: .about, by: taker)
    let sheet = try await desk.office.call(call, by: taker)
    #expect(sheet.call.outcome == .tickets)
    #expect(sheet.tickets == [first, second])
    for outcome in [CallOutcome.answeredAtOnce, .nuisance, .dropped] {
      await #expect(throws: Refusal.conflict(.callHasTickets)) {
        try await desk.office.endCall(call, as: outcome, by: taker)
      }
    }
  }

  @Test("An outcome is said of a call that was answered, by whoever took it, with what it needs")
  func outcomes() async throws {
    let (desk, call, taker) = try await Self.talking()
    await #expect(throws: Refusal.invalid([ActProblem(.outcome, .unknown)])) {
      try await desk.office.endCall(call, as: .tickets, by: taker)
    }
    await #expect(throws: Refusal.notFound) {
      try await desk.office.endCall(call, as: .dropped, by: desk.test.actor("tongdai2"))
    }
    await #expect(throws: Refusal.notFound) {
      try await desk.office.endCall(call, as: .dropped, by: desk.test.actor("kthtdt.cv1"))
    }
    try await desk.tell("m", .missed, from: "0913000275")
    await #expect(throws: Refusal.conflict(.callWasMissed)) {
      try await desk.office.endCall(desk.id("m"), as: .dropped, by: taker)
    }
    try await desk.tell("a", .ended, at: 60)
    desk.test.clock.set("2026-11-23T02:01:20Z")
    #expect(try await desk.office.call(call, by: taker).wrapUpLeft == 40)
    try await desk.office.endCall(call, as: .dropped, by: desk.test.actor("dieuphoi1"))
    let sheet = try await desk.office.call(call, by: taker)
    #expect(sheet.call.outcome == .dropped && sheet.wrapUpLeft == nil)
    let day = try await desk.office.callsToday(by: taker)
    #expect(day.lines.map(\.call.id) == [call] && !day.isEverybodys)
    #expect(try await desk.office.callsToday(by: desk.test.actor("dieuphoi1")).lines.count == 2)
  }

  @Test("The database itself refuses an outcome of tickets without one, or of an unanswered call")
  func walls() async throws {
    let (desk, call, taker) = try await Self.talking()
    let person = try #require(taker.principal.person)
    let ticket = try await Self.file("first", in: desk)
    let id: ID<TicketRow> = try await desk.test.value(
      "SELECT id FROM ticket WHERE serial = \(Int32(ticket.serial))")
    let now = desk.test.clock.now
    func constraint(_ statement: Statement<Void>) async -> String? {
      do {
        _ = try await desk.test.database.run(statement)
        return nil
      } catch {
        return (error as? PostgresError)?.constraint
      }
    }
    #expect(
      await constraint(Calls.setOutcome(.tickets, ticket: nil, of: call, by: person, at: now))
        == "outcome_of_tickets_has_one")
    #expect(
      await constraint(Calls.setOutcome(.tickets, ticket: id, of: call, by: person, at: now))
        == "outcome_ticket_is_of_the_call")
    try await desk.tell("m", .missed, from: "0913000275")
    let missed = try await desk.id("m")
    #expect(
      await constraint(Calls.setOutcome(.dropped, ticket: nil, of: missed, by: person, at: now))
        == "only_answered_calls_have_an_outcome")
  }

  @Test("The caller's open tickets are on top, several people are listed, and nobody is guessed")
  func several() async throws {
    let (desk, call, taker) = try await Self.talking()
    _ = try await Self.file("1", in: desk) { $0.reporterName = "Nguyễn Văn Thử" }
    _ = try await Self.file("2", in: desk) { $0.reporterName = "nguyễn văn  thử" }
    _ = try await Self.file("3", in: desk) { $0.reporterName = "Trần Thị Mẫu" }
    _ = try await Self.file("4", in: desk) { $0.phone = "0913 000 275" }
    _ = try await Self.file("5", in: desk) { $0.kind = "complaint" }
    let sheet = try await desk.office.call(call, by: taker)
    #expect(sheet.open.cards.count == 3)
    #expect(
      sheet.people == [
        CallerPerson(initials: "N. V. T.", tickets: 2),
        CallerPerson(initials: "T. T. M.", tickets: 1),
      ])
    let (other, otherCall, other1) = try await Self.talking("anonymous")
    let hidden = try await other.office.call(otherCall, by: other1)
    #expect(hidden.call.callerSort == .withheld && hidden.open.cards.isEmpty)
    #expect(hidden.people.isEmpty && hidden.waiting == nil)
  }

  @Test("A call that was opened at the desk ends with its outcome")
  func deskCall() async throws {
    let desk = try await CallOffice.open()
    let taker = try await desk.test.actor("tongdai1")
    let call = try await desk.office.openCall(from: "", by: taker)
    #expect(try await desk.office.openCall(from: "anonymous", by: taker) == call)
    try await desk.office.endCall(call, as: .answeredAtOnce, by: taker)
    let row = try await desk.office.call(call, by: taker).call
    #expect(row.state == .ended && row.outcome == .answeredAtOnce)
    #expect(try await desk.office.openCall(from: "", by: taker) != call)
    await #expect(throws: Refusal.notFound) {
      try await desk.office.openCall(from: "", by: desk.test.actor("lanhdao1"))
    }
  }
}

@Suite("Calling back")
struct CallingBackTests {
  private static func open() async throws -> (desk: CallOffice, id: Int64, one: Actor, two: Actor) {
    let desk = try await CallOffice.open()
    try await desk.tell("a", .missed)
    let id: Int64 = try await desk.test.value("SELECT id FROM call_back")
    return try await (desk, id, desk.test.actor("tongdai1"), desk.test.actor("tongdai2"))
  }

  @Test("Of two who take the same call-back at once one gets it, and the other is told")
  func claimed() async throws {
    let (desk, id, one, two) = try await Self.open()
    let outcomes = await withTaskGroup(of: Bool.self) { group in
      for actor in [one, two] {
        group.addTask {
          do {
            try await desk.office.claimCallBack(id, by: actor)
            return true
          } catch {
            #expect(error as? Refusal == .conflict(.callBackTaken))
            return false
          }
        }
      }
      return await group.reduce(into: [Bool]()) { $0.append($1) }
    }
    #expect(outcomes.sorted { !$0 && $1 } == [false, true])
    let holder: Int64 = try await desk.test.value("SELECT claimed_by FROM call_back")
    let (first, second) = holder == one.principal.person?.rawValue ? (one, two) : (two, one)
    await #expect(throws: Refusal.conflict(.callBackTaken)) {
      try await desk.office.settleCallBack(id, as: .reached, by: second)
    }
    try await desk.office.releaseCallBack(id, by: first)
    try await desk.office.claimCallBack(id, by: second)
    // Whoever took it and went away does not hold it for ever.
    desk.test.clock.advance(hours: 0.51)
    try await desk.office.claimCallBack(id, by: first)
  }

  @Test("Attempts are counted; after three vain ones one may give up, and done is done")
  func attempts() async throws {
    let (desk, id, one, two) = try await Self.open()
    for n in 1...3 {
      await #expect(throws: Refusal.invalid([ActProblem(.outcome, .unknown)])) {
        try await desk.office.settleCallBack(id, as: .givenUp, by: one)
      }
      try await desk.office.settleCallBack(id, as: .noAnswer, by: n == 2 ? two : one)
      let row = try await desk.office.callBack(id, by: one).row
      #expect(row.attempts == n && row.claimedBy == nil && row.finishedAt == nil)
    }
    try await desk.office.settleCallBack(id, as: .givenUp, by: one)
    await #expect(throws: Refusal.conflict(.callBackDone)) {
      try await desk.office.settleCallBack(id, as: .reached, by: one)
    }
    await #expect(throws: Refusal.conflict(.callBackDone)) {
      try await desk.office.claimCallBack(id, by: one)
    }
    #expect(try await desk.count("call_back_attempt") == 3)
    #expect(try await desk.office.callBacks(by: one).rows.isEmpty)
    // They ring again: that is another call-back.
    try await desk.tell("b", .missed, at: 90)
    #expect(try await desk.office.callBacks(by: one).rows.count == 1)
  }

  @Test("Whoever is reached is on the line: a call, with its outcome to come")
  func reached() async throws {
    let (desk, id, one, _) = try await Self.open()
    let call = try #require(try await desk.office.settleCallBack(id, as: .reached, by: one))
    let sheet = try await desk.office.call(call, by: one)
    #expect(sheet.call.direction == .outgoing && sheet.call.state == .answered)
    #expect(sheet.call.caller == "+84912000274" && sheet.call.callBack == id)
    let counts = try await desk.office.callBackCounts(for: one.principal)
    #expect(counts?.open == 0 && counts?.overdue == 0)
  }

  @Test("What is overdue comes first, and is said to be", arguments: ["kthtdt.cv1", "quantri"])
  func queue(stranger: String) async throws {
    let (desk, _, one, _) = try await Self.open()
    try await desk.tell("b", .missed, at: -3_600, from: "0913000275")
    desk.test.clock.set("2026-11-23T10:20:00+07:00")
    let queue = try await desk.office.callBacks(by: one)
    #expect(queue.rows.map(\.caller) == ["+84913000275", "+84912000274"])
    #expect(queue.rows.map { queue.remaining[$0.id] } == [.overdueMinutes(20), .minutesLeft(40)])
    let counts = try await desk.office.callBackCounts(for: one.principal)
    #expect(counts?.open == 2 && counts?.overdue == 1)
    await #expect(throws: Refusal.notFound) {
      try await desk.office.callBacks(by: desk.test.actor(stranger))
    }
  }
}

import Foundation
import Postgres
import Rules
import Store
import Support
import Testing

@testable import Casework

/// An office with a telephone, at 09:00 on a Monday.
struct CallOffice {
  let test: TestOffice
  var office: Office { test.office }

  static func open() async throws -> CallOffice {
    CallOffice(test: try await TestOffice.open())
  }

  /// Says something of a call, so many seconds after 09:00.
  @discardableResult
  func tell(
    _ call: String, _ news: CallNews, at seconds: Double = 0, from caller: String? = "0912000274",
    on telephone: String? = nil
  ) async throws -> CallState {
    let nine = Instant.date(rfc3339: "2026-11-23T02:00:00Z") ?? .distantPast
    return try await office.hear(
      TelephoneNews(
        call: call, news, at: nine.addingTimeInterval(seconds), caller: Caller(caller),
        extension: telephone))
  }

  /// The number of a call of the exchange.
  func id(_ call: String) async throws -> Int64 {
    try await test.value("SELECT id FROM call WHERE pbx_id = \(call)")
  }

  func count(_ what: SQL) async throws -> Int64 {
    try await test.value("SELECT count(*) FROM \(sql: what)")
  }
}

@Suite("What an exchange tells of a call")
struct HearingTests {
  @Test("A busy line of events in every order comes to the same call and no call-back")
  func order() async throws {
    let desk = try await CallOffice.open()
    let news: [(CallNews, Double)] = [(.ringing, 0), (.missed, 20), (.answered, 25), (.ended, 90)]
    var index = 0
    for first in news.indices {
      for second in news.indices where second != first {
        let rest = news.indices.filter { $0 != first && $0 != second }
        let order = [first, second] + rest + [first, second]
        for step in order {
          try await desk.tell(
            "call-\(index)", news[step].0, at: news[step].1, from: "09120010\(10 + index)")
        }
        index += 1
      }
    }
    let states: [String] = try await desk.test.value(
      "SELECT array_agg(DISTINCT state || ' ' || to_char(ended_at - answered_at, 'SS')) FROM call")
    // 65 seconds of talk are 5 seconds past a minute.
    #expect(states == ["ended 05"])
    #expect(try await desk.count("call") == 12)
    #expect(try await desk.count("call_event") == 48)
    #expect(try await desk.count("call_back WHERE finished_at IS NULL") == 0)
    #expect(try await desk.count("call WHERE call_back_id IS NOT NULL") == 0)
  }

  @Test("Two workers that hear the same news at once write one call")
  func atOnce() async throws {
    let desk = try await CallOffice.open()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for news in [CallNews.ringing, .missed, .ended] {
        for _ in 1...4 {
          group.addTask { try await desk.tell("same", news, at: 10) }
        }
      }
      try await group.waitForAll()
    }
    #expect(try await desk.count("call") == 1)
    #expect(try await desk.count("call_back") == 1)
    let missed: Int32 = try await desk.test.value("SELECT missed_calls FROM call_back")
    #expect(missed == 1)
  }

  @Test("A missed caller is to be called back within two working hours, however often they rang")
  func missed() async throws {
    let desk = try await CallOffice.open()
    try await desk.tell("a", .missed, at: 7_200)
    try await desk.tell("b", .missed, at: 9_000)
    try await desk.tell("c", .missed, at: 9_000, from: nil)
    try await desk.tell("d", .missed, at: 9_000, from: "201")
    let queue = try await desk.office.callBacks(by: desk.test.actor("tongdai1"))
    #expect(queue.rows.map(\.caller) == ["+84912000274"])
    #expect(queue.rows.first?.missedCalls == 2)
    // 11:00 and two working hours, with lunch from 11:30 to 13:00.
    #expect(queue.rows.first?.dueAt == Instant.date(rfc3339: "2026-11-23T14:30:00+07:00"))
    // Late news: one of the two calls was answered, then the other.
    try await desk.tell("b", .answered, at: 8_990)
    #expect(try await desk.count("call_back WHERE finished_at IS NULL") == 1)
    try await desk.tell("a", .answered, at: 7_190)
    let outcome: String = try await desk.test.value("SELECT outcome FROM call_back")
    #expect(outcome == "answered_after_all")
  }

  @Test("Whoever is blocked is noted, and neither shown nor called back; then they are again")
  func blocked() async throws {
    let desk = try await CallOffice.open()
    let dispatcher = try await desk.test.actor("dieuphoi1")
    let until = LocalDay(year: 2026, month: 11, day: 24)
    let id = try await desk.office.block(
      "0912 000 274", because: "Gọi quấy rối", until: until, by: dispatcher)
    await #expect(throws: Refusal.conflict(.alreadyBlocked)) {
      try await desk.office.block(
        "+84912000274", because: "Nữa", until: until, by: dispatcher)
    }
    try await desk.tell("a", .missed)
    let row = try await desk.office.call(desk.id("a"), by: dispatcher).call
    #expect(row.isBlocked && row.state == .missed)
    #expect(try await desk.count("call_back") == 0)
    desk.test.clock.advance(hours: 1)
    try await desk.office.unblock(id, by: dispatcher)
    await #expect(throws: Refusal.notFound) {
      try await desk.office.unblock(id, by: dispatcher)
    }
    try await desk.tell("b", .missed, at: 3_600)
    #expect(try await desk.count("call_back") == 1)
    #expect(try await desk.office.blockedCallers(by: dispatcher).isEmpty)
  }

  @Test("A block needs a number, a reason and an end within a year")
  func blocks() async throws {
    let desk = try await CallOffice.open()
    let dispatcher = try await desk.test.actor("dieuphoi1")
    let today = LocalDay(year: 2026, month: 11, day: 23)
    await #expect(
      throws: Refusal.invalid([
        ActProblem(.number, .badPhone), ActProblem(.reason, .missing), ActProblem(.until, .missing),
      ])
    ) { try await desk.office.block("201", because: " ", until: nil, by: dispatcher) }
    for days in [-1, 367] {
      await #expect(throws: Refusal.self) {
        try await desk.office.block(
          "0912000274", because: "X", until: today?.adding(days: days), by: dispatcher)
      }
    }
    await #expect(throws: Refusal.notFound) {
      try await desk.office.block(
        "0912000274", because: "X", until: today, by: desk.test.actor("tongdai1"))
    }
  }

  @Test("A call is whose telephone took it last; a soft-phone that was faster opened the same call")
  func seats() async throws {
    let desk = try await CallOffice.open()
    let (one, two) = try await (desk.test.actor("tongdai1"), desk.test.actor("tongdai2"))
    try await desk.office.sit(at: "101", by: one)
    try await desk.office.sit(at: "102", by: two)
    try await desk.tell("a", .answered, at: 5, on: "101")
    #expect(try await desk.office.call(desk.id("a"), by: one).call.person == one.principal.person)
    await #expect(throws: Refusal.notFound) {
      try await desk.office.call(desk.id("a"), by: two)
    }
    // Passed on; the news of the first telephone comes again.
    try await desk.tell("a", .answered, at: 50, on: "102")
    try await desk.tell("a", .answered, at: 5, on: "101")
    #expect(try await desk.office.call(desk.id("a"), by: two).call.person == two.principal.person)
    let opened = try await desk.office.openCall(from: "0912 000 274", by: two)
    #expect(try await opened == desk.id("a"))
    // The other way round: first the desk, then the exchange.
    let early = try await desk.office.openCall(from: "0913 000 275", by: one)
    #expect(try await early == desk.office.openCall(from: "+84913000275", by: one))
    try await desk.tell("b", .answered, at: 3, from: "0913000275", on: "101")
    #expect(try await early == desk.id("b"))
    #expect(try await desk.count("call") == 2)
    // Somebody else sits down there.
    try await desk.office.sit(at: "101", by: two)
    #expect(try await desk.office.telephone(of: one) == nil)
    #expect(try await desk.office.telephone(of: two) == "101")
    for typed in ["10 1", "máy 1", String(repeating: "1", count: 33), "1;2"] {
      await #expect(throws: Refusal.invalid([ActProblem(.extension, .badNumber)])) {
        try await desk.office.sit(at: typed, by: one)
      }
    }
  }

  @Test("The screens are told of ids only, each of those whom it concerns")
  func told() async throws {
    let desk = try await CallOffice.open()
    let (one, two) = try await (desk.test.actor("tongdai1"), desk.test.actor("tongdai2"))
    try await desk.office.sit(at: "101", by: one)
    var events = desk.test.database.listen(DeskChanges.channel).makeAsyncIterator()
    #expect(await events.next() == .connected)
    try await desk.tell("a", .ringing, on: "101")
    try await desk.tell("a", .missed, at: 9)
    let id = try await desk.id("a")
    var heard: [DeskEvent] = []
    for _ in 1...3 {
      guard case .notification(_, let text) = await events.next() else { continue }
      #expect(text.allSatisfy { $0.isASCII } && !text.contains("912000274"))
      heard += [DeskEvent(payload: text)].compactMap(\.self)
    }
    let ringing = DeskEvent(.call, id: id, state: .ringing, person: one.principal.person)
    #expect(heard.contains(ringing))
    #expect(heard.contains(DeskEvent(.call, id: id, state: .missed)))
    #expect(heard.contains { $0.kind == .callBack })
    #expect(ringing.concerns(one.principal) && !ringing.concerns(two.principal))
    let officer = try await desk.test.actor("kthtdt.cv1").principal
    for event in heard { #expect(!event.concerns(officer)) }
    #expect(DeskEvent(payload: "call 1 ringing") == nil)
    #expect(DeskEvent(payload: "call 0912 ringing x") == nil)
  }
}

import Foundation
import Postgres
import Rules
import Store
import Support
import Testing

@testable import Casework

@Suite("Lists, counts and search")
struct ListTests {
  @Test("Pages follow each other without gap or overlap", arguments: TicketFilter.Order.allCases)
  func pages(order: TicketFilter.Order) async throws {
    let desk = try await DeskOffice.open()
    let principal = try await desk.principal("dieuphoi1")
    var filter = TicketFilter()
    filter.order = order
    let all = try await desk.office.tickets(filter, for: principal).cards.map(\.header.number)
    filter.limit = 2
    var found: [TicketNumber] = []
    repeat {
      let page = try await desk.office.tickets(filter, for: principal)
      found += page.cards.map(\.header.number)
      filter.after = page.next
    } while filter.after != nil
    #expect(found == all)
    #expect(found.count == 5)
  }

  @Test("What is overdue, due today and due this week is told apart, and pauses stop the clock")
  func due() async throws {
    let desk = try await DeskOffice.open()
    let principal = try await desk.principal("dieuphoi1")
    func count(_ due: TicketFilter.Due) async throws -> Int {
      var filter = TicketFilter()
      filter.due = due
      return try await desk.office.tickets(filter, for: principal).cards.count
    }
    #expect(try await count(.overdue) == 0)
    // Five working days from the 23rd, of which the 24th is a holiday: 1 December.
    desk.test.clock.set("2026-11-25T02:00:00Z")
    let week = try await count(.week)
    #expect(week == 4)
    try await desk.office.askInformation(
      desk.number("accepted"), question: "Ở đâu?", expecting: 1,
      by: desk.test.actor("dieuphoi1"))
    desk.test.clock.set("2026-12-01T02:00:00Z")
    let today = try await count(.today)
    #expect(today == 3)
    desk.test.clock.set("2026-12-04T02:00:00Z")
    let counts = try await desk.office.counts(for: principal)
    #expect(try await count(.overdue) == counts.overdue)
    #expect(counts.waiting == 1)
    #expect(counts.open == 4)
  }

  @Test(
    "What is due within some working hours is told, over nights and days off",
    arguments: [(8, 0), (15, 0), (16, 4), (400, 4)])
  func soon(hours: Int, expected: Int) async throws {
    let desk = try await DeskOffice.open()
    let principal = try await desk.principal("dieuphoi1")
    // 17:00 of Friday 27 November; what was asked on the 23rd is due on 1 December at 17:00.
    desk.test.clock.set("2026-11-27T10:00:00Z")
    var filter = TicketFilter()
    filter.dueWithin = hours
    let page = try await desk.office.tickets(filter, for: principal)
    let late = page.cards.filter { $0.header.dueAt.map { $0 < desk.office.now } ?? true }
    #expect(late.isEmpty)
    #expect(page.cards.count == expected)
    #expect(try await desk.office.counts(filter, for: principal).open == expected)
  }

  @Test("The figures on the tabs are those of the lists behind them")
  func counts() async throws {
    let desk = try await DeskOffice.open()
    let principal = try await desk.principal("kthtdt.ld")
    let counts = try await desk.office.counts(for: principal)
    var filter = TicketFilter()
    filter.openOnly = true
    filter.assignee = .nobody
    let page = try await desk.office.tickets(filter, desk: true, for: principal)
    #expect(counts.unassigned == page.cards.count)
    #expect(counts.forwarded == 1)
    #expect(page.cards.first?.desk?.stage?.kind == .takeUp)
    #expect(page.cards.first.flatMap { page.remaining(of: $0) } == .workingDaysLeft(5))
  }

  @Test("What waits beside the queues is listed for those who may see it")
  func tasks() async throws {
    let desk = try await DeskOffice.open()
    let operators = try await desk.office.deliveryTasks(for: desk.principal("tongdai1"))
    #expect(operators.map(\.header.number) == [try desk.number("answered")])
    #expect(operators.first?.method == .callBack)
    let publishers = try await desk.office.publicationTasks(for: desk.principal("congkhai1"))
    #expect(publishers.map(\.header.number) == [try desk.number("answered")])
    let counts = try await desk.office.taskCounts(for: desk.principal("tongdai1"))
    #expect(counts.deliveries == 1)
    #expect(try await desk.office.deliveryTasks(for: desk.principal("vhxh.ld")).isEmpty)
  }

  @Test("Queue, assignee and due lists read their own index", arguments: ListPlan.all)
  func plans(plan: ListPlan) async throws {
    let desk = try await DeskOffice.open()
    let principal = try await desk.principal(plan.username)
    let catalogue = try await desk.office.catalogue()
    let now = desk.office.now
    let statement = TicketCards.page(
      plan.filter, search: TicketSearch(), reach: RowReach(principal, in: catalogue), desk: true,
      at: now, limits: catalogue.limits(of: plan.filter, from: now))
    let lines = try await desk.test.plan(of: statement.sql)
    #expect(lines.contains { $0.contains(plan.index) }, "\(lines.joined(separator: "\n"))")
    #expect(!lines.contains { $0.contains("Sort Key: t.due_at") && plan.isOrdered })
  }

  @Test("A cursor is read back, and nothing else is one")
  func cursors() {
    for text in ["k9z-a", "k9z-a-2-1j"] { #expect(TicketCursor(text)?.description == text) }
    for text in [
      "", "-", "a", "a-b-c", "a-b-0-1", "a-b-1-zzzzz", "a-b-1", "-1-2", "zzzzzzzzzzzzzzz-1", "1-0",
      "é-1",
    ] {
      #expect(TicketCursor(text) == nil, "\(text)")
    }
  }
}

/// A list and the index it must read.
struct ListPlan: Sendable, CustomTestStringConvertible {
  let username: String
  let filter: TicketFilter
  let index: String
  let isOrdered: Bool

  var testDescription: String { index }

  static let all: [ListPlan] = {
    var queue = TicketFilter()
    queue.units = [ID(102)]
    queue.openOnly = true
    queue.order = .due
    var mine = TicketFilter()
    mine.assignee = .person(ID(24))
    mine.openOnly = true
    mine.order = .due
    var states = TicketFilter()
    states.states = [.received]
    states.order = .newest
    var soon = TicketFilter()
    soon.dueWithin = 8
    soon.order = .due
    return [
      ListPlan(username: "dieuphoi1", filter: soon, index: "ticket_by_due", isOrdered: true),
      ListPlan(username: "dieuphoi1", filter: queue, index: "ticket_queue", isOrdered: true),
      ListPlan(
        username: "kthtdt.cv1", filter: mine, index: "ticket_assignee_queue", isOrdered: true),
      ListPlan(
        username: "dieuphoi1", filter: states, index: "ticket_open_by_state", isOrdered: false),
    ]
  }()
}

extension TestOffice {
  /// The plan of a statement, a line each; with sequential scans made dear, since test tables are
  /// small.
  func plan(of sql: SQL) async throws -> [String] {
    try await database.read { tx in
      try tx.script("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = on")
      return try tx.all(Statement("plan", "EXPLAIN \(sql: sql)", column: String.self))
    }
  }

  /// Writes that a ticket concerns a person.
  func exclude(_ username: String, from number: TicketNumber) async throws {
    try await database.run(
      Statement(
        "test exclude",
        """
        INSERT INTO ticket_exclusion (ticket_id, person_id, since, by_person)
        SELECT t.id, p.id, t.filed_at, p.id
        FROM ticket t, person p
        WHERE t.serial = \(Int32(number.serial)) AND p.username = \(username)
        """))
  }
}

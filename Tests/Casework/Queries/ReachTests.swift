import Casework
import Foundation
import Rules
import Support
import Testing

@Suite("Who sees which ticket")
struct ReachTests {
  static let people = [
    "tongdai1", "motcua1", "dieuphoi1", "kthtdt.cv1", "kthtdt.cv2", "kthtdt.ld", "vhxh.ld",
    "xuanphu.cv1", "congkhai1", "lanhdao1", "tonghop1", "hanche1", "ctv1", "ctv2", "giamsat1",
    "quantri",
  ]

  @Test("A list shows exactly the tickets whose page one may open")
  func listAgreesWithPolicy() async throws {
    let desk = try await DeskOffice.open()
    for username in Self.people {
      let principal = try await desk.principal(username)
      var visible: Set<String> = []
      for (name, number) in desk.numbers {
        do {
          _ = try await desk.office.ticket(number, for: principal)
          visible.insert(name)
        } catch Refusal.notFound {}
      }
      let page = try await desk.office.tickets(TicketFilter(), for: principal)
      #expect(desk.names(page) == visible, "\(username)")
    }
  }

  @Test(
    "Everyone sees what the matrix gives them",
    arguments: [
      ("tongdai1", ["forwarded", "accepted", "own", "answered"]),
      ("dieuphoi1", ["forwarded", "accepted", "own", "answered", "confidential"]),
      ("kthtdt.cv2", ["forwarded", "answered"]),
      ("xuanphu.cv1", []),
      ("congkhai1", ["answered"]),
      ("hanche1", ["complaint"]),
      ("ctv1", ["own"]),
      ("giamsat1", ["forwarded", "accepted", "own", "answered"]),
      ("quantri", []),
    ])
  func matrix(username: String, expected: [String]) async throws {
    let desk = try await DeskOffice.open()
    let page = try await desk.office.tickets(
      TicketFilter(), for: desk.principal(username))
    #expect(desk.names(page) == Set(expected))
  }

  @Test("A person whom a confidential ticket concerns is kept out of page and list")
  func excluded() async throws {
    let desk = try await DeskOffice.open()
    let number = try desk.number("confidential")
    try await desk.test.exclude("dieuphoi1", from: number)
    let principal = try await desk.principal("dieuphoi1")
    await #expect(throws: Refusal.notFound) {
      try await desk.office.ticket(number, for: principal)
    }
    let page = try await desk.office.tickets(TicketFilter(), for: principal)
    #expect(!desk.names(page).contains("confidential"))
    let other = try await desk.office.tickets(
      TicketFilter(), for: desk.principal("dieuphoi2"))
    #expect(desk.names(other).contains("confidential"))
  }

  @Test("An auditor reads masked words only")
  func masked() async throws {
    let desk = try await DeskOffice.open()
    let auditor = try await desk.principal("giamsat1")
    let view = try await desk.office.ticket(desk.number("answered"), for: auditor)
    #expect(view.isMasked)
    #expect(!view.text.body.contains("Mẫu"))
    #expect(!(view.answer?.body.contains("0912") ?? true))
    #expect(view.actions[.note] == nil)
    let page = try await desk.office.tickets(TicketFilter(), for: auditor)
    #expect(page.cards.allSatisfy { $0.maskedReporter == nil && !$0.isToBeMasked })
  }

  @Test("What can be done follows from right and state")
  func actions() async throws {
    let desk = try await DeskOffice.open()
    func actions(_ name: String, _ username: String) async throws -> Set<Verb> {
      let view = try await desk.office.ticket(
        desk.number(name), for: desk.principal(username))
      return Set(view.actions.keys)
    }
    let dispatcher = try await actions("accepted", "dieuphoi1")
    #expect(dispatcher.isSuperset(of: [.forward, .decline, .transfer, .merge, .split, .restrict]))
    #expect(dispatcher.isDisjoint(with: [.accept, .recall, .takeUp, .submitAnswer, .publish]))
    let officer = try await actions("forwarded", "kthtdt.cv1")
    #expect(officer.isSuperset(of: [.takeUp, .return, .assign, .note]))
    #expect(officer.isDisjoint(with: [.forward, .recall, .approveAnswer, .draftAnswer]))
    #expect(try await actions("answered", "congkhai1").contains(.publish))
    #expect(try await !actions("answered", "congkhai1").contains(.approvePublication))
  }

  @Test("After four working hours a unit can't say that a ticket is not its own")
  func returnWindow() async throws {
    let desk = try await DeskOffice.open()
    desk.test.clock.advance(hours: 30)
    let view = try await desk.office.ticket(
      desk.number("forwarded"), for: desk.principal("kthtdt.cv1"))
    #expect(!view.may(.return))
    #expect(view.may(.takeUp))
  }

  @Test("Without the right to the history one reads only what the citizen reads too")
  func history() async throws {
    let desk = try await DeskOffice.open()
    let number = try desk.number("own")
    try await desk.office.askInformation(
      number, question: "Ở đâu?", expecting: 1, by: desk.test.actor("dieuphoi1"))
    let view = try await desk.office.ticket(number, for: desk.principal("ctv1"))
    #expect(view.history.map(\.words) == ["Ở đâu?"])
    let whole = try await desk.office.ticket(number, for: desk.principal("dieuphoi1"))
    #expect(whole.history.count == 2)
    #expect(whole.pauses.count == 1)
  }
}

import Rules
import Testing

/// A ticket as far as its obligations know it: where it stands, where it waits or was merged from,
/// and what is live.
private struct WalkedTicket: Hashable {
  var state: State
  var origin: State?
  var live: Set<ObligationKind> = []
  var isPaused = false

  /// The ticket after a move; nil if it can't make it from where it came.
  func after(_ to: State, _ subject: ObligationPlan.Subject) -> WalkedTicket? {
    let isReturn = state == .merged || state == .awaitingInformation && to != .declined
    if isReturn, to != .withdrawn, to != origin { return nil }
    if subject.restricted, to == .forwarded { return nil }
    var next = self
    next.state = to
    next.origin = to == .merged || to == .awaitingInformation ? state : nil
    let effects = ObligationPlan.effects(of: Move(from: state, to: to), on: subject)
    effects.forEach { next.apply($0) }
    return next
  }

  mutating func apply(_ effect: ObligationEffect) {
    switch effect {
    case .start(let kind):
      #expect(!live.contains(kind), "\(kind) starts twice on \(self)")
      live.insert(kind)
    case .meet(let kind), .cancel(let kind): live.remove(kind)
    case .pause: isPaused = true
    case .resume: isPaused = false
    // No road of a ticket: what takes an answer back ends where it began.
    case .goOn: break
    }
  }
}

@Suite("What is owed on every road through the states")
struct ObligationWalkTests {
  static let subjects = [false, true].flatMap { urgent in
    [(false, false), (false, true), (true, false)].map { restricted, publishable in
      ObligationPlan.Subject(urgent: urgent, restricted: restricted, publishable: publishable)
    }
  }

  /// Every ticket that can come to be.
  private func reachable(_ subject: ObligationPlan.Subject) -> Set<WalkedTicket> {
    var seen: Set<WalkedTicket> = []
    var open: [WalkedTicket] = []
    for state in [State.received, .accepted] {
      var ticket = WalkedTicket(state: state)
      ObligationPlan.effects(of: Move(from: nil, to: state), on: subject)
        .forEach { ticket.apply($0) }
      open.append(ticket)
    }
    while let ticket = open.popLast() {
      guard seen.insert(ticket).inserted else { continue }
      for to in State.allCases where Move(from: ticket.state, to: to).isAllowed {
        if let next = ticket.after(to, subject) { open.append(next) }
      }
    }
    return seen
  }

  @Test("Every open ticket owes exactly one answer, no other ticket any", arguments: subjects)
  func answer(subject: ObligationPlan.Subject) {
    let tickets = reachable(subject)
    let never: Set<State> = subject.restricted ? [.forwarded, .returned] : []
    #expect(Set(tickets.map(\.state)) == Set(State.allCases).subtracting(never))
    for ticket in tickets {
      #expect(ticket.live.contains(.answer) == ticket.state.isOpen, "\(ticket)")
    }
  }

  @Test("Somebody's clock runs in every state in which somebody must act", arguments: subjects)
  func owner(subject: ObligationPlan.Subject) {
    for ticket in reachable(subject) {
      let owes = ticket.state == .awaitingInformation ? ticket.origin : ticket.state
      let isOffice = owes == .accepted || owes == .returned
      #expect(ticket.live.contains(.accept) == (owes == .received), "\(ticket)")
      #expect(ticket.live.contains(.forward) == (isOffice && !subject.restricted), "\(ticket)")
      #expect(ticket.live.contains(.takeUp) == (owes == .forwarded), "\(ticket)")
      let isUnits = owes == .inProgress && !subject.restricted
      #expect(ticket.live.contains(.unitAnswer) == isUnits, "\(ticket)")
    }
  }

  @Test("Delivery and publication are owed from the answer on, also after the closing")
  func afterwards() {
    for subject in Self.subjects {
      for ticket in reachable(subject) {
        let isAnswered = ticket.state == .answered || ticket.state == .closed
        // Closing does not end a delivery: it is done, or ended by somebody who says why.
        let mayDeliver = ticket.state == .answered || ticket.state == .closed
        #expect(ticket.live.contains(.deliver) == mayDeliver, "\(ticket)")
        #expect(
          ticket.live.contains(.publish) == (isAnswered && subject.publishable), "\(ticket)")
      }
    }
  }

  @Test("Clocks stand still while the ticket waits for the citizen, and only then")
  func pauses() {
    for subject in Self.subjects {
      for ticket in reachable(subject) {
        #expect(ticket.isPaused == (ticket.state == .awaitingInformation), "\(ticket)")
      }
    }
  }

  @Test("Measures are owed by urgent tickets alone, while a unit has them")
  func measures() {
    for subject in Self.subjects {
      for ticket in reachable(subject) where ticket.live.contains(.measures) {
        #expect(subject.urgent)
        #expect(
          [.forwarded, .inProgress, .awaitingInformation, .awaitingApproval]
            .contains(ticket.state), "\(ticket)")
      }
    }
  }

  @Test(
    "Clocks that pause are those of the table",
    arguments: zip(
      ObligationKind.allCases, [false, true, true, false, true, true, false, false]))
  func pausing(kind: ObligationKind, pauses: Bool) {
    #expect(kind.pausesWhileWaiting == pauses)
    #expect(kind.isInner == [.takeUp, .unitAnswer].contains(kind))
  }
}

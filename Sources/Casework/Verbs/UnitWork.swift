import FoundationEssentials
import Postgres
public import Rules
import Store

// What a unit does with what was forwarded to it.

extension Office {
  /// Takes the ticket up: from now on it is the unit's own.
  public func takeUp(
    _ number: TicketNumber, expecting revision: Int?, by actor: Actor
  ) async throws {
    try await act(.takeUp, on: number, by: actor, expecting: revision) { file in
      guard file.ticket.state == .forwarded else {
        throw Refusal.moveNotAllowed(from: file.ticket.state, to: .inProgress)
      }
      try file.move(to: .inProgress)
      if file.right.role == .officer { file.ticket.assignee = actor.principal.person }
    }
  }

  /// Says "not mine", within four working hours of forwarding and with a reason; later the ticket
  /// is the unit's own. A dispatcher's decision after two returns can't be returned.
  public func returnToOffice(
    _ number: TicketNumber, reason: String, note: String?, expecting revision: Int?,
    by actor: Actor
  ) async throws {
    try await act(.return, on: number, by: actor, expecting: revision) { file in
      guard file.ticket.state == .forwarded else {
        throw Refusal.moveNotAllowed(from: file.ticket.state, to: .returned)
      }
      if file.ticket.returns >= 2 { throw Refusal.conflict(.canNotBeReturned) }
      try file.requireWithinReturnWindow()
      try file.choose(reason, of: .return)
      try file.write(note, as: .move)
      try file.move(to: .returned)
      try file.release()
      file.ticket.returns += 1
    }
  }

  /// Assigns a person of the unit; officers assign themselves.
  public func assign(
    _ number: TicketNumber, to person: ID<Person>, expecting revision: Int? = nil,
    by actor: Actor
  ) async throws {
    let act = Policy.Act(target: person)
    let day = try await today()
    try await self.act(.assign, on: number, by: actor, about: act, expecting: revision) { file in
      guard file.ticket.state.isOpen else {
        throw Refusal.moveNotAllowed(from: file.ticket.state, to: file.ticket.state)
      }
      guard try file.tx.first(People.isActive(person)) == true else {
        throw Refusal.invalid([ActProblem(.person, .unknown)])
      }
      if file.ticket.restricted {
        let officers = try file.tx.all(Staff.holders(of: .restrictedOfficer, on: day))
        guard officers.contains(where: { $0.id == person }),
          !file.facts.excludedPeople.contains(person)
        else { throw Refusal.invalid([ActProblem(.person, .unknown)]) }
      }
      file.ticket.assignee = person
    }
  }

  /// Asks another unit to contribute, with its own clock; the answer stays one.
  public func cooperate(
    _ number: TicketNumber, with unit: ID<Unit>, note: String?, by actor: Actor
  ) async throws {
    let day = try await today()
    try await act(.assign, on: number, by: actor) { file in
      guard file.ticket.state == .inProgress, file.ticket.unit != unit,
        let known = file.catalogue.units[unit], known.isValid(on: day)
      else { throw Refusal.invalid([ActProblem(.unit, .unknown)]) }
      let owes = file.obligations.contains {
        $0.kind == .unitAnswer && $0.unit == unit && $0.status.isLive
      }
      if owes { throw Refusal.conflict(.overlapping) }
      try file.write(note, as: .note)
      try file.tx.run(
        Tickets.beginStay(file.ticket.id, unit: unit, part: .cooperating, at: file.now))
      try file.start(.unitAnswer, from: file.now, unit: unit)
      file.detail["cooperating"] = .figure(unit.rawValue)
    }
  }

  /// A co-operating unit gives its part.
  public func contribute(
    _ number: TicketNumber, text: String, by actor: Actor
  ) async throws {
    try await act(.contribute, on: number, by: actor) { file in
      guard file.ticket.state.isOpen else { throw Refusal.conflict(.tooLate) }
      try file.require(text, .text)
      try file.write(text, as: .contribution)
      let own = actor.principal.units(as: file.right.role)
      for unit in file.facts.cooperating.sorted()
      where own.contains(where: { file.catalogue.isUnit(unit, within: $0) }) {
        file.detail["contributed"] = .figure(unit.rawValue)
        try file.end(.unitAnswer, as: .met, unit: unit)
      }
    }
  }

  /// Writes an internal note; as a measure it records the first thing done on an urgent ticket.
  public func note(
    _ number: TicketNumber, text: String, isMeasure: Bool = false, by actor: Actor
  ) async throws {
    try await act(.note, on: number, by: actor) { file in
      try file.require(text, .note)
      try file.write(text, as: isMeasure ? .measure : .note)
      if isMeasure {
        file.detail["measure"] = true
        try file.end(.measures, as: .met, unit: file.ticket.unit)
      }
    }
  }

  /// Reminds the unit (đôn đốc): its head and whoever has the ticket in hand are told. Reminders
  /// are counted.
  public func remind(
    _ number: TicketNumber, text: String?, by actor: Actor
  ) async throws {
    try await act(.remind, on: number, by: actor) { file in
      guard file.ticket.state.isOpen else { throw Refusal.conflict(.tooLate) }
      try file.write(text, as: .reminder)
      try file.tellStaff(.reminder)
    }
  }
}

extension CaseFile {
  /// Working seconds after forwarding within which a unit may say "not mine" (`product.md`,
  /// "Routing").
  static let returnWindow = 4 * 3600

  fileprivate func requireWithinReturnWindow() throws {
    guard let calendar = catalogue.officeCalendar else { return }
    let elapsed = Deadline(in: calendar).elapsed(from: ticket.stateSince, to: now)
    if elapsed > CaseFile.returnWindow { throw Refusal.conflict(.tooLate) }
  }
}

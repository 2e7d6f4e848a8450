import FoundationEssentials
import Postgres
public import Rules
public import Store

// Work that is no queue of tickets, and the people and reasons it needs.

extension Office {
  /// Answers that have to be brought by hand, or could not be brought; oldest first.
  public func deliveryTasks(
    limit: Int = 200, for principal: Principal
  ) async throws -> [DeliveryTask] {
    let reach = try await RowReach(principal, in: catalogue())
    return try await reads.all(Tasks.deliveries(reach: reach, at: now, limit: limit))
  }

  /// Answered tickets that wait for publication, the most urgent first.
  public func publicationTasks(
    limit: Int = 200, for principal: Principal
  ) async throws -> [PublicationTask] {
    let reach = try await RowReach(principal, in: catalogue())
    return try await reads.all(Tasks.publications(reach: reach, limit: limit))
  }

  /// Requests for more time that wait for a decision, the most urgent first.
  public func extensionTasks(
    limit: Int = 200, for principal: Principal
  ) async throws -> [ExtensionTask] {
    let reach = try await RowReach(principal, in: catalogue())
    return try await reads.all(Tasks.extensions(reach: reach, limit: limit))
  }

  /// How much of each of these waits.
  public func taskCounts(for principal: Principal) async throws -> TaskCounts {
    let reach = try await RowReach(principal, in: catalogue())
    return try await reads.one(TicketCards.tasks(reach: reach, at: now))
  }

  /// Who can be given a ticket: a restricted one the restricted officers, any other the officers
  /// and heads of its unit and of the units above.
  public func colleagues(for ticket: TicketHeader) async throws -> [Colleague] {
    if ticket.restricted { return try await restrictedOfficers() }
    guard let unit = ticket.unit else { return [] }
    return try await colleagues(of: unit)
  }

  /// Who can be given a ticket of a unit: its officers and heads, and those of the units above.
  public func colleagues(of unit: ID<Unit>) async throws -> [Colleague] {
    let units = try await catalogue().above(unit)
    return try await reads.all(Staff.colleagues(of: units, on: today()))
  }

  /// Who sees restricted tickets, unless excluded from one that concerns them.
  public func restrictedOfficers() async throws -> [Colleague] {
    try await reads.all(Staff.holders(of: .restrictedOfficer, on: today()))
  }

  /// Every reason that can be chosen, by list and in order: lists are verbs, and `late`,
  /// `not_published`, `extension`, `send_back`.
  public func reasons() async throws -> [String: [ReasonRow]] {
    try await Dictionary(grouping: reads.all(Reasons.all), by: \.list)
  }

  /// Every version of every calendar.
  ///
  /// - Throws: `Refusal.notFound` without the right to edit calendars.
  public func calendarEditions(by actor: Actor) async throws -> [CalendarEdition] {
    guard Policy.right(of: actor.principal, to: .editCalendar) != nil else {
      throw Refusal.notFound
    }
    return try await reads.all(Staff.calendars)
  }
}

extension Office {
  /// Errands that were given up, newest first: kind, number of tries and error, no content.
  ///
  /// - Throws: `Refusal.notFound` for everyone but administrators.
  public func deadLetters(limit: Int = 100, by actor: Actor) async throws -> [DeadLetter] {
    guard Policy.right(of: actor.principal, to: .editPeople) != nil else {
      throw Refusal.notFound
    }
    return try await reads.all(Errands.dead(limit: limit))
  }
}

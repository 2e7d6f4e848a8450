import FoundationEssentials
import Postgres
public import Rules
public import Store

/// A call with what an operator needs while the citizen is on the line.
public struct CallSheet: Sendable {
  /// The call.
  public let call: CallRow
  /// Its tickets.
  public let tickets: [TicketNumber]
  /// Open tickets of the same number, as far as one may see them; the most urgent first.
  public let open: TicketPage
  /// Who reported these, each by their initials: several for a number that several people use.
  public let people: [CallerPerson]
  /// The call-back that waits for this number; nil for none.
  public let waiting: CallBackRow?
  /// Seconds that are left to write down what came of it; nil unless that is to be done.
  public let wrapUpLeft: Int?
  /// Seconds that there are for it altogether.
  public let wrapUp: Int
}

/// Calls of a day.
public struct CallDay: Sendable {
  /// The newest first.
  public let lines: [CallLine]
  /// Seconds that are left to write down what came of a call, by its number.
  public let wrapUpLeft: [Int64: Int]
  /// Whether it is everybody's calls.
  public let isEverybodys: Bool
}

extension Office {
  /// The most open tickets that are shown with a call.
  static let openOnCall = 8

  /// A call.
  ///
  /// - Throws: `Refusal.notFound` for a call of somebody else.
  public func call(_ id: Int64, by actor: Actor) async throws -> CallSheet {
    let taker = try taker(actor)
    guard let call = try await database.first(Calls.byID(id)), taker.maySee(call) else {
      throw Refusal.notFound
    }
    let catalogue = try await rules.recent()
    let reach = RowReach(taker.principal, in: catalogue)
    let telephony = try await reads.one(Calls.rules)
    var filter = TicketFilter()
    filter.caller = call.caller ?? ""
    filter.openOnly = true
    filter.order = .due
    filter.limit = Office.openOnCall
    let names =
      try await call.caller == nil
      ? [] : reads.all(Calls.names(of: call.caller ?? "", reach: reach))
    return try await CallSheet(
      call: call,
      tickets: reads.all(Calls.tickets(of: id, reach: reach, filedBy: taker.person)),
      open: tickets(filter, desk: true, for: taker.principal),
      people: Office.people(names), waiting: waiting(for: call.caller),
      wrapUpLeft: telephony.wrapUpLeft(call.times, outcome: call.outcome, at: now),
      wrapUp: telephony.wrapUpSeconds)
  }

  private func waiting(for caller: String?) async throws -> CallBackRow? {
    guard let caller else { return nil }
    return try await reads.first(CallBacks.waiting(for: caller))
  }

  /// The call that rings at somebody's telephone, or that they have on the line: for a screen that
  /// was not open when it was told. Nil for none of the last ten minutes.
  public func standingCall(of actor: Actor) async throws -> DeskEvent? {
    guard Policy.right(of: actor.principal, to: .takeCall) != nil,
      let person = actor.principal.person
    else { return nil }
    let since = now.addingTimeInterval(-600)
    let call = try await reads.first(Calls.standing(for: person, since: since))
    return call.map { DeskEvent(.call, id: $0.id, state: $0.state, person: person) }
  }

  /// The same name, however it is typed, is one person.
  private static func people(_ names: [(name: String?, tickets: Int)]) -> [CallerPerson] {
    var order: [String] = []
    var people: [String: CallerPerson] = [:]
    for (name, tickets) in names {
      let key = SearchFolding.fold(name ?? "")
      if people[key] == nil { order.append(key) }
      people[key] = CallerPerson(
        initials: people[key]?.initials ?? Initials.of(name ?? ""),
        tickets: (people[key]?.tickets ?? 0) + tickets)
    }
    return order.compactMap { people[$0] }
  }

  /// Today's calls: one's own, or everybody's for whoever may see these.
  public func callsToday(limit: Int = 200, by actor: Actor) async throws -> CallDay {
    let taker = try taker(actor)
    let catalogue = try await rules.recent()
    let now = now
    let isEverybodys = taker.scope == .office
    let midnight = catalogue.officeCalendar.map { $0.midnight(of: $0.day(at: now)) } ?? now
    let telephony = try await reads.one(Calls.rules)
    let lines = try await reads.all(
      Calls.lines(since: midnight, of: isEverybodys ? nil : taker.person, limit: limit))
    let left = lines.compactMap { line in
      telephony.wrapUpLeft(line.call.times, outcome: line.call.outcome, at: now)
        .map { (line.call.id, $0) }
    }
    return CallDay(
      lines: lines, wrapUpLeft: Dictionary(uniqueKeysWithValues: left),
      isEverybodys: isEverybodys)
  }
}

import FoundationEssentials
import Postgres
import Rules
import Store

/// Everything a simulated ticket is decided by; shared by all of them.
struct Desk: Sendable {
  /// Where a matter lies on a day, and whose it would be.
  struct Route: Sendable {
    var commune: ID<Unit>?
    var code: String?
    var proposal: Proposal?
    /// Whose it would be with the other urgency.
    var urgentProposal: Proposal?
  }

  /// Numbers and ids that were set aside.
  struct Room: Sendable {
    var firstTicket: Int64
    var firstNote: Int64
    var firstDelivery: Int64
    /// The last serial of each year before.
    var serials: [Int: Int]
  }

  let catalogue: Catalogue
  let clock: ObligationClock
  /// The clock before the late notice.
  let earlierClock: ObligationClock
  /// A swap of days that became known late; nil for none.
  let notice: LateNotice?
  let calendar: WorkingCalendar
  let engine: Deadline
  let roster: Roster
  let wording: Wording
  let names: SampleNames
  let arrivals: Arrivals
  let room: Room
  let key: [UInt8]
  /// Where the past ends.
  let now: Date
  let themes: Weighted<Int>
  let staffWays: Weighted<Way>
  let citizenWays: Weighted<Way>
  /// Why each rule proposes its unit, as JSON.
  let reasons: [ID<RoutingRule>: PostgresJSON]
  private let eras: [(since: LocalDay, routes: [Route])]

  init(
    _ catalogue: Catalogue, _ calendar: WorkingCalendar, _ roster: Roster, _ wording: Wording,
    _ names: SampleNames, _ arrivals: Arrivals, _ room: Room, notice: LateNotice?, key: [UInt8],
    now: Date
  ) {
    (self.catalogue, self.calendar, self.roster) = (catalogue, calendar, roster)
    (self.wording, self.names, self.arrivals) = (wording, names, arrivals)
    (self.room, self.key, self.now) = (room, key, now)
    clock = ObligationClock(catalogue)
    earlierClock = ObligationClock(notice?.earlier ?? catalogue)
    self.notice = notice
    engine = Deadline(in: calendar)
    themes = Weighted(zipf: Desk.shuffled(wording.themes.count))
    staffWays = Desk.known(Way.staff, in: catalogue)
    citizenWays = Desk.known(Way.citizens, in: catalogue)
    let eras = Desk.eras(catalogue).map { day in
      (since: day, routes: wording.themes.map { Desk.route($0, on: day, in: catalogue) })
    }
    self.eras = eras
    let proposals = eras.flatMap(\.routes).flatMap { [$0.proposal, $0.urgentProposal] }
    reasons = Dictionary(
      proposals.compactMap(\.self).compactMap { proposal in
        (try? JSONEncoder().encode(proposal.because))
          .map { (proposal.rule, PostgresJSON(bytes: $0)) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// A ticket's number.
  func number(of index: Int) throws -> TicketNumber {
    let place = arrivals.place(of: index)
    let serial = (room.serials[place.year] ?? 0) + place.before + 1
    guard let number = TicketNumber(year: place.year, serial: serial) else {
      throw SimulationError.tooMany
    }
    return number
  }

  /// Where a matter lies on a day, and whose it is.
  func route(of theme: Int, on day: LocalDay) -> Route {
    (eras.last { $0.since <= day } ?? eras[0]).routes[theme]
  }

  /// A unit beside another, which may be asked to contribute.
  func neighbour(of unit: ID<Unit>, on day: LocalDay) -> ID<Unit>? {
    guard let parent = catalogue.units[unit]?.parent else { return nil }
    return catalogue.units.values.filter {
      $0.parent == parent && $0.id != unit && $0.isValid(on: day)
        && ($0.sort == .department || $0.sort == .agency)
    }.map(\.id).min()
  }

  /// Many matters are rare: which ones are frequent has nothing to do with their order.
  private static func shuffled(_ count: Int) -> [Int] {
    var random = SeededRandom(seed: 20)
    return Array(0..<count).shuffled(using: &random)
  }

  private static func known(_ ways: [(Way, Double)], in catalogue: Catalogue) -> Weighted<Way> {
    Weighted(ways.filter { catalogue.channels[$0.0.channel]?.isActive == true })
  }

  /// The days on which units come and go.
  private static func eras(_ catalogue: Catalogue) -> [LocalDay] {
    let days = catalogue.units.values.flatMap { [$0.validFrom, $0.validTo].compactMap(\.self) }
    return Set(days).sorted()
  }

  private static func route(
    _ theme: Wording.Theme, on day: LocalDay, in catalogue: Catalogue
  ) -> Route {
    let matter = theme.matter
    let communes = catalogue.units.values.filter { $0.sort == .commune && $0.isValid(on: day) }
    let commune = [matter.commune, matter.commune2024].lazy.compactMap { code in
      communes.first { $0.code == code }
    }
    // Before the communes were merged a place had the older code, which newer ones may bear too.
    let place =
      day < LocalDay(year: 2025, month: 7, day: 1) ?? day ? commune.reversed().first : commune.first
    func proposal(urgent: Bool) -> Proposal? {
      Routing.propose(
        for: Routing.Facts(
          kind: Kind(rawValue: matter.kind) ?? .feedback, category: matter.category,
          commune: place?.id, channel: KnownChannel.hotline.rawValue, urgent: urgent,
          folded: [theme.title.folded, theme.body.folded, theme.place?.folded ?? ""]
            .joined(separator: " ")), in: catalogue, on: day)
    }
    let urgent = matter.urgent ?? false
    return Route(
      commune: place?.id, code: place?.code, proposal: proposal(urgent: urgent),
      urgentProposal: proposal(urgent: !urgent))
  }
}

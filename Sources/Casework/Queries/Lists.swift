public import FoundationEssentials
public import Postgres
public import Rules
public import Store

/// A page of a list.
public struct TicketPage: Sendable {
  /// Its rows.
  public let cards: [TicketCard]
  /// Where the next page begins; nil for the last one.
  public let next: TicketCursor?
  /// The rules by which it was read: names of units and categories.
  public let catalogue: Catalogue
  /// When it was read.
  public let asOf: Date

  /// What is left of a card's promise; nil if it stands still, has ended or was not asked for.
  public func remaining(of card: TicketCard) -> Remaining? {
    guard card.header.state.isOpen, card.header.state != .awaitingInformation,
      let due = card.header.dueAt, let target = card.desk?.target
    else { return nil }
    return remaining(until: due, target: target, calendar: card.desk?.calendarVersion)
  }

  /// What is left of a card's next step; nil if there is none.
  public func remaining(of stage: TicketCard.Stage) -> Remaining? {
    remaining(until: stage.dueAt, target: stage.target, calendar: stage.calendarVersion)
  }

  private func remaining(
    until due: Date, target: Target, calendar version: ID<CalendarVersion>?
  ) -> Remaining? {
    version.flatMap { catalogue.calendars[$0] }.map {
      Deadline(in: $0.calendar).remaining(until: due, at: asOf, target: target)
    }
  }
}

extension Office {
  /// The most rows of a page.
  public static let longestPage = 200

  /// A list of tickets: what matches and may be seen. One statement; of words that were typed, what
  /// `search` finds.
  ///
  /// - Parameter desk: whether the rows carry what the desk shows beside them.
  public func tickets(
    _ filter: TicketFilter, desk: Bool = false, for principal: Principal
  ) async throws -> TicketPage {
    guard filter.query.isEmpty else {
      return try await search(filter, desk: desk, for: principal).page
    }
    let catalogue = try await rules.recent()
    let now = now
    guard !RowReach(principal, in: catalogue).isEmpty else {
      return TicketPage(cards: [], next: nil, catalogue: catalogue, asOf: now)
    }
    var filter = filter
    filter.limit = min(max(filter.limit, 1), Office.longestPage)
    let statement = listing(filter, desk: desk, for: principal, in: catalogue, at: now)
    let rows = try await reads.all(statement)
    let cards = rows.prefix(filter.limit).map { $0.masked() }
    let last = rows.count > filter.limit ? cards.last : nil
    return TicketPage(
      cards: cards, next: last.map { TicketCursor($0, filter.order) }, catalogue: catalogue,
      asOf: now)
  }

  /// The statement by which a list is read: for whoever measures it or has it explained.
  public func listing(
    _ filter: TicketFilter, desk: Bool = false, for principal: Principal
  ) async throws -> Statement<TicketCard> {
    try await listing(filter, desk: desk, for: principal, in: catalogue(), at: now)
  }

  private func listing(
    _ filter: TicketFilter, desk: Bool, for principal: Principal, in catalogue: Catalogue,
    at now: Date
  ) -> Statement<TicketCard> {
    let reach = RowReach(principal, in: catalogue)
    return TicketCards.page(
      filter, search: TicketSearch(), reach: reach, desk: desk, at: now,
      limits: catalogue.limits(of: filter, from: now))
  }

  /// The figures on the tabs of a queue.
  ///
  /// - Parameter filter: its units, kinds, category, channel, commune and working hours narrow what
  ///   is counted; by default everything one may see.
  public func counts(
    _ filter: TicketFilter = TicketFilter(), for principal: Principal
  ) async throws -> TicketCounts {
    let catalogue = try await catalogue()
    let now = now
    return try await reads.one(
      TicketCards.counts(
        filter, reach: RowReach(principal, in: catalogue), at: now,
        limits: catalogue.limits(of: filter, from: now)))
  }

  /// Every way to understand a typed number, the surest first.
  public func readings(_ typed: String) async -> [TicketNumber.Reading] {
    TicketNumber.readings(of: typed, currentYear: await rules.latest.year(at: now))
  }
}

extension TicketCursor {
  fileprivate init(_ card: TicketCard, _ order: TicketFilter.Order) {
    let ticket = card.header
    switch order {
    case .due: self.init(ticket.dueAt ?? ticket.receivedAt, ticket.id)
    case .newest: self.init(ticket.receivedAt, ticket.id)
    }
  }
}

extension TicketCard {
  /// The card as it is shown: with masked words where only these may be read; a list tells
  /// nobody's number.
  func masked() -> TicketCard {
    var card = self
    guard isToBeMasked else {
      card.title = Redaction.conceal(title)
      card.place = place.map { Redaction.conceal($0) }
      return card
    }
    card.title = Redaction.mask(title, reporter: maskedReporter).text
    card.place = place.map { Redaction.mask($0, reporter: maskedReporter).text }
    card.isToBeMasked = false
    card.maskedReporter = nil
    return card
  }
}

extension Catalogue {
  /// The local year.
  func year(at instant: Date) -> Int { officeCalendar?.day(at: instant).year ?? 1970 }

  /// What a filter's words about time mean now. Working hours that no calendar has left within ten
  /// years reach to the end of the week.
  func limits(of filter: TicketFilter, from now: Date) -> DueLimits {
    let endOfWeek = end(ofDay: 6, from: now)
    return DueLimits(
      endOfToday: end(ofDay: 0, from: now), endOfWeek: endOfWeek,
      endOfHours: filter.dueWithin.map { hours in
        let engine = officeCalendar.map { Deadline(in: $0) }
        let end = try? engine?.due(from: now, target: .workingSeconds(hours * 3_600))
        // An instant counts as within: what is due exactly then is due in time.
        return end?.addingTimeInterval(1) ?? endOfWeek
      })
  }

  /// The end of a local day, so many days after today's.
  private func end(ofDay offset: Int, from now: Date) -> Date {
    guard let calendar = officeCalendar else { return now }
    return calendar.midnight(of: calendar.day(at: now).adding(days: offset + 1))
  }
}

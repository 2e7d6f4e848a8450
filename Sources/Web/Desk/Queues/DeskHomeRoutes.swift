import Casework
import Hummingbird
import Pages
import Rules

/// The desk itself: what waits for whoever sits at it.
enum DeskHomeRoutes {
  static let routes: [Route] = [
    .get("/desk", for: .desk) { call in
      try await home(call)
    }
  ]

  /// Rows of the list on it.
  private static let rows = 8

  private static func home(_ call: Call) async throws -> Response {
    let person = try call.signedIn()
    let principal = person.principal
    let words = call.words
    let navigation = DeskNavigation(principal, words, at: "/desk")
    var tiles: [HomePage.Tile] = []
    var next: HomePage.Section<TicketLines>?
    let scope = QueueScope.of(principal).first
    if let scope {
      let catalogue = try await call.office.catalogue()
      var filter = TicketFilter()
      filter.units = scope.units(principal, in: catalogue)
      let counts = try await call.office.counts(filter, for: principal)
      tiles += queueTiles(scope, counts, words)
      filter.limit = rows
      (tab(of: scope, counts, principal)).narrow(&filter, for: principal.person)
      // What waits for the citizen is nobody's next work.
      if scope != .own && filter.states.isEmpty {
        filter.states = Set(State.allCases.filter { $0.isOpen && $0 != .awaitingInformation })
      }
      let page = try await call.office.tickets(filter, desk: true, for: principal)
      next = section(scope, page, words)
    }
    tiles += try await taskTiles(call, navigation)
    var work: HomePage.Section<TaskPage>?
    if scope == nil, navigation.may(.publish) {
      var list = try await DeskTaskRoutes.publications(call)
      list.items = Array(list.items.prefix(rows))
      work = HomePage.Section(
        words[.whatIsNext], list,
        all: EmptyState.Link(words.address("/desk/publications"), words[.seeWholeQueue]))
    }
    // Whoever has no queue takes the list from here, beside their other screens.
    var links = scope == nil ? DeskExportRoutes.links(nil, nil, [], principal, words) : []
    if tiles.isEmpty, next == nil {
      // Whoever works at one screen only begins there.
      if links.isEmpty, let first = navigation.items.first { return .seeOther(first.href) }
      links = navigation.items.map { EmptyState.Link($0.href, $0.name) } + links
    }
    let primary =
      navigation.may(.file) && principal.roles.isDisjoint(with: [.officer, .head])
      ? EmptyState.Link(words.address("/desk/intake"), words[.newTicket]) : nil
    return try await call.page(
      HomePage(
        primary: primary,
        notices: calendarNotices(try await call.office.catalogue(), principal, call),
        tiles: tiles, next: next, work: work, links: links))
  }

  /// Days off that are still to be announced, for those who look after the calendar and those who
  /// answer for the office.
  private static func calendarNotices(
    _ catalogue: Catalogue, _ principal: Principal, _ call: Call
  ) -> [HomePage.Notice] {
    let mayEdit = Policy.right(of: principal, to: .editCalendar) != nil
    guard mayEdit || principal.roles.contains(.leader) else { return [] }
    let words = call.words
    let today = call.today(in: catalogue)
    return catalogue.currentCalendars.compactMap { calendar in
      guard let year = calendar.calendar.yearToComplete(on: today) else { return nil }
      let page = Address.path("\(DeskCalendarRoutes.path)/\(calendar.code)", [("year", "\(year)")])
      return HomePage.Notice(
        words.calendarIsEmpty(year),
        link: mayEdit
          ? EmptyState.Link(words.address(page), words.calendarName(calendar.code)) : nil)
    }
  }

  private static func section(
    _ scope: QueueScope, _ page: Casework.TicketPage, _ words: any Wording
  ) -> HomePage.Section<TicketLines> {
    let isOwn = scope == .own
    let empty =
      isOwn
      ? EmptyState(words[.queueEmptyFiled], text: words[.queueEmptyFiledText])
      : EmptyState(words[.queueEmpty], text: words[.queueEmptyText])
    let all = EmptyState.Link(
      words.address("/desk/queue/\(scope.rawValue)"), words[.seeWholeQueue])
    return HomePage.Section(
      isOwn ? words[.filedByMe] : words[.whatIsNext],
      TicketLines(page.lines(words), empty: empty), all: page.cards.isEmpty ? nil : all)
  }

  /// What one should look at first: what nobody has taken in hand yet, else what is due.
  private static func tab(
    of scope: QueueScope, _ counts: TicketCounts, _ principal: Principal
  ) -> QueueTab {
    let first = scope.firstTab(principal)
    switch scope {
    case .office:
      let isSorter = [.received, .returned, .accepted].contains(first)
      return isSorter || first.count(counts) == 0 ? .open : first
    case .unit: return counts.mine > 0 ? .mine : .open
    case .own: return first
    }
  }

  private static func queueTiles(
    _ scope: QueueScope, _ counts: TicketCounts, _ words: any Wording
  ) -> [HomePage.Tile] {
    scope.tabs.compactMap { tab in
      guard let count = tab.count(counts), tab != .urgent else { return nil }
      let path = Address.path("/desk/queue/\(scope.rawValue)", [("tab", tab.rawValue)])
      return HomePage.Tile(count, tab.name(words), href: words.address(path), tone: tab.tone)
    }
  }

  private static func taskTiles(
    _ call: Call, _ navigation: DeskNavigation
  ) async throws -> [HomePage.Tile] {
    let verbs: [Verb] = [.recordDelivery, .publish, .grantExtension]
    let words = call.words
    var tiles: [HomePage.Tile] = []
    if verbs.contains(where: navigation.may) {
      let counts = try await call.office.taskCounts(for: navigation.principal)
      func tile(_ verb: Verb, _ count: Int, _ name: DeskWord, _ path: String) {
        guard navigation.may(verb) else { return }
        tiles.append(
          HomePage.Tile(count, words[name], href: words.address(path), tone: .soon))
      }
      tile(.recordDelivery, counts.deliveries, .deliveriesWaiting, "/desk/deliveries")
      tile(.publish, counts.publications, .publicationsWaiting, "/desk/publications")
      tile(.grantExtension, counts.extensions, .extensionsWaiting, "/desk/extensions")
    }
    if let waiting = try await call.office.callBackCounts(for: navigation.principal) {
      tiles.append(
        HomePage.Tile(
          waiting.open, words[.callsWaiting], href: words.address(DeskCallBackRoutes.path),
          tone: waiting.overdue > 0 ? .late : .soon))
    }
    return tiles
  }
}

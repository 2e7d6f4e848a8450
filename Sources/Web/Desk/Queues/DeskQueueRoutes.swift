import Casework
import Hummingbird
import Pages
import Rules

/// Queues.
enum DeskQueueRoutes {
  static let routes: [Route] = [
    .get("/desk/queue/{scope}", for: .desk, does: .seeTicket) { call in
      try await queue(call)
    }
  ]

  private static func queue(_ call: Call) async throws -> Response {
    let principal = try call.signedIn().principal
    let scopes = QueueScope.of(principal)
    guard let scope = QueueScope(rawValue: try call.parameter("scope")), scopes.contains(scope)
    else { throw WebError.notFound }
    let tab = try tab(call, of: scope, for: principal)
    let catalogue = try await call.office.catalogue()
    let units = scope.units(principal, in: catalogue)
    let form = FilterForm(call.query, catalogue, call.words, offers: scope == .office)
    var whole = TicketFilter()
    whole.units = units
    form.narrow(&whole)
    async let counts = call.office.counts(whole, for: principal)
    var filter = whole
    tab.narrow(&filter, for: principal.person)
    filter.after = try call.cursor()
    let page = try await call.office.tickets(filter, desk: true, for: principal)
    let path = "/desk/queue/\(scope.rawValue)"
    let words = call.words
    let fixed = [("tab", tab.rawValue)] + form.fields
    let figures = try await counts
    let batch = page.cards.isEmpty ? nil : try await QueueBatch.open(call, scope, catalogue)
    return try await call.page(
      QueuePage(
        scope.name(words),
        tabs: scope.tabs.map { entry in
          NavItem(
            href: words.address(Address.path(path, [("tab", entry.rawValue)] + form.fields)),
            name: entry.name(words), count: entry.count(figures), isCurrent: entry == tab)
        },
        list: TicketLines(
          page.lines(words, picks: batch != nil),
          empty: empty(tab, form, path, words),
          pager: call.pager(path, fixed, next: page.next)),
        others: scopes.filter { $0 != scope }.map {
          EmptyState.Link(words.address("/desk/queue/\($0.rawValue)"), $0.name(words))
        } + DeskExportRoutes.links(scope, tab, form.fields, principal, words),
        filter: QueuePage.Filter(
          address: path, hidden: [ActForm.Hidden("tab", tab.rawValue)], fields: form.controls,
          isSet: form.isSet,
          clear: words.address(Address.path(path, [("tab", tab.rawValue)]))),
        batch: batch?.form))
  }

  /// What is said of an empty tab: where there is work, or how to see more.
  private static func empty(
    _ tab: QueueTab, _ form: FilterForm, _ path: String, _ words: any Wording
  ) -> EmptyState {
    func link(_ tab: QueueTab, _ name: String) -> EmptyState.Link {
      EmptyState.Link(words.address(Address.path(path, [("tab", tab.rawValue)])), name)
    }
    if form.isSet {
      return EmptyState(
        words[.queueEmptyFiltered], text: words[.queueEmptyFilteredText],
        link: link(tab, words[.clearFilter]))
    }
    switch tab {
    case .filed:
      return EmptyState(
        words[.queueEmptyFiled], text: words[.queueEmptyFiledText],
        link: EmptyState.Link(words.address("/desk/intake"), words[.newTicket]))
    case .open: return EmptyState(words[.queueEmpty], text: words[.queueEmptyText])
    case .received, .accepted, .returned, .forwarded, .mine, .unassigned, .approval, .urgent,
      .overdue, .today, .waiting, .inUnits:
      return EmptyState(
        words[.queueEmpty], text: words[.queueEmptyText],
        link: link(.open, words[.queueSeeOpen]))
    }
  }

  static func tab(
    _ call: Call, of scope: QueueScope, for principal: Principal
  ) throws(WebError) -> QueueTab {
    guard let typed = call.query.value("tab") else { return scope.firstTab(principal) }
    guard let tab = QueueTab(rawValue: typed), scope.tabs.contains(tab) else {
      throw .unreadable(.query)
    }
    return tab
  }
}

extension Call {
  /// Where a page of a list begins.
  ///
  /// - Throws: `WebError.unreadable(.query)` for a cursor that nobody gave out.
  func cursor() throws(WebError) -> TicketCursor? {
    guard let typed = query.value("after") else { return nil }
    guard let cursor = TicketCursor(typed) else { throw .unreadable(.query) }
    return cursor
  }

  /// The ways to the first and the next page.
  func pager(_ path: String, _ fields: [(String, String)], next: TicketCursor?) -> Pager? {
    Pager(
      next: next.map { words.address(Address.path(path, fields + [("after", "\($0)")])) },
      first: query.has("after") ? words.address(Address.path(path, fields)) : nil)
  }
}

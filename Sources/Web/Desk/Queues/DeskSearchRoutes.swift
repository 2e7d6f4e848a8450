import Casework
import Hummingbird
import Pages
import Rules

/// The search over everything one may see.
enum DeskSearchRoutes {
  private static let path = "/desk/search"

  static let routes: [Route] = [
    .get(path, for: .desk, does: .seeTicket) { call in
      try await search(call)
    }
  ]

  private static func search(_ call: Call) async throws -> Response {
    let principal = try call.signedIn().principal
    let catalogue = try await call.office.catalogue()
    let form = FilterForm(call.query, catalogue, call.words, offers: true, states: true)
    var page = SearchPage(
      query: String(call.query["q"].prefix(200)), filters: form.controls, isFiltered: form.isSet,
      list: nil, knowsPhones: Office.mayFindByPhone(principal))
    if !page.query.isEmpty || form.isSet {
      var filter = TicketFilter()
      filter.query = page.query
      form.narrow(&filter)
      filter.limit = page.query.isEmpty ? filter.limit : rows
      filter.after = try call.cursor()
      try await find(filter, form, for: principal, on: &page, call)
    }
    return try await call.page(page)
  }

  /// Rows of a page: their words are read.
  private static let rows = 25

  private static func find(
    _ filter: TicketFilter, _ form: FilterForm, for principal: Principal,
    on page: inout SearchPage, _ call: Call
  ) async throws {
    let words = call.words
    func lines(_ lines: [TicketLine], next: TicketCursor?, isLast: Bool) -> TicketLines {
      TicketLines(
        lines, empty: EmptyState(words[.nothingFound], text: words[.searchTryText]),
        pager: isLast
          ? call.pager(path, [("q", filter.query)] + form.fields, next: next) : nil)
    }
    guard !filter.query.isEmpty else {
      let found = try await call.office.tickets(filter, desk: true, for: principal)
      page.list = lines(found.lines(words), next: found.next, isLast: true)
      return
    }
    let findings = try await call.office.search(filter, desk: true, for: principal)
    let all = zip(findings.finds, findings.page.lines(words)).map { ($0, line($1, $0, words)) }
    let sure = all.filter { $0.0.way != .nearly }.map(\.1)
    let near = all.filter { $0.0.way == .nearly }.map(\.1)
    if !sure.isEmpty || near.isEmpty {
      page.list = lines(sure, next: findings.page.next, isLast: near.isEmpty)
    }
    if !near.isEmpty { page.nearly = lines(near, next: findings.page.next, isLast: true) }
  }

  private static func line(
    _ line: TicketLine, _ find: Findings.Find, _ words: any Wording
  ) -> TicketLine {
    var line = line
    line.markedTitle = find.title
    line.excerpt = find.excerpt
    line.foundIn =
      find.way == .phone
      ? words[.searchByPhone] : find.part.flatMap(SearchWord.init).map { words[$0] }
    return line
  }
}

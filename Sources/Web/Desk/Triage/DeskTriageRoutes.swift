import Casework
import HTTPTypes
import Hummingbird
import Pages
import Rules

/// What waits for the dispatcher: read in place, decided with one key, taken back for a while.
enum DeskTriageRoutes {
  static let path = "/desk/triage"

  static let routes: [Route] = [
    // Whoever may take a ticket back from a unit dispatches; operators forward while filing only.
    .get(path, for: .desk, does: .recall) { call in try await page(call) },
    .post("\(path)/{number}/forward", for: .desk, does: .forward) { call in
      try await forward(call)
    },
  ]

  /// Rows of a page.
  private static let rows = 25

  /// Forwards to the unit that was shown; what nobody has accepted is accepted by it.
  private static func forward(_ call: Call) async throws -> Response {
    let fields = try await call.form()
    let number = try call.ticketNumber()
    let tab = TriageTab(rawValue: fields["tab"])
    do {
      guard let unit = Int64(fields["unit"]) else {
        throw Refusal.invalid([ActProblem(.unit, .missing)])
      }
      var seen = Int(fields["revision"])
      let actor = try call.actor()
      let view = try await call.office.ticket(number, for: actor.principal)
      guard view.rights.contains(.forward) else { throw Refusal.notFound }
      if view.header.state == .received {
        try await call.office.accept(number, expecting: seen, by: actor)
        seen = seen.map { $0 + 1 }
      }
      try await call.office.forward(number, to: ID(unit), expecting: seen, by: actor)
    } catch let refusal as Refusal {
      let failure = Failure(refusal)
      guard failure.status != .notFound, failure.retryAfter == nil else { throw refusal }
      let said = [call.words.refusal(failure.code)] + failure.sentences(call.words)
      return try await page(
        call, tab: tab, status: failure.status,
        flash: Flash(.problem, "\(number): \(said.joined(separator: " "))"))
    }
    let kept = [("tab", tab?.rawValue ?? ""), ("after", fields["after"]), ("sent", "\(number)")]
    return .seeOther(call.words.address(Address.path(path, kept)))
  }

  private static func page(
    _ call: Call, tab known: TriageTab? = nil, status: HTTPResponse.Status = .ok,
    flash: Flash? = nil
  ) async throws -> Response {
    let principal = try call.signedIn().principal
    let words = call.words
    async let counts = call.office.counts(for: principal)
    async let reasons = call.office.reasons()
    let figures = try await counts
    let tab = try known ?? tab(call, figures)
    var filter = TicketFilter()
    tab.narrow(&filter)
    filter.limit = rows
    filter.after = try call.cursor()
    let list = try await call.office.triage(filter, for: principal)
    let model = TriageModel(
      call: call, tab: tab, list: list, reasons: try await reasons["return"] ?? [])
    return try await call.page(
      TriagePage(
        tabs: TriageTab.allCases.map { entry in
          NavItem(
            href: words.address(entry.path), name: entry.name(words),
            count: entry.count(figures), isCurrent: entry == tab)
        },
        rows: model.rows,
        empty: EmptyState(words[.triageEmpty], text: words[.triageEmptyText]),
        pager: call.pager(path, [("tab", tab.rawValue)], next: list.page.next),
        sent: try await sent(call), queue: model.queue),
      status: status, at: tab.path, flash: flash)
  }

  /// The tab that was asked for, else the first in which something waits.
  private static func tab(_ call: Call, _ counts: TicketCounts) throws(WebError) -> TriageTab {
    guard let typed = call.query.value("tab") else {
      return TriageTab.allCases.first { $0.count(counts) > 0 } ?? .received
    }
    guard let tab = TriageTab(rawValue: typed) else { throw .unreadable(.query) }
    return tab
  }

  /// What was just forwarded, with the button that takes it back: as long as the unit has not
  /// taken it up.
  private static func sent(_ call: Call) async throws -> TriagePage.Sent? {
    guard let number = TicketNumber(checked: call.query["sent"]),
      let view = try? await call.office.ticket(number, for: call.signedIn().principal),
      view.may(.recall), let unit = view.header.unit.flatMap({ view.catalogue.units[$0] })
    else { return nil }
    let words = call.words
    return TriagePage.Sent(
      words.forwarded(number, to: unit.name),
      form: ActForm(
        "recall-\(number)", to: "/desk/tickets/\(number)/acts/recall",
        hidden: [
          call.hiddenToken, ActForm.Hidden("recall-revision", "\(view.header.revision)"),
          ActForm.Hidden("back", TriageTab.accepted.back),
        ], buttons: [ActForm.Button(words[.triageTakeBack], .second)]))
  }
}

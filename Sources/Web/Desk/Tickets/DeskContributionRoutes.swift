import Casework
import FoundationEssentials
import Hummingbird
import Pages
import Rules

/// What a co-operating unit sees of a ticket, and gives.
enum DeskContributionRoutes {
  static let path = "/desk/contributions"

  static let routes: [Route] = [
    .get(path, for: .desk, does: .contribute) { call in try await tasks(call) },
    .get("/desk/tickets/{number}/contribution", for: .desk, does: .contribute) { call in
      try await page(call)
    },
  ]

  private static func tasks(_ call: Call) async throws -> Response {
    let words = call.words
    let catalogue = try await call.office.catalogue()
    let tasks = try await call.office.contributionTasks(for: call.signedIn().principal)
    let items = tasks.map { entry in
      TaskPage.Item(
        number: entry.task.number, title: entry.title,
        chip: chip(until: entry.task.dueAt, catalogue, call), dueAt: entry.task.dueAt,
        what: words[.contributionWord],
        facts: [catalogue.units[entry.task.unit]?.shortName].compactMap(\.self),
        href: "/desk/tickets/\(entry.task.number)/contribution")
    }
    return try await call.page(
      TaskPage(
        words[.contributionsTitle], intro: words[.contributionsIntro], items: items,
        empty: EmptyState(words[.contributionsEmpty])))
  }

  private static func chip(until due: Date, _ catalogue: Catalogue, _ call: Call) -> Chip? {
    catalogue.officeCalendar.map { calendar in
      Chip(
        Deadline(in: calendar).remaining(
          until: due, at: call.house.now, target: .workingDays(1)), call.words)
    }
  }

  private static func page(_ call: Call) async throws -> Response {
    let words = call.words
    let view = try await call.office.contribution(
      to: call.ticketNumber(), for: call.signedIn().principal)
    let catalogue = view.catalogue
    let category = catalogue.categories[view.category]
    let place = [view.text.placeText, view.commune.flatMap { catalogue.units[$0]?.name }]
      .compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ", ")
    let form = ActForm(
      "contribute", to: "/desk/tickets/\(view.number)/acts/contribute",
      hidden: [call.hiddenToken, ActForm.Hidden("contribute-revision", "\(view.revision)")],
      fields: [
        Field(
          "contribute-text", label: words[.contributionWord], control: .text(rows: 6),
          isRequired: true, limit: 10_000)
      ], buttons: [ActForm.Button(words[.actContribute])])
    return try await call.page(
      ContributionPage(
        number: view.number, state: view.state,
        matter: TicketMatter(
          title: view.text.title, body: view.text.body, isErased: view.text.erasedAt != nil,
          place: place.isEmpty ? nil : place, kind: view.kind,
          category: category.map { Choices(catalogue, words).name(of: $0) } ?? view.category,
          channel: words.channel(
            code: view.channel, name: catalogue.channels[view.channel]?.name),
          receivedAt: view.receivedAt, filer: nil, external: nil),
        lead: view.lead.flatMap { catalogue.units[$0]?.name },
        dueAt: view.obligations.last { $0.status.isLive }?.dueAt,
        asked: Timeline(view.asked.map { entry($0, words[.contributionAsked], words) }),
        given: Timeline(view.given.map { entry($0, words[.contributionWord], words) }),
        answer: view.answer, form: view.isOpen ? form : nil))
  }

  private static func entry(
    _ said: ContributionView.Words, _ what: String, _ words: any Wording
  ) -> Timeline.Entry {
    Timeline.Entry(
      when: words.moment(said.at), instant: Instant.rfc3339(said.at), what: what, who: said.by,
      words: said.text, tone: .note)
  }
}

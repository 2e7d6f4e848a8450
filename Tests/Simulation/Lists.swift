import FoundationEssentials
import Postgres
import Rules
import Store

/// Every statement that lists, counts or searches, as somebody asks for it.
enum Lists {
  struct Asked: Sendable {
    let name: String
    let sql: SQL
  }

  static func all(at now: Date) -> [Asked] {
    queues(at: now) + searches(at: now) + work(at: now) + open(at: now)
  }

  /// The reports of a week.
  static func reports(at now: Date) -> [Asked] {
    let period = WeeklyReports.Period(
      from: now.addingTimeInterval(-7 * 86_400), to: now, now: now)
    return [
      Asked("weekly figures", WeeklyReports.figures(period)),
      Asked("weekly overdue", WeeklyReports.overdue(period)),
      Asked("weekly answered late", WeeklyReports.answeredLate(period)),
    ]
  }

  private static func queues(at now: Date) -> [Asked] {
    let cursor = TicketCursor(now.addingTimeInterval(-200 * 86_400), ID(400_000))
    return [
      page("newest, dispatcher", at: now) { _ in },
      page("newest, a page far behind", at: now) { $0.after = cursor },
      page("newest, officer", by: .officer, at: now) { _ in },
      page("newest, restricted officer", by: .restricted, at: now) { _ in },
      page("newest, collaborator", by: .collaborator, at: now) { _ in },
      page("newest, auditor", by: .auditor, at: now) { _ in },
      page("to accept", at: now) {
        ($0.states, $0.order) = ([.received], .due)
      },
      page("to forward", at: now) {
        ($0.states, $0.order) = ([.accepted, .returned], .due)
      },
      page("open by due date", at: now) { ($0.openOnly, $0.order) = (true, .due) },
      page("overdue", at: now) { ($0.due, $0.order) = (.overdue, .due) },
      page("due today", at: now) { ($0.due, $0.order) = (.today, .due) },
      page("urgent and open", at: now) {
        ($0.urgent, $0.openOnly, $0.order) = (true, true, .due)
      },
      page("a unit's queue", by: .officer, at: now) {
        ($0.units, $0.openOnly, $0.order) = ([ID(102)], true, .due)
      },
      page("to approve", by: .officer, at: now) {
        ($0.units, $0.states, $0.order) = ([ID(102)], [.awaitingApproval], .due)
      },
      page("one's own", by: .officer, at: now) {
        ($0.assignee, $0.openOnly, $0.order) = (.person(ID(24)), true, .due)
      },
      page("of a field", at: now) { $0.category = "y_te" },
      page("of a channel", at: now) { $0.channel = "comment_book" },
      page("of a commune", at: now) { $0.commune = ID(160) },
      page("of a unit, newest", at: now) { $0.units = [ID(201)] },
      page("of a state, newest", at: now) { $0.states = [.transferred] },
      page("filed by somebody", at: now) { $0.filedBy = ID(16) },
    ]
  }

  /// What is asked of a search, way by way; of words the newest days and everything before them.
  private static func searches(at now: Date) -> [Asked] {
    let typed = ["o ga", "khu pho", "t17", "rac thai", "khogn sang"]
    let readers: [(String, Reader)] = [
      ("dispatcher", .dispatcher), ("officer", .officer), ("auditor", .auditor),
      ("restricted officer", .restricted), ("collaborator", .collaborator),
    ]
    var asked: [Asked] = []
    for (name, reader) in readers {
      let scope = Searches.Scope(
        TicketFilter(), reach: reader.reach, at: now, limits: Question().limits(at: now))
      for words in typed {
        let terms = SearchTerms(words)
        let query = SearchQuery(words == typed.last ? terms.slips : [terms])
        // A frequent word is never looked for in all of the past.
        let windows = SearchWindow.back(from: now).prefix(words == "t17" ? 4 : 2)
        for (index, window) in windows.enumerated() {
          asked.append(
            Asked(
              "search, \(words), \(name), window \(index)",
              Searches.byWords(
                query, verbatim: ["ổ gà"], in: scope, window, after: nil, limit: 101)))
        }
      }
      var numbers = TicketSearch()
      numbers.numbers = [2024, 2025, 2026].compactMap { TicketNumber(year: $0, serial: 1_234) }
      numbers.external = "DN-2026/00418"
      let found = [ID<TicketRow>(1_500), ID(1_600)]
      asked += [
        Asked("search, a number, \(name)", Searches.byNumber(numbers, in: scope)),
        Asked("search, a telephone, \(name)", phone(.whole("+84912000274"), scope)),
        Asked("search, last digits, \(name)", phone(.end("000274"), scope)),
        Asked(
          "search, what was found, \(name)",
          SearchSheets.of(
            found, reach: reader.reach, identity: reader.reach, history: reader.reach)),
        Asked(
          "search, its cards, \(name)", TicketCards.some(found, reach: reader.reach, desk: true)),
      ]
    }
    return asked
  }

  private static func phone(
    _ phone: TicketSearch.Phone, _ scope: Searches.Scope
  ) -> Statement<SearchCandidate> {
    Searches.byPhone(phone, in: scope, after: nil, limit: 101)
  }

  private static func work(at now: Date) -> [Asked] {
    let ticket = ID<TicketRow>(1_500)
    return [
      Asked("tab counts, office", counts(nil, .dispatcher, at: now)),
      Asked("tab counts, unit", counts([ID(102)], .officer, at: now)),
      Asked("task counts", TicketCards.tasks(reach: Reader.dispatcher.reach, at: now)),
      Asked("deliveries", Tasks.deliveries(reach: Reader.dispatcher.reach, at: now, limit: 100)),
      Asked("publications", Tasks.publications(reach: Reader.dispatcher.reach, limit: 100)),
      Asked("extensions", Tasks.extensions(reach: Reader.dispatcher.reach, limit: 100)),
      Asked("due steps", Obligations.lockDueSteps(at: now, limit: 200)),
      Asked("next step", Obligations.nextStep),
      Asked("errand claim", Errands.claim(at: now, leaseUntil: now)),
      Asked("next errand", Errands.nextRun),
      Asked("dead letters", Errands.dead(limit: 100)),
      Asked("its history", Events.history(ticket)),
      Asked("its obligations", Obligations.of(ticket)),
      Asked("its obligations' history", Obligations.clockEvents(ticket)),
      Asked("its extensions", Extensions.of(ticket)),
      Asked("its public texts", Publications.of(ticket)),
      Asked("its looks at the reporter", Staff.identityViews(ticket)),
    ]
  }

  private static func open(at now: Date) -> [Asked] {
    [
      results("results, newest") { _ in },
      results("results of a field") { $0.category = "y_te" },
      results("results of a unit") { $0.units = [ID(201)] },
      results("results of a commune") { $0.commune = ID(160) },
      results("results, two words") { $0.query = "ổ gà" },
      results("results, words anywhere") { ($0.query, $0.isLoose) = ("đèn đường", true) },
      Asked("newest results", OpenResults.newest(50)),
    ]
      + some.flatMap {
        [
          Asked("a ticket", Tickets.byNumber($0)), Asked("a result", OpenResults.one($0)),
          Asked("a tombstone", OpenResults.tombstone($0)),
        ]
      }
  }

  private static let some = [TicketNumber(year: 2025, serial: 77)].compactMap(\.self)

  private static func counts(
    _ units: [ID<Unit>]?, _ reader: Reader, at now: Date
  ) -> Statement<TicketCounts> {
    var filter = TicketFilter()
    filter.units = units
    return TicketCards.counts(
      filter, reach: reader.reach, at: now, limits: Question().limits(at: now))
  }

  private static func results(_ name: String, _ change: (inout OpenFilter) -> Void) -> Asked {
    var filter = OpenFilter()
    change(&filter)
    return Asked(name, OpenResults.page(filter))
  }

  private static func page(
    _ name: String, by reader: Reader = .dispatcher, at now: Date,
    _ change: (inout Question) -> Void
  ) -> Asked {
    var question = Question()
    change(&question)
    return Asked(
      name,
      TicketCards.page(
        question.filter, search: TicketSearch(), reach: reader.reach, desk: true, at: now,
        limits: question.limits(at: now)))
  }

  /// A filter, under one name.
  @dynamicMemberLookup
  struct Question {
    var filter = TicketFilter()

    func limits(at now: Date) -> DueLimits {
      DueLimits(
        endOfToday: now.addingTimeInterval(40_000), endOfWeek: now.addingTimeInterval(600_000),
        endOfHours: filter.dueWithin.map { now.addingTimeInterval(Double($0) * 3_600) })
    }

    subscript<Value>(dynamicMember path: WritableKeyPath<TicketFilter, Value>) -> Value {
      get { filter[keyPath: path] }
      set { filter[keyPath: path] = newValue }
    }
  }

  /// Who asks.
  enum Reader {
    case dispatcher, officer, restricted, collaborator, auditor

    var reach: RowReach {
      var reach = RowReach()
      reach.person = ID(24)
      switch self {
      case .dispatcher: reach.full = [.office(confidential: true)]
      case .officer:
        reach.full = [.units([ID(102), ID(52)], confidential: false)]
        reach.unitsAndAbove = [ID(102), ID(100), ID(52), ID(50), ID(1)]
      case .restricted: reach.full = [.restricted]
      case .collaborator: reach.full = [.own]
      case .auditor: reach.masked = [.office(confidential: false)]
      }
      return reach
    }
  }
}

extension Lists.Asked {
  init<Output>(_ name: String, _ statement: Statement<Output>) {
    self.init(name: name, sql: statement.sql)
  }
}

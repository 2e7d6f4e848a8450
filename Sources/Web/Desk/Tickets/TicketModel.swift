import Casework
import FoundationEssentials
import Pages
import Rules

/// Turns a ticket as somebody may see it into the model of its page.
struct TicketModel {
  let view: TicketView
  let words: any Wording
  let reasons: [String: [ReasonRow]]
  let colleagues: [Colleague]
  /// What the clocks did.
  var clockEvents: [ClockEvent] = []

  private var ticket: TicketHeader { view.header }
  private var catalogue: Catalogue { view.catalogue }
  private var choices: Choices { Choices(catalogue, words) }

  /// The page.
  func page(_ forms: ActForms, identity: TicketHands.Identity? = nil) -> Pages.TicketPage {
    let acts = view.isMasked ? [] : forms.all + newCode(forms)
    let wrong = forms.typed.flatMap { typed in
      ErrorSummary(
        acts.first { $0.id == typed.act }?.fields ?? [], general: typed.general)
    }
    return Pages.TicketPage(
      number: ticket.number, state: ticket.state, marks: ticket.marks, matter: matter,
      clocks: clocks, hands: hands(forms, identity), answer: answer, sent: sent(forms),
      publication: publication,
      history: history,
      relatives: view.relatives.map {
        Pages.TicketPage.Relative(words.relative($0.sort.rawValue), $0.number)
      }, ways: view.isMasked ? [] : ways,
      papers: DeskPaperRoutes.links(view, forms.principal, words), acts: acts, problems: wrong,
      isMasked: view.isMasked)
  }

  /// The button by which whoever gave the answer takes it back, until it leaves.
  private func sent(_ forms: ActForms) -> Pages.TicketPage.Sent? {
    guard ticket.state == .answered, let answer = view.answer, answer.isHeld(at: view.asOf),
      let leaves = answer.leavesAt, answer.approverID == forms.principal.person
    else { return nil }
    let seconds = max(1, Int(leaves.timeIntervalSince(view.asOf).rounded(.up)))
    return Pages.TicketPage.Sent(
      seconds: seconds,
      form: ActForm(
        "undo", to: "/desk/tickets/\(ticket.number)/undo",
        hidden: [forms.token, ActForm.Hidden("undo-revision", "\(ticket.revision)")],
        buttons: [ActForm.Button(words[.undoNow], .second)]))
  }

  /// A new access code for a caller who was verified.
  private func newCode(_ forms: ActForms) -> [ActForm] {
    guard view.may(.addInformation) else { return [] }
    return [
      ActForm(
        "access-code", title: words[.actNewCode],
        to: "/desk/tickets/\(ticket.number)/access-code", hidden: [forms.token],
        note: words[.actNewCodeNote], buttons: [ActForm.Button(words[.actNewCode], .second)])
    ]
  }

  // MARK: - What was said

  /// What the citizen said.
  var matter: TicketMatter {
    let text = view.text
    let commune = ticket.commune.flatMap { catalogue.units[$0]?.name }
    let place = [text.placeText, commune].compactMap(\.self).filter { !$0.isEmpty }
    return TicketMatter(
      title: text.title, body: text.erasedAt == nil ? text.body : "",
      reading: RawTyping.detect(text.body).map { $0.read(text.body) },
      isErased: text.erasedAt != nil, place: place.isEmpty ? nil : place.joined(separator: ", "),
      kind: ticket.kind,
      category: catalogue.categories[ticket.category].map { choices.name(of: $0) }
        ?? ticket.category,
      channel: words.channel(
        code: ticket.channel, name: catalogue.channels[ticket.channel]?.name),
      receivedAt: ticket.receivedAt, filer: view.filerName, external: external,
      files: view.isMasked ? [] : view.attachments.map(file))
  }

  private var external: String? {
    guard let system = ticket.externalSystem, let number = ticket.externalNumber else {
      return nil
    }
    return "\(system) \(number)"
  }

  private func file(_ row: AttachmentRow) -> TicketMatter.File {
    let base = "/desk/tickets/\(ticket.number)/files/\(row.id)"
    let isShown = DeskFileRoutes.digest(of: row, thumbnail: false) != nil
    return TicketMatter.File(
      href: isShown ? base : nil,
      thumbnail: DeskFileRoutes.digest(of: row, thumbnail: true) != nil ? "\(base)/thumbnail" : nil,
      name: words.attachment(row.sort, state: isShown ? "clean" : row.state))
  }

  // MARK: - Clocks

  /// What is owed and was owed.
  var clocks: TicketClocks {
    let shown = view.obligations.filter { $0.row.status != .cancelled || $0.row.breached }
    let promise = shown.last { $0.row.kind == .answer }
    let others = shown.filter { $0.row.ordinal != promise?.row.ordinal }
      .sorted { ($0.row.status.isLive ? 0 : 1) < ($1.row.status.isLive ? 0 : 1) }
    return TicketClocks(
      promise: promise.map(owed), others: others.map(owed),
      remarks: view.pauses.map {
        words.pause(
          from: $0.startedAt, to: $0.endedAt, planned: $0.plannedEnd, because: $0.reason)
      } + view.extensions.compactMap(remark) + reminded)
  }

  private var reminded: [String] {
    view.reminders == 0 ? [] : [words.remindedSoFar(view.reminders)]
  }

  /// The clock that an answer has to keep: the unit's own, else the citizen's.
  var answerClock: TicketClocks.Owed? {
    let live = view.obligations.filter { $0.row.status.isLive }
    return (live.last { $0.row.kind == .unitAnswer } ?? live.last { $0.row.kind == .answer })
      .map(owed)
  }

  /// How something owed stands.
  func clock(of obligation: TicketView.Obligation) -> PromiseClock {
    switch obligation.row.status {
    case .running: obligation.remaining.map { .running($0) } ?? .none
    case .paused:
      .paused(isOver: view.pauses.contains { $0.endedAt == nil && $0.plannedEnd <= view.asOf })
    case .met: .kept(inTime: !obligation.row.wasLate)
    case .cancelled: .none
    }
  }

  private func owed(_ obligation: TicketView.Obligation) -> TicketClocks.Owed {
    let row = obligation.row
    return TicketClocks.Owed(
      row.kind, unit: row.unit.flatMap { catalogue.units[$0]?.shortName },
      clock: clock(of: obligation),
      dueAt: row.dueAt, endedAt: row.endedAt,
      originalDueAt: row.originalDueAt == row.dueAt ? nil : row.originalDueAt,
      granted: words.granted(
        row.target, in: catalogue.calendars[row.calendarVersion]?.calendar),
      legalBasis: row.kind == .answer
        ? catalogue.serviceLevels.first { $0.id == row.serviceLevel }?.legalBasis : nil,
      ledger: "/desk/tickets/\(ticket.number)/deadlines/\(row.ordinal)")
  }

  private func remark(_ request: ExtensionRow) -> String? {
    view.obligations.first { $0.row.ordinal == request.ordinal }.map {
      words.extensionRequest(
        of: $0.row.kind, by: $0.row.target.of(Int(request.amount)), granted: request.granted,
        at: request.requestedAt)
    }
  }

  // MARK: - Hands

  private func hands(_ forms: ActForms, _ identity: TicketHands.Identity?) -> TicketHands {
    let helpers = view.stays.filter { $0.part == .cooperating && $0.until == nil }
      .compactMap { catalogue.units[$0.unit]?.shortName }
    return TicketHands(
      unit: ticket.unit.flatMap { catalogue.units[$0] }.map {
        words.unit($0.name, today: catalogue.heirs(of: $0.id).map(\.name).joined(separator: ", "))
      }, assignee: ticket.assigneeName,
      cooperating: helpers,
      proposed: view.proposed.flatMap { catalogue.units[$0.unit]?.name },
      because: view.proposed?.because.map { ProposalReason($0, in: catalogue, words) },
      reach: view.ways.map {
        words.reach(
          name: $0.hasName, email: $0.hasEmail, mobile: $0.hasMobile, phone: $0.hasPhone,
          address: $0.hasAddress, anonymous: $0.anonymous)
      }, identity: identity, identityForm: IdentityAct.form(forms))
  }

  // MARK: - Answers

  private var answer: TicketAnswer? {
    guard !view.answers.isEmpty else { return nil }
    let rating = view.ratings.last
    return TicketAnswer(
      versions: view.answers.reversed().map { row in
        TicketAnswer.Version(
          version: Int(row.version), body: row.body, author: row.authorName,
          savedAt: row.draftedAt, submittedAt: row.submittedAt, approver: row.approver,
          approvedAt: row.approvedAt, lateReason: row.lateReason.map { reason($0, of: "late") })
      },
      deliveries: view.deliveries.reversed().map {
        words.delivery($0.method.rawValue, state: $0.state, doneAt: $0.doneAt)
      }, rating: rating.map { words.score(Int($0.score)) }, comment: rating?.comment)
  }

  private var publication: TicketPublication? {
    let isAnswered = ticket.state == .answered || ticket.state == .closed
    guard let row = view.publications.last else {
      return isAnswered && !ticket.restricted && !ticket.confidential
        ? TicketPublication(words.publication(state: "", at: nil, by: nil)) : nil
    }
    let at = row.withdrawnAt ?? row.publishedAt ?? row.editedAt
    let isPublished = row.state == "published"
    return TicketPublication(
      words.publication(state: row.state, at: at, by: isPublished ? nil : row.editorName),
      href: isPublished ? words.address("/ket-qua/\(ticket.number)") : nil)
  }

  private var ways: [EmptyState.Link] {
    var ways: [EmptyState.Link] = []
    let base = "/desk/tickets/\(ticket.number)"
    if view.may(.draftAnswer) || view.may(.answerLevel1) {
      ways.append(EmptyState.Link(words.address("\(base)/answer"), words[.writeAnswer]))
    }
    let publishing: [Verb] = [.publish, .approvePublication, .withdrawPublication]
    if publishing.contains(where: view.may) {
      ways.append(EmptyState.Link(words.address("\(base)/publication"), words[.publicText]))
    }
    return ways
  }
}

// MARK: - History

extension TicketModel {
  /// One line of the history.
  func entry(_ entry: HistoryEntry) -> Timeline.Entry {
    let event = entry.event
    let verb = Verb(rawValue: event.verb)
    var what = words.event(
      event.verb, to: target(of: event, verb),
      reason: event.reason.map { reason($0, of: event.verb) })
    if let facts = facts(of: entry) { what += " · \(facts)" }
    if entry.facts?.together != nil { what += " · \(words.togetherEvent)" }
    if let to = event.to, verb != .file, verb != .forward { what += " · \(words.nowIn(to))" }
    return Timeline.Entry(
      when: words.moment(event.at), instant: Instant.rfc3339(event.at), what: what,
      who: words.doer(entry.personName, role: event.role),
      words: entry.erased ? words[.wordsErased] : entry.words, tone: tone(entry, verb))
  }

  private func target(of event: EventRow, _ verb: Verb?) -> String? {
    switch verb {
    case .forward: event.unit.flatMap { catalogue.units[$0]?.name }
    case .assign:
      event.assignee.flatMap { id in
        colleagues.first { $0.id == id }?.name
          ?? (id == ticket.assignee ? ticket.assigneeName : nil)
      }
    case _: nil
    }
  }

  private func tone(_ entry: HistoryEntry, _ verb: Verb?) -> Timeline.Entry.Tone {
    guard entry.words != nil else { return .event }
    if entry.event.role == Role.citizen.rawValue || verb == .addInformation { return .citizen }
    return entry.forCitizen ? .message : .note
  }

  /// A reason's name.
  func reason(_ code: String, of list: String) -> String {
    let lists = [list, "late", "not_published", "send_back", "extension"]
    let row = lists.lazy.compactMap { name in
      reasons[name]?.first { $0.code == code }
    }.first
    guard let row else { return code }
    switch words.language {
    case .vietnamese: return row.name
    case .english: return row.nameEnglish
    }
  }
}

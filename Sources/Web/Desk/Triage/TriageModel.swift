import Casework
import Pages
import Rules

/// Turns what waits for the dispatcher into the rows of its page.
struct TriageModel {
  let call: Call
  let tab: TriageTab
  let list: TriageList
  /// Of the list `return`.
  let reasons: [ReasonRow]

  private var words: any Wording { call.words }
  private var catalogue: Catalogue { list.page.catalogue }

  /// The way to everything that is open.
  var queue: EmptyState.Link {
    EmptyState.Link(words.address("/desk/queue/office"), words[.triageQueue])
  }

  /// In the list's order.
  var rows: [TriagePage.Row] {
    zip(list.entries, list.page.lines(words)).map { entry, line in row(entry, line) }
  }

  private func row(_ entry: TriageEntry, _ line: TicketLine) -> TriagePage.Row {
    let ticket = entry.card.header
    let unit = entry.proposed.flatMap { catalogue.units[$0.unit] }
    let choices = Choices(catalogue, words)
    return TriagePage.Row(
      line: line, body: entry.body,
      facts: [
        words.kind(ticket.kind),
        catalogue.categories[ticket.category].map { choices.name(of: $0) } ?? ticket.category,
        words.channel(code: ticket.channel, name: catalogue.channels[ticket.channel]?.name),
        words.moment(ticket.receivedAt),
      ],
      unit: unit?.name,
      because: entry.proposed?.because.map { ProposalReason($0, in: catalogue, words) },
      decision: unit.flatMap { decision(ticket, $0) },
      ways: ways(ticket, isProposed: unit != nil), passes: entry.passes.map(pass),
      alike: entry.alike)
  }

  private func can(_ ticket: TicketHeader, _ state: State) -> Bool {
    Move(from: ticket.state, to: state).isAllowed
  }

  /// Forwards to the proposed unit.
  private func decision(_ ticket: TicketHeader, _ unit: Unit) -> ActForm? {
    guard ticket.state == .received || can(ticket, .forwarded) else { return nil }
    let does =
      ticket.state == .received ? words[.triageAcceptForward] : words[.triageForward]
    return ActForm(
      "forward-\(ticket.number)", to: "\(DeskTriageRoutes.path)/\(ticket.number)/forward",
      hidden: [
        call.hiddenToken, ActForm.Hidden("unit", "\(unit.id)"),
        ActForm.Hidden("revision", "\(ticket.revision)"), ActForm.Hidden("tab", tab.rawValue),
        ActForm.Hidden("after", call.query["after"]),
      ], buttons: [ActForm.Button("\(does) \(unit.shortName)")])
  }

  /// Every other decision has a form on the ticket's page.
  private func ways(_ ticket: TicketHeader, isProposed: Bool) -> [TriagePage.Way] {
    func way(_ key: Character, _ name: TriageWord, _ act: String, if isOpen: Bool)
      -> TriagePage.Way?
    {
      guard isOpen else { return nil }
      let fields = [("open", act), ("from", tab.back)]
      let path = Address.path("/desk/tickets/\(ticket.number)", fields)
      return TriagePage.Way(key, words[name], to: words.address(path))
    }
    let canForward = can(ticket, .forwarded)
    return [
      way("f", .triageChoose, "forward", if: canForward && !isProposed),
      way("u", .triageOther, "forward", if: canForward && isProposed),
      way("a", .triageAccept, "accept", if: ticket.state == .received),
      way("s", .triageSplit, "split", if: ticket.state.isOpen),
      way("m", .triageMerge, "merge", if: can(ticket, .merged)),
      way("d", .triageDecline, "decline", if: can(ticket, .declined)),
      way("x", .triageTransfer, "transfer", if: can(ticket, .transferred)),
      way("r", .triageRestrict, "restrict", if: !ticket.restricted),
    ].compactMap(\.self)
  }

  private func pass(_ pass: TriagePass) -> TriagePage.Pass {
    let unit = pass.unit.flatMap { catalogue.units[$0]?.shortName }
    let reason = reasons.first { $0.code == pass.reason }
    let name =
      switch words.language {
      case .vietnamese: reason?.name
      case .english: reason?.nameEnglish
      }
    return TriagePage.Pass(
      at: pass.at, who: [unit, pass.personName].compactMap(\.self).joined(separator: ", "),
      reason: name ?? pass.reason ?? "", words: pass.words)
  }
}

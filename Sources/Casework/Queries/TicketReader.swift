import FoundationEssentials
import Postgres
import Rules
import Store

/// Puts a view together from what was read.
struct TicketReader {
  /// Everything around a ticket.
  struct Rest {
    let obligations: [ObligationRow]
    let history: [HistoryEntry]
    let pauses: [PauseRow]
    let answers: [AnswerRow]
    let deliveries: [DeliveryRow]
    let ratings: [RatingRow]
    let extensions: [ExtensionRow]
    let attachments: [AttachmentRow]
    let publications: [PublicationRow]
    let relatives: [Relative]
  }

  let sheet: TicketSheet
  let facts: Policy.Facts
  let rest: Rest
  let catalogue: Catalogue
  let now: Date

  func view(for principal: Principal, seesHistory: Bool, isMasked: Bool) -> TicketView {
    TicketView(
      header: sheet.header, text: sheet.text, ways: sheet.ways, filerName: sheet.filerName,
      proposed: proposed, obligations: rest.obligations.map(owed), pauses: rest.pauses,
      history: seesHistory
        ? rest.history : rest.history.filter { $0.forCitizen && $0.words != nil },
      answers: rest.answers, deliveries: rest.deliveries, extensions: rest.extensions,
      attachments: rest.attachments, ratings: rest.ratings, publications: rest.publications,
      stays: sheet.stays,
      relatives: rest.relatives.filter {
        (!$0.isRestricted || ticket.restricted) && (!$0.isConfidential || ticket.confidential)
      },
      actions: actions(of: principal), rights: rights(of: principal),
      isMasked: isMasked, catalogue: catalogue, asOf: now)
  }

  private var proposed: TicketView.Proposed? {
    sheet.proposedUnit.map { unit in
      let because = sheet.proposedBecause.flatMap {
        try? JSONDecoder().decode(Proposal.Because.self, from: Data($0.bytes))
      }
      return TicketView.Proposed(unit: unit, rule: sheet.proposedRule, because: because)
    }
  }

  private func owed(_ row: ObligationRow) -> TicketView.Obligation {
    guard row.status == .running, let version = catalogue.calendars[row.calendarVersion] else {
      return TicketView.Obligation(row: row, remaining: nil)
    }
    let engine = Deadline(in: version.calendar)
    return TicketView.Obligation(
      row: row, remaining: engine.remaining(until: row.dueAt, at: now, target: row.target))
  }
}

// MARK: - What can be done now

extension TicketReader {
  /// The verbs that the principal has a right to and the ticket's state leaves open.
  func actions(of principal: Principal) -> [Verb: Policy.Right] {
    var actions: [Verb: Policy.Right] = [:]
    for verb in Verb.allCases where isPossible(verb) {
      let right = acts(verb, by: principal).lazy.compactMap {
        Policy.right(of: principal, to: verb, on: facts, act: $0, in: catalogue)
      }
      if let first = right.first { actions[verb] = first }
    }
    return actions
  }

  /// The verbs that the principal has a right to.
  private func rights(of principal: Principal) -> Set<Verb> {
    Set(
      Verb.allCases.filter {
        Policy.right(of: principal, to: $0, on: facts, in: catalogue) != nil
      })
  }

  /// What the verb would be about.
  private func acts(_ verb: Verb, by principal: Principal) -> [Policy.Act] {
    switch verb {
    case .assign: return [Policy.Act(target: principal.person)]
    case .grantExtension:
      return rest.extensions.filter { $0.granted == nil }.compactMap { request in
        rest.obligations.first { $0.ordinal == request.ordinal && $0.status.isLive }
          .map { Policy.Act(obligation: $0.kind, requestedBy: request.requestedBy) }
      }
    case .file, .seeTicket, .seeIdentity, .accept, .decline, .transfer, .forward, .recall,
      .takeUp, .return, .askInformation, .addInformation, .note, .contribute, .draftAnswer,
      .submitAnswer, .approveAnswer, .answerLevel1, .recordDelivery, .requestExtension, .merge,
      .unmerge, .split, .restrict, .publish, .approvePublication, .withdrawPublication,
      .withdraw, .rate, .reopen, .remind, .seeReport, .makeReport, .export, .seeHistory,
      .editCalendar, .editRules, .editPeople, .takeCall, .callBack, .blockCaller, .addReporter:
      return [Policy.Act()]
    }
  }

  private var ticket: TicketHeader { sheet.header }

  private func canMove(to state: State) -> Bool {
    Move(from: ticket.state, to: state).isAllowed
  }

  private func isPossible(_ verb: Verb) -> Bool {
    switch verb {
    case .accept: ticket.state == .received
    case .decline: canMove(to: .declined)
    case .transfer: canMove(to: .transferred)
    case .forward: canMove(to: .forwarded) && !ticket.restricted
    case .recall, .takeUp: ticket.state == .forwarded
    case .return: ticket.state == .forwarded && ticket.returns < 2 && isWithinReturnWindow
    case .assign: ticket.state.isOpen && (ticket.unit != nil || ticket.restricted)
    case .askInformation: canMove(to: .awaitingInformation)
    case .addInformation, .split, .remind: ticket.state.isOpen
    case .contribute: ticket.state.isOpen && !facts.cooperating.isEmpty
    case .draftAnswer:
      canMove(to: .answered) || ticket.state == .inProgress
    case .submitAnswer: ticket.state == .inProgress
    case .approveAnswer: ticket.state == .awaitingApproval || (ticket.restricted && isAtDesk)
    case .answerLevel1: isAtDesk && !ticket.restricted
    case .recordDelivery:
      (isAnswered || ticket.state == .merged) && rest.answers.contains { !$0.isDraft }
    case .requestExtension: !extendable.isEmpty
    case .grantExtension: rest.extensions.contains { $0.granted == nil }
    case .merge: canMove(to: .merged) && !ticket.restricted
    case .unmerge: ticket.state == .merged
    case .restrict: !ticket.restricted && ticket.state != .merged
    case .publish: isAnswered && isPublishable
    case .approvePublication: isAnswered && isPublishable && sheet.maskedBy != nil
    case .withdrawPublication:
      rest.publications.contains { $0.state == "draft" || $0.state == "published" }
    case .withdraw: canMove(to: .withdrawn)
    case .reopen: isAnswered
    case .seeIdentity: sheet.ways != nil
    case .note, .seeTicket, .seeHistory: true
    case .file, .rate, .seeReport, .makeReport, .export, .editCalendar, .editRules, .editPeople,
      .takeCall, .callBack, .blockCaller, .addReporter:
      false
    }
  }

  private var isAtDesk: Bool { ticket.state == .accepted || ticket.state == .returned }

  private var isAnswered: Bool { ticket.state == .answered || ticket.state == .closed }

  private var isPublishable: Bool {
    let category = catalogue.categories[ticket.category]
    return !ticket.restricted && !ticket.confidential
      && ticket.kind.mayBePublic(ticket.publicationWish) && category?.isPublished == true
  }

  private var isWithinReturnWindow: Bool {
    guard let calendar = catalogue.officeCalendar else { return true }
    return Deadline(in: calendar).elapsed(from: ticket.stateSince, to: now)
      <= CaseFile.returnWindow
  }

  /// Clocks for which more time can still be asked: live, not overdue, asked for at most once.
  private var extendable: [ObligationRow] {
    rest.obligations.filter { row in
      (row.kind == .answer || row.kind == .unitAnswer) && row.status.isLive
        && !row.wasMissed(at: now, rest.pauses)
        && !rest.extensions.contains { $0.ordinal == row.ordinal && $0.granted != false }
    }
  }
}

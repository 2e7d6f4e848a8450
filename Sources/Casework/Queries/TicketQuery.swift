import FoundationEssentials
import Postgres
public import Rules
import Store

extension Office {
  /// A ticket with everything around it.
  ///
  /// Two or three trips to the database: first what decides whether it may be seen, then what most
  /// tickets have, then what few do.
  ///
  /// - Throws: `Refusal.notFound` whether there is no such ticket or it may not be seen.
  public func ticket(_ number: TicketNumber, for principal: Principal) async throws -> TicketView {
    let catalogue = try await rules.recent()
    guard let sheet = try await reads.first(TicketSheets.byNumber(number)) else {
      throw Refusal.notFound
    }
    let facts = Policy.Facts(sheet)
    guard let right = Policy.right(of: principal, to: .seeTicket, on: facts, in: catalogue) else {
      throw Refusal.notFound
    }
    let seesHistory =
      Policy.right(of: principal, to: .seeHistory, on: facts, in: catalogue) != nil
    let rest = try await around(sheet)
    let reader = TicketReader(
      sheet: sheet, facts: facts, rest: rest, catalogue: catalogue, now: now)
    var view = reader.view(
      for: principal, seesHistory: seesHistory, isMasked: right.scope == .masked)
    let mayKnowWho =
      Policy.right(of: principal, to: .seeIdentity, on: facts, in: catalogue) != nil
    if view.isMasked || !mayKnowWho {
      let reporter = try await reads.first(Reporters.of(sheet.header.id))?.inWords
      if view.isMasked { view.mask(reporter) } else { view.conceal(reporter) }
    }
    return view
  }

  private func around(_ sheet: TicketSheet) async throws -> TicketReader.Rest {
    let id = sheet.header.id
    let has = sheet.has
    let isTied = has.relatives || sheet.mergedInto != nil || sheet.splitFrom != nil
    let (
      obligations, history, answers, deliveries, ratings, attachments, publications, pauses
    ) = try await reads.together(
      Obligations.of(id), Events.history(id), has.answers ? Answers.of(id) : nil,
      has.answers ? Deliveries.of(id) : nil, has.ratings ? Answers.ratings(id) : nil,
      has.attachments ? Attachments.of(id) : nil,
      has.publications ? Publications.of(id) : nil, has.pauses ? Obligations.pauses(id) : nil)
    let (extensions, relatives) = try await reads.together(
      has.extensions ? Extensions.of(id) : nil,
      isTied
        ? TicketSheets.relatives(id, survivor: sheet.mergedInto, whole: sheet.splitFrom) : nil)
    return TicketReader.Rest(
      obligations: obligations, history: history, pauses: pauses, answers: answers,
      deliveries: deliveries, ratings: ratings, extensions: extensions, attachments: attachments,
      publications: publications, relatives: relatives)
  }
}

extension Policy.Facts {
  /// The facts of a ticket as its sheet has them.
  init(_ sheet: TicketSheet) {
    let ticket = sheet.header
    func units(_ part: UnitStay.Part) -> Set<ID<Unit>> {
      Set(sheet.stays.filter { $0.part == part }.map(\.unit))
    }
    let keepsOut = ticket.restricted || ticket.confidential
    self.init(
      restricted: ticket.restricted, confidential: ticket.confidential, state: ticket.state,
      unit: ticket.unit, holders: units(.lead), cooperating: units(.cooperating),
      excludedUnits: units(.excluded), excludedPeople: keepsOut ? Set(sheet.excludedPeople) : [],
      assignee: ticket.assignee, filedBy: ticket.filedBy, maskedBy: sheet.maskedBy)
  }
}

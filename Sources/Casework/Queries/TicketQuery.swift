import FoundationEssentials
import Postgres
public import Rules
import Store

extension Office {
  /// A ticket with everything around it.
  ///
  /// Two trips to the database, whatever there is: first what decides whether it may be seen, then
  /// the rest at once.
  ///
  /// - Throws: `Refusal.notFound` whether there is no such ticket or it may not be seen.
  public func ticket(_ number: TicketNumber, for principal: Principal) async throws -> TicketView {
    let catalogue = try await catalogue()
    async let found = reads.first(TicketSheets.byNumber(number))
    async let stays = reads.all(TicketSheets.stays(number))
    guard let sheet = try await found else { throw Refusal.notFound }
    let facts = try await Policy.Facts(sheet, stays: stays)
    guard let right = Policy.right(of: principal, to: .seeTicket, on: facts, in: catalogue) else {
      throw Refusal.notFound
    }
    let seesHistory =
      Policy.right(of: principal, to: .seeHistory, on: facts, in: catalogue) != nil
    let rest = try await around(sheet)
    let reader = TicketReader(
      sheet: sheet, stays: try await stays, facts: facts, rest: rest, catalogue: catalogue, now: now
    )
    var view = reader.view(
      for: principal, seesHistory: seesHistory, isMasked: right.scope == .masked)
    if view.isMasked {
      let reporter = try await reads.first(Reporters.of(sheet.header.id))
      view.mask(reporter.map { Redaction.Reporter(name: $0.name, address: $0.address) })
    }
    return view
  }

  private func around(_ sheet: TicketSheet) async throws -> TicketReader.Rest {
    let id = sheet.header.id
    let has = sheet.has
    let isTied = has.relatives || sheet.mergedInto != nil || sheet.splitFrom != nil
    async let obligations = reads.all(Obligations.of(id))
    async let history = reads.all(Events.history(id))
    async let pauses = has.pauses ? reads.all(Obligations.pauses(id)) : []
    async let answers = has.answers ? reads.all(Answers.of(id)) : []
    async let deliveries = has.answers ? reads.all(Deliveries.of(id)) : []
    async let ratings = has.answers ? reads.all(Answers.ratings(id)) : []
    async let extensions = has.extensions ? reads.all(Extensions.of(id)) : []
    async let attachments = has.attachments ? reads.all(Attachments.of(id)) : []
    async let publications = has.publications ? reads.all(Publications.of(id)) : []
    async let relatives =
      isTied
      ? reads.all(
        TicketSheets.relatives(id, survivor: sheet.mergedInto, whole: sheet.splitFrom)) : []
    return try await TicketReader.Rest(
      obligations: obligations, history: history, pauses: pauses, answers: answers,
      deliveries: deliveries, ratings: ratings, extensions: extensions, attachments: attachments,
      publications: publications, relatives: relatives)
  }
}

extension Policy.Facts {
  /// The facts of a ticket as its sheet has them.
  init(_ sheet: TicketSheet, stays: [UnitStay]) {
    let ticket = sheet.header
    func units(_ part: UnitStay.Part) -> Set<ID<Unit>> {
      Set(stays.filter { $0.part == part }.map(\.unit))
    }
    let keepsOut = ticket.restricted || ticket.confidential
    self.init(
      restricted: ticket.restricted, confidential: ticket.confidential, state: ticket.state,
      unit: ticket.unit, holders: units(.lead), cooperating: units(.cooperating),
      excludedUnits: units(.excluded), excludedPeople: keepsOut ? Set(sheet.excludedPeople) : [],
      assignee: ticket.assignee, filedBy: ticket.filedBy, maskedBy: sheet.maskedBy)
  }
}

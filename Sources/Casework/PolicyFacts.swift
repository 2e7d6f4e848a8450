import Postgres
import Rules
import Store

extension Policy.Facts {
  /// The facts of a ticket as the database has them now.
  init(_ ticket: TicketRow, stays: [UnitStay], in tx: Transaction) throws {
    let exclusions =
      ticket.restricted || ticket.confidential ? try tx.all(Exclusions.people(ticket.id)) : []
    let masker =
      switch ticket.state {
      case .answered, .closed: try tx.first(Publications.draftEditor(ticket.id))
      case .received, .accepted, .awaitingInformation, .forwarded, .returned, .inProgress,
        .awaitingApproval, .declined, .transferred, .merged, .withdrawn:
        ID<Person>?.none
      }
    self.init(ticket, stays: stays, excluded: exclusions, maskedBy: masker)
  }

  /// The facts of a ticket with what was read beside it.
  init(
    _ ticket: TicketRow, stays: [UnitStay], excluded: [ID<Person>], maskedBy: ID<Person>?
  ) {
    func units(_ part: UnitStay.Part) -> Set<ID<Unit>> {
      Set(stays.filter { $0.part == part }.map(\.unit))
    }
    self.init(
      restricted: ticket.restricted, confidential: ticket.confidential, state: ticket.state,
      unit: ticket.unit, holders: units(.lead), cooperating: units(.cooperating),
      excludedUnits: units(.excluded), excludedPeople: Set(excluded), assignee: ticket.assignee,
      filedBy: ticket.filedBy, maskedBy: maskedBy)
  }
}

extension TicketRow {
  /// Whether it may ever be shown outside.
  var mayBePublic: Bool {
    kind.mayBePublic(publicationWish) && !restricted && !confidential
  }
}

import Casework
import FoundationEssentials
import Rules

/// Where a ticket stands, as the API tells it: what a ticket and a row of a list have in common.
struct HeaderJSON {
  private let ticket: TicketHeader
  private let catalogue: Catalogue

  init(_ ticket: TicketHeader, in catalogue: Catalogue) {
    self.ticket = ticket
    self.catalogue = catalogue
  }

  /// Writes the members.
  func write(to json: inout JSONWriter) {
    json.member("number", ticket.number.description)
    json.member("revision", ticket.revision)
    json.member("state", ticket.state.rawValue)
    json.member("stateSince", ticket.stateSince)
    json.member("kind", ticket.kind.rawValue)
    json.member("category", ticket.category)
    json.member("channel", ticket.channel)
    json.member("unit", ticket.unit, in: catalogue)
    writeAssignee(to: &json)
    json.member("urgent", ticket.urgent)
    json.member("restricted", ticket.restricted)
    json.member("confidential", ticket.confidential)
    json.member("reopened", ticket.reopened)
    json.member("receivedLate", ticket.receivedLate)
    json.member("publicationWish", ticket.publicationWish?.rawValue)
    json.member("returns", ticket.returns)
    json.member("receivedAt", ticket.receivedAt)
    json.member("filedAt", ticket.filedAt)
    json.member("dueAt", ticket.dueAt)
    guard let system = ticket.externalSystem else {
      return json.member("external", String?.none)
    }
    json.member("external") { json in
      json.member("system", system)
      json.member("number", ticket.externalNumber)
    }
  }

  private func writeAssignee(to json: inout JSONWriter) {
    guard let assignee = ticket.assignee else { return json.member("assignee", String?.none) }
    json.member("assignee") { json in
      json.member("id", Int(assignee.rawValue))
      json.member("name", ticket.assigneeName)
    }
  }
}

/// Why a unit was proposed.
enum BecauseJSON {
  /// Writes the conditions of the rule that held; those that it did not set are left out.
  static func write(
    _ because: Proposal.Because, in catalogue: Catalogue, to json: inout JSONWriter
  ) {
    if let kind = because.kind { json.member("kind", kind.rawValue) }
    if let category = because.category { json.member("category", category) }
    if let commune = because.commune { json.member("commune", commune, in: catalogue) }
    if let channel = because.channel { json.member("channel", channel) }
    if let keyword = because.keyword { json.member("keyword", keyword) }
    if let urgent = because.urgent { json.member("urgent", urgent) }
  }
}

/// Something owed.
enum ObligationJSON {
  /// Writes the members of a row.
  static func write(_ row: ObligationRow, in catalogue: Catalogue, to json: inout JSONWriter) {
    json.member("ordinal", Int(row.ordinal))
    json.member("kind", row.kind.rawValue)
    json.member("unit", row.unit, in: catalogue)
    json.member("dueAt", row.dueAt)
    json.member("state", row.status.rawValue)
    json.member("basedOn", row.basedOn)
    json.member("originalDueAt", row.originalDueAt)
    json.member("endedAt", row.endedAt)
    json.member("breached", row.breached)
    json.member("late", row.wasLate)
  }

  /// Writes the members of what filing planned.
  static func write(
    _ owed: FilingDecision.Owed, in catalogue: Catalogue, at now: Date, to json: inout JSONWriter
  ) {
    json.member("kind", owed.planned.kind.rawValue)
    json.member("unit", owed.planned.unit, in: catalogue)
    json.member("dueAt", owed.planned.dueAt)
    json.member("state", owed.isMet ? "met" : "running")
    json.member("basedOn", owed.planned.basedOn)
    json.member("originalDueAt", owed.planned.dueAt)
    json.member("endedAt", owed.isMet ? now : nil)
    json.member("breached", false)
    json.member("late", owed.isMet && now > owed.planned.dueAt)
  }
}

import Casework
import Pages
import Rules

/// A queue: whose tickets it shows.
enum QueueScope: String, CaseIterable, Sendable {
  /// Everything one may see: those who sort and watch.
  case office
  /// What one's units hold.
  case unit
  /// What one has entered.
  case own

  /// The queues that somebody works at or watches, the first one first.
  static func of(_ principal: Principal) -> [QueueScope] {
    let roles = principal.roles
    let watchers: Set<Role> = [.operator, .dispatcher, .leader, .restrictedOfficer, .auditor]
    let workers: Set<Role> = [.officer, .head]
    let filers: Set<Role> = [.collaborator, .operator]
    return [
      roles.isDisjoint(with: workers) ? nil : .unit,
      roles.isDisjoint(with: watchers) ? nil : .office,
      roles.isDisjoint(with: filers) ? nil : .own,
    ].compactMap(\.self)
  }

  /// Its name.
  func name(_ words: any Wording) -> String {
    switch self {
    case .office: words[.queueOffice]
    case .unit: words[.queueUnit]
    case .own: words[.tabFiled]
    }
  }

  /// Its tabs, in the order in which work is done.
  var tabs: [QueueTab] {
    switch self {
    case .office:
      [.received, .accepted, .returned, .urgent, .overdue, .today, .waiting, .inUnits, .open]
    case .unit:
      [.forwarded, .mine, .unassigned, .approval, .overdue, .today, .waiting, .open]
    case .own: [.filed]
    }
  }

  /// The tab one begins with.
  func firstTab(_ principal: Principal) -> QueueTab {
    switch self {
    case .office:
      principal.roles.contains(.dispatcher) || principal.roles.contains(.operator)
        ? .received : .overdue
    case .unit: principal.roles.contains(.head) ? .open : .mine
    case .own: .filed
    }
  }

  /// Units whose tickets it shows; nil for all one may see.
  func units(_ principal: Principal, in catalogue: Catalogue) -> [ID<Unit>]? {
    guard self == .unit else { return nil }
    let roots = principal.units(as: .officer) + principal.units(as: .head)
    return catalogue.units.keys
      .filter { unit in roots.contains { catalogue.isUnit(unit, within: $0) } }.sorted()
  }
}

/// A tab of a queue.
enum QueueTab: String, CaseIterable, Sendable {
  case received, accepted, returned, forwarded, mine, unassigned, approval, urgent, overdue, today
  case waiting, open, filed
  case inUnits = "in-units"

  /// Its name.
  func name(_ words: any Wording) -> String {
    switch self {
    case .received: words[.tabReceived]
    case .accepted: words[.tabAccepted]
    case .returned: words[.tabReturned]
    case .forwarded: words[.tabForwarded]
    case .mine: words[.tabMine]
    case .unassigned: words[.tabUnassigned]
    case .approval: words[.tabApproval]
    case .urgent: words[.tabUrgent]
    case .overdue: words[.tabOverdue]
    case .today: words[.tabToday]
    case .waiting: words[.tabWaiting]
    case .open: words[.tabOpen]
    case .filed: words[.tabFiled]
    case .inUnits: words[.tabInProgress]
    }
  }

  /// Its figure; nil where none is counted.
  func count(_ counts: TicketCounts) -> Int? {
    switch self {
    case .received: counts.received
    case .accepted: counts.accepted
    case .returned: counts.returned
    case .forwarded: counts.forwarded
    case .mine: counts.mine
    case .unassigned: counts.unassigned
    case .approval: counts.awaitingApproval
    case .urgent: counts.urgent
    case .overdue: counts.overdue
    case .today: counts.today
    case .waiting: counts.waiting
    case .open: counts.open
    case .inUnits: counts.forwarded + counts.inProgress + counts.awaitingApproval
    case .filed: nil
    }
  }

  /// What it means that there are some.
  var tone: Chip.Tone {
    switch self {
    case .overdue: .late
    case .today, .urgent: .today
    case .received, .returned, .approval, .forwarded, .accepted: .soon
    case .mine, .unassigned, .waiting, .open, .filed, .inUnits: .plain
    }
  }

  /// Narrows a list to the tab.
  func narrow(_ filter: inout TicketFilter, for person: ID<Person>?) {
    filter.order = .due
    filter.openOnly = self != .filed
    switch self {
    case .received: filter.states = [.received]
    case .accepted: filter.states = [.accepted]
    case .returned: filter.states = [.returned]
    case .forwarded: filter.states = [.forwarded]
    case .inUnits: filter.states = [.forwarded, .inProgress, .awaitingApproval]
    case .approval: filter.states = [.awaitingApproval]
    case .waiting: filter.states = [.awaitingInformation]
    case .mine: filter.assignee = person.map { .person($0) }
    case .unassigned: filter.assignee = .nobody
    case .urgent: filter.urgent = true
    case .overdue: filter.due = .overdue
    case .today: filter.due = .today
    case .open: break
    case .filed:
      filter.filedBy = person
      filter.order = .newest
    }
  }
}

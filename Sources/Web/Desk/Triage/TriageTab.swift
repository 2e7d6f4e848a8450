import Casework
import Pages
import Rules

/// A tab of the dispatcher's list.
enum TriageTab: String, CaseIterable, Sendable {
  /// Sent by citizens, accepted by nobody.
  case received
  /// Accepted, at no unit.
  case accepted
  /// Sent back by a unit.
  case returned
  /// Sent back twice or more, wherever they stand now: the desk of the third transfer.
  case twice

  /// Its name.
  func name(_ words: any Wording) -> String {
    switch self {
    case .received: words[.tabReceived]
    case .accepted: words[.tabAccepted]
    case .returned: words[.triageTabReturned]
    case .twice: words[.triageTabTwice]
    }
  }

  /// Its figure.
  func count(_ counts: TicketCounts) -> Int {
    switch self {
    case .received: counts.received
    case .accepted: counts.accepted
    case .returned: counts.returned
    case .twice: counts.returnedTwice
    }
  }

  /// Narrows a list to the tab, the most urgent first.
  func narrow(_ filter: inout TicketFilter) {
    filter.order = .due
    filter.openOnly = true
    switch self {
    case .received: filter.states = [.received]
    case .accepted: filter.states = [.accepted]
    case .returned: filter.states = [.returned]
    case .twice: filter.returns = 2
    }
  }

  /// Its address, without the language.
  var path: String { Address.path(DeskTriageRoutes.path, [("tab", rawValue)]) }

  /// Where a form leads back to that was opened from the list; nil for any other.
  ///
  /// - Parameter typed: the form's field `back`, `triage-` and the tab.
  static func back(_ typed: String) -> TriageTab? {
    guard typed.hasPrefix("triage-") else { return nil }
    return TriageTab(rawValue: String(typed.dropFirst("triage-".count)))
  }

  /// What stands in the field `back` of such a form.
  var back: String { "triage-\(rawValue)" }
}

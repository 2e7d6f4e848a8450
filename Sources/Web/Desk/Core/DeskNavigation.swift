import Casework
import Pages
import Rules

/// The entries of the desk that somebody's roles open.
struct DeskNavigation {
  let principal: Principal
  let words: any Wording
  let path: String

  init(_ principal: Principal, _ words: any Wording, at path: String) {
    (self.principal, self.words, self.path) = (principal, words, path)
  }

  /// From left to right.
  var items: [NavItem] {
    var items: [NavItem] = []
    if let queue = QueueScope.of(principal).first {
      items.append(item("/desk/queue/\(queue.rawValue)", .navQueue, below: "/desk/queue"))
    }
    if may(.recall) {
      items.append(
        NavItem(
          href: words.address(DeskTriageRoutes.path), name: words[.navTriage],
          isCurrent: path == DeskTriageRoutes.path))
    }
    if may(.file) { items.append(item("/desk/intake", .navIntake)) }
    if may(.takeCall) {
      items.append(
        NavItem(
          href: words.address(DeskCallRoutes.path), name: words[.navCalls],
          isCurrent: path.hasPrefix("/desk/call")))
    }
    if may(.seeTicket) { items.append(item("/desk/search", .navSearch)) }
    if may(.contribute) {
      items.append(
        NavItem(
          href: words.address(DeskContributionRoutes.path), name: words[.navContributions],
          isCurrent: path == DeskContributionRoutes.path))
    }
    if may(.recordDelivery) { items.append(item("/desk/deliveries", .navDeliveries)) }
    if may(.publish) { items.append(item("/desk/publications", .navPublications)) }
    if may(.grantExtension) { items.append(item("/desk/extensions", .navExtensions)) }
    if may(.seeReport) { items.append(item(DeskReportRoutes.path, .navReport)) }
    if !may(.editRules) && !AnswerTemplateReach(principal).isEmpty {
      items.append(
        NavItem(
          href: words.address(DeskTemplateRoutes.path), name: words[.navTemplates],
          isCurrent: path.hasPrefix(DeskTemplateRoutes.path)))
    }
    if may(.editPeople) { items.append(item("/desk/admin", .navAdministration)) }
    return items
  }

  /// Whether one of the roles may do something, somewhere.
  func may(_ verb: Verb) -> Bool { Policy.right(of: principal, to: verb) != nil }

  private func item(_ href: String, _ name: DeskWord, below prefix: String? = nil) -> NavItem {
    NavItem(
      href: words.address(href), name: words[name],
      isCurrent: path == href || path.hasPrefix((prefix ?? href) + "/"))
  }
}

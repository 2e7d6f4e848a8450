import Casework
import Hummingbird
import Pages
import Rules

/// The list of a queue as a file.
enum DeskExportRoutes {
  private static let path = "/desk/export.csv"

  static let routes: [Route] = [
    .get(path, for: .desk, does: .export, rate: .upload) { call in
      let principal = try call.signedIn().principal
      let catalogue = try await call.office.catalogue()
      var filter = TicketFilter()
      if let scope = QueueScope(rawValue: call.query["scope"]),
        QueueScope.of(principal).contains(scope)
      {
        filter.units = scope.units(principal, in: catalogue)
        try DeskQueueRoutes.tab(call, of: scope, for: principal)
          .narrow(&filter, for: principal.person)
      }
      FilterForm(call.query, catalogue, call.words, offers: true, states: true).narrow(&filter)
      return try await .export(
        call.office.export(filter, as: .csv, by: call.actor()), as: .csv, call)
    }
  ]

  /// The way to it; none without the right.
  static func links(
    _ scope: QueueScope?, _ tab: QueueTab?, _ fields: [(String, String)],
    _ principal: Principal, _ words: any Wording
  ) -> [EmptyState.Link] {
    guard Policy.right(of: principal, to: .export) != nil else { return [] }
    let query = [("scope", scope?.rawValue ?? ""), ("tab", tab?.rawValue ?? "")] + fields
    return [
      EmptyState.Link(
        words.address(Address.path(path, query)),
        scope == nil && fields.isEmpty ? words[.exportAll] : words[.exportList])
    ]
  }
}

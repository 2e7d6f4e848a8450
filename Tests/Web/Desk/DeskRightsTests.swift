import Casework
import Foundation
import HTTPTypes
import Rules
import Testing

@testable import Web

@Suite("Who may ask for what at the desk")
struct DeskRightsTests {
  /// The routes behind the door.
  private static let routes = WebApplication.routes.filter {
    $0.audience == .desk && $0.path != "/desk/sign-out"
  }

  /// A path with something in the place of every name.
  private static func path(_ route: Route) -> String {
    let values = [
      "{number}": "PA-2026-000001-\(TicketNumber(year: 2026, serial: 1)?.checkDigit ?? 0)",
      "{file}": "1", "{scope}": "office", "{id}": "new", "{code}": "office", "{role}": "1",
    ]
    return values.reduce(route.path) { $0.replacing($1.key, with: $1.value) }
  }

  /// The permission matrix as it was handed over: verbs, and who has a cell.
  private static func matrix() throws -> [String: Set<String>] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Rules/Data/policy.csv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    let heads = lines.first ?? []
    var matrix: [String: Set<String>] = [:]
    for line in lines.dropFirst() {
      let cells = zip(heads, line).dropFirst().filter { $0.1 != "-" }
      matrix[line[0]] = Set(cells.map(\.0))
    }
    return matrix
  }

  @Test("Nobody passes without a session, and nothing of theirs is sent anywhere")
  func anonymous() async throws {
    let world = try await DeskWorld.open()
    try await world.run { client in
      let browser = Browser(client: client, house: world.house, token: nil)
      for route in DeskRightsTests.routes {
        let path = DeskRightsTests.path(route)
        if route.method == .get {
          let answer = try await browser.get(path)
          #expect(answer.status == 303, "\(path)")
          #expect(answer.location.hasPrefix("/desk/sign-in"), "\(path)")
        } else {
          let answer = try await browser.post(path, [("a", "b")])
          #expect(answer.status == 401, "\(path)")
        }
      }
    }
  }

  @Test(
    "A role enters where the matrix has a cell for it, and finds nothing elsewhere",
    arguments: Role.allCases.filter { $0 != .citizen })
  func roles(role: Role) async throws {
    let matrix = try DeskRightsTests.matrix()
    let world = try await DeskWorld.open()
    try await world.run { client in
      let browser = try await world.browser(DeskWorld.people[role] ?? "", client)
      for route in DeskRightsTests.routes {
        let path = DeskRightsTests.path(route)
        // A stream that does not end: `TelephoneDeskTests` asks for it.
        if route.path == DeskEventRoutes.path { continue }
        let mayEnter =
          route.verbs.isEmpty
          || route.verbs.contains { matrix[$0.rawValue]?.contains(role.rawValue) == true }
        if route.method == .get {
          let answer = try await browser.get(path)
          if !mayEnter { #expect(answer.status == 404, "\(role) \(path)") }
          if mayEnter && !route.path.contains("{") {
            // Whoever works at one screen only is led there.
            let isLed = path == "/desk" && answer.status == 303
            #expect(answer.status == 200 || isLed, "\(role) \(path)")
          }
          DeskRightsTests.expectNothingInline(answer.html, path)
        } else {
          let answer = try await browser.send(path, [("a", "b")])
          #expect(answer.status == (mayEnter ? 403 : 404), "\(role) \(path)")
        }
      }
    }
  }

  /// The pages' policy allows neither scripts nor styles inside a page.
  private static func expectNothingInline(_ html: String, _ path: String) {
    let bare = html.replacing(
      #/<script type="module" src="\/assets\/[a-z0-9.]+"><\/script>/#, with: "")
    for forbidden in ["<script", "<style", " style=", " onclick=", "javascript:"] {
      #expect(!bare.contains(forbidden), "\(path): \(forbidden)")
    }
  }

  @Test("Every act on a ticket is a route of its own with the verb it does")
  func acts() {
    for act in TicketAct.all {
      let route = DeskRightsTests.routes.first {
        $0.path == "/desk/tickets/{number}/acts/\(act.id)"
      }
      #expect(route?.verbs == [act.verb])
    }
    #expect(Set(TicketAct.all.map(\.id)).count == TicketAct.all.count)
  }
}

import Foundation
import HTTPTypes
import Postgres
import Rules
import Support
import Testing
import Web

@Suite("Every route as every role, compared with the file of the matrix", .serialized)
struct AuthorisationTests {
  /// The one person of each role; the officer and the head are of unit 102.
  static let people: [(role: String, username: String)] = [
    ("operator", "tongdai1"), ("dispatcher", "dieuphoi1"), ("officer", "kthtdt.cv1"),
    ("head", "kthtdt.ld"), ("publisher", "congkhai1"), ("leader", "lanhdao1"),
    ("reporting_officer", "tonghop1"), ("restricted_officer", "hanche1"),
    ("collaborator", "ctv1"), ("auditor", "giamsat1"), ("administrator", "quantri"),
  ]

  private struct Asker: Sendable {
    let role: String
    let token: String
    let id: Int64
  }

  private static func askers(_ house: TestHouse) async throws -> [Asker] {
    var askers: [Asker] = []
    for (role, username) in people {
      let id: Int64 = try await house.test.value(
        "SELECT id FROM person WHERE username = \(username)")
      askers.append(Asker(role: role, token: try await house.token(username), id: id))
    }
    return askers
  }

  @Test("A verb on a ticket is answered by 404 exactly where the matrix says no")
  func tickets() async throws {
    try await TestHouse.open { house in
      let scene = try await Scene.open(house)
      let askers = try await Self.askers(house)
      var wrong: [String] = []
      var asked = 0
      var isDrafted = false
      for probe in Probe.all {
        for ticket in scene.tickets where probe.states.contains(ticket.state) {
          for asker in askers {
            for (json, asks) in Self.bodies(probe, asker) {
              var facts = ticket.facts
              facts.asks = asks
              facts.isOwnMasking = isDrafted && asker.role == "publisher"
              // What goes out without a unit is level 1, or of a restricted ticket its approval.
              let isApproval = probe.verb == "answer_level1" && facts.restricted
              let allowed = PolicyFile.shared.allows(
                isApproval ? "approve_answer" : probe.verb, asker.role, on: facts)
              let answer = try await house.ask(
                probe.method, "/api/v1/tickets/\(ticket.number)\(probe.path)",
                token: asker.token, headers: ["If-Match": "\"9999\""], json: json)
              asked += 1
              let isRight = allowed ? Self.isAllowed(answer.status) : answer.status == 404
              if !isRight {
                wrong.append(
                  "\(probe.verb) \(asker.role) \(ticket.state) \(ticket.facts): "
                    + "\(answer.status), the matrix says \(allowed ? "yes" : "no")")
              }
            }
          }
        }
        isDrafted = isDrafted || probe.verb == "publish"
      }
      #expect(wrong == [])
      #expect(asked > 3_000)
    }
  }

  private static func isAllowed(_ status: Int) -> Bool {
    status < 300 || [409, 412, 415, 422].contains(status)
  }

  /// The body of a probe, where it depends on who asks or on what is asked for.
  private static func bodies(_ probe: Probe, _ asker: Asker) -> [(json: String?, asks: String?)] {
    switch probe.verb {
    case "assign": return [(#"{"person": \#(asker.id)}"#, nil)]
    case "merge", "add_reporter":
      let other = TicketNumber(year: 2026, serial: 1)?.description ?? ""
      return [(#"{"into": "\#(other)"}"#, nil)]
    case "grant_extension":
      return ["answer", "unit_answer"].map { (clock: String) in
        (#"{"obligation": "\#(clock)", "granted": false}"#, clock)
      }
    case _: return [(probe.json, nil)]
    }
  }

  @Test("Citizens act with number and code, and with no other")
  func citizens() async throws {
    try await TestHouse.open { house in
      let scene = try await Scene.open(house)
      for probe in Probe.citizens {
        #expect(PolicyFile.shared.cells[probe.verb]?["citizen"] == "code", "\(probe)")
        for ticket in scene.tickets where probe.states.contains(ticket.state) {
          let path = "/api/v1/public/tickets/\(ticket.number)\(probe.path)"
          func ask(_ code: String?) async throws -> Answer {
            var headers = ["If-Match": "\"9999\""]
            headers["Access-Code"] = code
            return try await house.ask(probe.method, path, headers: headers, json: probe.json)
          }
          let wrong = try await ask("0000-0000")
          #expect(wrong.status == 404, "\(probe) with a wrong code")
          let none = try await ask(nil)
          #expect(none.status == 404, "\(probe) without a code")
          let right = try await ask("\(ticket.code)")
          #expect(Self.isAllowed(right.status), "\(probe) \(ticket.facts) \(right.status)")
        }
      }
    }
  }

  @Test("Verbs that are about no ticket follow the matrix too")
  func office() async throws {
    try await TestHouse.open { house in
      try await house.change(
        """
        INSERT INTO absence (id, person_id, starts_on, ends_on)
        OVERRIDING SYSTEM VALUE VALUES (999, 2, '2026-12-01', '2026-12-01')
        """)
      try await house.change(
        """
        INSERT INTO duty (id, person_id, starts_at, ends_at)
        OVERRIDING SYSTEM VALUE VALUES (999, 2, '2026-12-01T10:00Z', '2026-12-01T23:00Z')
        """)
      try await house.change(
        """
        INSERT INTO blocked_caller (id, caller, reason, starts_at, ends_at, by_person)
        OVERRIDING SYSTEM VALUE
        VALUES (999, '+84912000274', 'X', '2026-11-01T00:00Z', '2026-12-01T00:00Z', 6)
        """)
      for asker in try await Self.askers(house) {
        for probe in Probe.office {
          let cell = PolicyFile.shared.cells[probe.verb]?[asker.role] ?? "-"
          let answer = try await house.ask(
            probe.method, probe.path, token: asker.token,
            headers: ["Idempotency-Key": "probe \(asker.role)"], json: probe.json)
          let isRight = cell == "-" ? answer.status == 404 : Self.isAllowed(answer.status)
          #expect(isRight, "\(probe.verb) \(asker.role) \(answer.status) \(answer.text)")
        }
      }
    }
  }

  @Test("Every verb of the matrix has a route and a probe")
  func complete() {
    let routed = Set(WebApplication.routes.filter { $0.path.hasPrefix("/api/") }.flatMap(\.verbs))
    let probed = Set((Probe.all + Probe.citizens + Probe.office).map(\.verb))
    for verb in PolicyFile.shared.cells.keys {
      #expect(routed.contains { $0.rawValue == verb }, "no route does \(verb)")
      #expect(probed.contains(verb), "no probe asks for \(verb)")
    }
    #expect(PolicyFile.shared.cells.count == Verb.allCases.count)
  }

  /// Whose rights depend on more than the matrix, and which suite asks for them.
  private static let askedElsewhere: Set = [
    "/api/v1/tickets/{number}/attachments",  // FileRightsTests: no JSON
    "/api/v1/tickets/{number}/attachments/{id}",
    "/api/v1/tickets", "/api/v1/counts",  // ReachTests: rows, not a yes or no
    "/api/v1/tickets/{number}/moves",  // by the verb in its body, see `tickets`
  ]

  @Test("Every route that the matrix has a say in is probed")
  func everyRoute() {
    for route in WebApplication.routes where route.audience == .bearer && !route.verbs.isEmpty {
      let isProbed =
        Probe.all.contains { $0.asks(route.method, route.path, about: true) }
        || Probe.office.contains { $0.asks(route.method, route.path, about: false) }
      #expect(
        isProbed || Self.askedElsewhere.contains(route.path), "\(route.method) \(route.path)")
    }
  }

  @Test("Without a token, or with a wrong one, every route of staff answers 401")
  func strangers() async throws {
    try await TestHouse.open { house in
      for route in WebApplication.routes where route.audience == .bearer {
        let path = route.path
          .replacing("{number}", with: "PA-2026-000001-1").replacing("{id}", with: "1")
          .replacing("{code}", with: "office").replacing("{week}", with: "2026-W40")
        for token in [nil, "wrong", "\u{e9}"] {
          let answer = try await house.ask(
            route.method, path, token: token, headers: ["If-Match": "\"1\""], json: "{}")
          #expect(answer.status == 401, "\(route.method) \(route.path)")
          #expect(answer.header("www-authenticate") == "Bearer")
          #expect(answer.problem == "unauthenticated")
        }
      }
    }
  }
}

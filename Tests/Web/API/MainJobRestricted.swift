import Foundation
import HTTPTypes
import Postgres
import Rules
import Support
import Testing
import Web

extension DrivenRoads {
  /// Restricted tickets show nowhere: on no public address, and on no screen, list or answer of
  /// the API of anybody but the restricted officer.
  func checkRestricted() async throws {
    #expect(restricted.count == 2)
    house.test.clock.set("2026-11-20T03:00:00Z")
    for path in try await publicPaths()
    where !restricted.contains(where: { path.contains($0.number) }) {
      let answer = try await house.ask(.get, path)
      expectNothing(in: answer.text, at: path)
    }
    try await checkTracking()
    for (role, username) in AuthorisationTests.people where role != "restricted_officer" {
      try await checkStaff(role, username)
    }
  }

  /// Without the code, or with a wrong one, a restricted number is no more than one that never was.
  private func checkTracking() async throws {
    let strange = try #require(TicketNumber(year: 2026, serial: 4_711)).description
    for road in restricted {
      for path in [
        "/ket-qua/#", "/api/v1/public/results/#", "/tra-cuu?so=#", "/api/v1/public/tickets/#",
      ] {
        let known = try await house.ask(.get, path.replacing("#", with: road.number))
        let unknown = try await house.ask(.get, path.replacing("#", with: strange))
        #expect(known.status == unknown.status, "\(path)")
        #expect(
          Self.plain(known.text, road.number) == Self.plain(unknown.text, strange), "\(path)")
      }
      let headers = ["Access-Code": "0000-0000"]
      let known = try await house.ask(
        .get, "/api/v1/public/tickets/\(road.number)", headers: headers)
      let unknown = try await house.ask(
        .get, "/api/v1/public/tickets/\(strange)", headers: headers)
      #expect(known.status == 404 && unknown.status == 404)
      #expect(Self.plain(known.text, road.number) == Self.plain(unknown.text, strange))
    }
  }

  /// A page without its own number and without what differs each time it is made.
  private static func plain(_ text: String, _ number: String) -> String {
    var text = text.replacing(number, with: "#")
    for mark in ["name=\"_token\" value=\"", "\"instance\":\"", "\"id\":\""] {
      while let start = text.firstRange(of: mark) {
        let rest = text[start.upperBound...].drop { $0 != "\"" }
        text = text[..<start.lowerBound] + String(rest.dropFirst())
      }
    }
    return text
  }

  private func checkStaff(_ role: String, _ username: String) async throws {
    let token = try await house.token(username)
    let cookie = ["Cookie": "\(house.house.cookie.name)=\(token)"]
    for path in try await staffPaths() {
      let isDesk = path.hasPrefix("/desk")
      let answer = try await house.ask(
        .get, path, token: isDesk ? nil : token, headers: isDesk ? cookie : [:])
      #expect(answer.status < 500, "\(role) \(path)")
      expectNothing(in: answer.text, at: "\(role) \(path)")
    }
    for road in restricted {
      for route in WebApplication.routes
      where route.method == .get && route.path.contains("{number}") && route.audience != .everyone {
        let path = Self.filled(route.path.replacing("{number}", with: road.number))
        let isDesk = route.audience == .desk
        let answer = try await house.ask(
          .get, path, token: isDesk ? nil : token, headers: isDesk ? cookie : [:])
        #expect(answer.status == 404, "\(role) \(path) \(answer.status)")
      }
      for typed in [road.number, road.sample.title] {
        let query = typed.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        let found = try await house.ask(.get, "/api/v1/tickets?q=\(query)", token: token)
        if found.status == 200 { #expect(found.json["items"].list == [], "\(role) \(typed)") }
        let page = try await house.ask(.get, "/desk/search?q=\(query)", headers: cookie)
        #expect(!page.text.contains("/desk/tickets/\(road.number)"), "\(role) \(typed)")
      }
    }
    try await checkCounts(role, token)
  }

  /// The figures on the tabs leave them out.
  private func checkCounts(_ role: String, _ token: String) async throws {
    guard ["dispatcher", "leader"].contains(role) else { return }
    let open: Int64 = try await house.test.value(
      role == "dispatcher"
        ? "SELECT count(*) FROM ticket WHERE is_open AND NOT restricted"
        : "SELECT count(*) FROM ticket WHERE is_open AND NOT restricted AND NOT confidential")
    let counts = try await house.ask(.get, "/api/v1/counts", token: token)
    #expect(counts.json["open"].number == Int(open), "\(role)")
  }

  /// Every address of staff that is about no single ticket, with everything that can stand in it.
  private func staffPaths() async throws -> [String] {
    let weeks = try await touchedWeeks()
    var paths = ["/api/v1/tickets?limit=200", "/api/v1/tickets?limit=200&sort=due"]
    for kind in Kind.allCases {
      paths += [
        "/api/v1/tickets?limit=200&kind=\(kind.rawValue)", "/desk/search?kind=\(kind.rawValue)",
      ]
    }
    for scope in ["office", "unit", "own"] {
      for tab in [
        "received", "accepted", "returned", "forwarded", "mine", "unassigned", "approval",
        "urgent", "overdue", "today", "waiting", "open", "filed", "in-units",
      ] {
        paths.append("/desk/queue/\(scope)?tab=\(tab)")
      }
    }
    for week in weeks {
      paths += [
        "/api/v1/reports/weekly/\(week)", "/api/v1/reports/weekly/\(week)?format=csv",
        "/desk/reports/weekly?week=\(week)", "/desk/reports/weekly.csv?week=\(week)",
      ]
    }
    for route in WebApplication.routes
    where route.method == .get && route.audience != .everyone && !route.path.contains("{number}") {
      // A stream that does not end, of ids only: Tests/Browser/test_calls.py reads it.
      if route.path == "/desk/events" { continue }
      paths.append(Self.filled(route.path.replacing("{week}", with: weeks.last ?? "2026-W40")))
    }
    return paths
  }

  private static func filled(_ path: String) -> String {
    path.replacing("{scope}", with: "office").replacing("{code}", with: "office")
      .replacing("{id}", with: "1").replacing("{file}", with: "1").replacing("{role}", with: "1")
      .replacing("{ordinal}", with: "1")
  }

  /// Number, title and words of no restricted ticket.
  private func expectNothing(in text: String, at place: String) {
    let folded = SearchFolding.fold(text)
    for road in restricted {
      #expect(!text.contains(road.number), "\(place): \(road.sample.id)")
      for words in [road.sample.title, String(road.sample.body.prefix(40))] {
        #expect(!folded.contains(SearchFolding.fold(words)), "\(place): \(road.sample.id)")
      }
    }
  }
}

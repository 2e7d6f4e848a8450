import Foundation
import HTTPTypes
import Postgres
import Rules
import Support
import Testing
import Web

extension DrivenRoads {
  /// No public answer holds a secret of any text, nor anything of those that are never public.
  func checkOpen() async throws {
    let published = try await publishedNumbers()
    #expect(published.count > 10)
    for road in roads where road.sample.publish == "never" || road.sample.end != "answered" {
      #expect(!published.contains(road.number), "\(road.sample.id) is public")
    }
    var open = ""
    for path in try await publicPaths() {
      let answer = try await house.ask(.get, path)
      #expect([200, 303, 404, 422].contains(answer.status), "\(path) \(answer.status)")
      open += answer.text + "\n" + answer.headers.map { "\($0.name): \($0.value)" }.joined()
      let number = path.split(separator: "/").last.map(String.init) ?? ""
      if path.hasPrefix("/ket-qua/") || path.hasPrefix("/api/v1/public/results/") {
        let known = number.prefix { $0 != "?" }
        #expect((answer.status == 200) == published.contains(String(known)), "\(path)")
      }
    }
    try expectNoSecret(in: open, at: "public addresses")
    for road in roads where !published.contains(road.number) {
      #expect(!open.contains(road.sample.body.prefix(40)), "\(road.sample.id) is public")
    }
    try await checkSearch()
  }

  /// Everything with a number of a published result, page by page.
  private func publishedNumbers() async throws -> Set<String> {
    var numbers: Set<String> = []
    var next: String? = ""
    while let cursor = next {
      let page = try await house.ask(.get, "/api/v1/public/results?limit=7&after=\(cursor)")
      #expect(page.status == 200)
      numbers.formUnion(page.json["items"].list.compactMap { $0["number"].text })
      next = page.json["next"].text
    }
    return numbers
  }

  /// Every address that everyone may ask for, with each number and each file in its place, and
  /// every page of the lists: a new public route is looked at without being named here.
  func publicPaths() async throws -> [String] {
    let files: [Int64] = try await house.test.database.all(
      Statement("test files", "SELECT id FROM attachment", column: Int64.self))
    var paths: [String] = []
    for route in WebApplication.routes where route.audience == .everyone && route.method == .get {
      var filled = [route.path.replacing("{name}", with: "public.css")]
      if route.path.contains("{number}") {
        filled = filled.flatMap { path in roads.map { path.replacing("{number}", with: $0.number) }
        }
      }
      if route.path.contains("{photo}") {
        filled = filled.flatMap { path in files.map { path.replacing("{photo}", with: "\($0)") } }
      }
      #expect(filled.allSatisfy { !$0.contains("{") }, "\(route.path) is not looked at")
      let isPage = !route.path.hasPrefix("/api/") && !route.path.hasPrefix("/anh/")
      paths += filled + (isPage ? filled.map { $0 + "?lang=en" } : [])
    }
    var next: String? = "/ket-qua"
    while let path = next {
      paths.append(path)
      let page = try await house.ask(.get, path).text
      let mark = "href=\"/ket-qua?after="
      next = page.firstRange(of: mark).map {
        "/ket-qua?after=" + page[$0.upperBound...].prefix { $0 != "\"" }
      }
    }
    return paths
  }

  /// Looking for the very secret finds nothing that shows it: only the field repeats what was
  /// typed into it.
  private func checkSearch() async throws {
    for road in roads {
      for secret in road.sample.secrets {
        let query = secret.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        let found = try await house.ask(.get, "/api/v1/public/results?q=\(query)")
        #expect(found.status == 200)
        try expectNoSecret(in: found.text, at: "results of \(secret)")
        var page = try await house.ask(.get, "/ket-qua?q=\(query)").text
        page = page.replacing("value=\"\(secret)\"", with: "").replacing(query, with: "")
          .replacing("q=\(secret)", with: "")
        try expectNoSecret(in: page, at: "the page of results of \(secret)")
      }
    }
  }

  /// Secrets of every text: as typed, folded, and as bare digits and letters.
  func expectNoSecret(in text: String, at place: String) throws {
    let folded = SearchFolding.fold(text)
    let bare = Self.bare(text)
    for road in roads {
      for secret in road.sample.secrets {
        #expect(!text.contains(secret), "\(place): \(road.sample.id) \(secret)")
        #expect(
          !folded.contains(SearchFolding.fold(secret)), "\(place): \(road.sample.id) \(secret)")
        guard secret.filter(\.isNumber).count >= 7 else { continue }
        #expect(!bare.contains(Self.bare(secret)), "\(place): \(road.sample.id) \(secret)")
      }
    }
  }

  private static func bare(_ text: String) -> String {
    String(text.unicodeScalars.filter { !" .-\u{A0}".unicodeScalars.contains($0) })
  }
}

import Casework
import Foundation
import HTTPTypes
import Pages
import Postgres
import Rules
import Store
import Support
import Testing

@testable import Web

@Suite("Kept pages of a site")
struct KeptPageTests {
  /// A site that hears what changes.
  private func visit(_ body: @escaping @Sendable (Visitor) async throws -> Void) async throws {
    try await Visitor.visit(pageCacheBytes: 8 << 20, body)
  }

  /// Waits until everything has been heard that was committed before: what is said after it, of a
  /// ticket that is nowhere else, comes last.
  private func caughtUp(_ visitor: Visitor) async throws {
    let mark = try #require(TicketNumber(year: 2999, serial: Int.random(in: 1...999_999)))
    let ear = Visitor.Ear(visitor.test.office)
    try await visitor.test.database.run(
      Statement(
        "test mark", "SELECT pg_notify(\(OpenChanges.channel), \(mark.description))"))
    await ear.hear { $0 == .changed(.ticket(mark)) }
  }

  @Test("What is withdrawn is a tombstone at once, and gone from lists, feed and map")
  func withdrawn() async throws {
    try await visit { visitor in
      let number = try await ResultTests.published(visitor)
      let places = ["/", "/ket-qua", "/ket-qua.atom", "/sitemap.xml"]
      for place in places + ["/ket-qua/\(number)"] {
        #expect(try await visitor.get(place).text.contains("\(number)"), "\(place)")
        #expect(try await visitor.get(place).text.contains("\(number)"), "\(place)")
      }
      #expect(visitor.house.pages.page(.result(number, .vietnamese)) != nil)
      try await visitor.test.office.withdrawPublication(
        number, reason: "sai_noi_dung", by: visitor.test.actor("congkhai1"))
      #expect(try await visitor.get("/ket-qua/\(number)").status == 410)
      #expect(try await visitor.get("/ket-qua/\(number)?lang=en").status == 410)
      for place in places {
        #expect(try await !visitor.get(place).text.contains("\(number)"), "\(place)")
      }
      #expect(visitor.house.pages.page(.result(number, .vietnamese)) == nil)
    }
  }

  @Test("What another process withdraws or corrects is heard")
  func otherProcess() async throws {
    try await visit { visitor in
      let number = try await ResultTests.published(visitor)
      _ = try await visitor.get("/ket-qua/\(number)")
      let other = try await TestOffice.open(
        address: visitor.test.address, at: "2026-11-23T03:00:00Z")
      let text = PublicText(title: "Lời sửa", question: "Hỏi", answer: "Đáp")
      try await other.office.draftPublication(number, text: text, by: other.actor("congkhai1"))
      try await other.office.approvePublication(number, by: other.actor("congkhai2"))
      try await caughtUp(visitor)
      #expect(try await visitor.get("/ket-qua/\(number)").text.contains("Lời sửa"))
      try await other.office.withdrawPublication(
        number, reason: "sai_noi_dung", by: other.actor("congkhai1"))
      try await caughtUp(visitor)
      #expect(try await visitor.get("/ket-qua/\(number)").status == 410)
      await other.office.close()
      await other.database.close()
    }
  }

  @Test("Languages are kept apart")
  func languages() async throws {
    try await visit { visitor in
      let number = try await ResultTests.published(visitor)
      for _ in 1...2 {
        #expect(try await visitor.get("/ket-qua/\(number)").text.contains("lang=\"vi\""))
        #expect(try await visitor.get("/ket-qua/\(number)?lang=en").text.contains("lang=\"en\""))
      }
    }
  }

  @Test("Whoever has a page is told so, until it changes")
  func tags() async throws {
    try await visit { visitor in
      let number = try await ResultTests.published(visitor)
      let path = "/ket-qua/\(number)"
      let tag = try #require(try await visitor.get(path).headers[.eTag])
      for known in [tag, "W/\(tag)", "\"other\", \(tag)", "*"] {
        let again = try await visitor.get(path, headers: [.ifNoneMatch: known])
        #expect(again.status == 304, "\(known)")
        #expect(again.text.isEmpty)
        #expect(again.headers[.eTag] == tag)
        #expect(again.headers[.cacheControl] == "public, max-age=60")
      }
      #expect(try await visitor.get(path, headers: [.ifNoneMatch: "\"other\""]).status == 200)
      #expect(try await visitor.get(path + "?lang=en").headers[.eTag] != tag)
      try await visitor.publish(number, title: "Lời sửa")
      #expect(try await visitor.get(path, headers: [.ifNoneMatch: tag]).status == 200)
    }
  }

  @Test("Nothing with a code, a form, a search or a tombstone is kept")
  func apart() async throws {
    try await visit { visitor in
      let receipt = try await visitor.file()
      _ = try await visitor.send(visitor.key(receipt), to: "/tra-cuu")
      let number = try await ResultTests.published(visitor)
      let before = visitor.house.pages.bytes
      try await visitor.test.office.withdrawPublication(
        number, reason: "sai_noi_dung", by: visitor.test.actor("congkhai1"))
      for path in [
        "/gui", "/tra-cuu", "/ket-qua?q=den", "/ket-qua/\(number)", "/ket-qua/PA-2026-999999-0",
        "/?stray=1", "/desk", "/nothing", "/api/v1/public/results",
      ] {
        let page = try await visitor.get(path)
        if path != "/ket-qua?q=den", path != "/?stray=1", !path.hasPrefix("/api") {
          #expect(page.headers[.cacheControl]?.contains("public") != true, "\(path)")
        }
      }
      #expect(before == 0)
      #expect(visitor.house.pages.bytes == 0)
    }
  }
}

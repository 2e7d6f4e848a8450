import Casework
import Foundation
import HTTPTypes
import Media
import Postgres
import Rules
import Support
import Testing
import Web

@Suite("The walls between the office and the public")
struct WallTests {
  static let pages = [
    "/", "/gui", "/tra-cuu", "/tra-cuu?so=PA-2026-000001-5", "/ket-qua", "/duong-day-nong", "/ve",
  ]

  @Test("Every page renders in both languages, without inline style or script", arguments: pages)
  func languages(path: String) async throws {
    try await Visitor.visit { visitor in
      let english = path + (path.contains("?") ? "&" : "?") + "lang=en"
      for (address, language) in [(path, "vi"), (english, "en")] {
        let page = try await visitor.get(address)
        #expect(page.status == 200)
        #expect(page.text.contains("<html lang=\"\(language)\">"))
        #expect(htmlFaults(page.text) == [])
        #expect(!page.text.contains("{{"))
        #expect(page.headers[.setCookie] == nil)
      }
    }
  }

  @Test("What is the same for everyone may be kept for a minute; forms may not be kept")
  func caching() async throws {
    try await Visitor.visit { visitor in
      for path in ["/", "/ket-qua", "/duong-day-nong", "/ve", "/ket-qua.atom"] {
        let page = try await visitor.get(path)
        #expect(page.headers[.cacheControl] == "public, max-age=60", "\(path)")
      }
      for path in ["/gui", "/tra-cuu", "/ket-qua/PA-2026-000001-5", "/nowhere"] {
        let page = try await visitor.get(path)
        #expect(page.headers[.cacheControl] == "no-store", "\(path)")
      }
    }
  }

  @Test("An answered ticket that nobody published is no more there than one that never was")
  func unpublished() async throws {
    try await Visitor.visit { visitor in
      let number = try visitor.number(try await visitor.file())
      try await visitor.answer(number)
      let unknown = try #require(TicketNumber(year: number.year, serial: 4_711))
      let known = try await visitor.get("/ket-qua/\(number)")
      let strange = try await visitor.get("/ket-qua/\(unknown)")
      #expect(known.status == 404 && strange.status == 404)
      #expect(known.text == strange.text)
      try await visitor.test.office.draftPublication(
        number, text: PublicText(title: "Nháp", question: "Hỏi nháp", answer: "Đáp nháp"),
        by: visitor.test.actor("congkhai1"))
      #expect(try await visitor.get("/ket-qua/\(number)").text == strange.text)
      #expect(try await !visitor.get("/ket-qua?q=nhap").text.contains("Nháp"))
      #expect(try await !visitor.get("/").text.contains("Nháp"))
    }
  }

  @Test("A result that became restricted vanishes without a trace")
  func restricted() async throws {
    try await Visitor.visit { visitor in
      let number = try await ResultTests.published(visitor)
      try await visitor.test.office.restrict(
        number, as: .denunciation, note: nil, expecting: nil,
        by: visitor.test.actor("dieuphoi1"))
      #expect(try await visitor.get("/ket-qua/\(number)").status == 404)
      for path in ["/", "/ket-qua", "/ket-qua.atom", "/sitemap.xml"] {
        #expect(try await !visitor.get(path).text.contains("\(number)"), "\(path)")
      }
    }
  }

  @Test("Public pages show neither the reporter nor the words that were typed")
  func masked() async throws {
    try await Visitor.visit { visitor in
      let number = try await ResultTests.published(visitor)
      for path in ["/", "/ket-qua", "/ket-qua/\(number)", "/ket-qua.atom"] {
        let text = try await visitor.get(path).text
        for secret in ["Lý Thử Nghiệm", "0912", "912000274", "hỏng ba hôm nay"] {
          #expect(!text.contains(secret), "\(secret) on \(path)")
        }
      }
    }
  }

  @Test("The role of the public pages can select nothing of the office")
  func role() async throws {
    let test = try await TestOffice.open()
    let open = Database(ConnectionSettings(test.address, role: "hoiam_public"), connections: 1)
    for table in ["ticket", "ticket_text", "reporter", "publication", "attachment", "person"] {
      await #expect(throws: PostgresError.self) {
        _ = try await open.all(
          Statement(
            "peep", "SELECT count(*) FROM office.\(identifier: table)", column: Int64.self))
      }
    }
    let results = try await open.all(
      Statement("look", "SELECT count(*) FROM open.result", column: Int64.self))
    #expect(results == [0])
    await open.close()
    await test.office.close()
    await test.database.close()
  }

  @Test(
    "An address that nobody gave out is not found",
    arguments: [
      "/ket-qua/PA-2026-000001-0", "/ket-qua/..%2F..%2Fetc", "/ket-qua/%3Cscript%3E", "/anh/1/1",
      "/anh/PA-2026-000001-5/x", "/anh/PA-2026-000001-5/9223372036854775807", "/ket-qua/1%00",
    ])
  func strange(path: String) async throws {
    try await Visitor.visit { visitor in
      let page = try await visitor.get(path)
      #expect(page.status == 404 || page.status == 400)
      #expect(!page.text.contains("<script>"))
    }
  }

  @Test(
    "A filter or cursor that makes no sense is left aside",
    arguments: [
      "after=x", "after=-1--1", "unit=x", "unit=99999", "commune=-5", "kind=secret",
      "category=%27%3B", "q=%F0%9F%98%80", "q=" + String(repeating: "a+", count: 3_000),
    ])
  func oddFilter(query: String) async throws {
    try await Visitor.visit { visitor in
      let page = try await visitor.get("/ket-qua?\(query)")
      #expect(page.status == 200)
      #expect(htmlFaults(page.text) == [])
    }
  }
}

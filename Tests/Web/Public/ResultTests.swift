import Casework
import Foundation
import HTTPTypes
import Media
import Postgres
import Rules
import Support
import Testing
import Web

@Suite("Published results")
struct ResultTests {
  @Test(
    "A filter that means nothing is left aside, and the page says which",
    arguments: [
      ("?from=29/02/2023", "from"), ("?kind=nothing&unit=102", "kind"), ("?commune=x", "commune"),
      ("?utm_source=zalo&fbclid=1", ""), ("?unit=102", ""),
    ])
  func leftAside(_ query: String, _ name: String) async throws {
    try await Visitor.visit { visitor in
      let page = try await visitor.get("/ket-qua\(query)")
      #expect(page.status == 200)
      #expect(page.text.contains("đã bỏ qua: \(name).") == !name.isEmpty)
      let plain = try await visitor.get("/ket-qua")
      #expect(!plain.text.contains("đã bỏ qua"))
    }
  }

  @Test("A result is found without marks, by its number and by its filters, and read whole")
  func reading() async throws {
    try await Visitor.visit { visitor in
      let number = try await Self.published(visitor)
      for query in [
        "", "?q=den+duong+hong", "?q=%C4%91%C3%A8n", "?q=\(number)", "?category=chieu_sang",
        "?unit=102", "?kind=feedback", "?q=truong+den",
      ] {
        let list = try await visitor.get("/ket-qua\(query)")
        #expect(list.status == 200)
        #expect(list.text.contains("/ket-qua/\(number)"), "\(query)")
        #expect(htmlFaults(list.text) == [])
      }
      for query in ["?q=cau+treo", "?category=dien", "?unit=111", "?kind=praise", "?q=%27%29--"] {
        let list = try await visitor.get("/ket-qua\(query)")
        #expect(list.status == 200)
        #expect(!list.text.contains("/ket-qua/\(number)"), "\(query)")
      }
      let page = try await visitor.get("/ket-qua/\(number)")
      #expect(page.status == 200)
      for text in ["Đã thay bóng đèn.", "[họ tên] nói", "Đã xử lý đúng hạn", "Chiếu sáng"] {
        #expect(page.text.contains(text), "\(text)")
      }
      #expect(page.headers[.cacheControl]?.contains("public") == true)
      #expect(page.headers[.setCookie] == nil)
      #expect(htmlFaults(page.text) == [])
    }
  }

  @Test("Pages of a list follow one another without a gap, whatever is published meanwhile")
  func paging() async throws {
    try await Visitor.visit { visitor in
      // The clock stands: all of them are published at the same instant.
      var numbers: Set<String> = []
      for _ in 1...43 { numbers.insert("\(try await Self.published(visitor))") }
      var path = "/ket-qua?q=den+duong&lang=en"
      var seen: [String] = []
      while !path.isEmpty {
        let page = try await visitor.get(path)
        seen += page.text.matches(of: /href="\/ket-qua\/(PA[^"?]*)/).map { String($0.output.1) }
        path = page.first(of: "href=\"([^\"]*)\" rel=\"next\"").replacing("&amp;", with: "&")
      }
      #expect(seen.count == 43)
      #expect(Set(seen) == numbers)
    }
  }

  @Test("A withdrawn result leaves a tombstone with the reason and none of its words")
  func withdrawn() async throws {
    try await Visitor.visit { visitor in
      let number = try await Self.published(visitor)
      try await visitor.test.office.withdrawPublication(
        number, reason: "sai_noi_dung", by: visitor.test.actor("congkhai1"))
      let page = try await visitor.get("/ket-qua/\(number)")
      #expect(page.status == 410)
      #expect(page.text.contains("Nội dung chưa chính xác"))
      #expect(!page.text.contains("bóng đèn"))
      #expect(try await !visitor.get("/ket-qua").text.contains("\(number)"))
      #expect(try await visitor.get("/ket-qua/\(number)?lang=en").text.contains("Not accurate"))
    }
  }

  @Test("A photo is shown once it was cleaned and chosen, and from its clean copy")
  func photos() async throws {
    try await Visitor.visit { visitor in
      let receipt = try await visitor.file(photos: [(name: "a.jpg", bytes: Visitor.photo(1))])
      let number = try visitor.number(receipt)
      try await visitor.answer(number)
      let id: Int64 = try await visitor.test.value(
        "SELECT id FROM attachment WHERE sort = 'photo_before'")
      let clean = try await visitor.house.files.store(Visitor.photo(200))
      let small = try await visitor.house.files.store(Visitor.photo(201))
      try await visitor.test.database.run(
        Statement(
          "test clean",
          """
          UPDATE attachment
          SET state = 'clean', clean_digest = \(clean.bytes), thumbnail_digest = \(small.bytes)
          WHERE id = \(id)
          """))
      #expect(try await visitor.get("/anh/\(number)/\(id)").status == 404)
      try await visitor.publish(number, photos: [id])
      let page = try await visitor.get("/ket-qua/\(number)")
      #expect(page.text.contains("src=\"/anh/\(number)/\(id)/nho\""))
      #expect(try await visitor.get("/anh/\(number)/\(id)").status == 200)
      #expect(try await visitor.get("/anh/\(number)/\(id)/nho").status == 200)
      #expect(try await visitor.get("/anh/\(number)/\(id + 1)").status == 404)
      try await visitor.test.office.withdrawPublication(
        number, reason: "sai_noi_dung", by: visitor.test.actor("congkhai1"))
      #expect(try await visitor.get("/anh/\(number)/\(id)").status == 404)
    }
  }

  @Test("Feed and map list what is published")
  func machines() async throws {
    try await Visitor.visit { visitor in
      let number = try await Self.published(visitor, title: "Đèn & <cột> \"hỏng\"")
      let feed = try await visitor.get("/ket-qua.atom")
      #expect(feed.headers[.contentType]?.hasPrefix("application/atom+xml") == true)
      #expect(feed.text.contains("https://hoiam.example/ket-qua/\(number)"))
      #expect(feed.text.contains("Đèn &amp; &lt;cột&gt; &quot;hỏng&quot;"))
      let parser = XMLCheck.isWellFormed(feed.text)
      #expect(parser)
      let map = try await visitor.get("/sitemap.xml")
      #expect(map.text.contains("<loc>https://hoiam.example/ket-qua/\(number)</loc>"))
      let robots = try await visitor.get("/robots.txt")
      #expect(robots.text.contains("Disallow: /desk"))
    }
  }

  /// A published ticket.
  static func published(
    _ visitor: Visitor, title: String = "Đèn đường hỏng trước trường"
  ) async throws -> TicketNumber {
    let number = try visitor.number(try await visitor.file())
    try await visitor.answer(number)
    try await visitor.publish(number, title: title)
    return number
  }
}

/// Whether a document has every element closed in its order.
enum XMLCheck {
  static func isWellFormed(_ text: String) -> Bool {
    var open: [Substring] = []
    for match in text.matches(of: /<(\/?)([a-z]+)[^>]*?(\/?)>/) {
      let (_, end, name, alone) = match.output
      if !alone.isEmpty { continue }
      if end.isEmpty {
        open.append(name)
      } else if open.popLast() != name {
        return false
      }
    }
    return open.isEmpty
  }
}

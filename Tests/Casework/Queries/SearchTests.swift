import Foundation
import Postgres
import Rules
import Store
import Support
import Testing

@testable import Casework

@Suite("Search over everything one may see")
struct SearchTests {
  private static let open = ["forwarded", "accepted", "own", "confidential", "answered"]

  @Test(
    "Words are found however they are typed",
    arguments: [
      ("den duong", ["accepted"]), ("ĐÈN ĐƯỜNG", ["accepted"]), ("đèn dường", ["accepted"]),
      ("khong sa", ["accepted"]), ("dduwowngf khoong", ["accepted"]),
      ("D9e2n d9u7o7ng2", ["accepted"]), ("den dduong", ["accepted"]), ("denduong", ["accepted"]),
      ("dne duong", ["accepted"]), ("khogn sang", ["accepted"]), ("đèn đuờng.", ["accepted"]),
      ("rác chưa thu gom", ["own"]), ("rac chua thugom", ["own"]),
      ("de\u{301}n đường", ["accepted"]), ("không có từ này", []), ("xyzzy", []),
      ("'; DROP TABLE ticket; --", []), ("& | ! ( :*", []), ("\\ ' \" :A", []), ("<->", []),
    ])
  func words(query: String, expected: [String]) async throws {
    let desk = try await DeskOffice.open()
    #expect(try await desk.found(query, by: "dieuphoi1") == Set(expected))
  }

  @Test(
    "A telephone number is found in every form, by whoever talks to callers",
    arguments: [
      "0912000274", "0912 000 274", "0912.000.274", "+84912000274", "84 912 000 274",
      "0084912000274",
      "O912OOO274", "912000274", "000 274", "2000274", "000.274",
    ])
  func phones(typed: String) async throws {
    let desk = try await DeskOffice.open()
    #expect(try await desk.found(typed, by: "dieuphoi1") == Set(Self.open))
    #expect(try await desk.found(typed, by: "hanche1") == ["complaint"])
    // An operator may, but sees no confidential ticket.
    #expect(
      try await desk.found(typed, by: "tongdai1") == ["forwarded", "accepted", "own", "answered"])
    for other in ReachTests.people
    where !["dieuphoi1", "hanche1", "tongdai1", "motcua1"].contains(other) {
      #expect(try await desk.found(typed, by: other) == [], "\(other)")
    }
  }

  @Test("A number is found in every form in which people type it, and stands first")
  func numbers() async throws {
    let desk = try await DeskOffice.open()
    let number = try desk.number("accepted")
    for typed in ["\(number)", "pa2026 \(number.serial)", "\(number.serial)", "PA 2026 000002"] {
      let found = try await desk.search(typed, by: "dieuphoi1")
      #expect(found.finds.first?.card.header.number == number, "\(typed)")
      #expect(found.finds.first?.way == .number, "\(typed)")
    }
    #expect(try await desk.found("\(desk.number("complaint"))", by: "dieuphoi1") == [])
  }

  @Test("A ticket of another system is found by its number there")
  func externalNumber() async throws {
    var desk = try await DeskOffice.open()
    try await desk.file("external") {
      $0.channel = "call_centre_1022"
      $0.externalSystem = "1022"
      $0.externalNumber = "DN-2026/00418"
    }
    for (typed, found) in [(" dn-2026/00418 ", Set(["external"])), ("DN-2026/0041", [])] {
      #expect(try await desk.found(typed, by: "dieuphoi1") == found, "\(typed)")
    }
    #expect(try await desk.found("DN-2026/00418", by: "vhxh.ld") == [])
  }

  @Test(
    "Nobody finds what they don't see, and everybody what they do", arguments: ReachTests.people)
  func reach(username: String) async throws {
    let desk = try await DeskOffice.open()
    let seen = try await desk.names(
      desk.office.tickets(TicketFilter(), for: desk.principal(username)))
    let found = try await desk.found("trước cổng chợ", by: username)
    #expect(found == seen, "\(username)")
    for query in ["gia ray", "ổ gà", "troc cong cho", "2026 1", "hotline"] {
      #expect(try await desk.found(query, by: username).isSubset(of: seen), "\(username) \(query)")
    }
    for (name, number) in desk.numbers {
      let hits = try await desk.found("\(number)", by: username)
      #expect(hits == (seen.contains(name) ? [name] : []), "\(username) \(name)")
    }
  }

  @Test("What citizens sent themselves is found as well", arguments: ReachTests.people)
  func sent(username: String) async throws {
    let desk = try await DeskOffice.open()
    _ = try await desk.test.database.run(
      Statement("test", "UPDATE ticket SET filed_by = NULL, assignee_id = NULL"))
    let seen = try await desk.names(
      desk.office.tickets(TicketFilter(), for: desk.principal(username)))
    #expect(try await desk.found("trước cổng chợ", by: username) == seen)
  }

  @Test(
    "Answers are found, and notes by those who read the history",
    arguments: [
      ("dieuphoi1", true), ("kthtdt.ld", true), ("congkhai1", false),
    ])
  func parts(username: String, reads: Bool) async throws {
    let desk = try await DeskOffice.open()
    let number = try desk.number("answered")
    try await desk.office.note(
      number, text: "Thợ hẹn quay lại kiểm tra mái hiên.", by: desk.test.actor("kthtdt.ld"))
    let answer = try await desk.search("đã vá xong", by: username)
    #expect(answer.finds.map(\.part) == [.answer])
    let found = try await desk.search("mai hien", by: username)
    #expect(found.finds.map(\.part) == (reads ? [.note] : []))
    #expect(
      found.finds.first?.excerpt?.pieces.filter(\.isFound).map(\.text) ?? ["mái", "hiên"]
        == ["mái", "hiên"])
  }

  @Test("Words of text and answer are found together")
  func across() async throws {
    let desk = try await DeskOffice.open()
    #expect(try await desk.found("ổ gà vá xong", by: "kthtdt.ld") == ["answered"])
  }

  @Test("A number that is concealed in a text is not found in it")
  func concealed() async throws {
    var desk = try await DeskOffice.open()
    try await desk.file("told") {
      $0.body = "Gọi 0912 000 633 hoặc thu@vidu.vn, cống nghẹt, Nguyễn Văn Thử kính báo."
      $0.forward = true
    }
    for query in ["0912 000 633", "000 633", "thu vidu", "nghẹt thử kính báo"] {
      #expect(try await desk.found(query, by: "dieuphoi1") == ["told"], "\(query)")
      #expect(try await desk.found(query, by: "kthtdt.cv1") == [], "\(query)")
      #expect(try await desk.found(query, by: "giamsat1") == [], "\(query)")
    }
    let found = try await desk.search("cống nghẹt", by: "kthtdt.cv1")
    let excerpt = try #require(found.finds.first?.excerpt)
    #expect(!excerpt.text.contains("0912") && !excerpt.text.contains("vidu"))
    let known = try await desk.search("000 633", by: "dieuphoi1")
    #expect(known.finds.allSatisfy { !($0.excerpt?.text.contains("633") ?? false) })
  }

  @Test("An auditor finds words, and no name that is masked")
  func masked() async throws {
    let desk = try await DeskOffice.open()
    #expect(try await desk.found("trần thị mẫu", by: "giamsat1") == [])
    #expect(try await !desk.found("trần thị mẫu", by: "dieuphoi1").isEmpty)
    let found = try await desk.search("suýt té xe", by: "giamsat1")
    #expect(!found.finds.isEmpty)
    #expect(found.finds.allSatisfy { !($0.excerpt?.text.contains("Mẫu") ?? true) })
  }

  @Test("What is erased is not found any more, and no trace of it stays behind")
  func erased() async throws {
    let desk = try await DeskOffice.open()
    try await desk.test.database.run(
      Statement(
        "test erase",
        """
        UPDATE ticket_text
        SET title = '', body = '', place_text = NULL, folded = '', erased_at = now()
        """))
    try await desk.test.database.run(
      Statement(
        "test erase",
        """
        UPDATE reporter
        SET name = NULL, phone_e164 = NULL, phone_typed = NULL, address = NULL, erased_at = now()
        """))
    try await desk.test.database.run(
      Statement("test erase", "UPDATE answer SET body = '', erased_at = now()"))
    for query in ["ổ gà", "vá xong", "0912 000 274", "o gaf"] {
      #expect(try await desk.found(query, by: "dieuphoi1") == [], "\(query)")
    }
    let left = try await desk.test.database.all(
      Statement(
        "test left",
        """
        SELECT DISTINCT u.lexeme
        FROM ticket_search s
        CROSS JOIN LATERAL unnest(s.document) u
        WHERE u.positions IS NOT NULL
        """, column: String.self))
    #expect(left == [])
  }

  @Test("What fits best stands first: the words as typed, then side by side, then in the title")
  func order() async throws {
    var desk = try await DeskOffice.open()
    try await desk.file("verbatim") { $0.body = "Quán bán phở trước cổng trường học." }
    try await desk.file("apart") { $0.body = "Phố cũ có người bán hàng rong." }
    try await desk.file("plain") { $0.body = "Chỗ bận phố xá đông đúc." }
    let found = try await desk.search("bán phở", by: "dieuphoi1")
    let names = found.finds.map { find in
      desk.numbers.first { $0.value == find.card.header.number }?.key
    }
    #expect(names == ["verbatim", "plain", "apart"])
  }

  @Test("Pages of a search follow each other without gap or overlap", arguments: [1, 2, 3])
  func pages(limit: Int) async throws {
    let desk = try await DeskOffice.open()
    let principal = try await desk.principal("dieuphoi1")
    for query in ["chợ gia ray", "0912 000 274"] {
      var filter = TicketFilter()
      filter.query = query
      filter.limit = limit
      var found: [TicketNumber] = []
      repeat {
        let page = try await desk.office.tickets(filter, for: principal)
        found += page.cards.map(\.header.number)
        #expect(page.cards.count <= limit)
        filter.after = page.next
      } while filter.after != nil
      #expect(found.count == 5, "\(query)")
      #expect(Set(found).count == 5, "\(query)")
    }
  }

  @Test("A filter narrows what is found")
  func filters() async throws {
    let desk = try await DeskOffice.open()
    var filter = TicketFilter()
    filter.query = "gia ray"
    filter.states = [.answered]
    let principal = try await desk.principal("dieuphoi1")
    #expect(try await desk.names(desk.office.tickets(filter, for: principal)) == ["answered"])
    filter.states = []
    filter.category = "can_bo_cong_chuc"
    #expect(try await desk.names(desk.office.tickets(filter, for: principal)) == ["confidential"])
  }

  @Test("What becomes restricted leaves the search of others at once, and enters that of few")
  func restricted() async throws {
    let desk = try await DeskOffice.open()
    try await desk.office.restrict(
      desk.number("accepted"), as: .denunciation, note: nil, expecting: nil,
      by: desk.test.actor("dieuphoi1"))
    #expect(try await desk.found("den duong", by: "dieuphoi1") == [])
    #expect(try await desk.found("den duong", by: "hanche1") == ["accepted"])
  }

  @Test(
    "The server folds as the rules do",
    arguments: [
      "Đường Hùng Vương", "hòa hoà thúy thuý", "Gởi GỬI gởi", "kỹ sư, Mỹ, lý do; quý vị, quí",
      "ổ gà,  chợ\nGia Ray!", "60B1-000.45", "Ð Ề nghị", "m² đất ½", "c\u{200B}ơ quan",
      "ngập 😭 quá",
      "Loa phát thanh gần nhà tôi ở ấp Bình Hòa, xã Xuân Phú; gởi Thuỷ", "Москва Αθήνα ﬁ Ⅳ ①",
      "\u{1}\t a\u{A0}b ×÷ \u{3000}c", "", "ly ky hy ty y yy quy khuy bly", "Nguyễn Thị Thuỳ Dương",
    ])
  func folds(text: String) async throws {
    let test = try await TestOffice.open()
    for form in [text, text.decomposedStringWithCanonicalMapping] {
      let folded: String = try await test.value("SELECT fold(\(form))")
      #expect(Array(folded.unicodeScalars) == Array(SearchFolding.fold(form).unicodeScalars))
    }
  }
}

extension DeskOffice {
  /// What somebody finds.
  fileprivate func search(_ query: String, by username: String) async throws -> Findings {
    var filter = TicketFilter()
    filter.query = query
    return try await office.search(filter, for: principal(username))
  }

  /// The names of what somebody finds.
  fileprivate func found(_ query: String, by username: String) async throws -> Set<String> {
    names(try await search(query, by: username).page)
  }
}

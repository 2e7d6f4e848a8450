import Foundation
import Pages
import Rules
import Support
import Testing

@Suite("Pages of the public site")
struct PublicPageTests {
  static let renderer = Result {
    try PageRenderer(
      site: Site(authority: "UBND <Phường> Xuân Lộc", authorityEnglish: "Xuân Lộc & Ward"))
  }
  static let hostile = "</textarea><script>alert(\"x\")</script> & 'ổ gà' {{t.brand}}"
  static let noon = Date(timeIntervalSince1970: 1_795_000_000)

  static func facts(dueAt: Date? = noon, answeredAt: Date? = noon) throws -> ResultCard.Facts {
    ResultCard.Facts(
      number: try #require(TicketNumber(year: 2026, serial: 123)), category: hostile,
      categoryCode: "dien", kind: .feedback, channel: "hotline", unit: hostile,
      commune: hostile, receivedAt: noon, dueAt: dueAt, answeredAt: answeredAt,
      publishedAt: noon)
  }

  static func fields(error: String? = nil) -> SendPage.Fields {
    func line(_ name: String) -> Field {
      Field(name, label: hostile, hint: hostile, value: hostile, error: error)
    }
    let choice = Field(
      "kind", label: hostile, value: hostile, control: .choice([Field.Choice(hostile, hostile)]))
    return SendPage.Fields(
      story: [Field("body", label: hostile, value: hostile, control: .text(rows: 3))],
      place: [line("placeText")],
      photos: [
        Field("photos", label: "x", control: .files(accept: "image/png", several: true))
      ], sorting: [choice], reporter: [line("phone")],
      wishes: [Field("anonymous", label: hostile, control: .check(isOn: true))])
  }

  static func own(_ state: State, isRestricted: Bool = false) throws -> OwnTicketPage {
    let code = try #require(AccessCode("K7QM-3D9P"))
    let score = Field(
      "score", label: "x",
      control: .radios([3, 2, 1].map { Field.Choice("\($0)", "điểm \($0)") }), error: hostile)
    return OwnTicketPage(
      number: try facts().number, code: code, state: state, isRestricted: isRestricted,
      title: hostile, body: hostile, category: hostile, unit: hostile, receivedAt: noon,
      dueAt: noon, question: hostile, answer: hostile, answeredAt: noon, disputeUntil: noon,
      reason: hostile, letter: hostile, rating: 2, photos: 3,
      events: [
        .said(hostile, at: noon), .told(hostile, at: noon),
        .moved(state, unit: hostile, at: noon.addingTimeInterval(-60)),
      ], mergedPath: "/ket-qua/x",
      acts: [
        OwnTicketPage.Act(.rate, fields: [score], isMain: true),
        OwnTicketPage.Act(
          .add, fields: [Field("text", label: "x", control: .text(rows: 2))], isMain: false),
      ], flash: Flash(.problem, hostile), problems: ErrorSummary([score]), token: hostile)
  }

  static func pages() throws -> [any Page] {
    let card = ResultCard(title: hostile, excerpt: hostile, facts: try facts())
    let line = Hotline(
      number: "0251 3 000 100", unit: hostile, purpose: hostile, hours: hostile,
      announced: hostile)
    let result = ResultPage(
      title: hostile, question: hostile, answer: hostile, facts: try facts(),
      photos: [ResultPage.Photo(id: 7, isAfter: true, width: nil, height: nil)],
      ratings: ResultPage.Ratings(satisfied: 3, neutral: 0, unsatisfied: 1), samePath: "/gui")
    let receipt = PublicReceiptPage(
      number: try facts().number, code: AccessCode("K7QM-3D9P"),
      qr: Markup(trusted: "<svg></svg>"), receivedAt: noon, dueAt: noon, photos: 2,
      photosFailed: true, authority: hostile, trackingAddress: hostile)
    return [
      PublicHomePage(hotlines: [line], results: [card]),
      PublicHomePage(hotlines: [], results: []), HotlinesPage(hotlines: [line]),
      HotlinesPage(hotlines: []), AboutPage(hotlines: [line]), result, receipt,
      ResultsPage(
        query: Field("q", label: "x", value: hostile), filters: [Field("unit", label: "y")],
        isFiltered: true, results: [card], pager: Pager(next: "/ket-qua?a=1&b=2", first: "/x")),
      ResultsPage(
        query: Field("q", label: "x"), filters: [], isFiltered: true, results: [], pager: nil),
      SendPage(
        fields: fields(error: hostile), kept: [.init(digest: hostile, name: hostile)],
        problems: ErrorSummary(fields(error: hostile).all, general: [hostile]), token: hostile),
      SendPage(
        fields: fields(), danger: Emergency.hint(in: "nhà đang cháy, cấp cứu"), token: "t"),
      TrackPage(fields: [Field("number", label: hostile, value: hostile)]),
      MessagePage.tombstone(
        at: noon, because: hostile, try renderer.get().wording(.vietnamese)),
    ]
  }

  @Test("Whatever was typed is text on every page, in both languages", arguments: Language.allCases)
  func hostileText(language: Language) throws {
    let renderer = try Self.renderer.get()
    let own = try State.allCases.flatMap {
      [try Self.own($0), try Self.own($0, isRestricted: true)]
    }
    for page in try Self.pages() + own {
      let html = page.render(
        renderer,
        in: PublicFrame(
          language: language, section: .home, address: "/?q=\"><script>", description: "\"><b>"))
      #expect(htmlFaults(html) == [], "\(page.template.rawValue)")
      #expect(!html.contains("alert(\""))
    }
  }

  @Test("Every word of the public site is there in both languages, composed and unlike")
  func words() {
    for word in PublicWord.allCases {
      let (vietnamese, english) = (word.vietnamese, word.english)
      #expect(!vietnamese.isEmpty && !english.isEmpty)
      #expect(vietnamese != english, "\(word.rawValue)")
      #expect(
        vietnamese.unicodeScalars.elementsEqual(
          vietnamese.precomposedStringWithCanonicalMapping.unicodeScalars), "\(word.rawValue)")
    }
  }

  @Test("In time or late is said by the answer and its due instant, and not where one is missing")
  func standing() throws {
    let renderer = try Self.renderer.get()
    let frame = PublicFrame(language: .vietnamese, section: .results, address: "/")
    let late = Self.noon.addingTimeInterval(1)
    for (due, answered, word) in [
      (Self.noon, Self.noon, "Đã xử lý đúng hạn"), (Self.noon, late, "Đã xử lý quá hạn"),
    ] {
      let card = ResultCard(
        title: "Đèn", excerpt: "", facts: try Self.facts(dueAt: due, answeredAt: answered))
      let html = PublicHomePage(hotlines: [], results: [card]).render(renderer, in: frame)
      #expect(html.contains(word))
    }
    let open = ResultCard(title: "Đèn", excerpt: "", facts: try Self.facts(answeredAt: nil))
    let html = PublicHomePage(hotlines: [], results: [open]).render(renderer, in: frame)
    #expect(!html.contains("hạn</span>"))
  }

  @Test("A restricted ticket that is open says nothing of its state but that it was received")
  func neutral() throws {
    let renderer = try Self.renderer.get()
    let frame = PublicFrame(language: .vietnamese, section: .track, address: "/tra-cuu")
    for state in State.allCases where state.isOpen {
      var page = try Self.own(state, isRestricted: true)
      page.events = []
      let html = page.render(renderer, in: frame)
      #expect(html.contains("<h1>Đã tiếp nhận</h1>"))
      #expect(html.contains("quy trình riêng"))
    }
  }

  @Test("The access code is in no address of the receipt or of one's own ticket")
  func code() throws {
    let renderer = try Self.renderer.get()
    let frame = PublicFrame(language: .english, section: .track, address: "/tra-cuu")
    let own = try Self.own(.answered).render(renderer, in: frame)
    let receipt = try #require(try Self.pages().first { $0 is PublicReceiptPage })
    for html in [own, receipt.render(renderer, in: frame)] {
      #expect(html.contains("K7QM"))
      let addresses = html.matches(of: /(href|action|src)="([^"]*)"/).map(\.output.2)
      #expect(!addresses.contains { $0.contains("K7QM") })
    }
  }
}

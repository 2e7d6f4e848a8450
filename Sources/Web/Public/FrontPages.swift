import Casework
import Hummingbird
import Pages

/// The first page, the hotlines, and what this service is.
enum FrontPages {
  static let routes: [Route] = [
    .get("/", for: .everyone, handler: home),
    .get("/duong-day-nong", for: .everyone, handler: hotlines),
    .get("/ve", for: .everyone, handler: about),
  ]

  /// Hotlines on the first page, and results on it.
  private static let hotlinesInSight = 3
  private static let resultsInSight = 5

  @Sendable private static func home(_ call: Call) async throws -> Response {
    try await call.open(call.registerKey) {
      var filter = OpenFilter()
      filter.limit = resultsInSight
      async let hotlines = call.office.openHotlines()
      async let results = call.office.openResults(filter)
      let page = try await PublicHomePage(
        hotlines: hotlines.prefix(hotlinesInSight).map { Hotline($0).short },
        results: results.results.map { ResultCard($0, call.words) })
      return call.openPage(page, in: .home, description: call.words[.homeLead])
    }
  }

  @Sendable private static func hotlines(_ call: Call) async throws -> Response {
    try await call.open(call.registerKey) {
      let page = HotlinesPage(hotlines: try await call.office.openHotlines().map { Hotline($0) })
      return call.openPage(page, in: .hotlines, description: call.words[.hotlinesLead])
    }
  }

  @Sendable private static func about(_ call: Call) async throws -> Response {
    try await call.open(call.registerKey) {
      let hotlines = try await call.office.openHotlines().prefix(1).map { Hotline($0).short }
      return call.openPage(AboutPage(hotlines: hotlines), in: nil)
    }
  }
}

extension Hotline {
  /// A hotline of the register.
  init(_ row: OpenHotline) {
    self.init(
      number: row.number, unit: row.unitName, purpose: row.purpose, hours: row.hours,
      announced: row.announcedIn, purposeEnglish: row.purposeEnglish,
      hoursEnglish: row.hoursEnglish)
  }

  /// Without where it was announced.
  fileprivate var short: Hotline {
    var short = self
    short.announced = nil
    return short
  }
}

extension ResultCard {
  /// A published result in a list.
  init(_ row: OpenResult, _ words: any Wording) {
    self.init(title: row.title, excerpt: row.question, facts: Facts(row.facts, words))
  }
}

extension ResultCard.Facts {
  /// What goes beside the words of a result.
  init(_ row: OpenResult.Facts, _ words: any Wording) {
    let category =
      switch words.language {
      case .vietnamese: row.categoryName
      case .english: row.categoryNameEnglish
      }
    self.init(
      number: row.number, category: category, categoryCode: row.category, kind: row.kind,
      channel: row.channel,
      unit: row.unitName.map { words.unit($0, today: row.unitNameToday) }, commune: row.communeName,
      receivedAt: row.receivedAt, dueAt: row.dueAt, answeredAt: row.answeredAt,
      isUnderReview: row.isUnderReview, publishedAt: row.publishedAt)
  }
}

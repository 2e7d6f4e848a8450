import Casework
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Pages
import Rules

/// What everyone may read: published results, hotlines, units, fields.
enum OpenRoutes {
  static let routes: [Route] = [
    .get("/api/v1/public/results", for: .everyone, handler: results),
    .get("/api/v1/public/results/{number}", for: .everyone, handler: result),
    .get("/api/v1/public/hotlines", for: .everyone, handler: hotlines),
    .get("/api/v1/public/units", for: .everyone, handler: units),
    .get("/api/v1/public/categories", for: .everyone, handler: categories),
  ]

  /// For so long others may keep what is public; a withdrawal shows at the latest then.
  private static let cache = "public, max-age=60"

  private static func results(_ call: Call) async throws -> Response {
    let catalogue = await call.office.latestCatalogue()
    let page = try await call.office.openResults(OpenFilter(call, in: catalogue))
    return Response.json(cache: cache) { json in
      json.member("items", of: page.results) { json, result in
        json.object { json in
          OpenResultJSON(result, call.language).write(to: &json)
          json.member("question", result.question)
        }
      }
      json.member("next", page.next?.description)
    }
  }

  private static func result(_ call: Call) async throws -> Response {
    guard let number = TicketNumber(checked: try call.parameter("number")),
      let answer = try await call.office.openAnswer(number)
    else { throw Refusal.notFound }
    switch answer {
    case .published(let result, let photos):
      return Response.json(cache: cache) { json in
        OpenResultJSON(result, call.language).writeWhole(photos, to: &json)
      }
    case .withdrawn(let tombstone):
      var response = Response.json(.gone, cache: cache) { json in
        json.member("type", "urn:hoiam:problem:withdrawn")
        json.member("title", because(tombstone, call.language))
        json.member("status", 410)
        json.member("withdrawnAt", tombstone.withdrawnAt)
      }
      response.headers[.contentType] = "application/problem+json"
      return response
    }
  }

  private static func because(_ tombstone: OpenTombstone, _ language: Language) -> String? {
    switch language {
    case .vietnamese: tombstone.because
    case .english: tombstone.becauseEnglish
    }
  }

  private static func hotlines(_ call: Call) async throws -> Response {
    let hotlines = try await call.office.openHotlines()
    return Response.json(cache: cache) { json in
      json.member("items", of: hotlines) { json, hotline in
        json.object { json in
          json.member("number", hotline.number)
          json.member("unit", hotline.unitName)
          json.member("purpose", hotline.purpose)
          json.member("hours", hotline.hours)
          json.member("announcedIn", hotline.announcedIn)
          json.member("purposeEnglish", hotline.purposeEnglish)
          json.member("hoursEnglish", hotline.hoursEnglish)
        }
      }
    }
  }

  private static func units(_ call: Call) async throws -> Response {
    let choices = try await call.office.openChoices()
    let catalogue = await call.office.latestCatalogue()
    return Response.json(cache: cache) { json in
      json.member("items", of: choices.units) { json, unit in
        json.object { json in
          json.member("id", Int(unit.id.rawValue))
          json.member("code", catalogue.units[unit.id]?.code)
          json.member("name", unit.name)
          json.member("sort", unit.sort.rawValue)
          json.member("parent", unit.parent.map { Int($0.rawValue) })
        }
      }
    }
  }

  private static func categories(_ call: Call) async throws -> Response {
    let choices = try await call.office.openChoices()
    return Response.json(cache: cache) { json in
      json.member("items", of: choices.categories) { json, category in
        json.object { json in
          json.member("code", category.code)
          json.member("name", category.name)
          json.member("nameEnglish", category.nameEnglish)
        }
      }
    }
  }
}

/// A published result as everyone may read it.
struct OpenResultJSON {
  private let result: OpenResult
  private let language: Language

  init(_ result: OpenResult, _ language: Language) {
    self.result = result
    self.language = language
  }

  /// Writes what a list shows.
  func write(to json: inout JSONWriter) {
    let facts = result.facts
    json.member("number", facts.number.description)
    json.member("title", result.title)
    json.member("kind", facts.kind.rawValue)
    json.member("channel", facts.channel)
    json.member("category", facts.category)
    json.member(
      "categoryName",
      language == .vietnamese ? facts.categoryName : facts.categoryNameEnglish)
    json.member("unit", facts.unitName)
    json.member("commune", facts.communeName)
    json.member("receivedAt", facts.receivedAt)
    json.member("dueAt", facts.dueAt)
    json.member("answeredAt", facts.answeredAt)
    json.member("underReview", facts.isUnderReview)
    json.member("publishedAt", facts.publishedAt)
  }

  /// Writes everything.
  func writeWhole(_ photos: [OpenPhoto], to json: inout JSONWriter) {
    write(to: &json)
    json.member("question", result.question)
    json.member("answer", result.answer)
    if let ratings = result.ratings {
      json.member("ratings") { json in
        json.member("satisfied", ratings.satisfied)
        json.member("neutral", ratings.neutral)
        json.member("unsatisfied", ratings.unsatisfied)
      }
    }
    json.member("photos", of: photos) { json, photo in
      json.object { json in
        json.member("id", Int(photo.id))
        json.member("after", photo.isAfter)
        json.member("width", photo.width)
        json.member("height", photo.height)
      }
    }
  }
}

extension OpenFilter {
  /// The filter that stands in the address of a list of results.
  ///
  /// - Throws: `WebError.unreadable(.query)` for a name or a value that means nothing.
  init(_ call: Call, in catalogue: Catalogue) throws(WebError) {
    try call.allowQuery(
      ["q", "unit", "category", "kind", "commune", "from", "to", "limit", "after"])
    self.init()
    let typed = call.query
    guard typed["q"].unicodeScalars.count <= 200 else { throw .unreadable(.query) }
    query = typed["q"]
    units = try TicketFilter.units(call, in: catalogue)
    if let code = typed.value("category") {
      guard catalogue.categories[code] != nil else { throw .unreadable(.query) }
      category = code
    }
    if let code = typed.value("kind") {
      guard let known = Kind(rawValue: code) else { throw .unreadable(.query) }
      kind = known
    }
    if let code = typed.value("commune") {
      guard let known = catalogue.unit(code, at: call.house.now) else {
        throw .unreadable(.query)
      }
      commune = known
    }
    publishedFrom = try OpenFilter.midnight(typed["from"], plus: 0, in: catalogue)
    publishedBefore = try OpenFilter.midnight(typed["to"], plus: 1, in: catalogue)
    if let text = typed.value("limit") {
      guard let number = Int(text), (1...Office.longestOpenPage).contains(number) else {
        throw .unreadable(.query)
      }
      limit = number
    }
    if let text = typed.value("after") {
      guard let cursor = OpenCursor(text) else { throw .unreadable(.query) }
      after = cursor
    }
  }

  /// The beginning of a local day, or of one so many days later.
  private static func midnight(
    _ typed: String, plus days: Int, in catalogue: Catalogue
  ) throws(WebError) -> Date? {
    if typed.isEmpty { return nil }
    guard let day = LocalDay(typed), let calendar = catalogue.officeCalendar else {
      throw .unreadable(.query)
    }
    return calendar.midnight(of: day.adding(days: days))
  }
}

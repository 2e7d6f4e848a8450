import Casework
import Hummingbird
import Media
import Pages
import Rules

/// Published results: the list with its search, one result, its photos.
enum ResultRoutes {
  static let routes: [Route] = [
    .get("/ket-qua", for: .everyone, handler: list),
    .get("/ket-qua/{number}", for: .everyone, handler: one),
    .get("/anh/{number}/{photo}", for: .everyone) { try await photo($0, small: false) },
    .get("/anh/{number}/{photo}/nho", for: .everyone) { try await photo($0, small: true) },
  ]

  @Sendable private static func list(_ call: Call) async throws -> Response {
    // What somebody searches for is asked once; only lists that many see are kept.
    try await call.open(ResultsQuestion.address(call.query).map { .register($0, call.language) }) {
      try await listPage(call)
    }
  }

  private static func listPage(_ call: Call) async throws -> OpenMade {
    let choices = try await call.office.openChoices()
    let asked = ResultsQuestion(call.query, choices: choices)
    let page = try await call.office.openResults(asked.filter)
    let results = ResultsPage(
      query: asked.queryField(call.words), filters: asked.filters(choices, call.words),
      isFiltered: asked.isFiltered, leftAside: ResultsQuestion.leftAside(call.query),
      results: page.results.map { ResultCard($0, call.words) },
      pager: Pager(
        next: page.next.map { call.words.address(asked.address(after: $0, isLoose: page.isLoose)) },
        first: asked.filter.after == nil ? nil : call.words.address(asked.address(after: nil))))
    return call.openPage(
      results, in: .results, at: ResultsQuestion.address(call.query),
      description: call.words[.resultsLead])
  }

  @Sendable private static func one(_ call: Call) async throws -> Response {
    let number = try number(call)
    return try await call.open(.result(number, call.language)) {
      guard let answer = try await call.office.openAnswer(number) else { throw WebError.notFound }
      switch answer {
      case .published(let result, let photos):
        let page = ResultPage(result, photos: photos, call.words)
        return call.openPage(
          page, in: .results, at: "/ket-qua/\(number)", description: result.title)
      case .withdrawn(let stone):
        let reason = call.language == .vietnamese ? stone.because : stone.becauseEnglish
        let page = MessagePage.tombstone(at: stone.withdrawnAt, because: reason, call.words)
        return .apart(
          call.publicPage(page, in: .results, at: "/ket-qua/\(number)", status: .gone))
      }
    }
  }

  private static func photo(_ call: Call, small: Bool) async throws -> Response {
    let number = try number(call)
    guard let id = try Int64(call.parameter("photo")),
      let photo = try await call.office.openPhoto(id, of: number),
      let digest = FileDigest(bytes: small ? photo.thumbnail ?? photo.digest : photo.digest)
    else { throw WebError.notFound }
    let bytes = try await call.house.files.read(digest)
    return .file(bytes, type: MediaType.jpeg.rawValue, cache: "public, max-age=600")
  }

  /// The number in the path; what is no number with its check digit leads nowhere.
  private static func number(_ call: Call) throws(WebError) -> TicketNumber {
    guard let number = TicketNumber(checked: try call.parameter("number")) else {
      throw .notFound
    }
    return number
  }
}

extension ResultPage {
  fileprivate init(_ result: OpenResult, photos: [OpenPhoto], _ words: any Wording) {
    var pairs = [(name: "category", value: result.facts.category)]
    if let commune = result.facts.commune { pairs.append(("commune", "\(commune)")) }
    let ratings = result.ratings
    self.init(
      title: result.title, question: result.question, answer: result.answer,
      facts: ResultCard.Facts(result.facts, words),
      photos: photos.map {
        Photo(id: $0.id, isAfter: $0.isAfter, width: $0.width, height: $0.height)
      },
      ratings: Ratings(
        satisfied: ratings?.satisfied ?? 0, neutral: ratings?.neutral ?? 0,
        unsatisfied: ratings?.unsatisfied ?? 0),
      samePath: words.address("/gui" + QueryText.after(pairs)))
  }
}

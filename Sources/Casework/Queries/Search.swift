import FoundationEssentials
import Postgres
import Rules
import Store

/// One search on its way through what there is: numbers, telephone numbers, words, and words that
/// are nearly those, each the newest first; of words the hundred newest in the order in which they
/// fit, then the next hundred.
struct Search {
  /// A ticket that was found and may be shown.
  struct Hit {
    let ticket: ID<TicketRow>
    let way: Findings.Way
    var terms: SearchTerms?
    var excerpt: Excerpt?
    var part: SearchedPart?
  }

  /// What a page holds.
  struct Found {
    var hits: [Hit] = []
    var next: TicketCursor?
  }

  /// How many of the newest are ordered by how well they fit.
  static let block = 100
  /// Words that are nearly those are looked for if fewer were found.
  private static let few = 5
  /// The most tickets whose words are looked through for one page, beside those on it.
  private static let mostRead = 60

  let office: Office
  let filter: TicketFilter
  let asked: TicketSearch
  let reach: RowReach
  let identity: RowReach
  let history: RowReach
  let scope: Searches.Scope
  let now: Date

  /// nil if nothing can be reached, or nothing was typed.
  init?(
    _ filter: TicketFilter, in office: Office, for principal: Principal, catalogue: Catalogue,
    at now: Date
  ) {
    reach = RowReach(principal, in: catalogue)
    guard !reach.isEmpty else { return nil }
    var filter = filter
    filter.limit = min(max(filter.limit, 1), Office.longestPage)
    (self.office, self.filter, self.now) = (office, filter, now)
    asked = office.understand(filter.query, reach: reach, by: principal, in: catalogue)
    identity = RowReach(principal, to: .seeIdentity, in: catalogue)
    history = RowReach(principal, to: .seeHistory, in: catalogue)
    scope = Searches.Scope(
      filter, reach: reach, at: now, limits: catalogue.limits(of: filter, from: now))
  }

  /// The page at which the filter's cursor points.
  func page() async throws -> Found {
    var found = Found()
    let start = filter.after
    let begins = start == nil
    if begins { found.hits = try await byNumber() }
    for way in [Findings.Way.phone, .words, .nearly] where way.rawValue >= start?.way ?? 1 {
      let goesOn = start?.way == way.rawValue
      let isWorth = way != .nearly || goesOn || begins && found.hits.count < Search.few
      guard isWorth, goesOn || begins || way != .nearly else { continue }
      found.next = try await fill(&found.hits, by: way, from: goesOn ? start : nil)
      if found.next != nil { return found }
    }
    return found
  }

  /// The cards of what was found.
  func cards(of hits: [Hit], desk: Bool) async throws -> [ID<TicketRow>: TicketCard] {
    guard !hits.isEmpty else { return [:] }
    let cards = try await office.reads.all(
      TicketCards.some(hits.map(\.ticket), reach: reach, desk: desk))
    return Dictionary(cards.map { ($0.header.id, $0) }) { first, _ in first }
  }

  private func byNumber() async throws -> [Hit] {
    guard !asked.numbers.isEmpty || asked.external != nil else { return [] }
    let all = try await office.reads.all(Searches.byNumber(asked, in: scope))
    return all.prefix(filter.limit).map { Hit(ticket: $0.ticket, way: .number) }
  }

  // MARK: - Ways that may have many pages

  /// Adds what one way finds until the page is full.
  ///
  /// - Returns: where that way goes on; nil if it has found everything.
  private func fill(
    _ hits: inout [Hit], by way: Findings.Way, from start: TicketCursor?
  ) async throws -> TicketCursor? {
    guard let variants = variants(of: way) else { return nil }
    let size = max(Search.block, filter.limit)
    var behind = start.flatMap { $0.isBeginning ? nil : $0 }
    var passed = start?.passed ?? 0
    var read = 0
    while true {
      let all = try await candidates(way, variants, after: behind, limit: size + 1)
      let block = Array(all.prefix(size))
      let ordered = block.enumerated().filter { isLikely($0.element, way) }.sorted {
        ($1.element.fit, $0.offset) < ($0.element.fit, $1.offset)
      }.map(\.element)
      while passed < ordered.count {
        let room = filter.limit - hits.count
        if room <= 0 || read >= Search.mostRead + filter.limit {
          return TicketCursor(way.rawValue, behind: behind, passed: passed)
        }
        let some = Array(ordered[passed...].prefix(room))
        let known = Set(hits.map(\.ticket))
        hits += try await readable(some.filter { !known.contains($0.ticket) }, way, variants)
        passed += some.count
        read += some.count
      }
      guard all.count > size, let last = block.last else { return nil }
      (behind, passed) = (TicketCursor(last.receivedAt, last.ticket), 0)
    }
  }

  /// Whether something is worth showing: where any word may have been meant for another, only if
  /// they stand side by side.
  private func isLikely(_ candidate: SearchCandidate, _ way: Findings.Way) -> Bool {
    way != .nearly || !asked.terms.isPlain || candidate.isSideBySide
  }

  /// What is looked for; nil if that way has nothing to look for.
  private func variants(of way: Findings.Way) -> [SearchTerms]? {
    switch way {
    case .number: nil
    case .phone: asked.phone == nil ? nil : []
    case .words: asked.terms.words.isEmpty ? nil : [asked.terms]
    case .nearly:
      // A number that was misheard is told by its check digit, not guessed.
      asked.numbers.isEmpty && !asked.terms.slips.isEmpty ? asked.terms.slips : nil
    }
  }

  private func candidates(
    _ way: Findings.Way, _ variants: [SearchTerms], after: TicketCursor?, limit: Int
  ) async throws -> [SearchCandidate] {
    if way == .phone {
      guard let phone = asked.phone else { return [] }
      return try await office.database.all(
        Searches.byPhone(phone, in: scope, after: after, limit: limit))
    }
    let query = SearchQuery(variants)
    var found: [SearchCandidate] = []
    // What is dated a little ahead of this clock is there, too.
    for window in SearchWindow.back(from: after?.date ?? now.addingTimeInterval(86_400)) {
      found += try await office.database.all(
        Searches.byWords(
          query, verbatim: way == .words ? asked.verbatim : [], in: scope, window, after: after,
          limit: limit - found.count))
      if found.count >= limit { break }
    }
    return found
  }

  /// Of some tickets those in which this person can read what was looked for.
  private func readable(
    _ some: [SearchCandidate], _ way: Findings.Way, _ variants: [SearchTerms]
  ) async throws -> [Hit] {
    guard !some.isEmpty else { return [] }
    if way == .phone { return some.map { Hit(ticket: $0.ticket, way: way) } }
    let sheets = try await office.reads.all(
      SearchSheets.of(
        some.map(\.ticket), reach: reach, identity: identity, history: history))
    let byTicket = Dictionary(sheets.map { ($0.ticket, $0) }) { first, _ in first }
    return some.compactMap { candidate in
      guard let sheet = byTicket[candidate.ticket],
        let reading = variants.lazy.compactMap({ sheet.reading(of: $0) }).first
      else { return nil }
      return Hit(
        ticket: candidate.ticket, way: way, terms: reading.terms, excerpt: reading.excerpt,
        part: reading.part)
    }
  }
}

extension TicketCursor {
  /// Whether nothing lies before it.
  fileprivate var isBeginning: Bool { self == TicketCursor(way, behind: nil, passed: passed) }
}
